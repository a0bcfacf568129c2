"""RIS: the tagged lines in which archives and citation managers hand on references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from intelnews.errors import ParseError
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import Locator, Problem, Severity, TagKind
from intelnews.references.reference import Reference, day_of, keep_articles, keywords, person
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.entries.entry import Entry, Said
    from intelnews.limits import Limits
    from intelnews.model import Author

__all__ = ["ARTICLE_TYPES", "read_ris"]

#: Blog, website, journal (electronic, in press), magazine, newspaper, report.
ARTICLE_TYPES: Final = frozenset(
    ["BLOG", "ELEC", "EJOU", "EJOUR", "ICOMM", "INPR", "JOUR", "MGZN", "NEWS", "RPRT", "WEB"]
)
_LINE = re.compile(r"[ \t\ufeff]{0,8}(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*)|[ \t]*)$")
_DATE = re.compile(r"(\d{4})?/(\d{1,2})?/(\d{1,2})?(?:/(.{0,200}))?", re.ASCII | re.DOTALL)
_TITLES: Final = ("TI", "T1", "CT")
_PUBLICATIONS: Final = ("T2", "JF", "JO", "JA", "J2", "J1")
_OF_HOUSES: Final = frozenset(["RPRT", "ELEC", "WEB", "ICOMM"])
_DATES: Final = ("DA", "Y1", "PY")
_NAMES: Final = {
    "VL": "volume", "IS": "issue", "SP": "start_page", "EP": "end_page", "SN": "issn",
    "DO": "doi", "PB": "publisher", "CY": "place", "AN": "accession_number", "DB": "database",
    "DP": "provider", "ID": "id", "N1": "notes", "ST": "short_title", "ET": "edition",
    "M3": "genre", "CN": "call_number", "L1": "files", "C1": "custom_1", "C2": "custom_2",
}  # fmt: skip


@define
class _Field:
    tag: str
    line: int
    span: Span
    lines: list[str] = field(factory=list)

    @property
    def value(self) -> str:
        return "\n".join(self.lines).strip()


def read_ris(text: str, /, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Entry | Problem]:
    r"""Yield the articles among the references, then what was passed over.

    Raises:
        ParseError: If there is no reference in it.

    >>> text = "TY  - NEWS\nTI  - Harbour reopens\nAU  - Kral, Anna\nPY  - 2018\nER  -\n"
    >>> [author] = next(read_ris(text)).several["authors"][0].value
    >>> author.given, author.family
    ('Anna', 'Kral')
    """
    outside = 0

    def entries() -> Iterator[Entry | str | None]:
        nonlocal outside
        number = 0
        for fields in _records(text):
            kind = fields[0].value.upper()
            if fields[0].tag != "TY":
                outside += 1
                continue
            number += 1
            yield _reference(fields, kind).entry(limits) if kind in ARTICLE_TYPES else kind
        if not number:
            raise ParseError("there is no reference; each begins with a line 'TY  - …'")

    def problems() -> Iterator[Problem]:
        if outside:
            message = "fields that stand in no reference were passed over"
            yield Problem(code="odd-value", message=message, severity=Severity.NOTE, count=outside)

    yield from keep_articles(entries(), problems=problems)


def _records(text: str) -> Iterator[list[_Field]]:
    """Yield the fields of each reference; a new one begins with its type, whatever is above."""
    held: list[_Field] = []
    start = number = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number += 1
        line, span = text[start:end], Span(start, end)
        start = end + 1
        found = _LINE.match(line)
        if found is None:
            if held and line.strip():
                held[-1].lines.append(line.strip())
                held[-1].span = Span(held[-1].span.start, end)
            elif held and len(held[-1].lines) and held[-1].lines[-1]:
                held[-1].lines.append("")
            continue
        tag = found["tag"]
        if tag in {"TY", "ER"} and held:
            yield held
            held = []
        if tag != "ER":
            held.append(_Field(tag, number, span, [(found["value"] or "").strip()]))
    if held:
        yield held


def _reference(fields: list[_Field], kind: str) -> Reference:
    reference = Reference(
        place=Locator(span=Span(fields[0].span.start, fields[-1].span.end), line=fields[0].line)
    )
    by_tag: dict[str, list[_Field]] = {}
    for one in fields[1:]:
        if one.value:
            by_tag.setdefault(one.tag, []).append(one)
    used: set[str] = set()

    def first(*tags: str) -> tuple[str, str] | None:
        for tag in tags:
            if tag in by_tag:
                used.add(tag)
                return by_tag[tag][0].value, tag
        return None

    _address(reference, by_tag, used)
    if title := first(*_TITLES):
        reference.title(*title)
    house = ("PB",) if kind in _OF_HOUSES else ()
    order = (*house, *_PUBLICATIONS) if kind == "RPRT" else (*_PUBLICATIONS, *house)
    if publication := first(*order):
        reference.publication(*publication)
    used |= {"AU", "A1"}  # two names of one field
    writers = [one for one in fields if one.tag in {"AU", "A1"} and one.value]
    if writers:
        names = (_person(one.value) for one in writers)
        reference.authors(filter(None, names), writers[0].tag)
    reference.item.published = _dates(reference, by_tag, used)
    reference.item.captured = _accessed(reference, by_tag, used)
    if abstract := first("AB", "N2"):
        reference.abstract(*abstract)
        used |= {"AB", "N2"} if _same(by_tag, "AB", "N2") else set()
    _labels(reference, by_tag, used, is_news=kind == "NEWS")
    reference.keep("type", kind)
    for tag, several in by_tag.items():
        if tag not in used or (len(several) > 1 and tag in {*_TITLES, *_PUBLICATIONS}):
            values = [one.value for one in several]
            reference.keep(_NAMES.get(tag, tag), values[0] if len(values) == 1 else values)
    return reference


def _labels(
    reference: Reference, by_tag: dict[str, list[_Field]], used: set[str], *, is_news: bool
) -> None:
    """Note keywords, the language, and the section of a newspaper."""
    for one in by_tag.get("KW", ()):
        used.add("KW")
        for line in one.lines:
            for word in keywords(line):
                reference.file(word, "KW")
    if "LA" in by_tag and reference.language(by_tag["LA"][0].value, "LA"):
        used.add("LA")
    if is_news and "SE" in by_tag:
        used.add("SE")
        reference.file(by_tag["SE"][0].value, "SE", kind=TagKind.SECTION)


def _address(reference: Reference, by_tag: dict[str, list[_Field]], used: set[str]) -> None:
    for tag in ("UR", "L2", "LK"):
        for one in by_tag.get(tag, ()):
            for words in re.split(r"[;\s]+", one.value):
                if "://" in words and reference.url(words, tag):
                    used.add(tag)


def _same(by_tag: dict[str, list[_Field]], one: str, other: str) -> bool:
    """Tell whether two fields say the same, as those that were renamed in RIS do."""
    return bool(
        one in by_tag and other in by_tag and by_tag[one][0].value == by_tag[other][0].value
    )


def _person(words: str) -> Author | None:
    """Return the author of "Family, Given, Suffix", or of a whole name."""
    family, _, rest = words.partition(",")
    given, _, suffix = rest.partition(",")
    return person(family, given, suffix)


def _dates(reference: Reference, by_tag: dict[str, list[_Field]], used: set[str]) -> list[Said]:
    """Return the dates, the most exact first; a year beside a day of that year says nothing."""
    found: list[Said] = []
    for tag in _DATES:
        for one in by_tag.get(tag, ())[:1]:
            used.add(tag)
            found.append(reference.said(_date(one.value), tag, one.value))
    return found


def _accessed(reference: Reference, by_tag: dict[str, list[_Field]], used: set[str]) -> list[Said]:
    for one in by_tag.get("Y2", ())[:1]:
        used.add("Y2")
        return [reference.said(_date(one.value), "Y2", one.value)]
    return []


def _date(words: str) -> Any:
    """Return the moment of "2018/08/28/morning"; words of another form are left to assembly."""
    found = _DATE.fullmatch(words)
    moment = day_of(found.groups()[:3]) if found is not None else None
    return words if moment is None else moment.with_raw(words)
