"""Hedging words and the bands that ICD 203 and Kent give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims import extract_claims
from intelnews.claims.certainty import certainty_in
from intelnews.spans import Span

TABLE = [
    ("it was reportedly lost", "reportedly", None),
    ("it may have been lost", "may have been", None),
    ("it may have fled", "may have", None),
    ("the meeting in May was lost", None, None),
    ("it might be lost", "might be", None),
    ("it could not be lost", None, None),
    ("it could have been lost", "could have been", None),
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
    # words that are read as those of a standard
    ("it is highly unlikely", "highly unlikely", "very unlikely = 5–20 % (ICD 203)"),
    ("it is not likely to be lost", "not likely", "unlikely = 20–45 % (ICD 203)"),
    ("it is improbable", "improbable", "improbable = 20–45 % (ICD 203)"),
    ("it is highly improbable", "highly improbable", "highly improbable = 5–20 % (ICD 203)"),
    ("there is almost no chance", "almost no chance", "almost no chance = 1–5 % (ICD 203)"),
    ("roughly even odds", "roughly even odds", "roughly even odds = 45–55 % (ICD 203)"),
    ("it is highly probable", "highly probable", "highly probable = 80–95 % (ICD 203)"),
    ("it is nearly certain", "nearly certain", "nearly certain = 95–99 % (ICD 203)"),
    ("nearly certainly lost", "nearly certainly", "nearly certain = 95–99 % (ICD 203)"),
    ("the odds are remote", "remote", "remote = 1–5 % (ICD 203)"),
    ("in a remote valley", None, None),
    ("it is doubtful", "doubtful", "doubtful = 20–40 % (Kent 1964)"),
    ("a fifty-fifty bet", "fifty-fifty", "fifty-fifty = 40–60 % (Kent 1964)"),
    (
        "it is virtually impossible",
        "virtually impossible",
        "virtually impossible = 2–12 % (Kent 1964)",
    ),
    ("“we believe it was lost”", "we believe", "we believe = 63–87 % (Kent 1964)"),
    ("it was likely not lost", "likely not", "unlikely = 20–45 % (ICD 203)"),
    ("Likely an accident", "Likely", "likely = 55–80 % (ICD 203)"),
    # what has no number
    ("it is not very likely", "not very likely", None),
    ("it is more likely than not", "more likely than not", None),
    ("in all likelihood it sank", "in all likelihood", None),
    ("there is no evidence that it sank", "no evidence that", None),
    ("it cannot be ruled out", "cannot be ruled out", None),
    ("there is a good chance of rain", "good chance", None),
    ("it is possible that it sank", "is possible", None),
    ("it may well have sunk", "may well have", None),
    ("it may not have sunk", "may not have", None),
    ("it was widely believed to have sunk", "was widely believed to", None),
    ("believed to be lost", "believed to be", None),
    ("it seemed to sink", "seemed to", None),
    ("it would appear that it sank", "would appear that", None),
    ("it is unclear whether it sank", "unclear", None),
    ("Allegedly it sank", "Allegedly", None),
    ("it was “possibly” sunk", "possibly", None),
    ("the alleged plot failed", "alleged", None),
    ("the suspected spy fled", "suspected", None),
    ("unconfirmed tales", "unconfirmed", None),
    ("a possible leak", "possible", None),
    ("estimated at 40 men", "estimated", None),
    ("Russia May Have Lied", "May Have", None),
    # nouns give way to statements
    ("the alleged plot was very likely invented", "very likely", "very likely = 80–95 % (ICD 203)"),
    # words of the same look
    ("most likely voters went", None, None),
    ("they are more likely to go than to stay", None, None),
    ("as soon as possible", None, None),
    ("its military might grew", None, None),
    ("might is right", "might", None),
    ("he alleged that it sank", None, None),
    ("she suspected him", None, None),
    ("he appeared in court", None, None),
    ("on 3 May", None, None),
    ("he could not see", None, None),
    ("he could neither see nor hear", None, None),
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


@pytest.mark.parametrize(
    ("before", "cue", "words"),
    [
        ("The king ", "is believed", "is believed to"),
        ("The king is ", "believed", "is believed to"),
        ("The king has long been ", "thought", "been thought to"),
        ("The king ", "appears", "appears to"),
        ("The king ", "wants", None),
    ],
)
def test_cue_without_its_neighbours(before: str, cue: str, words: str | None) -> None:
    """A cue may begin behind its "is" and end before the "to" that begins the content."""
    text = f"{before}{cue} to have fled"
    found = certainty_in(text, [Span(len(before), len(before) + len(cue))])
    assert words == (found and found.text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Likely voters said that it rained.", None),
        ("An alleged spy said that it rained.", None),
        ("Kral said that it probably rained.", "probably"),
        ("Kral said: “It may rain.”", "may"),
        ("The boat reportedly sank.", "reportedly"),
        ("The king is believed to have fled.", "is believed to"),
        ("It probably rained, Kral said.", "probably"),
    ],
)
def test_scope(text: str, words: str | None) -> None:
    """What hedges the content or the cue counts; what hedges the source does not."""
    for claim in extract_claims(text):
        assert words == (claim.certainty and claim.certainty.text)
        assert claim.obeys_span_law(text)


def test_bands_are_those_of_the_directive() -> None:
    """The seven bands leave no gap but at the ends."""
    bands = []
    for term in (
        "remote chance", "very unlikely", "unlikely", "roughly even odds", "likely", "very likely",
        "almost certain",
    ):  # fmt: skip
        found = certainty_in(term, [Span(0, len(term))])
        assert found is not None
        assert found.band is not None
        bands.append((found.band.low, found.band.high))
    assert [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)] == bands


@given(st.text(max_size=80))
def test_never_raises(text: str) -> None:
    """Whatever stands there, what is found stands there too."""
    found = certainty_in(text, [Span(0, len(text))])
    assert found is None or found.span.cut(text) == found.text


@pytest.mark.parametrize("words", ["is ", "likely ", "may ", "no ", "\n", "probably not "])
def test_long_content_costs_nothing(words: str) -> None:
    """Only the beginning is read."""
    text = words * 100_000
    found = certainty_in(text, [Span(0, len(text))])
    assert found is None or found.span.end <= 200


def test_hedge_far_behind_hedges_something_else() -> None:
    """Only the beginning of a content counts."""
    text = "it was lost " * 30 + "and may be found"
    assert certainty_in(text, [Span(0, len(text))]) is None
