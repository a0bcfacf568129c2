"""Gradient boosting of trees that put the same question to all nodes of a level.

Gradients are whole numbers, so their sums do not depend on the order they are added in.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from intelnews.forest import Forest

__all__ = ["train"]

_BINS = 32
_UNIT = 1 << 20  # a gradient of 1
_HOLD = 5.0  # what draws the value of a leaf with little evidence towards 0


def train(
    rows: np.ndarray,
    labels: np.ndarray,
    weights: np.ndarray,
    *,
    trees: int,
    depth: int,
    rate: float,
) -> Forest:
    """Return trees grown one behind another, each from what those before it got wrong.

    ``rows`` are (cases, numbers), ``labels`` 0 or 1 for each case.
    """
    limits = [_limits(rows[:, column]) for column in range(rows.shape[1])]
    binned = np.stack(
        [np.searchsorted(limits[c], rows[:, c], side="left") for c in range(rows.shape[1])]
    ).astype(np.uint8)
    live = np.array([column for column, found in enumerate(limits) if len(found)])
    dice = np.random.default_rng(1)
    weights = weights / weights.mean()
    raw = np.zeros(len(labels))
    columns = np.zeros((trees, depth), dtype=np.uint8)
    bounds = np.zeros((trees, depth), dtype=np.float32)
    values = np.zeros((trees, 1 << depth), dtype=np.float32)
    for tree in range(trees):
        likely = 1.0 / (1.0 + np.exp(-raw))
        slope = np.rint((labels - likely) * weights * _UNIT).astype(np.int64)
        bend = np.rint(np.maximum(likely * (1 - likely), 1e-6) * weights * _UNIT).astype(np.int64)
        asked = np.sort(dice.choice(live, max(1, len(live) // 2), replace=False))
        leaf = np.zeros(len(labels), dtype=np.int64)
        for level in range(depth):
            sums = _sums(binned, asked, leaf, slope, bend, 1 << level)
            best, cut = _best(sums, _HOLD * _UNIT)
            column = asked[best]
            cut = min(cut, len(limits[column]) - 1)
            columns[tree, level], bounds[tree, level] = column, limits[column][cut]
            leaf = leaf * 2 + (binned[column] > cut)
        up = np.bincount(leaf, weights=slope, minlength=1 << depth)
        down = np.bincount(leaf, weights=bend, minlength=1 << depth)
        values[tree] = np.round(rate * up / (down + _HOLD * _UNIT), 4)
        raw += values[tree][leaf]
    # The first answer counted most here; in a forest it is the lowest bit.
    return Forest(columns=columns[:, ::-1].copy(), cuts=bounds[:, ::-1].copy(), values=values)


def _limits(column: np.ndarray) -> np.ndarray:
    found = np.unique(column)
    if len(found) <= _BINS:
        middles: np.ndarray = ((found[:-1] + found[1:]) / 2).astype(np.float32)
        return middles
    return np.unique(np.quantile(column, np.linspace(0, 1, _BINS + 1)[1:-1]).astype(np.float32))


@njit(cache=True)
def _sums(  # noqa: PLR0917 # numba knows no keywords
    binned: Any, asked: Any, leaf: Any, slope: Any, bend: Any, leaves: int
) -> Any:  # pragma: no cover
    result = np.zeros((len(asked), leaves, _BINS, 2), dtype=np.int64)
    for number in range(len(asked)):
        column = binned[asked[number]]
        for row in range(len(leaf)):
            result[number, leaf[row], column[row], 0] += slope[row]
            result[number, leaf[row], column[row], 1] += bend[row]
    return result


def _best(sums: np.ndarray, hold: float) -> tuple[int, int]:
    """Return which of the columns asked parts the leaves best, and behind which bin."""
    left = np.cumsum(sums, axis=2)[:, :, :-1].astype(float)
    whole = sums.sum(axis=2)[:, :, None].astype(float)
    right = whole - left
    gain = left[..., 0] ** 2 / (left[..., 1] + hold) + right[..., 0] ** 2 / (right[..., 1] + hold)
    number, cut = divmod(int(gain.sum(axis=1).argmax()), _BINS - 1)
    return number, cut
