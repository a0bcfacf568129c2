"""Paragraphs: which quotation goes on in the next, and what then stands inside a content."""

from __future__ import annotations

import pytest
from attrs import evolve

from intelnews.claims.attribution import Attribution, Paragraph
from intelnews.claims.quotes import Quote
from intelnews.spans import Span

QUOTE = Quote(span=Span(0, 20), inner=Span(1, 19))
SAID = Attribution(source=Span(21, 24), cue=Span(25, 29), content=(Span(0, 20),), lemma="say")
CLOSED = Paragraph((SAID,), (QUOTE,), (Span(0, 30),))


@pytest.mark.parametrize(
    ("paragraph", "runs_on", "may_go_on"),
    [
        (CLOSED, False, True),
        (evolve(CLOSED, quotes=(evolve(QUOTE, closed=False),)), True, False),
        (evolve(CLOSED, quotes=()), False, False),
        (evolve(CLOSED, found=()), False, False),
        (evolve(CLOSED, sentences=()), False, False),
        (evolve(CLOSED, sentences=(Span(0, 30), Span(31, 40))), False, False),
        (evolve(CLOSED, found=(evolve(SAID, lemma="ask"),)), False, False),
        (evolve(CLOSED, found=(evolve(SAID, cue=None),)), False, False),
        (evolve(CLOSED, found=(SAID, SAID)), False, False),
        (evolve(CLOSED, found=(), quotes=(evolve(QUOTE, closed=False),)), False, False),
    ],
)
def test_which_paragraph_is_followed(paragraph: Paragraph, runs_on: bool, may_go_on: bool) -> None:
    """An open quotation runs on; a closed one may, if its report ends the paragraph."""
    assert (runs_on, may_go_on) == (paragraph.runs_on, paragraph.may_go_on)


def test_quotations_of_the_next_paragraph() -> None:
    """They are added to the content, or to none where none goes on."""
    more = Quote(span=Span(32, 60), inner=Span(33, 59))
    joined = CLOSED.with_quotes([more])
    assert (Span(0, 20), Span(32, 60)) == joined.found[0].content
    assert evolve(CLOSED, found=()).with_quotes([more]).found == ()


def test_claims_inside_another() -> None:
    """What is claimed in the quotation has the content around it as its parent."""
    joined = CLOSED.with_quotes([Quote(span=Span(32, 60), inner=Span(33, 59))])
    inner = Attribution(source=Span(33, 37), cue=Span(38, 42), content=(Span(43, 59),), lemma="say")
    outside = evolve(inner, cue=Span(61, 65))
    found = Paragraph((inner, outside), (QUOTE,)).inside(joined).found
    assert (evolve(inner, parent=Span(0, 60)), outside) == found
