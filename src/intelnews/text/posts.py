"""A post of a page: the lines that belong to it, each in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from intelnews.model import BlockKind
from intelnews.model.record import Record
from intelnews.text.bylines import Byline
from intelnews.text.captions import find_caption_seam, find_label_seam, is_credit, is_same_caption
from intelnews.text.comments import CommentsHead
from intelnews.text.footers import Footer
from intelnews.text.lines import Line
from intelnews.text.metalines import MetaLine
from intelnews.text.rows import RowKind
from intelnews.text.taxonomy import Taxonomy
from intelnews.text.threads import Thread

if TYPE_CHECKING:
    from intelnews.text.rows import Row

__all__ = ["Noted", "Post", "TextBlock"]


@frozen(repr=False)
class TextBlock(Record):
    """A block of a post's body: what sort, and the line or lines it stands on."""

    kind: BlockKind
    line: Line


@frozen(repr=False)
class Noted(Record):
    """A line that is not part of the text, by the code of what it is."""

    code: str
    line: Line


@define
class Post:
    """One post, or, where ``title`` is ``None``, text whose headline is not on the page.

    ``reason`` says why there is no headline. ``metas`` and the other lists hold the lines in the
    order of the page. ``is_closed`` is true once a line has ended the post.
    """

    title: Line | None = None
    reason: str = ""
    deck: Line | None = None
    metas: list[tuple[Line, MetaLine]] = Factory(list)
    bylines: list[tuple[Line, Byline]] = Factory(list)
    names: list[Line] = Factory(list)
    footers: list[tuple[Line, Footer]] = Factory(list)
    taxonomies: list[tuple[Line, Taxonomy]] = Factory(list)
    captions: list[Line] = Factory(list)
    body: list[TextBlock] = Factory(list)
    noted: list[Noted] = Factory(list)
    address: Line | None = None
    comments_head: CommentsHead | None = None
    thread: Thread | None = None
    is_truncated: bool = False
    is_closed: bool = False

    @property
    def has_author(self) -> bool:
        """Whether a line has named the writer."""
        return bool(self.bylines or self.names) or any(
            reading.author for readings in (self.metas, self.footers) for _, reading in readings
        )

    @property
    def has_date(self) -> bool:
        """Whether a line has said when."""
        return any(meta.date or meta.is_relative for _, meta in self.metas) or any(
            footer.date for _, footer in self.footers
        )

    @property
    def has_title_alone(self) -> bool:
        """Whether a headline stands here and nothing else yet."""
        return self.title is not None and not (self.body or self.deck or self.metas or self.bylines)

    @property
    def is_dated_only(self) -> bool:
        """Whether a date line is the last thing that stands here, and nobody is named yet."""
        return bool(self.metas) and not (self.has_author or self.captions or self.body)

    def sign(self, line: Line, byline: Byline, /) -> None:
        """Keep a byline, and the caption that was glued to it."""
        self.bylines.append((line, byline))
        if byline.caption is not None:
            caption = line.part(byline.caption.start, byline.caption.end)
            self.note("glued-caption", caption)
            self.caption(caption)
        if byline.is_cut:
            self.note("cut-byline", line)

    def note(self, code: str, line: Line, /) -> None:
        """Keep a line that is not part of the text, by what it is."""
        self.noted.append(Noted(code, line))

    def caption(self, line: Line, /) -> None:
        """Keep a caption; one that is printed twice is noted once."""
        if any(is_same_caption(line.text, known.text) for known in self.captions[-4:]):
            self.note("repeated-caption", line)
        else:
            self.captions.append(line)

    def write(self, row: Row, kind: BlockKind | None = None, /) -> None:
        """Add a row to the body, without its bullet, its captions and its "read more" link."""
        line = row.line
        if row.more is not None:
            self.is_truncated = True
            line = line.part(0, row.more)
        if row.begins:
            line = line.part(row.begins)
        if kind is None:
            kind = _KINDS.get(row.kind, BlockKind.PARAGRAPH)
        if kind is BlockKind.PARAGRAPH:
            line = self._without_captions(line)
        if line.text:
            self.body.append(TextBlock(kind, line))

    def _without_captions(self, line: Line) -> Line:
        """Cut off a caption glued to the first paragraph, and a label glued to the end of any."""
        if not self.body and (seam := find_caption_seam(line.text)) is not None:
            self.note("glued-caption", line.part(0, seam))
            self.caption(line.part(0, seam))
            line = line.part(seam)
        if line.text[-1] not in '.!?”"…])' and (seam := find_label_seam(line.text)) is not None:
            self.note("glued-caption", line.part(seam))
            self.caption(line.part(seam))
            line = line.part(0, seam)
        return line

    def write_phrase(self, row: Row, /, *, above: str, below: str, is_led: bool) -> None:
        """Add a phrase from the middle of the body: a caption, a heading, or a line of a list.

        Args:
            row: The phrase.
            above: The line above it.
            below: The line below it.
            is_led: Whether that is text.
        """
        text = row.line.text
        beside = (above, below, *(line.text for line in self.captions[-4:]))
        if is_credit(text) or any(is_same_caption(text, other) for other in beside):
            self.caption(row.line)
        elif is_led and (text[0].isalnum() or text[0] in _QUOTES):
            self.write(row, BlockKind.HEADING)
        else:
            self.write(row, BlockKind.PARAGRAPH)


_QUOTES = "“‘\"'«„¿¡("
_KINDS = {RowKind.ITEM: BlockKind.LIST_ITEM, RowKind.NUMBERED: BlockKind.LIST_ITEM}
