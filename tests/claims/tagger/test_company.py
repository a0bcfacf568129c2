"""A candidate among the others of its text, told by numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from intelnews.claims.tagger.acceptance import Candidate
from intelnews.claims.tagger.company import COMPANY, company_of
from intelnews.claims.tagger.roles import ROLE_LABELS
from intelnews.claims.tagger.tagger import candidates_in
from intelnews.claims.tagger.words import PAD, Words
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.claims.tagger.weights import Weights

TEXT = "Ott said Kral denied that it rained. “We left,” Ott added."
OTT, SAID, KRAL, DENIED = range(PAD, PAD + 4)
NONE = -1000


@pytest.fixture(scope="module")
def words(chance_weights: Weights) -> Words:
    """Return the words of the text, with every column."""
    found = Words(TEXT, [Span(0, len(TEXT))])
    candidates_in(found, chance_weights)
    return found


def candidate(cue: int, source: Sequence[int], content: Sequence[int]) -> Candidate:
    """Return a candidate whose cue is one word."""
    return Candidate(cue=(cue, cue + 1), source=tuple(source), content=tuple(content), gain=90)


def told(
    words: Words,
    candidates: Sequence[Candidate],
    odds: Sequence[int],
    *,
    margins: np.ndarray | None = None,
) -> list[dict[str, int]]:
    """Return what is told of candidates, by name."""
    if margins is None:
        margins = np.zeros((len(words.rows), len(ROLE_LABELS)), np.int32)
    table = company_of(words, candidates, margins, odds)
    assert (len(candidates), len(COMPANY)) == table.shape
    return [dict(zip(COMPANY, row, strict=True)) for row in table.tolist()]


def nested() -> list[Candidate]:
    """Return "Ott said …" and "Kral denied …" inside it."""
    return [
        candidate(SAID, [OTT], range(KRAL, KRAL + 5)),
        candidate(DENIED, [KRAL], range(DENIED + 1, DENIED + 4)),
    ]


def test_names_are_told_once() -> None:
    """Every number has a name of its own."""
    assert len(set(COMPANY)) == len(COMPANY)


def test_one_that_is_alone(words: Words) -> None:
    """Where there are no others, nothing is said of them."""
    [one] = told(words, nested()[:1], [120])
    assert (120, 90, 15, 1, 5, 1) == tuple(
        one[name]
        for name in (
            "odds", "gain", "gain of a word", "words of the cue", "length of the content",
            "length of the source",
        )
    )  # fmt: skip
    others = [name for name in COMPANY if "best odds" in name or "mean share" in name]
    assert {NONE} == {one[name] for name in (*others, "same source: best share")}
    assert (0, 0) == (one["article: others"], one["sentence: others"])


def test_one_that_holds_another(words: Words) -> None:
    """The outer one is the holder, the inner one is held."""
    outer, inner = told(words, nested(), [120, -30])
    assert (-30, NONE) == (outer["held: best odds"], outer["holders: best odds"])
    assert (120, NONE) == (inner["holders: best odds"], inner["held: best odds"])
    assert (-30, 120) == (outer["sentence: best odds"], inner["sentence: best odds"])


def test_rivals_claim_the_same(words: Words) -> None:
    """The best of those that share most of the content, and how far it is behind."""
    content = range(DENIED + 1, DENIED + 4)
    rivals = [candidate(DENIED, [KRAL], content), candidate(SAID, [OTT], [*content[1:]])]
    first, second = told(words, rivals, [50, -20])
    assert (-20, 70) == (first["rivals: best odds"], first["rivals: lead"])
    assert (50, -70) == (second["rivals: best odds"], second["rivals: lead"])


def test_the_same_source_elsewhere(words: Words) -> None:
    """A source that is believed elsewhere speaks for a candidate."""
    rows = [row for row in words.rows.tolist() if words.lowers[row] in {"ott", "added"}]
    ott, added = rows[-2:]
    both = [nested()[0], candidate(added, [ott], range(ott - 4, ott - 2))]
    first, second = told(words, both, [100, 0])
    assert (50, 75) == (first["same source: best share"], second["same source: best share"])


def test_roles_are_read_where_the_words_are(words: Words) -> None:
    """Margins are those of the rows of the parts, not of the places of the words."""
    margins = np.zeros((len(words.rows), len(ROLE_LABELS)), np.int32)
    place = words.rows.tolist().index(SAID)
    margins[place, 1] = 40
    first, second = told(words, nested(), [0, 0], margins=margins)
    assert (40, 40, 1) == (
        first["roles: the cue"], first["roles: the cue's lead"], first["roles: the cue alone"]
    )  # fmt: skip
    assert 0 == second["roles: the cue"]


def test_one_without_content(words: Words) -> None:
    """A candidate without content and source is told as well."""
    [one] = told(words, [candidate(SAID, [], [])], [-500])
    assert (0, 0, NONE) == (
        one["length of the content"], one["length of the source"], one["gaps of the content"]
    )  # fmt: skip


def test_no_candidates(words: Words) -> None:
    """Nothing is told of none."""
    assert [] == told(words, [], [])
