"""The text of the article on a page: which blocks belong to it, by a trained model.

Two looks are taken at the blocks. The first asks each block what it is and where it stands; the
second asks again with the answers of the first all around: what the neighbours are, how much of the
page's text the elements around it hold, and how pure that text is. Both are forests of small trees
learnt from annotated pages by ``tools/train_body``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.html.blocks import read_blocks
from intelnews.html.page import Node
from intelnews.model import BlockKind, Link, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from intelnews.html.blocks import Block
    from intelnews.html.page import Page

__all__ = ["Body", "Piece", "read_body", "without_repeats"]

# Body F1 crossed by site is 0.938 at 0.3, 0.939 at 0.35 and 0.4, and 0.937 at 0.5; that of snippets
# 0.938, 0.936, 0.935 and 0.926 (tools/train_body).
_THRESHOLD = 0.35
# Texts this long that occur twice were put twice into the page, one of them for other screens.
_REPEATED_CHARS = 60
_HEADLINES = frozenset({"h1", "h2", "h3"})
_HEADLINE_CHARS = 400
_LARGEST = 20  # blocks that are compared with all others


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
    """The article's text as pieces.

    ``nodes`` are the elements that hold the pieces, ``confidence`` is the mean score of the words
    in them, from 0 to 1.
    """

    pieces: tuple[Piece, ...] = ()
    nodes: tuple[Node, ...] = ()
    confidence: float = 0.0

    @property
    def text(self) -> str:
        """The pieces, parted by blank lines."""
        return "\n\n".join(piece.text for piece in self.pieces)


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
    >>> source = "<main><p>The port of Freedonia reopened on Monday, officials said.</p></main>"
    >>> read_body(read_page(source)).text
    'The port of Freedonia reopened on Monday, officials said.'
    """
    blocks = read_blocks(page, within=within, excluded=excluded)
    if not blocks:
        return Body()
    from intelnews.html.forest import block_scores  # noqa: PLC0415 # it imports NumPy

    scores = block_scores(page, blocks, hint=hint)
    title = _letters(next((m.content for m in page.metas if m.name == "og:title"), ""))
    likely = [
        (block, score)
        for block, score in zip(blocks, scores, strict=True)
        if score > _THRESHOLD and not _is_headline(block, title)
    ]
    pieces = [_piece(page, block, score) for block, score in without_repeats(likely)]
    length = sum(len(piece.text) for piece in pieces)
    return Body(
        pieces=tuple(pieces),
        nodes=tuple({piece.node.index: piece.node for piece in pieces}.values()),
        confidence=sum(p.score * len(p.text) for p in pieces) / length if length else 0.0,
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _is_headline(block: Block, title: str) -> bool:
    """Tell whether a block prints the headline, which is a field of its own and no text."""
    if block.node.tag not in _HEADLINES or len(block.text) > _HEADLINE_CHARS:
        return False
    said = _letters(block.text)
    if not title or not said:
        return False
    # the printed headline may lack the name of the site, or have a kicker before it
    shorter, longer = sorted((said, title), key=len)
    return shorter in longer and len(longer) < 2 * len(shorter)


def without_repeats(likely: Iterable[tuple[Block, float]], /) -> list[tuple[Block, float]]:
    """Return the blocks without those whose text stands in another one as well.

    Of two that say the same in different places, the first stays: the page was made for two
    screens. What is said twice beside itself was written so. A block that holds the beginnings of
    two others or more is the whole article once again, for machines, and goes.
    """
    first: dict[str, Block] = {}
    kept: list[tuple[Block, float]] = []
    for block, score in likely:
        if len(block.text) >= _REPEATED_CHARS:
            earlier = first.setdefault(block.text, block)
            if earlier.node.parent is not block.node.parent:
                continue
        kept.append((block, score))
    heads = [text[:_REPEATED_CHARS] for text in first]
    largest = sorted(first, key=len, reverse=True)[:_LARGEST]
    whole = {
        text
        for text in largest
        if len(text) > 1000 and sum(head in text for head in heads[:200]) > 2
    }
    return [(block, score) for block, score in kept if block.text not in whole]


def _piece(page: Page, block: Block, score: float) -> Piece:
    return Piece(
        text=block.text,
        kind=block.kind,
        spans=block.spans(page),
        links=block.links_of() if block.links else (),
        node=block.node,
        score=score,
    )
