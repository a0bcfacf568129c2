"""News in JSON of any kind: records with the names that archives, crawlers and interfaces use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen

from intelnews.entries.numeric import order_of_dates
from intelnews.model import EMPTY_MAP, FrozenMap, Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of
from intelnews.tables.columns import asked, kept, layout_of
from intelnews.tables.jsonrecords import flat, has_lines, iter_records, names_in
from intelnews.tables.records import item_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield
    from intelnews.tables.columns import Layout
    from intelnews.tables.jsonrecords import Record

__all__ = ["RecordsParser"]

_OPENING = re.compile(r"\s*+(?:\[\s*+)?\{\s*+\"")
_OURS = re.compile(r'\s*+\{\s*+"(?:article|fragment|problem|intelnews)"\s*+:\s*+\{')
_HEAD_CHARS = 20_000
_LAYOUTS = 1_000  # records of one source have the same names, give or take a few


@frozen(kw_only=True)
class RecordsParser:
    r"""Reads JSON Lines, and JSON lists, of records with headlines, texts and the like.

    The names of the values say what they hold, as the words over the columns of a table do; what
    they do not explain is kept in ``extra``. Where they say nothing, give the names yourself::

        parse(source, format=RecordsParser(columns={"title": "hl", "text": ["p1", "p2"]}))

    Problems: those of the JSON, ``lost-record`` (a line that is none), ``odd-value`` and
    ``empty-record``.

    Args:
        columns: Names by field; each of the others is found by its own name.

    Raises:
        ValueError: If there is no such field.
        TypeError: If a name is none.

    >>> from intelnews.intake.document import Document
    >>> lines = '{"headline": "Harbour reopens", "pub_date": "2019-05-21"}'
    >>> [draft] = RecordsParser().parse(Document(text=lines))
    >>> draft.title.value, draft.published[0].value
    ('Harbour reopens', '2019-05-21')
    """

    name: ClassVar[str] = "records"
    formats: ClassVar[tuple[str, ...]] = ("records", "ndjson")
    summary: ClassVar[str] = "JSON Lines and JSON lists of news records with names of any kind"

    columns: FrozenMap = field(default=EMPTY_MAP, converter=kept)

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the names in the JSON, below every parser that knows its own."""
        text = head.text[:_HEAD_CHARS]
        if not _OPENING.match(text) or _OURS.match(text):
            return None
        names = names_in(text)
        layout = layout_of(names, columns=asked(self.columns))
        if not layout.is_news:
            return None
        return Match(0.57 if layout.known > 2 else 0.45, "JSON with the names of news records")

    def streams(self, document: Document, /) -> bool:
        """Tell whether the records of a file stand in lines."""
        return has_lines(document.text)

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each record, and a problem for what is none.

        Raises:
            ParseError: If nothing in it is a record.
        """
        return _Reading(document, self.columns).records()


class _Reading:
    """The records of one source on their way to articles."""

    def __init__(self, document: Document, columns: Any) -> None:
        self.document = document
        self.columns = asked(columns)
        self.layouts: dict[tuple[str, ...], Layout] = {}

    def records(self) -> Iterator[Yield]:
        day_first = order_of_dates(self.document.text)
        for one in iter_records(self.document):
            yield one if isinstance(one, Problem) else self.record(one, day_first)

    def record(self, record: Record, day_first: bool | None) -> Yield:
        values = flat(record.values)
        item = item_of(
            tuple(values.values()),
            self.layout(values),
            place=record.place,
            base=self.document.url,
        )
        entry = item.entry(day_first=day_first, limits=self.document.limits)
        if entry is None or not (entry.body or "title" in entry.said or "url" in entry.said):
            message = "a record has neither headline, text nor address and is passed over"
            return Problem(code="empty-record", message=message, locator=record.place)
        return draft_of(entry)

    def layout(self, values: dict[str, Any]) -> Layout:
        names = tuple(values)
        layout = self.layouts.get(names)
        if layout is None:
            layout = layout_of(names, columns=self.columns)
            if len(self.layouts) < _LAYOUTS:
                self.layouts[names] = layout
        return layout
