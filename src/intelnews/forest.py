"""Trees that vote: how a few numbers of a case are weighed together, not one by one."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

__all__ = ["Forest"]

# Cases that are asked at once: of each are kept all answers of all trees, some kilobytes.
_AT_ONCE: Final = 512


@frozen(eq=False)
class Forest:
    """Boosted trees (Friedman 2001) that ask the same question at every node of a level.

    Such trees are tables: the answers to ``depth`` questions are the place of the value (Kohavi
    and Li 1995, "Oblivious Decision Trees"), the first answer its lowest bit.

    Attributes:
        columns: Which number is asked for: whole numbers (trees, depth).
        cuts: Whether it is above this: (trees, depth), of the type of the numbers.
        values: What each tree says: (trees, 2 ** depth).
    """

    columns: NDArray[Any]
    cuts: NDArray[Any]
    values: NDArray[Any]

    def sum(self, table: NDArray[Any], /) -> NDArray[Any]:
        """Return what all trees say of each case of a table (numbers, cases), added up.

        >>> forest = Forest(
        ...     columns=np.array([[0, 1]]), cuts=np.array([[5, 0]]), values=np.array([[1, 2, 3, 4]])
        ... )
        >>> forest.sum(np.array([[5, 6, 6], [0, 0, 1]])).tolist()
        [1, 2, 4]
        """
        parts = range(0, max(1, table.shape[1]), _AT_ONCE)
        return np.concatenate([self._sums(table[:, at : at + _AT_ONCE]) for at in parts])

    def _sums(self, table: NDArray[Any]) -> NDArray[Any]:
        trees, depth = self.columns.shape
        answers = table[self.columns.ravel()] > self.cuts.reshape(-1, 1)
        bits = (1 << np.arange(depth)).astype(np.float32)
        # exact, since a place has few bits; whole numbers would take several times as long
        asked = answers.astype(np.float32).reshape(trees, depth, -1)
        places = np.einsum("d,tdc->tc", bits, asked).astype(np.intp)
        sums: NDArray[Any] = self.values[np.arange(trees)[:, None], places].sum(axis=0)
        return sums
