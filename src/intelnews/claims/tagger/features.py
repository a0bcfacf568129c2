"""Features by their names: which rows of a table of weights speak for a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

__all__ = ["Templates", "buckets", "templates"]

#: Conjunctions of columns: of each its name and how many rows away it is read.
Templates = tuple[tuple[tuple[str, int], ...], ...]

# Odd constants of xxHash (Yann Collet, 2012), which mix 32 bits well.
_SEED: Final = 0x9E3779B1
_TIMES: Final = np.uint32(0x85EBCA77)
_LAST: Final = np.uint32(0xC2B2AE3D)
_FOLD: Final = np.uint32(15)
_END: Final = np.uint32(13)
_PART: Final = re.compile(r"([a-z_]+)([+-]\d)?$")


def templates(text: str, /) -> Templates:
    """Read features from their names: columns apart by spaces, features by bars.

    >>> templates("w | p-1 p")
    ((('w', 0),), (('p', -1), ('p', 0)))
    """
    return tuple(tuple(_part(part) for part in one.split()) for one in text.split("|"))


def _part(text: str) -> tuple[str, int]:
    found = _PART.match(text)
    if found is None:
        raise ValueError(f"no column is called {text!r}")
    return found[1], int(found[2] or 0)


def buckets(
    features: Templates, column: Callable[[str, int], NDArray[np.uint32]], /, *, bits: int
) -> NDArray[np.int32]:
    """Return the rows of a table of ``2**bits`` weights: an array (features, words).

    Features are hashed, so no dictionary of words is needed or kept (Weinberger et al. 2009,
    "Feature Hashing for Large Scale Multitask Learning").
    """
    down = np.uint32(32 - bits)
    read: dict[tuple[str, int], NDArray[np.uint32]] = {}
    rows = []
    for number, parts in enumerate(features, start=1):
        mixed: NDArray[np.uint32] | None = None
        for part in parts:
            if part not in read:
                read[part] = column(*part)
            if mixed is None:
                mixed = (read[part] ^ np.uint32(number * _SEED & 0xFFFFFFFF)) * _TIMES
            else:
                mixed ^= mixed >> _FOLD
                mixed ^= read[part]
                mixed *= _TIMES
        assert mixed is not None  # noqa: S101 # a feature has a column
        mixed ^= mixed >> _END
        mixed *= _LAST
        mixed >>= down
        rows.append(mixed)
    return np.stack(rows).astype(np.int32)
