"""From the values of a row or record to an entry, by what its columns mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from intelnews.entries.entry import Content, Item, Said
from intelnews.entries.texts import as_html, as_line
from intelnews.entries.values import (
    as_date,
    as_json,
    as_names,
    as_persons,
    as_text,
    as_words,
)
from intelnews.fields.dates import parse_moment
from intelnews.fields.languagenames import language_code
from intelnews.fields.urls import canonical_url, is_url
from intelnews.folding import fold
from intelnews.model import ArticleKind, Locator, Precision, TagKind
from intelnews.tables.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.model import Moment
    from intelnews.tables.columns import Layout

__all__ = ["item_of"]

_RAW: Final = 400  # enough to recognise what stood there
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}", re.IGNORECASE)
#: How interfaces that sell the whole text end the beginning they give: "… [+1234 chars]".
_CUT = re.compile(r"(?:…|\.{3})?\s?\[\+\d{1,9} (?:chars|characters|words)\]\s*\Z")
_CUT_CHARS: Final = 60
_YEAR_CHARS: Final = 6  # "2019", "2019."
_KINDS: Final = {fold(kind.value): kind for kind in ArticleKind}
_LABELS: Final = {
    Column.TAGS: TagKind.TAG,
    Column.CATEGORIES: TagKind.CATEGORY,
    Column.KEYWORDS: TagKind.KEYWORD,
    Column.SECTIONS: TagKind.SECTION,
    Column.SUBJECTS: TagKind.SUBJECT,
}


def item_of(
    values: Sequence[Any], layout: Layout, /, *, place: Locator, base: str | None = None
) -> Item:
    """Return what a row or record says.

    Values that no column explains, and those that say something else than their column, are kept
    in ``extra`` by the names of their columns.

    Args:
        values: The values, in the order of the layout's columns.
        layout: What the columns mean.
        place: Where the row stands.
        base: The address of the source, for relative links.

    >>> from intelnews.tables.columns import layout_of
    >>> layout = layout_of(["title", "views"])
    >>> item = item_of(["Harbour reopens", "12"], layout, place=Locator(line=2))
    >>> item.title.value, item.extra
    ('Harbour reopens', {'views': '12'})
    """
    return _Record(values, layout, place, base).item()


class _Record:
    """One row; the columns that were understood are crossed off."""

    def __init__(
        self, values: Sequence[Any], layout: Layout, place: Locator, base: str | None
    ) -> None:
        self.values = values
        self.layout = layout
        self.at = place
        self.base = base
        self.used: set[int] = set()

    def each(self, column: Column) -> Sequence[tuple[int, Any]]:
        """Return the values of a meaning that hold something, with their columns."""
        places = self.layout.places.get(column)
        if not places:  # of the twenty meanings that a row is asked for, it has a few
            return ()
        values = self.values
        return [
            (place, values[place])
            for place in places
            if place < len(values) and values[place] not in (None, "")
        ]

    def said(self, place: int, value: Any, raw: str | None = None) -> Said:
        self.used.add(place)
        name = self.layout.names[place]
        return Said(
            value=value,
            method=f"column {name}",
            locator=Locator(span=self.at.span, line=self.at.line, path=self.path(name)),
            raw=None if raw is None else raw[:_RAW],
        )

    def path(self, name: str) -> str:
        return name if self.at.path is None else f"{self.at.path}/{name}"

    def item(self) -> Item:
        item = Item(title=self.line(Column.TITLE))
        item.url = self.url()
        base = item.url.value if item.url else self.base
        item.publication = self.publication()
        item.language = self.language()
        for place, value in self.each(Column.AUTHORS):
            if found := as_persons(value):
                item.authors.append(self.said(place, found, as_words(value)))
        item.published = list(self.dates(Column.PUBLISHED))
        item.modified = list(self.dates(Column.MODIFIED))
        item.captured = list(self.dates(Column.CAPTURED))
        item.kind = self.kind()
        item.content = self.content(Column.TEXT, item, base)
        item.summary = self.content(Column.DECK, item, base)
        self.labels(item)
        self.count(item)
        self.rest(item)
        return item

    def line(self, column: Column) -> Said | None:
        for place, value in self.each(column):
            if (words := as_words(value)) and (line := as_line(words)):
                return self.said(place, line, words)
        return None

    def url(self) -> Said | None:
        for column in (Column.URL, Column.SOURCE):
            for place, value in self.each(column):
                words = as_words(_address(value))
                if words is None or (column is Column.SOURCE and not is_url(words)):
                    continue
                if address := canonical_url(words, base=self.base):
                    return self.said(place, address, words)
        return None

    def publication(self) -> Said | None:
        domain: tuple[int, str] | None = None
        for column in (Column.PUBLICATION, Column.SOURCE):
            for place, value in self.each(column):
                words = as_words(value)
                if place in self.used or words is None or is_url(words):
                    continue
                line = as_line(words)
                if not _DOMAIN.fullmatch(line):
                    return self.said(place, line, words)
                domain = domain or (place, line)
        return self.said(*domain) if domain else None  # "post.example" is better than nothing

    def language(self) -> Said | None:
        for place, value in self.each(Column.LANGUAGE):
            if (words := as_words(value)) and (code := language_code(words)):
                return self.said(place, code, words)
        return None

    def dates(self, column: Column) -> Iterator[Said]:
        """Yield the dates; a year alone counts only where no other column tells more."""
        found = []
        for place, value in self.each(column):
            moment = as_date(value)
            if moment is not None:
                found.append((place, moment))
        exact = [one for one in found if not _is_year(one[1])]
        for place, moment in exact or found:
            yield self.said(place, moment, moment if isinstance(moment, str) else moment.raw)

    def kind(self) -> ArticleKind | None:
        for place, value in self.each(Column.KIND):
            kind = _KINDS.get(fold(as_words(value) or ""))
            if kind is not None:
                self.used.add(place)
                return kind
        return None

    def content(self, column: Column, item: Item, base: str | None) -> Content | None:
        for place, value in self.each(column):
            text = as_text(value)
            if text is None:
                continue
            if _is_escaped(text):
                text = text.replace("\\r", "").replace("\\n", "\n")
            cut = _CUT.search(text, max(0, len(text) - _CUT_CHARS))
            if cut is not None:
                text = f"{text[: cut.start()]}…"
                item.is_cut = item.is_cut or column is Column.TEXT
            said = self.said(place, None)
            return Content(text=as_html(text), method=said.method, base=base, locator=said.locator)
        return None

    def labels(self, item: Item) -> None:
        for column, kind in _LABELS.items():
            for place, value in self.each(column):
                for name in as_names(value):
                    self.used.add(place)
                    item.file(name, Locator(
                        span=self.at.span,
                        line=self.at.line,
                        path=self.path(self.layout.names[place]),
                    ), kind=kind)  # fmt: skip

    def count(self, item: Item) -> None:
        for place, value in self.each(Column.COMMENT_COUNT):
            words = as_words(value) or ""
            number = words.removesuffix(".0")
            if number.isascii() and number.isdigit() and len(number) < 10:
                self.used.add(place)
                item.comment_count = int(number)
                return

    def rest(self, item: Item) -> None:
        repeats: dict[str, int] = {}  # where thousands of columns have one name
        for place, (name, value) in enumerate(zip(self.layout.names, self.values, strict=False)):
            if place in self.used or (kept := as_json(value)) is None:
                continue
            key, again = name or f"column {place}", repeats.get(name, 2)
            while key in item.extra:
                key, again = f"{name} ({again})", again + 1
            repeats[name] = again
            item.extra[key] = kept


def _address(value: Any) -> Any:
    """Return the address in a value that is a map."""
    if isinstance(value, dict):
        return next((value[key] for key in ("url", "href", "link", "uri") if value.get(key)), None)
    return value


def _is_year(moment: str | Moment) -> bool:
    if not isinstance(moment, str) or len(moment) > _YEAR_CHARS:
        return False
    found = parse_moment(moment)
    return found is not None and found.precision is Precision.YEAR


def _is_escaped(text: str) -> bool:
    """Tell whether line ends are written as a backslash and a letter."""
    return "\n" not in text and text.count("\\n") > 1
