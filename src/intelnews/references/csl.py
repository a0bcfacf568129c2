"""CSL-JSON: the references that citation processors read, as Zotero and others export them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from intelnews.entries.values import as_words
from intelnews.errors import ParseError
from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.jsontext import read_json
from intelnews.model import Locator, TagKind
from intelnews.references.reference import Reference, day_of, keep_articles, keywords, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.entries.entry import Entry, Said
    from intelnews.limits import Limits
    from intelnews.model import Author, Problem

__all__ = ["ARTICLE_TYPES", "OTHER_TYPES", "read_csl"]

#: The types of CSL 1.0.2 that articles have.
ARTICLE_TYPES: Final = frozenset(
    ["article", "article-journal", "article-magazine", "article-newspaper", "post", "post-weblog",
     "report", "webpage"]
)  # fmt: skip
OTHER_TYPES: Final = frozenset(
    ["bill", "book", "broadcast", "chapter", "classic", "collection", "dataset", "document",
     "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
     "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
     "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
     "personal_communication", "regulation", "review", "review-book", "software", "song",
     "speech", "standard", "thesis", "treaty"]
)  # fmt: skip
_PUBLICATIONS: Final = ("container-title", "publisher", "container-title-short")
_READ: Final = frozenset(
    ["title", "author", "issued", "accessed", "URL", "abstract", "language", "keyword",
     "categories", "section"]
)  # fmt: skip


def read_csl(text: str, /, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Entry | Problem]:
    """Yield the articles among the references, then what was passed over.

    Raises:
        ParseError: If it is no list of references.

    >>> text = '[{"type": "webpage", "title": "Port", "issued": {"date-parts": [[2018]]}}]'
    >>> entry = next(read_csl(text))
    >>> print(entry.said["title"].value, entry.several["published"][0].value)
    Port 2018
    """
    read = read_json(text)
    path, references = _list(read.value)
    entries = _entries(path, references, limits)
    yield from keep_articles(entries, problems=lambda: read.problems)


def _entries(path: str, references: list[Any], limits: Limits) -> Iterator[Entry | str | None]:
    for number, data in enumerate(references):
        kind = data.get("type") if isinstance(data, dict) else None
        if isinstance(kind, str) and kind in ARTICLE_TYPES:
            yield _reference(data, Locator(path=f"{path}/{number}")).entry(limits)
        else:
            yield kind if isinstance(kind, str) else ""


def _list(value: Any) -> tuple[str, list[Any]]:
    if isinstance(value, list):
        return "", value
    if isinstance(value, dict):
        for name in ("items", "references"):
            if isinstance(value.get(name), list):
                return f"/{name}", value[name]
        if "type" in value:
            return "", [value]
    raise ParseError("there is no list of references, as CSL-JSON has it")


def _reference(data: dict[str, Any], place: Locator) -> Reference:
    reference = Reference(place=place)
    used = set(_READ)
    reference.url(as_words(data.get("URL")) or "", "URL")
    reference.title(as_words(data.get("title")) or "", "title")
    reference.authors(_people(data.get("author")), "author")
    for name in _PUBLICATIONS:
        if words := as_words(data.get(name)):
            reference.publication(words, name)
            used.add(name)
            break
    reference.item.published = _dates(reference, data, "issued")
    reference.item.captured = _dates(reference, data, "accessed")
    reference.abstract(as_words(data.get("abstract")) or "", "abstract")
    reference.language(as_words(data.get("language")) or "", "language")
    categories = data.get("categories")
    named = categories if isinstance(categories, list) else [categories]
    labels = [("keyword", one) for one in keywords(as_words(data.get("keyword")) or "")]
    for name, one in labels + [("categories", as_words(one) or "") for one in named]:
        reference.file(one, name)
    reference.file(as_words(data.get("section")) or "", "section", kind=TagKind.SECTION)
    for name, value in data.items():
        if name not in used:
            reference.keep(name, value)
    return reference


def _people(value: Any) -> Iterator[Author]:
    """Yield authors: the parts of a name are given, or the whole of it."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            words = {name: as_words(part) or "" for name, part in one.items()}
            particles = [words.get("dropping-particle"), words.get("non-dropping-particle")]
            family = " ".join(filter(None, [*particles, words.get("family")]))
            whole = words.get("literal", "")
            found = person(family or whole, words.get("given", ""), words.get("suffix", ""))
        else:
            found = person(as_words(one) or "")
        if found is not None:
            yield found


def _dates(reference: Reference, data: dict[str, Any], name: str) -> list[Said]:
    value = data.get(name)
    if isinstance(value, str):
        value = {"raw": value}
    if not isinstance(value, dict):
        return []
    given = value.get("date-parts")
    parts = given if isinstance(given, list) else []
    first = parts[0] if parts else None
    if isinstance(first, list) and (moment := day_of(first)) is not None:
        raw = "/".join("-".join(map(str, one)) for one in parts if isinstance(one, list))
        return [reference.said(moment.with_raw(raw), name, raw)]
    for key in ("raw", "literal"):
        if words := as_words(value.get(key)):
            return [reference.said(words, name, words)]
    return []
