"""From the tree of a page to the blocks of text a reader sees, each with its place in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from intelnews.html.page import BLOCK_TAGS, HIDDEN_TAGS, Node
from intelnews.model import BlockKind, Link, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from intelnews.html.page import Page

__all__ = ["Block", "read_blocks"]

# What an element does to the text around it.
_INLINE, _BLOCK, _HIDDEN, _BREAK, _LINK, _CELL, _BOLD = range(7)
# Buttons and fields of forms stand apart from the words beside them, as blocks do.
_APART: Final = frozenset({"button", "label", "input", "option", "dialog"})
_EFFECT: Final = {
    **dict.fromkeys(BLOCK_TAGS | _APART, _BLOCK),
    **dict.fromkeys(HIDDEN_TAGS, _HIDDEN),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("b", "strong"), _BOLD),
    "br": _BREAK,
    "a": _LINK,
}
_KINDS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTE,
    **dict.fromkeys(("figcaption", "caption", "figure"), BlockKind.CAPTION),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), BlockKind.PREFORMATTED),
}
# A row with a longer cell than this is laid out, not tabled: sentences are longer, data is not.
_CELL_CHARS: Final = 200
_BETWEEN_CELLS: Final = " | "
# What an entity may put into a text and no reader sees: soft hyphens, marks of no width and of
# direction. Intake drops them where they stand as such.
_UNSEEN: Final = dict.fromkeys(
    [0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_UNSEEN_MARKS: Final = "".join(map(chr, _UNSEEN))
_LINE_BREAK: Final = "\n\0"  # the engine leaves no NUL in a text


class Block:
    r"""A run of text between two borders of blocks.

    ``node`` is the innermost element around it that makes a block; ``place`` the index of the last
    element that began before the block ended, so that blocks in an element have places from its
    ``index`` to its ``end``. ``runs`` says where the words stand, as ``(element, number of the
    child)``. ``text`` has single spaces, and ``\n`` at line breaks. ``links`` and ``breaks`` are
    numbers, ``linked`` and ``bold`` count code points in links, and of bold text outside of links.
    """

    __slots__ = ("bold", "breaks", "linked", "links", "node", "place", "runs", "text")

    def __init__(
        self,
        node: Node,
        place: int,
        runs: list[tuple[Node, int]],
        text: str,
        counts: tuple[int, int, int, int],
        /,
    ) -> None:
        self.node = node
        self.place = place
        self.runs = runs
        self.text = text
        self.links, self.linked, self.bold, self.breaks = counts

    def __repr__(self) -> str:
        return f"Block({self.node!r}, {self.text!r})"

    @property
    def kind(self) -> BlockKind:
        """What sort of block it is, by the elements around it."""
        node: Node | None = self.node
        for _ in range(6):  # a list item or a caption has few elements between it and its text
            if node is None:
                break
            if node.tag in _KINDS:
                return _KINDS[node.tag]
            node = node.parent
        return BlockKind.PARAGRAPH

    def links_of(self) -> tuple[Link, ...]:
        """Return the links in the block; their spans count in its text."""
        found: list[Link] = []
        at = 0
        seen: dict[int, tuple[Node, int, int]] = {}
        whole = self.text
        around: Node | None = None  # the element of the last run, and the link it stands in
        anchor: Node | None = None
        for node, child in self.runs if self.links else ():
            words = " ".join(node.children[child].split())  # type: ignore[union-attr]
            if not words:
                continue
            start = whole.find(words, at)
            if start < 0:  # broken over lines, or over the border of two runs
                continue
            at = start + len(words)
            if node is not around:
                around, anchor = node, node if node.tag == "a" else node.closest("a")
            if anchor is not None and anchor.attrs.get("href"):
                first = seen.get(anchor.index, (anchor, start, at))[1]
                seen[anchor.index] = (anchor, first, at)
        for anchor, start, end in seen.values():
            attrs = anchor.attrs
            found.append(
                Link(
                    url=attrs["href"].strip(),
                    text=self.text[start:end],
                    span=Span(start, end),
                    rel=attrs.get("rel") or None,
                )
            )
        return tuple(found)

    def spans(self, page: Page) -> tuple[Span, ...]:
        """Return where the block stands in the source of the page: one span, if it is known."""
        first = page.text_bounds(*self.runs[0])
        last = first if len(self.runs) == 1 else page.text_bounds(*self.runs[-1])
        if first is None or last is None or last[1] < first[0]:
            return ()
        start, end = first[0], last[1]
        source = page.source[start:end]
        start += len(source) - len(source.lstrip())
        return (Span(start, max(start, end - len(source) + len(source.rstrip()))),)


def read_blocks(
    page: Page, /, *, within: Node | None = None, excluded: Collection[Node] = ()
) -> list[Block]:
    r"""Return the blocks of a page in document order, those of navigation and all included.

    >>> from intelnews.html.page import read_page
    >>> [block.text for block in read_blocks(read_page("<p>One <b>tw</b>o<p>Three<br>four"))]
    ['One two', 'Three\nfour']
    """
    top = within if within is not None else page.root
    return _Reader(excluded).read(top)


class _Reader:
    """One walk over the tree; collects a block until a border ends it."""

    def __init__(self, excluded: Collection[Node]) -> None:
        self.excluded = frozenset(node.index for node in excluded)
        self.blocks: list[Block] = []
        self.runs: list[tuple[Node, int]] = []
        self.parts: list[str] = []  # the text of the runs, and what stands between them
        self.links = self.linked = self.bold = self.breaks = 0
        self.cells: frozenset[int] = frozenset()

    def read(self, top: Node) -> list[Block]:  # noqa: PLR0912, PLR0915
        """Return the blocks.

        In one piece, as it sees every element and every text of a page: calls would cost more than
        what they do.
        """
        excluded, parts, runs = self.excluded, self.parts, self.runs
        effect_of = _EFFECT.get
        place = max(0, top.index)
        linking = bolding = 0
        pending = 0  # line breaks since the last word
        holder = node = top  # the innermost block, and the innermost element
        rest: Iterator[tuple[int, Node | str]] = iter(enumerate(top.children))
        stack: list[tuple[Node, Node, Iterator[tuple[int, Node | str]], int]] = []
        effect = _BLOCK
        while True:
            for number, child in rest:
                if isinstance(child, str):
                    if child.isspace():
                        if parts:
                            parts.append(" ")
                        continue
                    parts.append(child)
                    runs.append((node, number))
                    pending = 0
                    if linking:
                        self.linked += len(child)
                    elif bolding:
                        self.bold += len(child)
                    continue
                kind = effect_of(child.tag, _INLINE)
                if kind == _HIDDEN or (excluded and child.index in excluded):
                    continue
                if kind == _BREAK:
                    pending += 1
                    if not parts:
                        continue
                    if pending == 2:
                        self.flush(holder, place)
                    else:
                        parts.append(_LINE_BREAK)
                        self.breaks += 1
                    continue
                if kind == _BLOCK:
                    if parts:
                        self.flush(holder, place)
                    pending = 0
                    if child.tag == "tr":
                        self.begin_row(child)
                elif kind == _CELL:
                    if child.index in self.cells:
                        kind = _INLINE
                        if parts:
                            parts.append(_BETWEEN_CELLS)
                    elif parts:
                        self.flush(holder, place)
                place = child.index
                inside = child.children
                if not inside:
                    continue
                if len(inside) == 1 and type(text := inside[0]) is str:
                    # a text and nothing else, as in most elements: no step down is needed
                    if text.isspace():
                        if parts:
                            parts.append(" ")
                    else:
                        parts.append(text)
                        runs.append((child, 0))
                        if kind == _LINK or linking:
                            self.linked += len(text)
                        elif kind == _BOLD or bolding:
                            self.bold += len(text)
                        pending = 0
                    if kind == _LINK:
                        self.links += 1
                    elif kind in (_BLOCK, _CELL):
                        pending = 0
                        if parts:
                            self.flush(child, place)
                    continue
                stack.append((node, holder, rest, effect))
                if kind in (_BLOCK, _CELL):
                    holder = child
                elif kind == _LINK:
                    linking += 1
                    self.links += 1
                elif kind == _BOLD:
                    bolding += 1
                node, effect = child, kind
                rest = iter(enumerate(inside))
                break
            else:
                if effect in (_BLOCK, _CELL):
                    if parts:
                        self.flush(holder, place)
                    pending = 0
                elif effect == _LINK:
                    linking -= 1
                elif effect == _BOLD:
                    bolding -= 1
                if not stack:
                    return self.blocks
                node, holder, rest, effect = stack.pop()

    def flush(self, holder: Node, place: int) -> None:
        """End the block that is being read."""
        joined = "".join(self.parts)
        if not joined.isascii():
            # asking for each of the marks costs a tenth of looking at each character
            for mark in _UNSEEN_MARKS:
                if mark in joined:
                    joined = joined.translate(_UNSEEN)
                    break
        if holder.tag == "pre":
            text = joined.replace(_LINE_BREAK, "\n").strip("\n").rstrip()
        elif self.breaks:
            lines = [" ".join(line.split()) for line in joined.split(_LINE_BREAK)]
            text = "\n".join([line for line in lines if line])
        else:
            text = " ".join(joined.split())
        if self.runs and text.strip(" |"):
            counts = (self.links, self.linked, self.bold, self.breaks)
            self.blocks.append(Block(holder, place, self.runs[:], text, counts))
        self.runs.clear()
        self.parts.clear()
        self.links = self.linked = self.bold = self.breaks = 0

    def begin_row(self, row: Node) -> None:
        """Find out whether a row holds data, whose cells are read as one line."""
        cells = [cell for cell in row.children if isinstance(cell, Node)]
        data = len(cells) > 1 and all(map(_is_data, cells))
        self.cells = frozenset(cell.index for cell in cells) if data else frozenset()


def _is_data(cell: Node) -> bool:
    """Tell whether a cell holds a short text and no block; looks no further than it must."""
    length = 0
    stack: list[Node | str] = [*cell.children]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            length += len(item.strip())
            if length > _CELL_CHARS:
                return False
        elif item.tag in BLOCK_TAGS:
            return False
        elif item.tag not in HIDDEN_TAGS:
            stack.extend(item.children)
    return True
