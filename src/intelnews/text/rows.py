"""The lines of a page, each with what it is by itself, before its neighbours are looked at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from intelnews.model.record import Record, Word
from intelnews.text.bylines import Byline, read_byline
from intelnews.text.comments import Commenter, CommentsHead, read_commenter, read_comments_head
from intelnews.text.footers import Footer, find_footer, read_footer
from intelnews.text.lines import Line, read_lines, rejoin
from intelnews.text.listitems import item_starts, read_number
from intelnews.text.metalines import MetaLine, read_meta_line
from intelnews.text.phrases import phrase_set
from intelnews.text.residue import Residue, ResidueKind, names_service, read_residue
from intelnews.text.taxonomy import Taxonomy, read_taxonomy
from intelnews.text.teasers import find_read_more
from intelnews.text.wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Reading", "Row", "RowKind", "is_short", "read_rows"]

Reading: TypeAlias = (
    MetaLine | Byline | Footer | Taxonomy | CommentsHead | Commenter | Residue | None
)


class RowKind(Word):
    """What a line is by itself."""

    TEXT = "text"
    SHORT = "short"
    ITEM = "item"
    NUMBERED = "numbered"
    META = "meta"
    BYLINE = "byline"
    FOOTER = "footer"
    TAXONOMY = "taxonomy"
    RESPONSES = "responses"
    COMMENTER = "commenter"
    RESIDUE = "residue"
    MORE = "more"
    ADDRESS = "address"


@frozen(repr=False)
class Row(Record):
    """A line, its kind, and what its recogniser read.

    ``more`` is where a "read more" link begins at the end of a text. ``begins`` is where the words
    of an item begin behind its bullet.
    """

    kind: RowKind
    line: Line
    reading: Reading = None
    more: int | None = None
    begins: int = 0


_LONG = 400  # nothing but text, lists of tags and bylines with their text on one line is longer
_SHORT = 200  # characters; the longest of 886 annotated headlines has 164
# Of the marks without bars only lists of tags are longer than this and end like a sentence.
_LONGEST_SENTENCE = 160
_SHORT_WORDS = 32
_CLOSERS = "\"'”’»›)]"
_SENTENCE_BREAK = re.compile(r"(?P<word>[^\W\d_]{3,})[.!?][”\"’)\]]? [A-ZÀ-Þ“\"‘]")
# Abbreviations of three letters and more that stand before a name.
_TITLES = phrase_set("""
    adm | brig | capt | cmdr | col | comm | cpl | dept | fig | gen | gov | hon | inc | insp | maj
    messrs | mgr | mrs | mtn | pres | prof | pvt | rep | rev | sec | sen | sgt | supt | univ | vol
""")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_INITIAL_END = re.compile(r"(?:\b[A-Z]\.){1,4}$|\b(?:Inc|Ltd|Jr|Sr|Co|Corp|etc)\.$")
_BAR_BYLINE = 260


def is_short(text: str, /) -> bool:
    """Tell whether a line is a phrase, as headlines, captions and names are, and no sentence.

    >>> is_short("Harbour reopens after storm"), is_short("The port is open.")
    (True, False)
    """
    if len(text) > _SHORT:
        return False
    bare = text.rstrip(_CLOSERS)
    last = bare[-1:]
    if last in ".,:;。" and _INITIAL_END.search(bare) is None:
        return False
    if text.endswith(("[…]", "(…)")):
        return False
    return text.count(" ") < _SHORT_WORDS and all(
        match["word"].lower() in _TITLES for match in _SENTENCE_BREAK.finditer(text)
    )


def read_rows(text: str, /) -> list[Row]:
    r"""Return the rows of a page.

    >>> [row.kind.value for row in read_rows("Harbour reopens\nMay 22, 2019\nThe port is open.")]
    ['short', 'meta', 'text']
    """
    lines = list(read_lines(text))
    width = Wrapping.of(text).width
    if width is not None and _is_wrapped(lines, width):
        lines = list(rejoin(lines, width=width, is_apart=_is_mark))
    return list(_with_buttons([row for line in lines for row in _read(line)]))


def _is_wrapped(lines: Sequence[Line], width: int) -> bool:
    """Tell a wrapped page from one whose few neighbouring lines happen to be of one width."""
    # A headline or an address may stick out, by a quarter of the width at most or alone.
    longer = sum(1 for line in lines if line.indent + len(line.text) > width * 5 // 4)
    return longer * 10 <= len(lines)


def _is_mark(line: Line) -> bool:
    return len(line.text) <= _REPEATED and _read_again(line.text) is not None


def _read(line: Line) -> Iterator[Row]:
    text = line.text
    mark = _read_again(text) if len(text) <= _REPEATED else _read_mark(text)
    if mark is not None:
        kind, reading = mark
        if isinstance(reading, Byline) and reading.body is not None:
            yield from _read_signed(line, reading, reading.body)
        else:
            yield Row(kind, line, reading)
    elif starts := item_starts(text):
        yield from _read_items(line, starts)
    elif (taxonomy := read_taxonomy(text)) is not None:
        yield Row(RowKind.TAXONOMY, line, taxonomy)
    elif read_number(text) is not None:
        yield from _read_text(line, RowKind.NUMBERED)
    else:
        yield from _read_text(line)


def _read_signed(line: Line, byline: Byline, body: int) -> Iterator[Row]:
    """Yield a byline and the text that begins on its line."""
    yield Row(RowKind.BYLINE, line.part(0, body), byline)
    yield from _read_text(line.part(body))


def _read_items(line: Line, starts: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """Yield the items that a line holds."""
    ends = [start for start, _ in starts[1:]]
    for (start, begins), end in zip(starts, [*ends, len(line.text)], strict=True):
        yield from _read_text(line.part(start, end), RowKind.ITEM, begins - start)


def _read_mark(text: str) -> tuple[RowKind, Reading] | None:
    """Read a line that is a mark of the page, from end to end or up to the text behind a byline."""
    if len(text) > _LONG or (
        len(text) > _LONGEST_SENTENCE and text[-1] in '.!?”"' and "|" not in text
    ):
        byline = read_byline(text) if "|" in text[:_BAR_BYLINE] else None
        return None if byline is None else (RowKind.BYLINE, byline)
    if (footer := read_footer(text)) is not None:
        return RowKind.FOOTER, footer
    if (head := read_comments_head(text)) is not None:
        return RowKind.RESPONSES, head
    if (meta := read_meta_line(text)) is not None:
        return RowKind.META, meta
    if (byline := read_byline(text)) is not None:
        return RowKind.BYLINE, byline
    if (commenter := read_commenter(text)) is not None:
        return RowKind.COMMENTER, commenter
    if (residue := read_residue(text)) is not None and read_taxonomy(text) is None:
        more = find_read_more(text)
        if more == 0 and ":" not in text:
            return RowKind.MORE, None
        # A teaser may end in the arrow of its link, as navigation does.
        return None if more else (RowKind.RESIDUE, residue)
    return None


# Pages repeat their marks: buttons, bylines, labels, and, where somebody wishes harm, one letter.
_REPEATED = 100
_read_again = lru_cache(maxsize=2048)(_read_mark)


def _read_text(line: Line, kind: RowKind = RowKind.TEXT, begins: int = 0) -> Iterator[Row]:
    """Read words that may end in a link to the rest of the post, or in the post's footer."""
    text = line.text
    footer = find_footer(text)
    if footer is None:
        yield _read_words(line, kind, begins)
        return
    rest = line.part(footer)
    yield _read_words(line.part(0, footer), kind, begins)
    yield Row(RowKind.FOOTER, rest, read_footer(rest.text))


def _read_words(line: Line, kind: RowKind, begins: int) -> Row:
    text = line.text
    more = find_read_more(text)
    if more is not None and more <= begins:
        return Row(RowKind.MORE, line)
    if kind is RowKind.TEXT and more is None and is_short(text):
        kind = RowKind.ADDRESS if _ADDRESS.fullmatch(text) else RowKind.SHORT
    return Row(kind, line, None, more, begins)


def _with_buttons(rows: list[Row]) -> Iterator[Row]:
    """Make residue of names of services that stand beside residue or beside each other."""
    button = Residue(kind=ResidueKind.SHARING, ends=False)
    names = [row.kind is RowKind.SHORT and names_service(row.line.text) for row in rows]
    beside = False
    for at, row in enumerate(rows):
        follows = at + 1 < len(rows) and (
            names[at + 1] or (rows[at + 1].kind is RowKind.RESIDUE and rows[at + 1].line.gap == 0)
        )
        if names[at] and (beside or follows):
            yield Row(RowKind.RESIDUE, row.line, button)
            beside = True
        else:
            yield row
            beside = row.kind is RowKind.RESIDUE
