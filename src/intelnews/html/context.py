"""The second look at the blocks: what the first look says of those around."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from intelnews.html.features import Look

__all__ = ["CONTEXT_COLUMNS", "context"]

_NEAR = 6  # blocks before and behind
_LONG_WORDS = 15  # a block with more is rarely a crumb: a button, a date, a name
_LEVELS = 8

CONTEXT_COLUMNS = (
    *("score", "score -1", "score -2", "score -3", "score +1", "score +2", "score +3"),
    *("near", "group score"),
    *(f"held {level}" for level in range(1, _LEVELS + 1)),
    *(f"pure {level}" for level in range(1, _LEVELS + 1)),
    *("read before", "expected", "last long", "next long", "best held", "since best"),
)


def context(look: Look, scores: NDArray[Any], /) -> NDArray[Any]:
    """Return ``CONTEXT_COLUMNS`` for the blocks, from the scores of the first look."""
    count = len(scores)
    words, groups = look.columns[1], look.groups
    first, last = look.first, look.last
    mass = scores * words
    held = np.concatenate([[0.0], np.cumsum(mass)])
    read = np.concatenate([[0.0], np.cumsum(words)])
    total = max(1.0, held[-1])
    here = np.arange(count)
    padded = np.zeros(count + 6, dtype=np.float32)
    padded[3:-3] = scores
    low, high = np.maximum(0, here - _NEAR), np.minimum(count, here + _NEAR + 1)
    makes = int(groups.max()) + 1
    make_words = np.maximum(1.0, np.bincount(groups, weights=words, minlength=makes))
    make_score = np.bincount(groups, weights=mass, minlength=makes) / make_words
    inside = held[last] - held[first]
    long = np.flatnonzero(words > _LONG_WORDS)
    before = after = np.zeros(count)
    if len(long):
        behind = np.searchsorted(long, here, side="left")
        before = np.where(behind > 0, scores[long[np.maximum(behind - 1, 0)]], 0.0)
        ahead = np.searchsorted(long, here, side="right")
        after = np.where(ahead < len(long), scores[long[np.minimum(ahead, len(long) - 1)]], 0.0)
    # the element two levels out that holds the most of the article
    best = int(np.argmax(inside[1]))
    within = (first[1][best] <= here) & (here < last[1][best])
    columns = [
        scores, padded[2:-4], padded[1:-5], padded[:-6], padded[4:-2], padded[5:-1], padded[6:],
        (held[high] - held[low]) / np.maximum(1.0, read[high] - read[low]), make_score[groups],
        *(inside / total), *(inside / np.maximum(1.0, read[last] - read[first])),
        held[:-1] / total, np.full(count, log(1 + total)), before, after,
        within, np.clip(here - first[1][best], -30, 60),
    ]  # fmt: skip
    table = np.empty((len(CONTEXT_COLUMNS), count), dtype=np.float32)
    for number, column in enumerate(columns):
        table[number] = column
    return table
