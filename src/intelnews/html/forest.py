"""The weights of the body model, and how they turn columns into scores."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from intelnews.forest import Forest
from intelnews.html.features import Saying, Tables, look

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from intelnews.html.blocks import Block
    from intelnews.html.page import Page

__all__ = ["block_scores", "chances", "saying_of"]


@cache
def _model() -> tuple[Tables, Forest]:
    folder = resources.files("intelnews.html") / "data"
    tables = Tables(_read_pairs(folder / "body_marks.tsv"), _read_table(folder / "body_texts.tsv"))
    with (folder / "body.npz").open("rb") as file, np.load(file) as stored:
        forest = Forest(
            columns=stored["columns"].astype(np.intp),
            cuts=stored["cuts"].astype(np.float32),
            values=stored["values"].astype(np.float32),
        )
    return tables, forest


def _read_table(path: Traversable) -> dict[str, float]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: float(weight) for word, weight in rows}


def _read_pairs(path: Traversable) -> dict[str, tuple[float, float]]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: (float(first), float(second)) for word, first, second in rows}


def chances(forest: Forest, table: NDArray[Any], /) -> NDArray[Any]:
    """Return what the trees say of each block of a table (questions, blocks), from 0 to 1."""
    result: NDArray[Any] = 1.0 / (1.0 + np.exp(-forest.sum(table)))
    return result


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
    scores: list[float] = chances(forest, columns).tolist()
    return scores
