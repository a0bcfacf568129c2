"""The text of the article on a page: which blocks belong to it, by a trained model.

The model gives each block of the page a chance to belong; it is a forest of small trees learnt from
annotated pages by ``tools/train_body``. Of all limits that could be put to the chances of a page
the one is taken that promises the best text: a page whose blocks all look odd still has its text,
and one of clear blocks is kept free of the doubtful ones.
"""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.html.blocks import read_blocks
from intelnews.html.embedded import embedded_text
from intelnews.html.page import Node
from intelnews.model import BlockKind, Link, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from intelnews.html.blocks import Block
    from intelnews.html.page import Page

__all__ = ["Body", "Piece", "likely", "read_body", "without_headline", "without_repeats"]

# What is missed weighs half as much again as what is too much: body F1 crossed by site is 0.9508,
# and 0.9504 where both weigh the same (tools/train_body).
_MISSED = 1.5
_LEAST, _SURE = 0.15, 0.6  # no block under the one is taken, all above the other are
# Where the page's data hold three times the text its elements do, and these have little.
_MORE, _LITTLE = 3, 1500
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
    scored = without_headline(page, zip(blocks, scores, strict=True))
    pieces = [_piece(page, block, score) for block, score in without_repeats(likely(scored))]
    length = sum(len(piece.text) for piece in pieces)
    if length < _LITTLE and within is None:
        unseen = _unseen(page, hint)
        if sum(len(piece.text) for piece in unseen) > _MORE * length:
            pieces = unseen
            length = sum(len(piece.text) for piece in pieces)
    return Body(
        pieces=tuple(pieces),
        nodes=tuple({piece.node.index: piece.node for piece in pieces}.values()),
        confidence=sum(p.score * len(p.text) for p in pieces) / length if length else 0.0,
    )


def without_headline(
    page: Page, scored: Iterable[tuple[Block, float]], /
) -> list[tuple[Block, float]]:
    """Return the blocks that do not print the headline, which is a field of its own and no text."""
    title = _letters(next((m.content for m in page.metas if m.name == "og:title"), ""))
    return [(block, score) for block, score in scored if not _is_headline(block, title)]


def likely(
    scored: Sequence[tuple[Block, float]], /, *, missed: float = _MISSED
) -> list[tuple[Block, float]]:
    """Return the blocks that make the best text to be expected of a page, in their order.

    Blocks are taken from the likeliest down, as long as the share of right text in what is taken,
    and of what is taken in all right text, is expected to grow. ``missed`` is how much right text
    that is missed weighs against wrong text that is taken.
    """
    right = missed * sum(score * len(block.text) for block, score in scored)
    best = hits = size = 0.0
    limit = 1.0
    for block, score in sorted(scored, key=itemgetter(1), reverse=True):
        if score < _LEAST:
            break
        hits += score * len(block.text)
        size += len(block.text)
        value = hits / (size + right)
        if value > best or score > _SURE:
            best, limit = value, score
    return [(block, score) for block, score in scored if score >= limit]


def _unseen(page: Page, hint: str | None) -> list[Piece]:
    """Return the text that is in the page's data, for pages that are drawn by scripts."""
    paragraphs = embedded_text(page, said=hint or "")
    return [
        Piece(
            text=one.text,
            kind=BlockKind.PARAGRAPH,
            spans=() if one.span is None else (one.span,),
            links=(),
            node=one.node,
            score=_LEAST,
        )
        for one in paragraphs
    ]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _is_headline(block: Block, title: str) -> bool:
    """Tell whether a block says the title, as letters."""
    if block.node.tag not in _HEADLINES or len(block.text) > _HEADLINE_CHARS:
        return False
    said = _letters(block.text)
    if not title or not said:
        return False
    # the printed headline may lack the name of the site, or have a kicker before it
    shorter, longer = sorted((said, title), key=len)
    return shorter in longer and len(longer) < 2 * len(shorter)


def without_repeats(chosen: Iterable[tuple[Block, float]], /) -> list[tuple[Block, float]]:
    """Return the blocks without those whose text stands in another one as well.

    Of two that say the same in different places, the first stays: the page was made for two
    screens. What is said twice beside itself, or again among as much that is new, was written so. A
    block that holds the beginnings of two others or more is the whole article once again, for
    machines, and goes.
    """
    pairs = list(chosen)
    first: dict[str, Block] = {}
    repeats: dict[int, Node | None] = {}
    new: Counter[Node | None] = Counter()
    for number, (block, _) in enumerate(pairs):
        if len(block.text) >= _REPEATED_CHARS:
            parent = block.node.parent
            if first.setdefault(block.text, block).node.parent is parent:
                new[parent] += 1
            else:
                repeats[number] = parent
    old = Counter(repeats.values())
    kept = [
        pair
        for number, pair in enumerate(pairs)
        if number not in repeats or new[repeats[number]] >= old[repeats[number]]
    ]
    heads = list(dict.fromkeys(text[:_REPEATED_CHARS] for text in first))
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
