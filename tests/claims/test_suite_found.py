"""Every third sentence of the suite of stances, read as a text: what is found and what it means."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from intelnews.claims import extract_claims

SUITE = Path(__file__).with_name("stances.tsv")
STEP = 3


@cache
def judged() -> tuple[tuple[str, str, str | None], ...]:
    """Return each sentence with the stance it should have and the one of the claim found, if any.

    A claim is found if its cue shares a word with the one marked; of several the one that shares
    most of the content counts.
    """
    rows = []
    lines = [line for line in SUITE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    for line in lines[::STEP]:
        expected, sentence = line.split("\t")
        cue = words(" ".join(re.findall(r"\{([^}]*)\}", sentence)))
        content = words(" ".join(re.findall(r"<([^>]*)>", sentence)))
        claims = extract_claims(re.sub(r"[\[\]{}<>]", "", sentence))
        found = [claim for claim in claims if claim.cue and words(claim.cue.text) & cue]
        best = max(found, key=lambda one: len(words(one.content.text) & content), default=None)
        rows.append((sentence, expected, None if best is None else best.stance.value))
    return tuple(rows)


def words(text: str) -> set[str]:
    """Return the words of a text in lower case."""
    return set(re.findall(r"\w+", text.lower()))


def test_claims_are_found() -> None:
    """Of 100 hard sentences the claims of 96 are found."""
    missed = [sentence for sentence, _, found in judged() if found is None]
    assert len(missed) <= 0.04 * len(judged()), "\n".join(missed)


def test_stances_are_right() -> None:
    """Of 100 claims found, 95 have the stance a reader finds in them."""
    found = [row for row in judged() if row[2] is not None]
    wrong = [row for row in found if row[1] != row[2]]
    assert len(wrong) <= 0.05 * len(found), "\n".join(map(str, wrong))
