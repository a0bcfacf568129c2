"""Bids: asked of all, ranked, ties told aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.intake.document import Document
from intelnews.plugins import bids as bids_module
from intelnews.plugins.bids import Bid, TieWarning, ask, head_of, ranked
from intelnews.plugins.contract import Head, Match
from intelnews.plugins.parsers import PARSERS


def _parser(name, answer):
    def sniff(self, head, /):
        return answer(head)

    members = {"name": name, "formats": (name,), "summary": "A test.", "sniff": sniff}
    members["parse"] = lambda self, document, /: ()
    return type(name.title(), (), members)


def _fail(head):
    raise KeyError("gone")


@pytest.fixture
def _own_parsers():
    """Use these parsers beside the built-in ones."""
    PARSERS.register(_parser("sure", lambda _: Match(0.99, "I know it")))
    PARSERS.register(_parser("failing", _fail))
    PARSERS.register(_parser("talkative", lambda _: "yes"))
    yield
    for name in ("sure", "failing", "talkative"):
        PARSERS.unregister(name)


@pytest.mark.usefixtures("_own_parsers")
def test_every_parser_is_asked_and_failures_are_told():
    """The surest comes first; a parser that raises or answers nonsense has not bid."""
    bids = ask(Head(text="Nothing in particular."))
    assert "sure" == bids[0].parser
    reasons = {bid.parser: bid.reason for bid in bids if bid.failed}
    assert {
        "failing": "KeyError: 'gone'",
        "talkative": "sniff returned str, not Match or None",
    } == reasons


def test_head_is_the_beginning_only():
    """A parser sees so much of the text and is told whether that is all."""
    document = Document(
        text="x" * 100_000, data=b"y" * 10, name="long.txt", url="https://a.example/"
    )
    head = head_of(document)
    assert (len(head.text), head.data, head.complete) == (bids_module._HEAD_CHARS, b"y" * 10, False)
    assert ("long.txt", "https://a.example/") == (head.name, head.url)
    assert head_of(Document(text="short")).complete


def test_tie_is_told_aloud_and_broken_by_name():
    """Two equal bids warn with both names, and the first by name wins."""
    tied = (Bid(parser="b", confidence=0.5), Bid(parser="a", confidence=0.5), Bid(parser="c"))
    with pytest.warns(TieWarning, match="'a'.*'b'.*equally sure"):
        made = ranked(tied)
    assert ["a", "b"] == [bid.parser for bid in made]


def test_priority_breaks_a_tie_in_silence():
    """Of two equally sure the one of higher priority wins."""
    first = Bid(parser="b", confidence=0.5, priority=501)
    second = Bid(parser="a", confidence=0.5)
    assert (first, second) == ranked((second, first))


@given(st.lists(st.floats(0, 1) | st.none(), max_size=8))
def test_ranking_is_by_confidence(confidences):
    """The bids that were made come out surest first, and no other does."""
    bids = [
        Bid(parser=f"p{place}", confidence=sure, priority=place)
        for place, sure in enumerate(confidences)
    ]
    made = [bid.confidence for bid in ranked(bids)]
    assert sorted((sure for sure in confidences if sure), reverse=True) == made


def test_bid_prints_on_one_line():
    """A bid reads as parser, figure and reason."""
    assert "paste: 0.80 date line" == str(Bid(parser="paste", confidence=0.8, reason="date line"))
    assert "html: – not its format" == str(Bid(parser="html"))
