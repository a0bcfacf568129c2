"""Looking ahead from a place on the page: what follows decides what a line is."""

from __future__ import annotations

from collections.abc import Sequence  # attrs reads the annotation

from attrs import frozen

from intelnews.text.bylines import Byline
from intelnews.text.comments import Commenter, is_comment_form
from intelnews.text.headings import BODY_KINDS, State, find_headline, find_run, is_passing
from intelnews.text.metalines import MetaLine
from intelnews.text.residue import names_about_box
from intelnews.text.rows import Row, RowKind

__all__ = ["Lookahead"]

_MOST_BUTTONS = 12  # in a row; a bar of sharing buttons has eight or nine
_DECK = 320  # characters; a standfirst is a sentence or two
_TITLE = 150
_COMMENT_ROWS = 6  # a comment of a few paragraphs may stand above the name of its writer
_MOST_LABELS = 40
_LABEL_SPACES = 3  # labels of one line each are names, not headlines
_PREAMBLE = 50  # rows; menus above the first headline are shorter


@frozen
class Lookahead:
    """The rows of a page, for looking ahead in them.

    ``date_first`` is true for a page that prints dates above headlines, as Blogger does.
    """

    rows: Sequence[Row]
    date_first: bool

    @classmethod
    def of(cls, rows: Sequence[Row], /) -> Lookahead:
        """Return the view of a page, having looked where it prints its dates."""
        kinds = [row.kind for row in rows[:_PREAMBLE]]
        first = next((at for at, kind in enumerate(kinds) if kind is not RowKind.RESIDUE), None)
        if (
            first is None
            or not _is_date(rows[first])
            or RowKind.SHORT not in kinds[first + 1 :][:1]
        ):
            return cls(rows, False)
        above = below = 0
        for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
            if _is_date(row):
                above += after.kind is RowKind.SHORT and before.kind is not RowKind.SHORT
                below += before.kind is RowKind.SHORT and after.kind is not RowKind.SHORT
        return cls(rows, above >= below)

    def at(self, place: int) -> Row | None:
        """Return the row at a place, ``None`` behind the last."""
        return self.rows[place] if place < len(self.rows) else None

    def place_below(self, place: int) -> int:
        """Return the first place from the given one on that holds no button or meter."""
        stop = min(len(self.rows), place + _MOST_BUTTONS)
        while place < stop and is_passing(self.rows[place]):
            place += 1
        return place

    def below(self, place: int) -> Row | None:
        """Return the first row from a place on that is no button or meter."""
        return self.at(self.place_below(place))

    def dates_post_above(self, row: Row | None) -> bool:
        """Tell whether a row is a date line of the text above it, not a heading of the next."""
        meta = None if row is None else row.reading
        return isinstance(meta, MetaLine) and bool(meta.date) and not self.date_first

    def is_title(self, place: int, state: State) -> bool:
        """Tell whether a sentence is a headline that ends in a full stop: a date is right below."""
        line = self.rows[place].line
        below = self.below(place + 1)
        if below is None or below.line.gap > 0 or not self.dates_post_above(below):
            return False
        is_apart = state in {State.NOTHING, State.CLOSED} or (state is State.BODY and line.gap > 0)
        return is_apart and len(line.text) <= _TITLE and ". " not in line.text

    def is_deck(self, place: int) -> bool:
        """Tell whether the text under a headline is a standfirst: date or byline come below it."""
        row = self.rows[place]
        if row.kind is not RowKind.TEXT or len(row.line.text) > _DECK:
            return False
        stop = self.place_below(place + 1)
        below = self.at(stop)
        if below is not None and isinstance(below.reading, Byline):
            return not self.is_trailing(stop + 1)
        return self.dates_post_above(below) and below is not None

    def is_trailing(self, place: int) -> bool:
        """Tell whether the byline before a place stands below its text: none of its own follows."""
        place = self.place_below(place)
        below = self.at(place)
        if below is None or below.kind not in BODY_KINDS | {RowKind.SHORT, RowKind.META}:
            return True
        if below.kind is not RowKind.SHORT:
            return False
        run = find_run(self.rows, place)
        found = find_headline(
            self.rows, run, State.CLOSED, is_orphan=False, date_first=self.date_first
        )
        stop = self.at(run.stop)
        return found is not None and (
            stop is None or stop.kind not in BODY_KINDS or self.rows[found].line.gap > 0
        )

    def leads_to_comments(self, place: int) -> bool:
        """Tell whether comments begin at a place, or the form for them."""
        below = self.below(place)
        if below is None:
            return False
        if below.kind is RowKind.COMMENTER or is_comment_form(below.line.text):
            return True
        if below.kind is RowKind.META:
            return True
        for row in self.rows[place : place + _COMMENT_ROWS]:
            if row.kind not in BODY_KINDS:
                return isinstance(row.reading, Commenter) and row.reading.is_signature
        return False

    def listed_below(self, place: int) -> Sequence[Row]:
        """Return the labels at a place: one line of them, or one on each line."""
        stop = place
        while stop < len(self.rows) and stop < place + _MOST_LABELS:
            row = self.rows[stop]
            is_far = row.line.gap > (0 if stop > place else 1)
            if row.kind is not RowKind.SHORT or is_far or row.line.text.count(" ") > _LABEL_SPACES:
                break
            stop += 1
        first = self.at(place)
        if first is not None and first.kind is RowKind.SHORT and "," in first.line.text:
            return [first]
        return self.rows[place:stop]

    def is_about_box(self, place: int) -> bool:
        """Tell whether a box begins at a place: its heading, and one paragraph."""
        if not names_about_box(self.rows[place].line.text):
            return False
        box, behind = self.at(place + 1), self.at(place + 2)
        return (
            box is not None
            and box.kind is RowKind.TEXT
            and (behind is None or behind.kind not in BODY_KINDS)
        )


def _is_date(row: Row) -> bool:
    return isinstance(row.reading, MetaLine) and row.reading.date is not None
