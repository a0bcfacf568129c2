"""The first look: which words may be a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from intelnews.claims.tagger.features import templates
from intelnews.claims.tagger.words import CLOSING, OUTSIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from intelnews.claims.tagger.surroundings import Range
    from intelnews.claims.tagger.words import Words

__all__ = ["CUE_FEATURES", "CUE_LABELS", "add_cue_margins", "cue_ranges", "signs"]

#: Labels of the chain: outside, first word of a cue, further word of it.
CUE_LABELS: Final = ("O", "B", "I")

CUE_FEATURES: Final = templates(
    "w | t | w-1 | w+1 | w-2 | w+2 | w+3 | w-3"
    "| p | p-1 p | p p+1 | p-1 p p+1 | p-2 p-1 p | p p+1 p+2 | p+1 p+2 p+3"
    "| p-3 p-2 p-1 | t p | t p+1 | t p-1 | t p p+1 | t w+1 | t-1 t "
    "| k | k p p+1 | k w+1 | k-1 k k+1 | k p-1 p | k+1 p p+1 | k-1 p"
    "| k p+1 p+2 | x | x p | x p p+1 | s s-1 | q | q-1 q q+1 | q p | q-1 p | q-1 t | q+1 t"
    "| q+2 t | q t | hq t | hq q k | ql q | ql qb qa | fb p | te p | fb k | te k | te t"
    "| u | u t | u p | u-1 u u+1 | u w-1 | u k | u q | sp sn | p-1 k p+1 | w+1 p+2 | w-1 p-2"
)

# Margins count in steps of so many units of the weights.
_STEP: Final = 30
_LOW, _HIGH = -8, 12
_DASHES: Final = frozenset({"―", "—", "–", "-", "--", "~"})
# "MR. KRAL (via interpreter):" has the colon among its first words, "” — Anna Kral, Sarn" the
# dash among the last.
_TURN_WORDS: Final = 9
_SIGNATURE_WORDS: Final = 14
_NAME_SHAPES: Final = frozenset({2, 3, 4})


def cue_ranges(words: Words, labels: NDArray[np.int64], /) -> list[Range]:
    """Return the cues that labels of the words amount to, and signs that stand for one."""
    found: list[Range] = []
    for row, label in zip(words.rows.tolist(), labels.tolist(), strict=True):
        if not label:
            continue
        if label == CUE_LABELS.index("I") and found and found[-1][1] == row:
            found[-1] = (found[-1][0], row + 1)
        else:
            found.append((row, row + 1))
    taken = {row for low, high in found for row in range(low, high)}
    found += [(row, row + 1) for row in signs(words) if row not in taken]
    return sorted(found)


def signs(words: Words, number: int | None = None, /) -> list[int]:
    """Return colons behind a name that opens a paragraph, and dashes before one that signs it."""
    rows = []
    shape, state = words.column["s"], words.column["q"]
    for first, last in words.paragraphs if number is None else [words.paragraphs[number]]:
        for row in range(first, min(first + _TURN_WORDS, last)):
            if words.lowers[row] == ":":
                named = any(int(shape[before]) in _NAME_SHAPES for before in range(first, row))
                if row > first and named and words.starts[row] == words.ends[row - 1]:
                    rows.append(row)
                break
        for row in range(max(first + 3, last - _SIGNATURE_WORDS), last - 1):
            closed = state[row - 1] == CLOSING or words.lowers[row - 1] in {".", "!", "?", "”", '"'}
            if (
                words.lowers[row] in _DASHES
                and closed
                and state[row] == OUTSIDE
                and int(shape[row + 1]) in _NAME_SHAPES
            ):
                rows.append(row)
    return rows


def add_cue_margins(words: Words, margins: NDArray[np.int32], /) -> None:
    """Add column ``m``: by how much a word looks more like no cue than like one, in steps."""
    column = np.zeros(len(words), dtype=np.uint32)
    lead = margins[:, 0] - margins[:, 1:].max(axis=1)
    column[words.rows] = np.clip(lead // _STEP, _LOW, _HIGH) + (1 - _LOW)
    words.column["m"] = column
