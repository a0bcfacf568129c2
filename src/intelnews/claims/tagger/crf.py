"""Linear chains: the best labels of many sequences at once, and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Chain", "Scores", "Table", "limit_of"]


# Four weights travel in one number of 64 bits, 16 bits each, so that one addition adds four. They
# are shifted to be positive; the sum of a word's features must stay below 2**16.
_LANE: Final = 16
_LANES: Final = 4


class Table:
    """Weights of hashed features: int16 (buckets, labels), packed so that sums are fast."""

    def __init__(self, weights: NDArray[np.int16], /) -> None:
        self.weights = weights
        self.bits = int(weights.shape[0]).bit_length() - 1
        self.shift = int(max(-int(weights.min()), int(weights.max()), 1))
        size = weights.shape[1]
        lanes = np.full((len(weights), -(-size // _LANES) * _LANES), self.shift, dtype=np.uint16)
        lanes[:, :size] += weights.astype(np.int16).view(np.uint16)  # of this machine's byte order
        self._packed = [
            np.ascontiguousarray(packed) for packed in lanes.astype("<u2").view("<u8").T
        ]

    def sum(self, rows: NDArray[np.int32], /) -> NDArray[np.int32]:
        """Return the sums of the weights in buckets (features, words): (words, labels).

        Raises:
            ValueError: If there are more features than the sums have room for.
        """
        if 2 * self.shift * len(rows) >= 1 << _LANE:
            raise ValueError(f"weights up to {self.shift} are too large for {len(rows)} features")
        places = rows.astype(np.intp)
        sums = [
            packed.take(places, mode="clip").sum(axis=0).astype("<u8").view("<u2")
            for packed in self._packed
        ]
        lanes = np.concatenate([one.reshape(-1, _LANES) for one in sums], axis=1)
        total = lanes[:, : self.weights.shape[1]].astype(np.int32)
        total -= self.shift * len(rows)
        return total


def limit_of(features: int, /) -> int:
    """Return the largest weight that so many features of a word may have."""
    return ((1 << _LANE) - 1) // (2 * features)


@frozen(eq=False)
class Chain:
    """Weights of a linear chain of labels (Lafferty et al. 2001), trained as a perceptron.

    Attributes:
        words: Weights of features of a word, for each label.
        pairs: Weights of features of two labels in a row, for each class of such pairs.
        classes: The class of a label behind another: (labels, labels).
        follows: Weights of a label behind another: int32 (labels, labels).
        begins: Weights of the first label: int32 (labels).
    """

    words: Table
    pairs: Table
    classes: NDArray[np.int64]
    follows: NDArray[np.int32]
    begins: NDArray[np.int32]

    def score(self, words: NDArray[np.int32], pairs: NDArray[np.int32] | None = None, /) -> Scores:
        """Return the scores of rows, from the buckets of their features: (features, rows)."""
        return Scores(
            chain=self,
            labels=self.words.sum(words),
            steps=None if pairs is None else self.pairs.sum(pairs),
        )


@frozen(eq=False)
class Scores:
    """What the features of each row say: for labels (rows, labels), for steps (rows, classes)."""

    chain: Chain
    labels: NDArray[np.int32]
    steps: NDArray[np.int32] | None = None

    def best(
        self, first: NDArray[np.int64], last: NDArray[np.int64], /
    ) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Return the best labels of all rows (Viterbi 1967), and what each sequence gains by them.

        Sequences are rows from ``first`` to before ``last``. The gain is the score above that of
        label 0 throughout.
        """
        found = np.zeros(len(self.labels), dtype=np.int64)
        gain = np.zeros(len(first), dtype=np.int32)
        if not len(first):
            return found, gain
        grid = _Grid(first, last)
        emitted, step = self._emitted(grid), self._step(grid)
        score = emitted[0] + self.chain.begins
        back = np.zeros(emitted.shape, dtype=np.int8)
        for place, size in grid.forwards():
            ways = score[:size, :, None] + step(place, size)
            back[place, :size] = ways.argmax(axis=1)
            score[:size] = ways.max(axis=1)
            score[:size] += emitted[place, :size]
        at = score.argmax(axis=1)
        null = self._null(grid, emitted, step)
        gain[grid.order] = score[np.arange(len(at)), at] - null
        labels = np.zeros(grid.rows.shape, dtype=np.int64)
        labels[grid.lengths - 1, np.arange(len(at))] = at
        for place, size in grid.backwards():
            at[:size] = back[place, np.arange(size), labels[place, :size]]
            labels[place - 1, :size] = at[:size]
        found[grid.rows[grid.inside]] = labels[grid.inside]
        return found, gain

    def margins(self, first: NDArray[np.int64], last: NDArray[np.int64], /) -> NDArray[np.int32]:
        """Return what the best labelling with each label in each row loses: 0 or less.

        An array (rows, labels).
        """
        lost = np.zeros_like(self.labels)
        if not len(first):
            return lost
        grid = _Grid(first, last)
        emitted, step = self._emitted(grid), self._step(grid)
        ahead = emitted.copy()
        ahead[0] += self.chain.begins
        for place, size in grid.forwards():
            ways = ahead[place - 1, :size, :, None] + step(place, size)
            ahead[place, :size] += ways.max(axis=1)
        behind = np.zeros_like(ahead)
        for place, size in grid.backwards():
            onwards = behind[place, :size] + emitted[place, :size]
            ways = onwards[:, None, :] + step(place, size)
            behind[place - 1, :size] = ways.max(axis=2)
        ahead += behind
        ahead -= ahead[0].max(axis=1)[None, :, None]
        lost[grid.rows[grid.inside]] = ahead[grid.inside]
        return lost

    def _emitted(self, grid: _Grid) -> NDArray[np.int32]:
        """Return the scores of labels: (places, sequences, labels)."""
        emitted: NDArray[np.int32] = self.labels[grid.rows]
        return emitted

    def _step(self, grid: _Grid) -> Callable[[int, int], NDArray[np.int32]]:
        """Return what gives the scores of steps into a place: (sequences, label before, label)."""
        follows = self.chain.follows[None]
        if self.steps is None:
            return lambda _place, _size: follows
        steps = self.steps[:, self.chain.classes][grid.rows]
        steps += follows
        return lambda place, size: steps[place, :size]

    def _null(
        self,
        grid: _Grid,
        emitted: NDArray[np.int32],
        step: Callable[[int, int], NDArray[np.int32]],
    ) -> NDArray[np.int32]:
        """Return the score of label 0 throughout, for each sequence."""
        null: NDArray[np.int32] = emitted[0, :, 0] + self.chain.begins[0]
        for place, size in grid.forwards():
            null[:size] += step(place, size)[:, 0, 0] + emitted[place, :size, 0]
        return null


class _Grid:
    """Sequences side by side, by falling length, so that those which still go on stand in front.

    Attributes:
        order: The place of each in what was given.
        lengths: How many rows each has.
        rows: The rows: (places, sequences); behind the end of a sequence its last one again.
        inside: Whether a place belongs to the sequence: (places, sequences).
    """

    def __init__(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> None:
        self.order = np.argsort(first - last, kind="stable")
        start, end = first[self.order], last[self.order]
        self.lengths = end - start
        places = np.arange(int(self.lengths[0]))
        self.rows = np.minimum(start + places[:, None], end - 1)
        self.inside = places[:, None] < self.lengths
        self._sizes = np.searchsorted(-self.lengths, -places, side="left").tolist()

    def forwards(self) -> Iterator[tuple[int, int]]:
        """Yield the second place, the third …, and how many sequences reach it."""
        yield from enumerate(self._sizes[1:], start=1)

    def backwards(self) -> Iterator[tuple[int, int]]:
        """Yield the same from the last place to the second."""
        for place in range(len(self._sizes) - 1, 0, -1):
            yield place, self._sizes[place]
