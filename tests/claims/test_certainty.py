"""Hedging words and the bands that ICD 203 and Kent give them."""

from __future__ import annotations

import pytest

from intelnews.claims.certainty import certainty_in
from intelnews.spans import Span

TABLE = [
    ("it was reportedly lost", "reportedly", None),
    ("it may have been lost", "may have", None),
    ("the meeting in May was lost", None, None),
    ("it might be lost", "might", None),
    ("it could not be lost", None, None),
    ("it could have been lost", "could have", None),
    ("an estimated 3,000 men", "an estimated", None),
    ("it is believed to be lost", "is believed to", None),
    ("it appears to be lost", "appears to", None),
    ("it is likely lost", "likely", "likely = 55–80 % (ICD 203)"),
    ("it is very likely lost", "very likely", "very likely = 80–95 % (ICD 203)"),
    ("it is highly likely lost", "highly likely", "highly likely = 87–99 % (Kent 1964)"),
    ("it is unlikely", "unlikely", "unlikely = 20–45 % (ICD 203)"),
    ("it is very unlikely", "very unlikely", "very unlikely = 5–20 % (ICD 203)"),
    ("it is probably lost", "probably", "probably = 55–80 % (ICD 203)"),
    ("it is probably not lost", "probably not", "probably not = 20–40 % (Kent 1964)"),
    ("it is almost certainly lost", "almost certainly", "almost certainly = 95–99 % (ICD 203)"),
    (
        "it is almost certainly not lost",
        "almost certainly not",
        "almost certainly not = 2–12 % (Kent 1964)",
    ),
    ("a roughly even chance", "roughly even chance", "roughly even chance = 45–55 % (ICD 203)"),
    ("a remote chance", "remote", "remote = 1–5 % (ICD 203)"),
    ("a remote-controlled boat", None, None),
    ("it is all but  certain", "all but  certain", "all but certain = 87–99 % (Kent 1964)"),
    ("it was lost", None, None),
]


@pytest.mark.parametrize(("text", "words", "band"), TABLE)
def test_hedge_and_band(text: str, words: str | None, band: str | None) -> None:
    """A hedge is found with its words, and with the band if a standard has one."""
    found = certainty_in(text, [Span(0, len(text))])
    assert words == (found and found.text)
    assert band == (str(found.band) if found and found.band else None)


def test_first_span_wins() -> None:
    """What stands at the cue counts before what stands in the content."""
    text = "reportedly said it may rain"
    found = certainty_in(text, [Span(0, 15), Span(16, 27)])
    assert found is not None
    assert (found.text, found.span) == ("reportedly", Span(0, 10))


def test_hedge_far_behind_hedges_something_else() -> None:
    """Only the beginning of a content counts."""
    text = "it was lost " * 30 + "and may be found"
    assert certainty_in(text, [Span(0, len(text))]) is None
