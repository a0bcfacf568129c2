"""What stands above the text of a story: headline, deck, byline, dates, captions."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from intelnews.fields.datelines import match_dateline
from intelnews.fields.dates import parse_moment
from intelnews.fields.names import parse_byline
from intelnews.fields.urls import is_url
from intelnews.model.record import Record, many
from intelnews.spans import Span
from intelnews.text.captions import has_capitals_lead, is_credit
from intelnews.text.credits import read_credits
from intelnews.text.wire import is_wire_header, read_agency
from intelnews.text.wrapping import Wrapping, ends_sentence, strip_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Said", "Top", "find_rules", "is_phrase", "read_top"]

_ROWS = 24  # lines above a text: header, headline, deck, bylines, dates, captions
_CREDITS = 160  # a line that says who wrote when and where
_HEADLINE, _HEADLINE_ROWS = 250, 3
_DECK = 300
_TEXT_CHARS = 40  # a line with a dateline that is longer than this begins the text
# What ends with a full stop and may end a headline: "U.S.", "Inc.", "Jr.".
_ABBREVIATION = re.compile(r"\s(?:(?:[^\W\d_]\.){2,4}|[A-Z][^\W\d_]{1,2}\.)\Z")
_RULE = re.compile(
    r"^[ \t]{0,40}(?:[-=*_~—–•]{3,200}|(?:[-=*_~—–•][ \t]{1,4}){2,50}[-=*_~—–•])[ \t]{0,40}$",
    re.MULTILINE,
)
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w-]{2,16})\s?:\s+(?P<value>\S.{0,300})")
_FIELDS = {
    "title": "title headline titel titre título titolo kop",
    "deck": "subtitle subhead deck standfirst summary",
    "authors": "author authors by byline writer autor autorin auteur autore",
    "published": "date published posted datum fecha data",
    "modified": "updated modified revised",
    "url": "url link address permalink",
    "source": "source quelle fuente fonte bron",
    "publication": "publication publisher newspaper",
    "tag": "tags",
    "keyword": "keywords keyword",
    "category": "categories category",
    "section": "section",
}
_CREDITED = frozenset({"authors", "published", "modified"})
_LABELS = {label: name for name, labels in _FIELDS.items() for label in labels.split()}


@frozen(kw_only=True, repr=False)
class Said(Record):
    """Something said above a text: of which field, in which words, where and by what sign.

    ``field`` is a field of an article (``title``, ``authors``, ``published`` …), a kind of tag, or
    the name under which the words are kept as they are (``header``, ``kicker``, ``place`` …).

    >>> Said(field="title", words="Harbour reopens", span=Span(0, 15), method="first line").field
    'title'
    """

    field: str
    words: str
    span: Span
    method: str
    confidence: float = 0.9


@frozen(kw_only=True, repr=False)
class Top(Record):
    """What is said above a text, in its order, and where the text begins."""

    start: int
    said: tuple[Said, ...] = many()

    def all(self, field: str, /) -> tuple[Said, ...]:
        """Return what is said of one field."""
        return tuple(one for one in self.said if one.field == field)

    def first(self, field: str, /) -> Said | None:
        """Return what is said first of one field."""
        return next(iter(self.all(field)), None)

    @property
    def is_story(self) -> bool:
        """Whether there are a headline and a sign that it is one: a writer, a date, a place."""
        fields = {one.field for one in self.said}
        return "title" in fields and not fields.isdisjoint({"authors", "published", "place"})


def find_rules(text: str, /, start: int = 0, end: int | None = None) -> Iterator[Span]:
    r"""Yield the lines that are nothing but dashes, stars or other marks.

    >>> list(find_rules("Harbour reopens\n===============\n"))
    [Span(16, 31)]
    """
    for match in _RULE.finditer(text, start, len(text) if end is None else end):
        yield Span(*match.span())


def is_phrase(words: str, /) -> bool:
    """Tell whether words are a headline rather than a sentence or a part of one.

    >>> is_phrase("Harbour reopens"), is_phrase("The port is open."), is_phrase("Ships leave U.S.")
    (True, False, True)
    """
    bare = words.rstrip("\"'”’»)] ")
    if not bare or len(bare) > _HEADLINE or bare[-1] in ",;:，、。":
        return False
    return not bare.endswith(".") or bare.endswith("...") or _ABBREVIATION.search(bare) is not None


def read_top(text: str, place: Span, /, *, wrapping: Wrapping) -> Top:
    r"""Read the lines above the text of a story, each by what it is.

    Args:
        text: The whole text; spans count in it.
        place: Where the story stands.
        wrapping: How the lines of the text were broken.

    >>> text = "Harbour reopens\n\nBy Anna Kral\n22 May 2019\n\nThe port of Ansel is open."
    >>> top = read_top(text, Span(0, len(text)), wrapping=Wrapping.of(text))
    >>> [one.field for one in top.said], text[top.start :]
    (['title', 'authors', 'published'], 'The port of Ansel is open.')
    """
    rows = _rows(text, place)
    reader = _Reader(wrapping)
    at = 0
    while at < len(rows) and (is_wire_header(rows[at].words) or _is_rule(rows[at])):
        if not _is_rule(rows[at]):
            reader.say("header", rows[at].words, rows[at].span, "header line")
        at += 1
    while at < len(rows) and (used := reader.read(rows[at:])):
        at += used
    if at < len(rows):  # from the margin, as the first line may be indented
        start = text.rfind("\n", 0, rows[at].span.start) + 1
        reader.read_dateline(rows[at])
    else:
        start = rows[-1].span.end if rows else place.end
    return Top(start=start, said=tuple(reader.said))


@define
class _Row:
    """A line that holds words, whether the line above it is blank, and where it stands."""

    words: str
    span: Span
    gap: bool


def _rows(text: str, place: Span) -> list[_Row]:
    """Return the first lines of a text that hold words."""
    rows: list[_Row] = []
    at, gap = place.start, True
    while at < place.end and len(rows) < _ROWS:
        stop = text.find("\n", at, place.end)
        line = strip_span(text, Span(at, stop if stop >= 0 else place.end))
        if len(line):
            words = line.cut(text)
            if words.endswith(" ="):  # how agencies close a headline
                words = words.rstrip("= ")
                line = Span(line.start, line.start + len(words))
            rows.append(_Row(words, line, gap))
        gap = not len(line)
        at = stop + 1 if stop >= 0 else place.end
    return rows


def _is_rule(row: _Row) -> bool:
    return _RULE.fullmatch(row.words) is not None


@define
class _Reader:
    """One way down the lines above a text."""

    wrapping: Wrapping
    said: list[Said] = field(factory=list)

    def say(
        self, name: str, words: str, span: Span, method: str, *, confidence: float = 0.9
    ) -> bool:
        said = Said(field=name, words=words, span=span, method=method, confidence=confidence)
        self.said.append(said)
        return True

    def has(self, *names: str) -> bool:
        return any(one.field in names for one in self.said)

    def read(self, rows: Sequence[_Row]) -> int:
        """Read the first of some lines; return how many belong to it, 0 where the text begins."""
        row = rows[0]
        if _is_rule(row) or self.read_label(row):
            return 1
        is_doubled = len(rows) > 1 and len(row.words) <= _CREDITS and row.words == rows[1].words
        if self.has("title") and (is_credit(row.words) or is_doubled):
            # A caption stands there twice where its alternative text was copied along.
            self.say("caption", row.words, row.span, "caption line")
            return 1 + is_doubled
        if self.read_credits(row):
            return 1
        if is_url(row.words) and not self.has("url"):
            return self.say("url", row.words, row.span, "address line")
        return self.read_heading(rows)

    def read_label(self, row: _Row) -> bool:
        """Read a line such as "Source: Harbour Watch"."""
        match = _LABEL.fullmatch(row.words)
        name = _LABELS.get(match["label"].casefold()) if match is not None else None
        if match is None or name is None:
            return False
        if name in _CREDITED and read_credits(row.words) is not None:
            return False  # "Author: Anna Kral, 22 May 2019" says more than its label
        value, span = match["value"], Span(*match.span("value")).shift(row.span.start)
        if name == "source":
            name = "url" if is_url(value) else "publication"
        match name:
            case "title" | "deck":
                fits = not self.has(name)
            case "authors":
                fits = bool(parse_byline(value))
            case "published" | "modified":
                fits = parse_moment(value) is not None
            case "url":
                fits = is_url(value)
            case "publication":
                fits = is_phrase(value)
            case _:
                fits = True
        return fits and self.say(name, value, span, "labelled line")

    def read_credits(self, row: _Row) -> bool:
        """Read a line that says who wrote when and where, and nothing else."""
        found = read_credits(row.words, bare_names=self.has("title"))
        if found is None:
            return False
        spans = [("authors", found.byline, "byline")] if found.byline is not None else []
        spans += [("published", span, "date line") for span in found.published]
        spans += [("modified", span, "date line") for span in found.updated]
        spans += [("credit", span, "date line") for span in found.houses]
        for name, span, method in spans:
            self.say(name, span.cut(row.words), span.shift(row.span.start), method)
        return True

    def read_heading(self, rows: Sequence[_Row]) -> int:
        """Read the headline or deck that begins here; return how many lines it fills."""
        size = self.block_size(rows)
        block, below = rows[:size], rows[size] if size < len(rows) else None
        words = " ".join(row.words for row in block)
        if not self.has("title"):
            if len(words) > _TEXT_CHARS and match_dateline(words) is not None:
                return 0  # a message without a headline begins with its dateline
            if len(rows) > 1 and _is_kicker(block[0].words, rows[1]):
                return self.say("kicker", block[0].words, block[0].span, "line above headline")
            is_sure = (
                below is not None and _ends_block(below) and not (_is_rule(below) and below.gap)
            )
            used = _headline_size(block, self.wrapping, is_sure=is_sure)
            if used:
                title = " ".join(row.words for row in block[:used])
                span = Span(block[0].span.start, block[used - 1].span.end)
                self.say("title", title, span, "first line", confidence=0.95 if is_sure else 0.85)
            return used
        if len(words) > _DECK or self.has("deck", "authors", "published") or match_dateline(words):
            return 0
        leads_on = below is not None and below.gap and not is_phrase(below.words)
        is_deck = leads_on and is_phrase(words) and size <= _HEADLINE_ROWS and words.count(" ") > 2
        # Credits with nothing but credits below them are those at the end of a text.
        is_above = below is not None and read_credits(below.words, bare_names=True) is not None
        if is_deck or (is_above and not all(map(_stands_alone, rows[size:]))):
            span = Span(block[0].span.start, block[-1].span.end)
            self.say("deck", words, span, "line under headline", confidence=0.8)
            return size
        return 0

    def block_size(self, rows: Sequence[_Row]) -> int:
        """Return how many lines belong together: up to a blank line, a rule or credits.

        Where the line above had no room for it, a line that could be a name is more of a headline.
        """
        width = self.wrapping.width
        for size, (above, row) in enumerate(pairwise(rows), 1):
            word = row.words.split(" ", 1)[0]
            is_full = width is not None and len(above.words) + 1 + len(word) > width
            if row.gap or _ends_block(row, bare_names=not is_full):
                return size
        return len(rows)

    def read_dateline(self, row: _Row) -> None:
        """Note what the dateline says; it stays in the text. A day without a year is no date."""
        words = row.words[:200]
        opening = read_agency(words)
        dateline = match_dateline(words)
        place = dateline.place if dateline is not None else opening[0] if opening else None
        agency = dateline.agency if dateline is not None else opening[1] if opening else None
        day = dateline.date if dateline is not None else None
        is_date = day is not None and parse_moment(day) is not None
        for name, found in (
            ("place", place),
            ("agency", agency),
            ("published" if is_date else "dateline_day", day),
        ):
            if found:
                start = row.span.start + words.index(found)
                self.say(name, found, Span(start, start + len(found)), "dateline")


def _stands_alone(row: _Row, *, bare_names: bool = True) -> bool:
    """Tell whether a line is a rule, a credit, an address or a caption, whatever is beside it."""
    return (
        _is_rule(row)
        or is_url(row.words)
        or is_credit(row.words)
        or _Reader(Wrapping()).read_label(row)
        or read_credits(row.words, bare_names=bare_names) is not None
    )


def _ends_block(row: _Row, *, bare_names: bool = True) -> bool:
    """Tell whether the lines above end here: before one that stands alone, or before the text."""
    is_text = len(row.words) > _TEXT_CHARS and match_dateline(row.words) is not None
    return is_text or _stands_alone(row, bare_names=bare_names)


def _is_kicker(words: str, below: _Row) -> bool:
    """Tell whether a line names the section of the headline below it."""
    count = words.count(" ") + 1
    is_set_off = words.isupper() and count <= 3 and not below.words.isupper()
    # "Courts" above "Judge frees analyst": one word, and a line that begins anew
    is_word = count == 1 and below.words[:1].isupper() and below.words.count(" ") > 1
    return (
        (is_set_off or is_word)
        and is_phrase(below.words)
        and len(below.words) > len(words)
        and not _ends_block(below)
    )


def _headline_size(block: Sequence[_Row], wrapping: Wrapping, *, is_sure: bool) -> int:
    """Return how many lines of the first block are the headline.

    Above a rule or credits it may be a sentence.
    """
    words = " ".join(row.words for row in block)
    if len(block) <= _HEADLINE_ROWS:
        if is_sure and len(words) <= _CREDITS:
            return len(block)
        if is_phrase(words) and (is_sure or not has_capitals_lead(words)):
            return len(block)
    if len(block) < 2 or not is_phrase(block[0].words):
        return 0
    first, second = block[0].words, block[1].words
    if second[0].islower():
        return 0
    if wrapping.width is not None:  # the line ended although the next word had room
        return int(len(first) + 1 + len(second.split(" ", 1)[0]) <= wrapping.width)
    return int(len(second) > len(first) or ends_sentence(second))
