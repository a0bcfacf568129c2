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
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A row with a longer cell than this is laid out, not tabled: sentences are longer, data is not.
_CELL_CHARS: Final = 200
_BETWEEN_CELLS: Final = " | "


class Block:
    """A run of text between two borders of blocks.

    ``node`` is the innermost element around it that makes a block. ``runs`` says where its text
    stands, as ``(element, number of the child)``; a line break has the number -1, a border of
    cells -2. ``text`` has single spaces, and ``\\n`` at line breaks.
    """

    __slots__ = ("bold", "breaks", "linked", "links", "node", "place", "runs", "text")

    def __init__(
        self,
        node: Node,
        runs: list[tuple[Node, int]],
        text: str,
        /,
        *,
        links: int,
        linked: int,
        bold: int,
        breaks: int,
        place: int,
    ) -> None:
        self.node = node
        self.place = place
        self.runs = runs
        self.text = text
        self.links = links
        self.linked = linked
        self.bold = bold
        self.breaks = breaks

    def __repr__(self) -> str:
        return f"Block({self.node!r}, {self.text!r})"

    @property
    def kind(self) -> BlockKind:
        """What sort of block it is, by the elements around it."""
        node: Node | None = self.node
        for _ in range(6):  # a list item or a caption has few elements between it and its text
            if node is None:
                break
            kind = _kind(node.tag)
            if kind is not None:
                return kind
            node = node.parent
        return BlockKind.PARAGRAPH

    def links_of(self) -> tuple[Link, ...]:
        """Return the links in the block; their spans count in its text."""
        found: list[Link] = []
        at = 0
        seen: dict[int, tuple[Node, int, int]] = {}
        for node, child in self.runs:
            if child < 0:
                continue
            text = node.children[child]
            anchor = node.closest("a") if self.links else None
            words = " ".join(str(text).split())
            if not words:
                continue
            start = self.text.find(words, at)
            if start < 0:  # broken over lines, or over the border of two runs
                continue
            at = start + len(words)
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
        runs = [run for run in self.runs if run[1] >= 0 and str(run[0].children[run[1]]).strip()]
        if not runs:
            return ()
        first = page.text_span(*runs[0])
        last = page.text_span(*runs[-1])
        if first is None or last is None or last.end < first.start:
            return ()
        source = page.source[first.start : last.end]
        start = first.start + len(source) - len(source.lstrip())
        return (Span(start, max(start, last.end - len(source) + len(source.rstrip()))),)


def _kind(tag: str) -> BlockKind | None:
    if tag in _HEADINGS:
        return BlockKind.HEADING
    if tag in ("li", "dt", "dd"):
        return BlockKind.LIST_ITEM
    if tag == "blockquote":
        return BlockKind.QUOTE
    if tag in ("figcaption", "caption", "figure"):
        return BlockKind.CAPTION
    if tag in ("pre", "xmp", "listing", "plaintext"):
        return BlockKind.PREFORMATTED
    return None


def read_blocks(
    page: Page, /, *, within: Node | None = None, excluded: Collection[Node] = ()
) -> list[Block]:
    """Return the blocks of a page in document order, those of navigation and all included.

    >>> from intelnews.html.page import read_page
    >>> [block.text for block in read_blocks(read_page("<p>One <b>tw</b>o<p>Three<br>four"))]
    ['One two', 'Three\\nfour']
    """
    top = within if within is not None else page.root
    return _Reader(excluded).read(top)


class _Reader:
    """One walk over the tree; collects a block until a border ends it."""

    def __init__(self, excluded: Collection[Node]) -> None:
        self.excluded = frozenset(node.index for node in excluded)
        self.blocks: list[Block] = []
        self.runs: list[tuple[Node, int]] = []
        self.parts: list[str] = []
        self.links = self.linked = self.bold = self.breaks = 0
        self.place = 0
        self.cells: frozenset[int] = frozenset()

    def read(self, top: Node) -> list[Block]:
        excluded = self.excluded
        self.place = max(0, top.index)
        effect_of = _EFFECT.get
        in_link = in_bold = 0
        pending = 0  # line breaks since the last word
        holder = node = top  # the innermost block, and the innermost element
        rest = iter(enumerate(top.children))
        stack: list[tuple[Node, Node, Iterator[tuple[int, Node | str]], int]] = []
        effect = _BLOCK
        while True:
            for place, child in rest:
                if child.__class__ is str:
                    self.parts.append(child)  # type: ignore[arg-type]
                    self.runs.append((node, place))
                    if pending and not child.isspace():  # type: ignore[union-attr]
                        pending = 0
                    if in_link:
                        self.linked += len(child.strip())  # type: ignore[union-attr]
                    elif in_bold:
                        self.bold += len(child.strip())  # type: ignore[union-attr]
                    continue
                assert isinstance(child, Node)
                kind = effect_of(child.tag, _INLINE)
                if kind == _HIDDEN or (excluded and child.index in excluded):
                    continue
                if kind == _BREAK:
                    pending += 1
                    if pending == 2:
                        self.flush(holder)
                    elif self.parts:
                        self.parts.append("\n\0")
                        self.runs.append((child, -1))
                        self.breaks += 1
                    continue
                stack.append((node, holder, rest, effect))
                if kind == _BLOCK:
                    self.flush(holder)
                    pending = 0
                    holder = child
                    if child.tag == "tr":
                        self.begin_row(child)
                elif kind == _CELL:
                    if child.index in self.cells:
                        if self.parts:
                            self.parts.append(_BETWEEN_CELLS)
                            self.runs.append((child, -2))
                        kind = _INLINE
                    else:
                        self.flush(holder)
                        holder = child
                elif kind == _LINK:
                    in_link += 1
                    self.links += 1
                elif kind == _BOLD:
                    in_bold += 1
                node, effect, self.place = child, kind, child.index
                rest = iter(enumerate(child.children))
                break
            else:
                if effect in (_BLOCK, _CELL):
                    self.flush(holder)
                    pending = 0
                elif effect == _LINK:
                    in_link -= 1
                elif effect == _BOLD:
                    in_bold -= 1
                if not stack:
                    return self.blocks
                node, holder, rest, effect = stack.pop()

    def flush(self, holder: Node) -> None:
        """End the block that is being read."""
        if not self.parts:
            return
        joined = "".join(self.parts)
        if not joined.isspace():
            text = _squeezed(joined, holder) if self.breaks == 0 else _lines(joined, holder)
            if text.strip(" |"):
                block = Block(
                    holder,
                    self.runs,
                    text,
                    links=self.links,
                    linked=self.linked,
                    bold=self.bold,
                    breaks=self.breaks,
                    place=self.place,
                )
                self.blocks.append(block)
        self.runs = []
        self.parts = []
        self.links = self.linked = self.bold = self.breaks = 0

    def begin_row(self, row: Node) -> None:
        """Find out whether a row holds data, whose cells are read as one line."""
        cells = [cell for cell in row.children if isinstance(cell, Node)]
        if len(cells) > 1 and all(map(_is_data, cells)):
            self.cells = frozenset(cell.index for cell in cells)
        else:
            self.cells = frozenset()


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


def _squeezed(text: str, holder: Node) -> str:
    if holder.tag == "pre":
        return text.strip("\n").rstrip()
    return " ".join(text.split())


def _lines(text: str, holder: Node) -> str:
    if holder.tag == "pre":
        return _squeezed(text.replace("\n\0", "\n"), holder)
    lines = [" ".join(line.split()) for line in text.split("\n\0")]
    return "\n".join([line for line in lines if line])
