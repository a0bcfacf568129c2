"""The second look: every word's role in the attributions of its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from intelnews.claims.tagger.features import templates
from intelnews.claims.tagger.surroundings import at_most, steps
from intelnews.claims.tagger.words import PHRASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from intelnews.claims.tagger.surroundings import Range
    from intelnews.claims.tagger.words import Words

__all__ = [
    "CONTENT",
    "CUE",
    "ROLE_FEATURES",
    "ROLE_LABELS",
    "SOURCE",
    "add_neighbours",
    "add_roles",
    "cue_head",
]

#: Labels of the chain. A source or content says on which side of it its cue stands (> right,
#: < left); B begins a stretch of content, I goes on with it.
ROLE_LABELS: Final = (
    "O", "cue", "source>", "source<", "B-content>", "I-content>", "B-content<", "I-content<",
)  # fmt: skip
CUE, SOURCE, CONTENT = slice(1, 2), slice(2, 4), slice(4, 8)
_BEGINS: Final = (4, 6)
#: Column ``r``: no role, cue, source and content by the side of their cue; 6 outside of paragraphs.
_ROLE: Final = np.array([0, 1, 2, 3, 4, 4, 5, 5], dtype=np.uint32)

_SIDE: Final = (
    "| {0}d | {0}t {0}s | {0}m {0}d | {0}d p | {0}c {0}v {0}s | {0}c {0}j {0}s {0}m"
    "| {0}q q {0}s | {0}t p {0}s | {0}v p {0}s | {0}t q {0}s | {0}c {0}v {0}j p | {0}q q {0}c ql"
)
ROLE_FEATURES: Final = templates(
    "w | w-1 | w+1 | w-2 | w+2 | t | p | p-1 | p+1 | p+2 | p-2 | x | k | q | s | m | m-1 | m+1"
    "| p-1 p | p p+1 | p-1 p p+1 | p-2 p-1 p | p p+1 p+2 | t p | t p+1 "
    "| t w+1 | s-1 s s+1 | m k | m p | m t | m-1 m m+1"
    "| m+1 p | m-1 p | m+1 p p+1 | m-1 p-1 p "
    + _SIDE.format("l")
    + _SIDE.format("r_")
    + "| lt r_t | lm r_m ls r_s | ld r_d | lc r_c ls r_s | lv r_v ls r_s | ls r_s p | ls r_s q"
    "| ls r_s lq r_q q | ls r_s f p | q-1 q q+1 | q p | q ql | q qe | q qa qv | q hq"
    "| ql qb qa | u | u-1 u | u u+1 | u p | u m | u ls r_s | u-1 u u+1 | u q | u m-1 | u m+1"
    "| fb p | fb hq | sp sn hq | te r_s ls | f w"
)
# Margins count in steps of so many units of the weights.
_MARGIN_STEP: Final = 60


def add_neighbours(words: Words, cues: Sequence[Range], /) -> None:
    """Add what stands between a word and the nearest possible cue on its left and right.

    ``lt`` and ``r_t`` are the cue's stem, ``lm``, ``r_m`` its margin, ``ld``, ``r_d`` the distance,
    ``lc``, ``lv``, ``lq``, ``lj`` (and so on the right) the commas, finite verbs, quotation marks
    and joints between, ``ls``, ``r_s`` whether both stand in one sentence.
    """
    size = len(words)
    rows = np.arange(size)
    which = np.full(size, -1)
    for order, (first, last) in enumerate(cues):
        which[first:last] = order
    stems = np.array(
        [words.column["t"][cue_head(words, cue)] for cue in cues] + [0], dtype=np.uint32
    )
    margins = np.array([words.column["m"][low] for low, _ in cues] + [0], dtype=np.uint32)
    left = np.maximum.accumulate(np.where(which >= 0, rows, -1))
    right = size - 1 - np.maximum.accumulate(np.where(which[::-1] >= 0, rows, -1))[::-1]
    for prefix, nearest in (("l", left), ("r_", right)):
        place = np.clip(nearest, 0, size - 1)
        there = (
            (words.paragraph[place] == words.paragraph)
            & (which[place] >= 0)
            & (words.paragraph >= 0)
        )
        number = np.where(there, which[place], len(cues))
        low = np.minimum(place, rows) + 1
        high = np.maximum(np.maximum(place, rows), low)
        found = there.astype(np.uint32)

        def between(sort: str, most: int) -> NDArray[np.uint32]:
            count = words.counts[sort]
            some = at_most(count[high] - count[low], most)  # noqa: B023 # called at once
            return np.where(there, some + 1, 0).astype(np.uint32)  # noqa: B023

        apart = words.sentence - words.sentence[place]
        words.column.update(
            {
                f"{prefix}t": stems[number],
                f"{prefix}m": margins[number],
                f"{prefix}d": (steps(np.abs(rows - place)) + 1) * found,
                f"{prefix}c": between("comma", 3),
                f"{prefix}v": between("finite", 2),
                f"{prefix}q": between("quote", 2),
                f"{prefix}j": between("joint", 1),
                f"{prefix}s": (np.clip(apart, -1, 1) + 2).astype(np.uint32) * found,
            }
        )


def cue_head(words: Words, cue: Range, /) -> int:
    """Return the word that says what a cue does.

    It is the last that is a cue by itself, or else the last that begins one ("of the opinion"), or
    else the last of all.
    """
    classes = words.column["k"]
    alone = [row for row in range(*cue) if 1 < classes[row] < PHRASES]
    begins = alone or [row for row in range(*cue) if classes[row] >= PHRASES]
    return begins[-1] if begins else cue[1] - 1


def add_roles(words: Words, margins: NDArray[np.int32], /) -> None:
    """Add what the chain says of each word.

    ``r`` is the role, ``rb`` 1 where a stretch of it begins; ``mc``, ``ms`` and ``mq`` tell how
    surely the word belongs to a content, a source or a cue.
    """
    size = len(words)
    label = margins.argmax(axis=1)
    role = np.full(size, 6, dtype=np.uint32)
    role[words.rows] = _ROLE[label]
    begins = role != np.concatenate(([6], role[:-1]))
    begins[words.rows] |= np.isin(label, _BEGINS)
    none, cue, source, content = (
        margins[:, part].max(axis=1) for part in (slice(1), CUE, SOURCE, CONTENT)
    )
    columns = {
        "mc": _lead(content, none, cue, source),
        "ms": _lead(source, none, cue, content),
        "mq": _lead(cue, none, source, content),
    }
    words.column.update(r=role, rb=begins.astype(np.uint32))
    for name, values in columns.items():
        words.column[name] = np.zeros(size, dtype=np.uint32)
        words.column[name][words.rows] = values
    words.counts.update(
        {
            f"role{kind}": np.concatenate(([0], np.cumsum(begins & (role == kind))))
            for kind in range(1, 6)
        }
    )


def _lead(of: NDArray[np.int32], *others: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return by how many steps one margin is ahead of the best of others: 1 to 11."""
    lead: NDArray[np.int32] = (of - np.maximum.reduce(others)) // _MARGIN_STEP
    return np.clip(lead, -5, 5) + 6
