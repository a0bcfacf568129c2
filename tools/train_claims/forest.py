"""Boosted oblivious trees, compiled by numba: the same bytes on every machine."""

# ruff: noqa: PLR0917 # compiled functions take their arguments by place
# mypy: disallow-untyped-defs=false, disallow-untyped-calls=false

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from intelnews.forest import Forest

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["grow_forest"]

# Cuts that are tried of each number, as evenly over the cases as they go.
_CUTS = 48
# Shares of the cases and of the numbers that a tree is shown.
_SHOWN, _ASKED = 0.7, 0.4
# Pulls the values of small leaves to nothing, counted in cases of even odds times four.
_PULL = 10.0


def _cuts_of(values: NDArray[np.int32]) -> NDArray[np.int32]:
    ordered = np.sort(values)
    picked = ordered[np.arange(1, _CUTS + 1) * len(ordered) // (_CUTS + 1)]
    cuts: NDArray[np.int32] = np.unique(picked)
    return cuts[cuts < ordered[-1]]


@njit(cache=True)
def _slopes(score, truth, slope, bend):
    for i in range(len(score)):
        power = 1.0 - max(-20.0, min(20.0, score[i] / 1000.0)) / 1024.0
        for _ in range(10):  # (1 - x / 1024) ** 1024 is exp(-x), the same on every machine
            power *= power
        odds = 1.0 / (1.0 + power)
        slope[i] = odds - truth[i]
        bend[i] = odds * (1.0 - odds)


@njit(cache=True)
def _best_question(bins, sizes, rows, asked, leaf, leaves, slope, bend, pull):
    """Return the number and the cut that part the leaves best, all at the same one."""
    best, column, cut = -1.0, -1, -1
    for one in asked:
        size = sizes[one] + 1
        slopes, bends = np.zeros((leaves, size)), np.zeros((leaves, size))
        for row in rows:
            slopes[leaf[row], bins[one, row]] += slope[row]
            bends[leaf[row], bins[one, row]] += bend[row]
        gain = np.zeros(size)
        for k in range(leaves):
            whole, weight, left, under = slopes[k].sum(), bends[k].sum(), 0.0, 0.0
            for b in range(size - 1):
                left += slopes[k, b]
                under += bends[k, b]
                right, over = whole - left, weight - under
                gain[b] += left * left / (under + pull) + right * right / (over + pull)
        for b in range(size - 1):
            if gain[b] > best:
                best, column, cut = gain[b], one, b
    return column, cut


@njit(cache=True)
def _leaf_values(leaf, rows, leaves, slope, bend, pull):
    slopes, bends = np.zeros(leaves), np.zeros(leaves)
    for row in rows:
        slopes[leaf[row]] += slope[row]
        bends[leaf[row]] += bend[row]
    return -slopes / (bends + pull)


def grow_forest(
    cases: NDArray[np.int32],
    truth: NDArray[np.float64],
    /,
    *,
    trees: int,
    depth: int,
    rate: float,
) -> Forest:
    """Return trees grown one behind another, each from what those before it got wrong.

    ``cases`` is (cases, numbers), ``truth`` 0 or 1 for each.
    """
    cuts = [_cuts_of(column) for column in cases.T]
    bins = np.array(
        [np.searchsorted(cut, column) for cut, column in zip(cuts, cases.T, strict=True)],
        dtype=np.uint8,
    )
    sizes = np.array([len(cut) for cut in cuts])
    columns = np.zeros((trees, depth), np.int16)
    levels = np.zeros((trees, depth), np.int32)
    values = np.zeros((trees, 1 << depth), np.int16)
    score = np.zeros(len(cases))
    slope, bend = np.empty(len(cases)), np.empty(len(cases))
    chance = random.Random(1)  # noqa: S311 # no secret
    numbers, every = [int(n) for n in np.flatnonzero(sizes)], range(len(cases))
    for tree in range(trees):
        rows = np.array(sorted(chance.sample(every, int(_SHOWN * len(cases)))))
        asked = np.array(sorted(chance.sample(numbers, max(depth, int(_ASKED * len(numbers))))))
        _slopes(score, truth, slope, bend)
        leaf = np.zeros(len(cases), np.int64)
        for level in range(depth):
            column, cut = _best_question(
                bins, sizes, rows, asked, leaf, 1 << level, slope, bend, _PULL
            )
            leaf += (bins[column] > cut).astype(np.int64) << level
            columns[tree, level], levels[tree, level] = column, cuts[column][cut]
        said = np.round(1000 * rate * _leaf_values(leaf, rows, 1 << depth, slope, bend, _PULL))
        values[tree] = said.astype(np.int16)
        score += values[tree][leaf]
    return Forest(columns=columns, cuts=levels, values=values)
