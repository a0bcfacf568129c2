"""When a claim was made: the time that stands with its cue, outside of what is said."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from intelnews.claims import extract_claims
from intelnews.claims.attribution import Attribution
from intelnews.claims.dating import moments_of
from intelnews.model import Moment
from intelnews.spans import Span

OPENING = {"]": "[", "}": "{", ">": "<"}
SUITE = Path(__file__).with_name("dates.tsv")

PUBLISHED = Moment.fromisoformat("2018-08-28")  # a Tuesday

TABLE = [
    ("On Monday, Freedonia denied it.", ["2018-08-27"]),
    ("Freedonia on Monday denied it.", ["2018-08-27"]),
    ("Freedonia said on Monday that it rained on Sunday.", ["2018-08-27"]),
    ("Freedonia said that it rained on Sunday.", [None]),
    ("“It rained,” Ott said on Monday.", ["2018-08-27"]),
    ("On Monday Ott denied the report and said that it rained.", ["2018-08-27", "2018-08-27"]),
    ("On Monday Ott denied it, saying that it rained.", ["2018-08-27", "2018-08-27"]),
    (
        "Ott said on Sunday that it rained, and Kral said on Monday that it snowed.",
        ["2018-08-26", "2018-08-27"],
    ),
    ("On Monday Ott said it rained. Kral said it snowed.", ["2018-08-27", None]),
    ("Ott will announce on Friday that it rained.", ["2018-08-31"]),
    ("In March the service warned that it rained.", ["2018-03"]),
    ("The service warned in 2016 that it rained.", ["2016"]),
    ("It rained on Sunday, according to Ott.", [None]),
    ("Ott: “It rained on Sunday.”", [None]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_moment_of_each_claim(text: str, expected: list[str | None]) -> None:
    """The nearest time of the reporter's own counts; a second verb shares it."""
    claims = extract_claims(text, published=PUBLISHED)
    assert expected == [claim.moment and str(claim.moment) for claim in claims]


def test_turn_of_a_transcript_has_no_time_of_its_own() -> None:
    """What is said in a turn is not when it is said."""
    text = "KRAL: It rained on Sunday.\nOTT: No.\nKRAL: It did.\nOTT: No."
    assert {None} == {claim.moment for claim in extract_claims(text, published=PUBLISHED)}


def read_suite() -> list[tuple[str, str, str]]:
    """Return the rows of the suite: expected date, date of publication, marked sentence."""
    lines = SUITE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(expected, published, sentence) for expected, published, sentence in rows]


def attribution_of(sentence: str) -> tuple[str, Attribution]:
    """Return a sentence without its marks, and the attribution that they mark."""
    spans: dict[str, list[Span]] = {"[": [], "{": [], "<": []}
    text, opened = "", 0
    for part in re.split(r"([\[\]{}<>])", sentence):
        if part in spans:
            opened = len(text)
        elif part in OPENING:
            spans[OPENING[part]].append(Span(opened, len(text)))
        else:
            text += part
    [cue], content = spans["{"], tuple(spans["<"])
    source = spans["["][0] if spans["["] else None
    return text, Attribution(source=source, cue=cue, content=content, lemma="say")


@pytest.mark.parametrize(("expected", "published", "sentence"), read_suite())
def test_suite(expected: str, published: str, sentence: str) -> None:
    """A claim has the date on which a reader would say it was made, at its precision."""
    text, found = attribution_of(sentence)
    day = None if published == "-" else Moment.fromisoformat(published)
    [moment] = moments_of(text, [found], [Span(0, len(text))], day)
    assert (None if expected == "-" else expected) == (moment and str(moment))


def test_suite_is_broad() -> None:
    """The suite keeps its breadth."""
    assert len(read_suite()) >= 80


def test_times_without_end_cost_little() -> None:
    """A sentence of a hundred thousand times and cues is read in a moment."""
    text = "Ott said on Monday, " * 20_000
    cues = [Span(at + 4, at + 8) for at in range(0, len(text), 20)]
    found = [
        Attribution(source=None, cue=cue, content=(Span(cue.end + 10, cue.end + 11),), lemma="say")
        for cue in cues
    ]
    moments = moments_of(text, found, [Span(0, len(text))], PUBLISHED)
    assert ["2018-08-27"] == sorted({str(moment) for moment in moments})
    assert all(one == other for one, other in pairwise(moments))
