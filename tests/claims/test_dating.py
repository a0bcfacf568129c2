"""When a claim was made: the time that stands with its cue, outside of what is said."""

from __future__ import annotations

import pytest

from intelnews.claims import extract_claims
from intelnews.model import Moment

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
