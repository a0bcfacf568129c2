"""An explanation shows the bids as a notebook table."""

from __future__ import annotations

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
