"""Chains of labels: the best ones and the margins, against every labelling there is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.claims.tagger.crf import Chain, Scores, Table, limit_of


def chain_of(
    follows: np.ndarray, begins: np.ndarray, *, classes: np.ndarray | None = None
) -> Chain:
    """Return a chain whose features say nothing."""
    size = len(begins)
    kinds = 1 if classes is None else int(classes.max()) + 1
    return Chain(
        words=Table(np.zeros((2, size), dtype=np.int16)),
        pairs=Table(np.zeros((2, kinds), dtype=np.int16)),
        classes=np.zeros((size, size), dtype=np.int64) if classes is None else classes,
        follows=follows.astype(np.int32),
        begins=begins.astype(np.int32),
    )


def random_scores(seed: int, lengths: list[int], *, labels: int, with_pairs: bool) -> Scores:
    """Return scores of sequences by chance."""
    chance = np.random.default_rng(seed)

    def numbers(*shape: int) -> np.ndarray:
        return chance.integers(-9, 10, shape).astype(np.int32)

    classes = chance.integers(0, 3, (labels, labels)) if with_pairs else None
    if classes is not None:
        classes[0, 0] = 2  # the highest, so that each has a column
    chain = chain_of(numbers(labels, labels), numbers(labels), classes=classes)
    size = sum(lengths)
    steps = numbers(size, 3) if with_pairs else None
    return Scores(chain=chain, labels=numbers(size, labels), steps=steps)


def worth(scores: Scores, first: int, labels: tuple[int, ...]) -> int:
    """Return the score of one labelling of a sequence."""
    chain = scores.chain
    total = int(chain.begins[labels[0]])
    for place, label in enumerate(labels):
        total += int(scores.labels[first + place, label])
        if place:
            before = labels[place - 1]
            total += int(chain.follows[before, label])
            if scores.steps is not None:
                total += int(scores.steps[first + place, chain.classes[before, label]])
    return total


def bounds_of(lengths: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Return where sequences of some lengths begin and end."""
    last = np.cumsum(lengths)
    return last - lengths, last


LENGTHS = st.lists(st.integers(1, 5), min_size=1, max_size=6)


@settings(max_examples=60)
@given(st.integers(0, 2**32), LENGTHS, st.integers(1, 3), st.booleans())
def test_best_labels(seed: int, lengths: list[int], labels: int, with_pairs: bool) -> None:
    """No labelling is worth more than the best one; the gain is what it is worth above none."""
    scores = random_scores(seed, lengths, labels=labels, with_pairs=with_pairs)
    first, last = bounds_of(lengths)
    found, gains = scores.best(first, last)
    for number, (low, high) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        ways = [worth(scores, low, way) for way in product(range(labels), repeat=high - low)]
        ours = worth(scores, low, tuple(found[low:high].tolist()))
        assert max(ways) == ours
        assert ours - worth(scores, low, (0,) * (high - low)) == gains[number]


@settings(max_examples=60)
@given(st.integers(0, 2**32), LENGTHS, st.integers(1, 3), st.booleans())
def test_margins(seed: int, lengths: list[int], labels: int, with_pairs: bool) -> None:
    """A margin is what the best labelling with a label in a place loses against the best one."""
    scores = random_scores(seed, lengths, labels=labels, with_pairs=with_pairs)
    first, last = bounds_of(lengths)
    margins = scores.margins(first, last)
    for low, high in zip(first.tolist(), last.tolist(), strict=True):
        ways = {way: worth(scores, low, way) for way in product(range(labels), repeat=high - low)}
        best = max(ways.values())
        for place, label in product(range(high - low), range(labels)):
            here = max(value for way, value in ways.items() if way[place] == label)
            assert here - best == margins[low + place, label]


@given(st.integers(0, 2**32), st.lists(st.integers(1, 30), min_size=2, max_size=12), st.booleans())
def test_company_does_not_matter(seed: int, lengths: list[int], with_pairs: bool) -> None:
    """A sequence has the same labels, gain and margins alone and among others."""
    scores = random_scores(seed, lengths, labels=4, with_pairs=with_pairs)
    first, last = bounds_of(lengths)
    found, gains = scores.best(first, last)
    margins = scores.margins(first, last)
    for number, (low, high) in enumerate(zip(first, last, strict=True)):
        alone, gain = scores.best(np.array([low]), np.array([high]))
        assert found[low:high].tolist() == alone[low:high].tolist()
        assert [gains[number]] == gain.tolist()
        own = scores.margins(np.array([low]), np.array([high]))
        assert (margins[low:high] == own[low:high]).all()


def test_the_first_of_equals_wins() -> None:
    """Where two labellings are worth the same, labels with lower numbers are taken."""
    scores = Scores(
        chain=chain_of(np.zeros((3, 3)), np.zeros(3)), labels=np.zeros((5, 3), dtype=np.int32)
    )
    found, gains = scores.best(np.array([0, 4]), np.array([4, 5]))
    assert [0] * 5 == found.tolist()
    assert [0, 0] == gains.tolist()
    assert not scores.margins(np.array([0, 4]), np.array([4, 5])).any()


def test_no_sequences() -> None:
    """Nothing gives nothing."""
    none = np.zeros(0, dtype=np.int64)
    scores = Scores(
        chain=chain_of(np.zeros((2, 2)), np.zeros(2)), labels=np.zeros((0, 2), dtype=np.int32)
    )
    found, gains = scores.best(none, none)
    assert [[], []] == [found.tolist(), gains.tolist()]
    assert (0, 2) == scores.margins(none, none).shape


@given(
    st.integers(0, 2**32),
    st.integers(1, 40),
    st.integers(1, 9),
    st.integers(1, 30),
    st.integers(0, 6),
)
def test_sums(seed: int, features: int, labels: int, words: int, bits: int) -> None:
    """A sum of packed weights is the sum of the weights, up to the largest there may be."""
    chance = np.random.default_rng(seed)
    most = min(limit_of(features), 2**15 - 1)
    weights = chance.integers(-most, most + 1, (1 << bits, labels)).astype(np.int16)
    rows = chance.integers(0, 1 << bits, (features, words)).astype(np.int32)
    table = Table(weights)
    assert bits == table.bits
    assert (weights.astype(np.int64)[rows].sum(axis=0) == table.sum(rows)).all()


@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize("features", [1, 2, 113, 300])
def test_sums_of_the_largest_weights(features: int, sign: int) -> None:
    """The highest and the lowest sum that fit are right to the unit."""
    most = min(limit_of(features), 2**15 - 1)
    table = Table(np.full((2, 5), sign * most, dtype=np.int16))
    total = table.sum(np.zeros((features, 3), dtype=np.int32))
    assert [[sign * most * features] * 5] * 3 == total.tolist()


def test_weights_without_room_are_refused() -> None:
    """Sums that would run over are an error and never a wrong number."""
    table = Table(np.full((2, 3), 1000, dtype=np.int16))
    assert 32 == limit_of(1000)
    with pytest.raises(ValueError, match="1000 are too large for 40 features"):
        table.sum(np.zeros((40, 3), dtype=np.int32))


def test_sums_of_no_words() -> None:
    """No words have no sums, in the right shape."""
    table = Table(np.ones((4, 3), dtype=np.int16))
    assert (0, 3) == table.sum(np.zeros((5, 0), dtype=np.int32)).shape


def test_foreign_byte_order() -> None:
    """Weights of a file written on another kind of machine say the same."""
    weights = np.arange(-4, 8).reshape(4, 3)
    rows = np.array([[0, 1, 2, 3]], dtype=np.int32)
    for order in "<>":
        assert (weights == Table(weights.astype(f"{order}i2")).sum(rows)).all()


def test_scores_of_a_chain() -> None:
    """Words and pairs are summed each by their table, and pairs may be left out."""
    chain = Chain(
        words=Table(np.array([[1, 2], [3, -4]], dtype=np.int16)),
        pairs=Table(np.array([[5], [7]], dtype=np.int16)),
        classes=np.zeros((2, 2), dtype=np.int64),
        follows=np.zeros((2, 2), dtype=np.int32),
        begins=np.zeros(2, dtype=np.int32),
    )
    rows = np.array([[0, 1], [1, 1]], dtype=np.int32)
    assert [[4, -2], [6, -8]] == chain.score(rows).labels.tolist()
    assert chain.score(rows).steps is None
    scores = chain.score(rows, rows)
    assert scores.steps is not None
    assert [[12], [14]] == scores.steps.tolist()
