"""The documentation says what is so."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

from intelnews.markup.commonmark import _MESSAGES as DROPPED
from intelnews.text.notes import NOTES

ROOT = Path(__file__).parent.parent
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def _codes_in_source() -> set[str]:
    """Return the literal codes of every call that makes a problem."""
    found = {code for code, _ in NOTES.values()} | set(DROPPED)
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            words = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            if re.search("note|warn|problem|lost", name.lower()):
                words += node.args[:1]
            found.update(
                leaf.value
                for word in words
                for leaf in ast.walk(word)
                if isinstance(leaf, ast.Constant)
                and isinstance(leaf.value, str)
                and _CODE.fullmatch(leaf.value)
            )
    return found


def test_every_problem_code_is_explained():
    """No code is used that the page does not list, and none is listed that no module holds."""
    page = (ROOT / "docs" / "reference" / "problems.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE))
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert set() == _codes_in_source() - listed
    assert set() == {code for code in listed if f'"{code}"' not in source}


def test_table_of_parsers_is_up_to_date():
    """The table is made from the parsers' own summaries."""
    command = [sys.executable, str(ROOT / "tools" / "write_parser_table.py"), "--check"]
    assert 0 == subprocess.run(command, check=False).returncode


def test_readme_holds_two_commands():
    """One command for the main job, one for the tests, and no third."""
    command = [sys.executable, str(ROOT / ".ci" / "readme_commands.py")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert 2 == len(run.stdout.splitlines())


def test_links_between_pages_lead_somewhere():
    """Every relative link of README and documentation names a file."""
    lost = set()
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:\s]+)\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                lost.add((page.name, target))
    assert set() == lost
