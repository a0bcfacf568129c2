"""The lines of one post are read as those of a pasted page."""

from __future__ import annotations

from intelnews.text.facts import iter_authors, iter_dates
from intelnews.text.printed import read_printed

LINES = [
    "Harbour reopens after storm",
    "May 22, 2019 by Anna Kral 1 Comment",
    "The port of Ansel is open\nagain, nine days after the storm that closed it, she said.",
    "Ships had waited in the roads, among them two that carried grain for the island.",
    "► Author: Anna Kral | Date: 22 May 2019 | Permalink",
]


def test_body_knows_its_lines():
    """The text is what is neither headline, date line nor footer."""
    printed = read_printed(LINES)
    assert printed is not None
    assert [2, 3] == [printed.row_of(block.line) for block in printed.post.body]


def test_facts_know_their_lines():
    """Writers and dates from the date line and the footer."""
    printed = read_printed(LINES)
    assert printed is not None
    assert [1, 4] == [printed.row_of(fact.line) for fact in iter_authors(printed.post)]
    assert [1, 4] == [printed.row_of(fact.line) for fact in iter_dates(printed.post)]


def test_several_posts_are_none():
    """Lines of two posts, or of none, are not read as one."""
    assert read_printed([*LINES, *LINES]) is None
    assert read_printed(["The port is open."]) is None
    assert read_printed([]) is None
