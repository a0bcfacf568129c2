"""Tables: values separated by commas, tabs, semicolons or bars, an article for each row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import evolve, field, frozen

from intelnews.entries.values import as_value
from intelnews.errors import ParseError
from intelnews.fields.dates import day_first_evidence, is_ambiguous
from intelnews.model import EMPTY_MAP, FrozenMap, Locator, Problem, Severity
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of
from intelnews.tables import gdelt
from intelnews.tables.columns import Column, asked, kept
from intelnews.tables.records import item_of
from intelnews.tables.rows import iter_rows
from intelnews.tables.sheet import find_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.entries.entry import Item
    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield
    from intelnews.tables.rows import Row
    from intelnews.tables.sheet import Sheet

__all__ = ["TableParser"]

_DATES: Final = (Column.PUBLISHED, Column.MODIFIED, Column.CAPTURED)
_SAID = frozenset([Column.TITLE, Column.TEXT])
# What begins as a page, a feed or an object of JSON is no table, and need not be cut into cells.
_MARKED = re.compile(r"\s*+(?:<(?:\?xml|!doctype|html|rss|feed|rdf:RDF)\b|\{\s*+\")", re.IGNORECASE)
_MOST_DATES: Final = 1_000  # one that can be read in one way only comes up among the first few


@frozen(kw_only=True)
class TableParser:
    r"""Reads tables: CSV, TSV and their kin, exports of Media Cloud and files of GDELT among them.

    The words over the columns say what they hold, in many spellings and languages; what they do
    not explain is kept in ``extra``. Where they say nothing, give the columns yourself, by name or
    by place from 0::

        parse(source, format=TableParser(columns={"title": "Kopf", "text": ("Teil 1", "Teil 2")}))

    Problems: ``odd-row`` (too few or too many values), ``open-quote``, ``empty-row`` (neither
    headline nor text), ``repeated-row``, ``no-column``, ``no-rows`` and ``no-articles``, each with
    the line.

    Args:
        columns: Columns by field; each of the others is found by the word over it.
        delimiter: What separates values, where that is not found by itself.

    Raises:
        ValueError: If there is no such field.
        TypeError: If a column is neither a name nor a number.

    >>> from intelnews.intake.document import Document
    >>> table = Document(text="headline;byline\nHarbour reopens;Anna Kral\n")
    >>> [draft] = TableParser().parse(table)
    >>> draft.title.value, draft.authors[0].value[0].name
    ('Harbour reopens', 'Anna Kral')
    """

    name: ClassVar[str] = "table"
    formats: ClassVar[tuple[str, ...]] = ("table", "csv", "tsv")
    summary: ClassVar[str] = "tables (CSV, TSV; Media Cloud, GDELT and any other): an article a row"

    columns: FrozenMap = field(default=EMPTY_MAP, converter=kept)
    delimiter: str | None = None

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the words over the columns and by rows of one width below them."""
        if _MARKED.match(head.text):
            return None
        sheet = self._sheet(head.text, is_whole=head.complete)
        return None if sheet is None else Match(sheet.confidence, sheet.reason)

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each row, and a problem for each that is none.

        Raises:
            ParseError: If no line names columns that make articles.
        """
        sheet = self._sheet(document.text, is_whole=True)
        if sheet is None:
            message = (
                "no line names columns of which articles can be made; "
                "say which hold what: format=TableParser(columns={'title': …, 'text': …})"
            )
            raise ParseError(message, parser=self.name)
        return _Reading(document, sheet).records()

    def _sheet(self, text: str, *, is_whole: bool) -> Sheet | None:
        columns = asked(self.columns)
        return find_sheet(text, columns=columns, delimiter=self.delimiter, is_whole=is_whole)


class _Reading:
    """One table on its way to articles."""

    def __init__(self, document: Document, sheet: Sheet) -> None:
        self.document = document
        self.sheet = sheet
        self.layout = sheet.layout
        self.is_gdelt = gdelt.is_gdelt(self.layout.names)
        #: Whether rows are expected to say more than an address.
        self.is_telling = not _SAID.isdisjoint(self.layout.places)
        self.day_first = self.order_of_dates()
        self.seen: set[str] = set()
        self.repeated = 0
        self.first_repeated: Locator | None = None

    def records(self) -> Iterator[Yield]:
        for name in self.layout.missing:
            place = None if self.sheet.line is None else Locator(line=self.sheet.line)
            message = f"the table has no column {name!r}"
            yield Problem(code="no-column", message=message, locator=place)
        if not self.sheet.is_news:
            names = ", ".join(filter(None, self.layout.names))
            message = (
                f"the columns of the table ({names:.200}) name nothing of an article; "
                "say which hold what: format=TableParser(columns={'title': …, 'text': …})"
            )
            place = Locator(line=self.sheet.line)
            yield Problem(
                code="no-articles", message=message, severity=Severity.ERROR, locator=place
            )
            return
        number = 0
        for row in self.rows():
            number += 1
            record = self.record(row)
            if record is not None:
                yield record
        if self.repeated:
            yield Problem(
                code="repeated-row",
                message="rows that say nothing but an address that stood above were passed over",
                severity=Severity.NOTE,
                locator=self.first_repeated,
                count=self.repeated,
            )
        if not number:
            yield Problem(code="no-rows", message="the table has no rows")

    def rows(self) -> Iterator[Row]:
        return iter_rows(self.document.text, evolve(self.sheet.dialect, start=self.sheet.start))

    def record(self, row: Row) -> Yield | None:
        place = Locator(span=row.span, line=row.line)
        width, cells = len(self.layout.names), row.cells
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        last = max((place for places in self.layout.places.values() for place in places), default=0)
        if not last < len(cells) <= width:
            values = "value" if len(cells) == 1 else "values"
            message = f"a row has {len(cells)} {values} in place of {width} and is passed over"
            return Problem(code="odd-row", message=message, locator=place)
        item = item_of(
            [as_value(cell) for cell in cells], self.layout, place=place, base=self.document.url
        )
        if self.is_gdelt:
            gdelt.finish(item)
        if row.is_broken:
            item.note("open-quote", "a quotation mark is not closed, or closed too early", place)
        return self.entry(item, place)

    def entry(self, item: Item, place: Locator) -> Yield | None:
        entry = item.entry(day_first=self.day_first, limits=self.document.limits)
        says = entry is not None and ("title" in entry.said or entry.body)
        if entry is None or (self.is_telling and not says):
            message = "a row has neither headline nor text and is passed over"
            return Problem(code="empty-row", message=message, locator=place)
        if not says and item.url is not None:
            address = item.url.value
            if address in self.seen:
                self.repeated += 1
                self.first_repeated = self.first_repeated or place
                return None
            self.seen.add(address)
        return draft_of(entry)

    def order_of_dates(self) -> bool | None:
        """Tell from all dates of the table whether the day comes first."""
        places = [at for column in _DATES for at in self.layout.places.get(column, ())]
        found: list[str] = []
        for row in self.rows():
            found += (row.cells[at].strip()[:64] for at in places if at < len(row.cells))
            if len(found) >= _MOST_DATES:
                break
        return day_first_evidence(found) if any(map(is_ambiguous, found)) else None
