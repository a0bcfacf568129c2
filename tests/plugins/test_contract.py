"""What parsers yield: drafts take plain values, and nothing else."""

from __future__ import annotations

import pytest

from intelnews.model import Author, BlockKind, Moment, Span
from intelnews.plugins.contract import Draft, Found, Head, Match, Parser, Piece
from intelnews.plugins.parsers import PARSERS


def test_draft_takes_plain_values():
    """Strings, moments and authors are wrapped; a text is cut into paragraphs."""
    moment = Moment.fromisoformat("2019-05-22")
    anna = (Author(name="Anna Kral"),)
    draft = Draft(
        title="Harbour reopens",
        kind="analysis",
        authors=["By Anna Kral", Found(value=anna, method="meta")],
        published=moment,
        body="One.\n\n\n\nTwo.",
    )
    assert "Harbour reopens" == draft.title.value
    assert ["By Anna Kral", anna] == [found.value for found in draft.authors]
    assert [moment] == [found.value for found in draft.published]
    assert ["One.", "Two."] == [piece.text for piece in draft.body]
    assert "parser" == draft.title.method


def test_draft_without_anything():
    """Nothing is required of a draft."""
    assert (None, (), (), ()) == (Draft().title, Draft().authors, Draft().published, Draft().body)
    assert () == Draft(published=None).published


def test_draft_refuses_unknown_kinds():
    """A kind outside the list is an error that names the list."""
    with pytest.raises(ValueError, match="'gossip' is no ArticleKind; known are news, analysis"):
        Draft(kind="gossip")


def test_piece_holds_kind_and_places():
    """A piece converts its kind and keeps its spans as a tuple."""
    piece = Piece(text="a b", kind="quote", spans=[Span(0, 1), Span(2, 3)])
    assert (BlockKind.QUOTE, (Span(0, 1), Span(2, 3))) == (piece.kind, piece.spans)


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_match_is_a_share(confidence):
    """Confidence lies between 0 and 1."""
    with pytest.raises(ValueError, match="must be"):
        Match(confidence, "odd")


def test_head_gives_stripped_lines():
    """Blank lines are left out and the others stripped."""
    assert ["a", "b"] == Head(text=" a \n\n b\n").lines()


def test_built_in_parsers_fulfil_the_protocol():
    """Every parser that is in use is a ``Parser``."""
    parsers = [parser for _, parser in PARSERS.usable()]
    assert parsers
    assert all(isinstance(parser, Parser) for parser in parsers)
