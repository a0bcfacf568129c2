"""The last look: candidates told by numbers, each with what the others claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from intelnews.claims.tagger.acceptance import (
    ACCEPT_FEATURES,
    Candidate,
    _columns,
    accept_buckets,
)
from intelnews.claims.tagger.roles import ROLE_LABELS
from intelnews.claims.tagger.tagger import candidates_in
from intelnews.claims.tagger.words import PAD, Words
from intelnews.spans import Span

if TYPE_CHECKING:
    from intelnews.claims.tagger.weights import Weights

TEXT = "Ott said Kral denied that it rained. “We left,” he added."
OTT, SAID, KRAL, DENIED = range(PAD, PAD + 4)

Read = Callable[[str], tuple[Words, np.ndarray]]


@pytest.fixture(scope="module")
def read(chance_weights: Weights) -> Read:
    """Return a function that gives the words of a text, with every column, and margins."""

    def words_of(text: str) -> tuple[Words, np.ndarray]:
        words = Words(text, [Span(0, len(text))])
        _, margins = candidates_in(words, chance_weights)
        return words, margins

    return words_of


def candidate(
    cue: int, source: range | tuple[int, ...], content: range | tuple[int, ...], *, gain: int = 90
) -> Candidate:
    """Return a candidate whose cue is one word."""
    return Candidate(cue=(cue, cue + 1), source=tuple(source), content=tuple(content), gain=gain)


def told(read: Read, *candidates: Candidate, text: str = TEXT) -> dict[str, list[int]]:
    """Return the columns of candidates."""
    words, margins = read(text)
    return {name: one.tolist() for name, one in _columns(words, candidates, margins).items()}


def nested() -> tuple[Candidate, Candidate]:
    """Return "Ott said …" and "Kral denied …" inside it."""
    return (
        candidate(SAID, (OTT,), range(KRAL, KRAL + 5)),
        candidate(DENIED, (KRAL,), range(DENIED + 1, DENIED + 4)),
    )


def test_every_feature_has_its_columns(read: Read) -> None:
    """There is a row for each feature and a place for each candidate, within bounds."""
    words, margins = read(TEXT)
    found = accept_buckets(words, nested(), margins, bits=7)
    assert (len(ACCEPT_FEATURES), 2) == found.shape
    assert 0 <= found.min() <= found.max() < 128


def test_sides(read: Read) -> None:
    """Source and content are told to stand before, behind or around the cue."""
    after = candidate(SAID, (KRAL,), (OTT,))
    around = candidate(SAID, (), (OTT, KRAL))
    columns = told(read, nested()[0], after, around)
    assert [1, 2, 0] == columns["so"]
    assert [2, 1, 3] == columns["co"]


def test_empty_parts(read: Read) -> None:
    """A candidate may have no source and no content; both are told."""
    columns = told(read, candidate(SAID, (), ()))
    assert [0] == columns["so"] == columns["co"] == columns["sl"] == columns["cl"]
    assert [7] == columns["ax"] == columns["as"]
    assert [30] == columns["ac"]


def test_share_in_quotation_marks(read: Read) -> None:
    """The share of the content that is quoted is told in fifths."""
    words, _ = read(TEXT)
    first = words.lowers.index("“")
    added = words.lowers.index("added")
    whole = candidate(added, (added - 1,), range(first, first + 5))
    half = candidate(added, (added - 1,), range(first - 5, first + 5))
    columns = told(read, whole, half, nested()[0])
    assert [4, 2, 0] == columns["cq"]


def test_cues_inside_of_contents(read: Read) -> None:
    """A cue inside another's content says so, and the content says that it holds one."""
    columns = told(read, *nested())
    assert [0, 1] == columns["i"]
    assert [1, 0] == columns["cc"]
    assert 0 == columns["oh"][0] < columns["oh"][1]


def test_the_same_content_claimed_twice(read: Read) -> None:
    """Two candidates for one content know of one another, and whether they share the source."""
    first = nested()[0]
    other = candidate(DENIED, (OTT,), range(KRAL, KRAL + 5))
    stranger = candidate(DENIED, (KRAL,), range(KRAL, KRAL + 5))
    assert [2, 2] == told(read, first, other)["os"]
    assert [1, 1] == told(read, first, stranger)["os"]
    part = candidate(DENIED, (OTT,), (KRAL, KRAL + 1))
    assert [0, 0] == told(read, first, part)["os"]
    assert all(told(read, first, other)["o"])


def test_a_cue_in_a_source(read: Read) -> None:
    """A cue that another candidate takes for its source is told."""
    taken = candidate(DENIED, (SAID,), (KRAL,))
    assert [1, 0] == told(read, nested()[0], taken)["oc"]


def test_only_neighbours_are_looked_at(read: Read) -> None:
    """What stands nine candidates away is not seen: time is linear in their number."""
    first = nested()[0]
    empty = [candidate(DENIED, (), ()) for _ in range(8)]
    assert 0 == told(read, first, *empty, first)["o"][0]
    assert 0 < told(read, first, *empty[:7], first)["o"][0]


def test_gains_are_cut_off(read: Read) -> None:
    """However much labels gain, the columns stay small numbers."""
    columns = told(
        read, *(candidate(SAID, (), (KRAL,), gain=gain) for gain in (-(10**8), 0, 10**8))
    )
    assert [1, 6, 36] == columns["y"] == columns["z"]


def test_the_first_and_the_last_have_no_neighbour(read: Read) -> None:
    """Margins beside a candidate are those of the cues before and behind."""
    columns = told(read, *nested())
    assert [0, columns["m"][0]] == columns["lm"]
    assert [columns["m"][1], 0] == columns["rm"]


def test_roles_are_compared(read: Read) -> None:
    """It is told how far roles and parts agree."""
    words, _ = read(TEXT)
    margins = np.full((len(words.rows), len(ROLE_LABELS)), -1000, dtype=np.int32)
    labels = [0] * len(words.rows)
    labels[:8] = [ROLE_LABELS.index(name) for name in ("source>", "cue", "B-content<")] + [
        ROLE_LABELS.index("I-content<")
    ] * 5
    margins[np.arange(len(labels)), labels] = 0
    words.column["r"][words.rows] = [2, 1] + [5] * 6 + [0] * (len(labels) - 8)
    found = {name: one.tolist() for name, one in _columns(words, nested(), margins).items()}
    assert [1, 0] == found["ae"]
    assert [2, 0] == found["as"]
    assert [4, 4] == found["ax"]
    assert [19, 1] == found["am"]
    assert [1, 19] == found["ai"]
