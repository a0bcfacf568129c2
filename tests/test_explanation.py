"""An explanation shows the bids as a notebook table."""

from __future__ import annotations

import intelnews
from intelnews.explanation import Explanation
from intelnews.plugins.bids import Bid

BIDS = (
    Bid(parser="paste", confidence=0.8, reason="two date lines"),
    Bid(parser="<b>odd</b>", reason="not its format"),
)


def test_notebook_table_names_the_winner_and_escapes_the_rest():
    """The winner is marked, a parser that did not bid says so, and no name becomes markup."""
    shown = Explanation(name="marl.txt", bids=BIDS)._repr_html_()
    for words in ("Who reads marl.txt", "0.80", "✓ reads it", "&lt;b&gt;odd&lt;/b&gt;", "no bid"):
        assert words in shown
    assert 1 == shown.count("✓")


def test_candidates_are_listed_field_by_field():
    """What a page was weighed by: the winner with a plus, each with what counted."""
    page = "<title>Harbour reopens - Tide Notes</title><h1>Harbour reopens</h1><p>The port is open."
    explanation = intelnews.explain(page)
    lines = str(explanation).split("\n")
    first = lines.index("candidates for title")
    assert lines[first + 1].startswith("  + ")
    assert "'Harbour reopens' by <h1>" in lines[first + 1]
    assert lines[first + 2].startswith("  - ")


def test_pasted_pages_weigh_nothing():
    """A parser that weighs no candidates has none to show."""
    assert () == intelnews.explain("Harbour reopens\nMay 22, 2019\nThe port is open.").candidates
