"""The text of the article on a page: which blocks belong to it, by a trained model.

Two looks are taken at the blocks. The first asks each block what it is and where it stands; the
second asks again with the answers of the first all around: what the neighbours are, how much of the
page's text the elements around it hold, and how pure that text is. Both are forests of small trees
learnt from annotated pages by ``tools/train_body``.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from attrs import frozen

from intelnews.html.blocks import Block, read_blocks
from intelnews.html.features import Tables, context, look
from intelnews.html.page import Node, Page
from intelnews.model import BlockKind, Link, Problem, Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

__all__ = ["Body", "Piece", "read_body"]

THRESHOLD = 0.4  # body F1, crossed by site: 0.9439 at 0.5, 0.9443 at 0.4, 0.9445 at 0.3


@frozen(kw_only=True)
class Piece:
    """A block of an article: its words, its kind, where it stands in the source, and its links."""

    text: str
    kind: BlockKind
    spans: tuple[Span, ...]
    links: tuple[Link, ...]
    node: Node
    score: float


@frozen(kw_only=True)
class Body:
    """The article's text as pieces, captions apart.

    ``nodes`` are the elements that hold the pieces, ``confidence`` is the mean score of the words
    in them, from 0 to 1.
    """

    pieces: tuple[Piece, ...] = ()
    captions: tuple[Piece, ...] = ()
    nodes: tuple[Node, ...] = ()
    confidence: float = 0.0
    problems: tuple[Problem, ...] = ()
    truncated: bool = False

    @property
    def text(self) -> str:
        """The pieces, parted by blank lines."""
        return "\n\n".join(piece.text for piece in self.pieces)


class _Forest:
    """Trees that ask the same question of all nodes of a level; so a tree is a list of bits."""

    def __init__(self, columns: Any, limits: Any, values: Any) -> None:
        import numpy as np

        self.shape = columns.shape
        self.columns = columns.ravel()
        self.limits = limits.ravel()
        self.values = values.astype(np.float32)
        self.powers = (1 << np.arange(self.shape[1])[::-1]).astype(np.float32)
        self.trees = np.arange(self.shape[0])

    def scores(self, rows: NDArray[Any]) -> NDArray[Any]:
        """Return the share of blocks like these that belong to the article."""
        import numpy as np

        bits = rows[:, self.columns] > self.limits
        leaves = bits.reshape(len(rows), *self.shape).astype(np.float32) @ self.powers
        raw = self.values[self.trees, leaves.astype(np.int64)].sum(axis=1)
        result: NDArray[Any] = 1.0 / (1.0 + np.exp(-raw))
        return result


@frozen
class _Model:
    tables: Tables
    first: _Forest
    second: _Forest


@cache
def _model() -> _Model:
    import numpy as np

    folder = resources.files("intelnews.html") / "data"
    tables = Tables(_read_table(folder / "body_marks.tsv"), _read_table(folder / "body_texts.tsv"))
    with resources.as_file(folder / "body.npz") as path, np.load(path) as stored:
        first = _Forest(stored["feat1"], stored["thr1"], stored["val1"])
        second = _Forest(stored["feat2"], stored["thr2"], stored["val2"])
    return _Model(tables, first, second)


def _read_table(path: Any) -> dict[str, float]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: float(weight) for word, weight in rows}


def _meta(page: Page, *names: str) -> str:
    for meta in page.metas:
        if meta.name in names and meta.content:
            return meta.content
    return ""


def score_blocks(page: Page, blocks: list[Block], /, *, hint: str | None = None) -> NDArray[Any]:
    """Return for each block how likely it belongs to the article, from 0 to 1."""
    model = _model()
    rows, bounds, groups = look(
        page,
        blocks,
        tables=model.tables,
        title=_meta(page, "og:title", "twitter:title"),
        hint=hint or "",
        description=_meta(page, "og:description", "description", "twitter:description"),
    )
    import numpy as np

    first = model.first.scores(rows)
    more = context(first, rows[:, 1], bounds, groups)
    return model.second.scores(np.concatenate([rows, more], axis=1))


def read_body(
    page: Page,
    /,
    *,
    excluded: Collection[Node] = (),
    within: Node | None = None,
    hint: str | None = None,
) -> Body:
    """Return the article's text.

    Args:
        page: The page.
        excluded: Elements that are known to be something else, such as the comments.
        within: Where to look, on a page of several articles.
        hint: The text of the article as the page's metadata give it.

    >>> from intelnews.html.page import read_page
    >>> page = read_page("<main><p>The port of Freedonia reopened on Monday, officials said.</main>")
    >>> read_body(page).text
    'The port of Freedonia reopened on Monday, officials said.'
    """
    blocks = read_blocks(page, within=within, excluded=excluded)
    if not blocks:
        return Body()
    scores = score_blocks(page, blocks, hint=hint)
    chosen = [(b, float(s)) for b, s in zip(blocks, scores, strict=True) if s > THRESHOLD]
    pieces = [_piece(page, block, score) for block, score in chosen]
    length = sum(len(piece.text) for piece in pieces)
    return Body(
        pieces=tuple(pieces),
        nodes=tuple(dict.fromkeys(piece.node for piece in pieces)),
        confidence=sum(p.score * len(p.text) for p in pieces) / length if length else 0.0,
    )


def _piece(page: Page, block: Block, score: float) -> Piece:
    return Piece(
        text=block.text,
        kind=block.kind,
        spans=block.spans(page),
        links=block.links_of() if block.links else (),
        node=block.node,
        score=score,
    )
