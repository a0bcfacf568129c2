"""Which phrases of a page are headlines: the decision for one run of short lines at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.fields.datelines import match_dateline
from intelnews.fields.headlines import kind_of_headline, series_of_headline
from intelnews.fields.names import looks_like_name
from intelnews.model.record import Record, Word
from intelnews.text.bylines import Byline
from intelnews.text.captions import find_caption_seam, has_capitals_lead, is_same_caption
from intelnews.text.metalines import MetaLine
from intelnews.text.residue import Residue, ResidueKind
from intelnews.text.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.text.rows import Row

__all__ = [
    "BODY_KINDS",
    "Run",
    "State",
    "find_headline",
    "find_run",
    "has_series_number",
    "is_passing",
]

#: The kinds of rows that a body is made of.
BODY_KINDS = frozenset({RowKind.TEXT, RowKind.ITEM, RowKind.NUMBERED})


class State(Word):
    """How far a page has been read when a run of short lines comes up."""

    NOTHING = "nothing"  # no post has begun
    HEADER = "header"  # a headline, and no text yet
    BODY = "body"
    CLOSED = "closed"  # a line has ended the post
    COMMENTS = "comments"


@frozen(repr=False)
class Run(Record):
    """Short lines one after another, by their places among the rows, and where they end.

    ``shorts`` leaves out buttons and meters between them. ``stop`` is the place of the first row
    that is something else, or the number of rows.
    """

    shorts: tuple[int, ...]
    stop: int


def find_run(rows: Sequence[Row], start: int, /) -> Run:
    """Return the run of short lines that begins at a place."""
    shorts: list[int] = []
    at = start
    while at < len(rows):
        row = rows[at]
        if row.kind is RowKind.SHORT:
            shorts.append(at)
        elif not (is_passing(row) or _underlines(row, shorts, at)):
            break
        at += 1
    return Run(tuple(shorts), at)


def _underlines(row: Row, shorts: Sequence[int], at: int) -> bool:
    """Tell whether a row is a rule right under a phrase, as typewriters underline."""
    is_rule = isinstance(row.reading, Residue) and row.reading.kind is ResidueKind.SEPARATOR
    return is_rule and row.line.gap == 0 and shorts[-1:] == [at - 1]


def is_passing(row: Row, /) -> bool:
    """Tell whether a row may stand between the lines of a header: a button, meter or address."""
    if row.kind is RowKind.ADDRESS:
        return True
    residue = row.reading
    return isinstance(residue, Residue) and not residue.ends and residue.kind not in _BREAKS


def has_series_number(title: str, /) -> bool:
    """Tell whether a headline carries the number of a series: "Harbour notes #12"."""
    return "#" in title and series_of_headline(title) is not None


_BREAKS = frozenset(
    [ResidueKind.NAVIGATION, ResidueKind.ARCHIVE, ResidueKind.COLOPHON, ResidueKind.SEPARATOR]
)
_HEADLINE_WORDS = 4  # 783 of 886 annotated headlines have as many; captions and menus seldom do
_LONG_HEADLINE_WORDS = 6  # three in four of those headlines have as many; sub-headings are short
_MOST_CAPTIONS = 3
_FAR = 3  # empty lines: nothing within one post stands so far apart


def find_headline(
    rows: Sequence[Row], run: Run, state: State, /, *, is_orphan: bool, date_first: bool
) -> int | None:
    """Return the place of the headline in a run of short lines, ``None`` if it holds none.

    What follows the run decides, together with how far the page has been read: a date line or a
    byline below makes a headline anywhere, text below only where no post is open, or where the
    phrase bears the signs of one.

    Args:
        rows: All rows of the page.
        run: The run.
        state: Where the page stands.
        is_orphan: Whether the text above has no headline itself.
        date_first: Whether the page prints dates above headlines.
    """
    below = rows[run.stop] if run.stop < len(rows) else None
    if state is State.COMMENTS:
        return _among_comments(rows, run, below)
    if state is State.BODY and is_orphan:
        state = State.CLOSED
    is_open = state is State.BODY
    if below is None:
        return None if is_open else _at_the_end(rows, run, state)
    if isinstance(below.reading, MetaLine):
        meta = below.reading
        if date_first and meta.date:
            return None if is_open else _at_the_end(rows, run, state)
        if meta.date or meta.is_relative or (meta.author and not is_open):
            return _above_date(rows, run)
    if isinstance(below.reading, Byline):
        if is_open and not _leads_to_text(rows, run.stop) and not below.reading.is_cut:
            return None
        return _above_text(rows, run, state)
    if below.kind in BODY_KINDS:
        if is_open and not _begins_anew(rows, run):
            return None
        return _above_text(rows, run, state)
    if below.kind is RowKind.FOOTER and not is_open:
        return _above_text(rows, run, state)
    if is_open:
        last = rows[run.shorts[-1]].line
        return run.shorts[-1] if has_series_number(last.text) and last.gap else None
    return _at_the_end(rows, run, state)


def _words(rows: Sequence[Row], at: int) -> int:
    return rows[at].line.text.count(" ") + 1


def _leads_to_text(rows: Sequence[Row], at: int) -> bool:
    """Tell whether text follows a byline, after captions at most."""
    stop = find_run(rows, at + 1).stop if at + 1 < len(rows) else len(rows)
    return rows[stop].kind in BODY_KINDS if stop < len(rows) else stop > at + 1


def _above_date(rows: Sequence[Row], run: Run) -> int:
    """A headline stands right above its date line, or above the deck and name between them."""
    shorts = [at for at in run.shorts if not looks_like_name(rows[at].line.text)] or [run.shorts[0]]
    last = shorts[-1]
    if len(shorts) == 1:
        return last
    before = shorts[-2]
    next_gap = rows[last + 1].line.gap
    if rows[last].line.gap > next_gap or _words(rows, before) < _HEADLINE_WORDS:
        return last
    return before


def _above_text(rows: Sequence[Row], run: Run, state: State) -> int:
    """A headline stands above the captions of its post; what a page begins with may come first."""
    shorts = run.shorts
    if len(shorts) > _MOST_CAPTIONS + 1:
        shorts = shorts[-_MOST_CAPTIONS:]
        return next((at for at in shorts if _words(rows, at) >= _HEADLINE_WORDS), shorts[0])
    first = shorts[0]
    if state is State.NOTHING and len(shorts) > 1 and _words(rows, first) <= 2:
        second = shorts[1]
        return second if _words(rows, second) >= _least(rows, run) else first
    return first


def _least(rows: Sequence[Row], run: Run) -> int:
    """Return how many words make a headline of the second line of a page.

    A label in capitals stands above a headline more often than a headline above its caption.
    """
    is_label = rows[run.shorts[0]].line.text.isupper()
    return _HEADLINE_WORDS if is_label else _HEADLINE_WORDS + 1


def _at_the_end(rows: Sequence[Row], run: Run, state: State) -> int | None:
    """A bare headline, with nothing but buttons or the end of the page below it."""
    below = rows[run.stop].reading if run.stop < len(rows) else None
    is_menu = isinstance(below, Residue) and below.kind in _BREAKS
    for at in run.shorts:
        is_headline = _words(rows, at) >= _HEADLINE_WORDS and not is_menu
        if is_headline or has_series_number(rows[at].line.text):
            return at
    is_all = state is State.NOTHING and len(run.shorts) == run.stop == len(rows)
    return run.shorts[0] if is_all else None


def _among_comments(rows: Sequence[Row], run: Run, below: Row | None) -> int | None:
    """Readers write short lines too: only a date line of a post or a byline tells them apart."""
    if below is None:
        return None
    last = run.shorts[-1]
    if isinstance(below.reading, Byline) and below.reading.has_bars:
        return run.shorts[max(0, len(run.shorts) - _MOST_CAPTIONS)]
    meta = below.reading
    if isinstance(meta, MetaLine) and (meta.date or meta.categories):
        if meta.author or meta.comments is not None or meta.categories:
            return _above_date(rows, run)
        if not meta.has_clock and _words(rows, last) >= _HEADLINE_WORDS:
            return _above_date(rows, run)
    if below.kind in BODY_KINDS and has_series_number(rows[last].line.text) and rows[last].line.gap:
        return last
    return None


def _begins_anew(rows: Sequence[Row], run: Run) -> bool:
    """Tell a headline without a date from a sub-heading, by the signs around it."""
    first = run.shorts[0]
    line = rows[first].line
    text = line.text
    words = _words(rows, first)
    if line.gap >= _FAR or has_series_number(text):
        return True
    below = rows[run.stop].line.text[:_LEAD]
    if line.gap > 0 and _begins_with_dateline(below):
        return True
    if line.gap == 0 or words < _HEADLINE_WORDS:
        return False
    if _is_elided(rows[first - 1]) or kind_of_headline(text) is not None:
        return True
    if has_capitals_lead(below) or find_caption_seam(below) is not None:
        return True
    if len(run.shorts) > 2:
        return is_same_caption(rows[run.shorts[1]].line.text, rows[run.shorts[2]].line.text)
    return len(run.shorts) == 2 and words >= _LONG_HEADLINE_WORDS > _words(rows, run.shorts[1])


_LEAD = 400


def _begins_with_dateline(text: str) -> bool:
    """Tell whether a report begins here: a place in capitals, or an agency, and a dash."""
    found = match_dateline(text)
    return found is not None and (
        found.agency is not None or found.place.partition(",")[0].isupper()
    )


def _is_elided(row: Row) -> bool:
    """Tell whether a text ends in the mark of an excerpt."""
    return row.kind in BODY_KINDS and row.line.text.endswith(("[...]", "[…]", "…", "..."))
