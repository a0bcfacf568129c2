"""A reference on its way to an entry, whatever program kept it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from intelnews.entries.entry import Content, Item, Said, people
from intelnews.entries.texts import as_html, as_line
from intelnews.entries.values import as_json
from intelnews.fields.languagenames import language_code
from intelnews.fields.names import parse_name
from intelnews.fields.tags import split_list
from intelnews.fields.urls import canonical_url
from intelnews.folding import squeeze
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import Author, Locator, Moment, Precision, Problem, Severity, TagKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from intelnews.entries.entry import Entry
    from intelnews.limits import Limits

__all__ = ["Reference", "day_of", "keep_articles", "keywords", "person"]

_RAW: Final = 400
_SECTION_CHARS: Final = 60
_PRECISIONS: Final = (Precision.YEAR, Precision.MONTH, Precision.DAY)
_MOST_NAMED: Final = 8  # types that a message names


@frozen(kw_only=True)
class Reference:
    """What a program keeps of one article, and how to say where it stands."""

    place: Locator
    item: Item = field(factory=Item)

    def said(self, value: Any, method: str, raw: str | None = None) -> Said:
        """Return a value as the field of this name says it."""
        return Said(
            value=value,
            method=method,
            locator=self.at(method),
            raw=None if raw is None else raw[:_RAW],
        )

    def at(self, method: str) -> Locator:
        """Return the place of a field."""
        path = method if self.place.path is None else f"{self.place.path}/{method}"
        return Locator(span=self.place.span, line=self.place.line, path=path)

    def title(self, words: str, method: str) -> None:
        """Note the headline, unless there is one."""
        if line := as_line(words):
            self.item.title = self.item.title or self.said(line, method, words)

    def publication(self, words: str, method: str) -> None:
        """Note the publication, unless there is one."""
        if line := as_line(words):
            self.item.publication = self.item.publication or self.said(line, method, words)

    def authors(self, found: Iterable[Author], method: str) -> None:
        """Note who wrote it."""
        if several := tuple(found):
            self.item.authors.append(self.said(several, method))

    def url(self, words: str, method: str) -> bool:
        """Note the address, unless there is one; tell whether these words are one."""
        address = canonical_url(words.strip())
        if address is not None and self.item.url is None:
            self.item.url = self.said(address, method, words)
            return True
        return False

    def language(self, words: str, method: str) -> bool:
        """Note the language; tell whether the words name one."""
        code = language_code(words)
        if code is not None:
            self.item.language = self.said(code, method, words)
        return code is not None

    def abstract(self, words: str, method: str) -> None:
        """Note the abstract, which stands for the text."""
        if words.strip() and self.item.summary is None:
            base = self.item.url.value if self.item.url else None
            self.item.summary = Content(
                text=as_html(words), method=method, base=base, locator=self.at(method)
            )

    def file(self, words: str, method: str, *, kind: TagKind = TagKind.KEYWORD) -> None:
        """Note a label; a section has a short name."""
        if kind is not TagKind.SECTION or len(words) <= _SECTION_CHARS:
            self.item.file(as_line(words), self.at(method), kind=kind)

    def keep(self, name: str, value: Any) -> None:
        """Keep what has no field of its own."""
        kept = as_json(value)
        if kept is not None:
            self.item.extra[name] = squeeze(kept) if isinstance(kept, str) else kept

    def entry(self, limits: Limits = DEFAULT_LIMITS) -> Entry | None:
        """Return the entry; ``None`` where there is neither title, abstract nor address."""
        item = self.item
        return item.entry(limits=limits) if item.title or item.summary or item.url else None


def person(family: str, given: str = "", suffix: str = "") -> Author | None:
    """Return the author of whom the parts of the name are known.

    >>> person("van der Berg", "Jan").name, person("Ansel Harbour Board").name
    ('Jan van der Berg', 'Ansel Harbour Board')
    """
    family, given, suffix = squeeze(family), squeeze(given), squeeze(suffix)
    if family.isupper() and given.isupper() and len(family) > 2:
        known = parse_name(f"{family}, {given}")  # normal case
        family, given = (known.family or family, known.given or given) if known else (family, given)
    if given and family:
        name = f"{given} {family} {suffix}".strip()
        return Author(name=name, given=given, family=family)
    found = people(family or given)
    return (
        found[0] if len(found) == 1 else Author(name=family or given) if family or given else None
    )


def day_of(parts: Iterable[Any], /) -> Moment | None:
    """Return the day, month or year that numbers make, to the last that can be one.

    >>> print(day_of(["2018", 8, 28]), day_of([2018]), day_of([2018, 8, 31, 9]), day_of([0]))
    2018-08-28 2018 2018-08-31 None
    """
    numbers: list[int] = []
    for part in list(parts)[:3]:
        words = str(part).strip()
        if isinstance(part, bool) or not re.fullmatch(r"\d{1,4}", words, re.ASCII):
            break
        numbers.append(int(words))
    while numbers:
        try:
            value = date(*[*numbers, 1, 1][:3])
        except ValueError:  # no such day, or no such month
            numbers.pop()
            continue
        return Moment(value=value, precision=_PRECISIONS[len(numbers) - 1])
    return None


def keywords(words: str, /) -> tuple[str, ...]:
    """Return the keywords of a line; one comma alone may part a name.

    >>> keywords("ports, harbours, sea"), keywords("Kral, Anna"), keywords("ports; Kral, Anna")
    (('ports', 'harbours', 'sea'), ('Kral, Anna',), ('ports', 'Kral, Anna'))
    """
    if ";" not in words and words.count(",") < 2:
        return (words,)
    return split_list(words)


def keep_articles(
    references: Iterable[Entry | str | None],
    /,
    *,
    problems: Callable[[], Iterable[Problem]] = tuple,
) -> Iterator[Entry | Problem]:
    """Yield the references that are articles, then what was passed over.

    Args:
        references: Those of a list in their order: its type for one that is no article, ``None``
            for one that says nothing.
        problems: Called behind the last: what was wrong with the file.

    >>> [problem.message for problem in keep_articles(["book", "book"])]
    ['references that are no articles were passed over: book (2)']
    """
    others: Counter[str] = Counter()
    count = empty = 0
    for reference in references:
        count += 1
        if isinstance(reference, str):
            others[reference or "no type"] += 1
        elif reference is None:
            empty += 1
        else:
            yield reference
    yield from problems()
    if empty:
        message = "references without title, abstract and address were passed over"
        yield Problem(code="empty-item", message=message, count=empty)
    if not count:
        yield Problem(code="no-items", message="there are no references in it")
    if others:
        shown = ", ".join(f"{name} ({count})" for name, count in others.most_common(_MOST_NAMED))
        more = " …" if len(others) > _MOST_NAMED else ""
        yield Problem(
            code="other-type",
            message=f"references that are no articles were passed over: {shown}{more}",
            severity=Severity.NOTE,
            count=others.total(),
        )
