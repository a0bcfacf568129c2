"""The comments under one post, put together from the lines they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, define

from intelnews.fields.dates import parse_moment
from intelnews.folding import squeeze
from intelnews.model import Author, Comment, Span
from intelnews.text.comments import (
    NAME_WORDS,
    Commenter,
    is_comment_button,
    is_comment_form,
    read_dated_commenter,
)
from intelnews.text.metalines import MetaLine
from intelnews.text.residue import is_comment_policy
from intelnews.text.rows import RowKind

if TYPE_CHECKING:
    from intelnews.text.lines import Line
    from intelnews.text.rows import Row

__all__ = ["Thread"]


@define
class _Voice:
    """One comment while its lines are read."""

    name: str
    level: int
    moment: str | None = None
    is_signed: bool = False
    words: list[str] = Factory(list)


@define
class Thread:
    r"""The comments under one post, built line by line.

    The level of a comment is how many of the comments before it its line is indented under.

    >>> from intelnews.text.comments import read_commenter
    >>> from intelnews.text.lines import read_lines
    >>> thread = Thread()
    >>> for line in read_lines("1. Van says:\n   Thanks.\n  2. Ott says:\n     Agreed."):
    ...     commenter = read_commenter(line.text)
    ...     thread.say(line) if commenter is None else thread.open(line, commenter)
    >>> [(c.author.name, c.text, c.level) for c in thread.comments()]
    [('Van', 'Thanks.', 0), ('Ott', 'Agreed.', 1)]
    """

    voices: list[_Voice] = Factory(list)
    indents: list[int] = Factory(list)
    unsigned: list[str] = Factory(list)
    margin: int = 0
    says: bool = False

    def __len__(self) -> int:
        return len(self.voices) + bool(self.unsigned)

    @property
    def wants_date(self) -> bool:
        """Whether the comment at hand has no date yet."""
        return bool(self.voices) and self.voices[-1].moment is None

    def is_left_by(self, line: Line, below: Row | None, /) -> bool:
        """Tell whether a phrase stands outside the thread: further left than all its comments.

        Where each comment opens with "NAME says:", a phrase above a day without a time does not.
        """
        if not self.voices or not self.voices[-1].words:
            return False
        meta = None if below is None else below.reading
        is_dated = isinstance(meta, MetaLine) and meta.date is not None and not meta.has_clock
        return line.indent < self.margin or (self.says and is_dated and line.gap > 0)

    def open(self, line: Line, commenter: Commenter, /) -> None:
        """Begin a comment, or sign the words above for the style that names its writer below."""
        # Numbers stand flush right (" 9." above "10."), so the column of the name counts.
        column = line.indent + commenter.name.start
        while self.indents and self.indents[-1] >= column:
            self.indents.pop()
        voice = _Voice(squeeze(commenter.name.cut(line.text)), len(self.indents))
        self.indents.append(column)
        self.margin = min(self.margin, line.indent) if self.voices else line.indent
        self.says = line.text.endswith((":", "…", "..."))
        if commenter.date is not None:
            voice.moment = commenter.date.cut(line.text)
        voice.is_signed = commenter.is_signature
        if commenter.is_signature:
            voice.words = self.unsigned
        elif self.unsigned:
            self.voices.append(_Voice("", voice.level, words=self.unsigned))
        self.unsigned = []
        self.voices.append(voice)

    def date(self, words: str, /) -> None:
        """Say when the comment at hand was written."""
        if self.voices:
            self.voices[-1].moment = words

    def say(self, line: Line, /) -> None:
        """Add a paragraph to the comment at hand."""
        if self.voices and not self.voices[-1].is_signed:
            self.voices[-1].words.append(line.text)
            self.margin = min(self.margin, line.indent)
        else:
            self.unsigned.append(line.text)

    def comments(self) -> tuple[Comment, ...]:
        """Return the comments in order; one without words keeps its place."""
        found = tuple(
            Comment(
                author=Author(name=voice.name) if voice.name else None,
                moment=None if voice.moment is None else parse_moment(voice.moment),
                text="\n\n".join(voice.words),
                level=voice.level,
            )
            for voice in self.voices
        )
        if not self.unsigned:
            return found
        return (*found, Comment(text="\n\n".join(self.unsigned)))

    def hear(self, row: Row, below: Row | None, /) -> str | None:
        """Take in a row that stands among comments.

        Args:
            row: The row.
            below: The row under it.

        Returns:
            The code of what the row is if it is no part of a comment, else ``None``.
        """
        text = row.line.text
        if is_comment_policy(text):
            return "comment-policy"
        is_phrase = row.kind in {RowKind.SHORT, RowKind.META}
        dated = read_dated_commenter(text) if is_phrase else None
        if dated is not None:
            self.open(row.line, dated)
        elif isinstance(row.reading, MetaLine):
            if not self.wants_date or not (row.reading.date or row.reading.is_relative):
                return "comment-button"
            self.date(text if row.reading.date is None else row.reading.date.cut(text))
        elif is_comment_button(text) or is_comment_form(text):
            return "comment-button"
        elif not self.wants_date and _is_name_of_commenter(row, below):
            self.open(row.line, Commenter(name=Span(0, len(text))))
        else:
            self.say(row.line)
        return None


def _is_name_of_commenter(row: Row, below: Row | None) -> bool:
    """Tell whether a row is a name above the day and time of a comment."""
    meta = None if below is None else below.reading
    if row.kind is not RowKind.SHORT or not isinstance(meta, MetaLine) or meta.author is not None:
        return False
    is_timed = (meta.date is not None and meta.has_clock) or meta.is_relative
    return is_timed and row.line.text.count(" ") < NAME_WORDS
