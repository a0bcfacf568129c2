"""The weights of the body model, and how they turn columns into scores."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from intelnews.html.features import Saying, Tables, look

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from intelnews.html.blocks import Block
    from intelnews.html.page import Page

__all__ = ["Forest", "block_scores", "saying_of"]


# Blocks that are asked at once: of each are kept all answers of all trees, some kilobytes.
_AT_ONCE = 512


class Forest:
    """Trees that put the same question to all nodes of a level.

    So a tree of depth five is a list of five questions (is this column above that limit?), and its
    leaf is the number that the five answers make, the first answer counting most.
    """

    def __init__(
        self, columns: NDArray[Any], limits: NDArray[Any], values: NDArray[Any], /
    ) -> None:
        self.trees, self.depth = columns.shape
        self.columns = columns.ravel().astype(np.intp)
        self.limits = limits.ravel()[:, None].astype(np.float32)
        self.values = values.ravel().astype(np.float32)
        self.powers = (1 << np.arange(self.depth)[::-1]).astype(np.float32)
        self.starts = (np.arange(self.trees) << self.depth)[:, None]

    def scores(self, table: NDArray[Any], /) -> NDArray[Any]:
        """Return for each block how likely it belongs to the article, from 0 to 1."""
        parts = range(0, max(1, table.shape[1]), _AT_ONCE)
        raw = np.concatenate([self._sums(table[:, at : at + _AT_ONCE]) for at in parts])
        result: NDArray[Any] = 1.0 / (1.0 + np.exp(-raw))
        return result

    def _sums(self, table: NDArray[Any]) -> NDArray[Any]:
        answers = (table[self.columns] > self.limits).astype(np.float32)
        leaves = np.einsum(
            "d,tdb->tb", self.powers, answers.reshape(self.trees, self.depth, -1)
        ).astype(np.intp)
        sums: NDArray[Any] = self.values[leaves + self.starts].sum(axis=0)
        return sums


@cache
def _model() -> tuple[Tables, Forest]:
    folder = resources.files("intelnews.html") / "data"
    tables = Tables(_read_pairs(folder / "body_marks.tsv"), _read_table(folder / "body_texts.tsv"))
    with (folder / "body.npz").open("rb") as file, np.load(file) as stored:
        forest = Forest(stored["columns"], stored["limits"], stored["values"])
    return tables, forest


def _read_table(path: Traversable) -> dict[str, float]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: float(weight) for word, weight in rows}


def _read_pairs(path: Traversable) -> dict[str, tuple[float, float]]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: (float(first), float(second)) for word, first, second in rows}


def saying_of(page: Page, hint: str | None, /) -> Saying:
    """Return what the page's metadata say of the article."""

    def said(*names: str) -> str:
        return next((m.content for m in page.metas if m.name in names and m.content), "")

    return Saying(
        title=said("og:title", "twitter:title"),
        description=said("og:description", "description", "twitter:description"),
        hint=hint or "",
    )


def block_scores(page: Page, blocks: list[Block], /, *, hint: str | None = None) -> list[float]:
    """Return for each block of a page how likely it belongs to the article, from 0 to 1."""
    tables, forest = _model()
    columns = look(page, blocks, tables=tables, saying=saying_of(page, hint))
    scores: list[float] = forest.scores(columns).tolist()
    return scores
