"""Texts that break careless parsers: endless repeats, deep nests, and characters nobody expects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HOSTILE_UNITS", "hostile_texts"]

#: What is repeated, under the name of the weakness that it looks for.
HOSTILE_UNITS: Final[dict[str, str]] = {
    "straight quotes": '"',
    "opening quotes": "“",
    "apostrophes": "'",
    "cues": "said ",
    "arrows": "►",
    "footers": "► Author: ",
    "bylines": "By ",
    "initials": "J. ",
    "capitals": "NAME ",
    "dates": "May 22, 2019 ",
    "date lines": "May 22, 2019 by Anna Kral 1 Comment\n",
    "digits": "1",
    "spaces": " ",
    "tabs and spaces": " \t",
    "blank lines": "\n",
    "lines of spaces": " \n",
    "one line": "word ",
    "one word": "a",
    "commas": ",",
    "list of tags": "tag, ",
    "taxonomies": "Filed under A Tagged with b, ",
    "comments": "Anna says:\n",
    "rules": "---\n",
    "equals signs": "=",
    "hashes": "#",
    "stars": "*",
    "underscores": "_",
    "backticks": "`",
    "pipes": "| a ",
    "nested quotations": "> ",
    "nested lists": "* ",
    "brackets": "[",
    "braces": "{",
    "parentheses": "(",
    "links": "[a](",
    "wiki links": "[[",
    "tags": "<",
    "elements": "<a ",
    "nested elements": "<div>",
    "entities": "&amp;",
    "half entities": "&",
    "addresses": "http://",
    "mail addresses": "a@",
    "backslashes": "\\",
    "colons": "a: ",
    "yaml anchors": "- &a [*a, ",
    "json": '{"a":',
    "combining marks": "\u0301",
    "direction marks": "\u202e",
    "byte order marks": "\ufeff",
    "joiners": "\u200d",
    "line separators": "\u2028",
    "ideographs": "北",
    "emoji": "🚢",
    "NULs": "\0",
    "half pairs": "\ud800",
}


def hostile_texts(*, chars: int = 50_000) -> Iterator[tuple[str, str]]:
    """Yield names and texts, each of about so many code points.

    >>> dict(hostile_texts(chars=8))["arrows"]
    '►►►►►►►►'
    """
    for name, unit in HOSTILE_UNITS.items():
        yield name, unit * (chars // len(unit))
