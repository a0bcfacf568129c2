"""Trees that vote: how a few numbers of a case are weighed together, not one by one."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

__all__ = ["Forest"]


@frozen(eq=False)
class Forest:
    """Boosted trees (Friedman 2001) that ask the same question at every node of a level.

    Such trees are tables: the answers to ``depth`` questions are the place of the value (Kohavi
    and Li 1995, "Oblivious Decision Trees").

    Attributes:
        columns: Which number is asked for: int16 (trees, depth).
        cuts: Whether it is above this: int32 (trees, depth).
        values: What each tree says, in thousandths of a logit: int16 (trees, 2 ** depth).
    """

    columns: NDArray[np.int16]
    cuts: NDArray[np.int32]
    values: NDArray[np.int16]

    def sum(self, cases: NDArray[np.int32], /) -> NDArray[np.int64]:
        """Return what all trees say of cases (cases, numbers), in hundredths of a logit.

        >>> forest = Forest(
        ...     columns=np.array([[0, 1]], np.int16),
        ...     cuts=np.array([[5, 0]], np.int32),
        ...     values=np.array([[10, 20, 30, 40]], np.int16),
        ... )
        >>> forest.sum(np.array([[5, 0], [6, 0], [6, 1]], np.int32)).tolist()
        [1, 2, 4]
        """
        answers = cases[:, self.columns] > self.cuts
        place = answers @ (1 << np.arange(self.columns.shape[1]))
        said = self.values[np.arange(len(self.values)), place]
        total: NDArray[np.int64] = said.sum(axis=1, dtype=np.int64) // 10
        return total
