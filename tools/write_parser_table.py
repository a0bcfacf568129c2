"""Write the table of built-in parsers into the documentation; with --check, only compare."""

import sys
from pathlib import Path

import intelnews

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "parsers.md"
MARK = "<!-- parsers: written by tools/write_parser_table.py -->\n"


def table() -> str:
    """Return the table, one row a parser."""
    rows = ["| name | formats | reads |", "| --- | --- | --- |"]
    for parser in intelnews.parsers():
        if parser.origin.startswith("intelnews "):
            formats = ", ".join(f"`{name}`" for name in parser.formats)
            rows.append(f"| `{parser.name}` | {formats} | {parser.summary} |")
    return "\n".join(rows) + "\n"


def main() -> int:
    """Write or check the page."""
    text = PAGE.read_text(encoding="utf-8")
    written = text.partition(MARK)[0] + MARK + "\n" + table()
    if "--check" in sys.argv:
        return int(text != written)
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
