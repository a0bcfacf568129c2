"""From the fields of front matter to what they say about an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from intelnews.fields.names import normal_case, parse_byline
from intelnews.fields.newsrooms import is_nobody
from intelnews.fields.tags import make_tags, split_list
from intelnews.fields.urls import is_url
from intelnews.folding import fold, squeeze
from intelnews.markup.fieldnames import Meaning, meaning_of
from intelnews.markup.fields import Field, as_words
from intelnews.model import EMPTY_MAP, ArticleKind, Author, FrozenMap, Tag
from intelnews.model.record import Record, many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.model import Json

__all__ = ["Metadata", "Said", "read_metadata"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_LONGEST_NAME = 80
_KINDS = {fold(kind.value): kind for kind in ArticleKind}
_LABELS = {
    Meaning.TAGS: "tag",
    Meaning.CATEGORIES: "category",
    Meaning.KEYWORDS: "keyword",
    Meaning.SECTIONS: "section",
    Meaning.SUBJECTS: "subject",
}
_NAME_KEYS = ("name", "display_name", "displayName", "full_name", "fullName", "title")
_URL_KEYS = ("url", "link", "website", "web", "homepage", "uri")
_ROLE_KEYS = ("role", "position", "job", "job_title", "jobTitle")
_HOUSE_KEYS = ("affiliation", "organization", "organisation", "org", "company")

_READ_KEYS = frozenset((*_NAME_KEYS, *_URL_KEYS, *_ROLE_KEYS, *_HOUSE_KEYS))


@frozen(kw_only=True, repr=False)
class Said(Record):
    """A value, and the field that says it."""

    value: Any
    field: Field


@frozen(kw_only=True, repr=False)
class Metadata(Record):
    """What front matter says, the most trusted first where there are several candidates.

    ``authors`` holds tuples of ``Author``, all others text. ``extra`` keeps every field that says
    something else, under its own name.
    """

    title: Said | None = None
    deck: Said | None = None
    authors: tuple[Said, ...] = many()
    published: tuple[Said, ...] = many()
    modified: tuple[Said, ...] = many()
    captured: tuple[Said, ...] = many()
    tags: tuple[Tag, ...] = many()
    tagged: tuple[Field, ...] = many()
    url: Said | None = None
    publication: Said | None = None
    language: Said | None = None
    kind: ArticleKind | None = None
    extra: FrozenMap = field(default=EMPTY_MAP, converter=FrozenMap)


def read_metadata(fields: Iterable[Field], /) -> Metadata:
    """Read the fields of front matter by the names that note and site programs give them.

    >>> from intelnews.spans import Span
    >>> at = Span(0, 0)
    >>> said = read_metadata([Field(name="author", value="[[Anna Kral]]", span=at),
    ...                       Field(name="weight", value=3, span=at)])
    >>> said.authors[0].value[0].name, said.extra["weight"]
    ('Anna Kral', 3)
    """
    return _Reader(fields).metadata()


class _Reader:
    """The fields sorted by what they mean; those that were understood are crossed off."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields = tuple(fields)
        self.used: set[str] = set()
        ranked: list[tuple[int, int, Meaning, Field]] = []
        for place, (outer, inner) in enumerate(_unnested(self.fields)):
            if (found := meaning_of(inner.name.rpartition(".")[2])) is not None:
                meaning, rank = found
                ranked.append((rank + 100 * (outer is not inner), place, meaning, inner))
        ranked.sort(key=lambda entry: entry[:2])
        self.by_meaning: dict[Meaning, list[Field]] = {}
        for _, _, meaning, inner in ranked:
            self.by_meaning.setdefault(meaning, []).append(inner)

    def metadata(self) -> Metadata:
        clipped = self.is_clipped()
        published = self.dates(Meaning.PUBLISHED)
        captured = self.dates(Meaning.CAPTURED)
        # The Obsidian Web Clipper writes "created" for the day of the clipping.
        if clipped:
            captured += self.dates(Meaning.CREATED)
        elif not published:
            published = self.dates(Meaning.CREATED)
        url = self.first(Meaning.URL, _address) or self.first(Meaning.SOURCE, _address)
        tags, tagged = self.tags()
        return Metadata(
            title=self.first(Meaning.TITLE, _line),
            deck=self.first(Meaning.DECK, _line),
            authors=self.authors(),
            published=published,
            modified=self.dates(Meaning.MODIFIED),
            captured=captured,
            tags=tags,
            tagged=tagged,
            url=url,
            publication=self.first(Meaning.PUBLICATION, _name) or self.first(Meaning.SOURCE, _name),
            language=self.first(Meaning.LANGUAGE, _language),
            kind=self.kind(),
            extra=self.extra(),
        )

    def first(self, meaning: Meaning, read: Any) -> Said | None:
        """Return the first field of a meaning that can be read."""
        for one in self.by_meaning.get(meaning, ()):
            if one.name not in self.used and (value := read(one.value)):
                self.used.add(one.name)
                return Said(value=value, field=one)
        return None

    def is_clipped(self) -> bool:
        """Tell whether the file is a saved page: then "created" is not about the article."""
        names = {squeeze(one.name).lower() for one in self.fields}
        tags = {
            word.strip("# ").lower() for one in self.all(*_LABELS) for word in as_words(one.value)
        }
        has_source = any(
            map(_address, (one.value for one in self.all(Meaning.SOURCE, Meaning.URL)))
        )
        return has_source and ("published" in names or bool(tags & {"clippings", "clipping"}))

    def all(self, *meanings: Meaning) -> Iterator[Field]:
        for meaning in meanings:
            yield from self.by_meaning.get(meaning, ())

    def dates(self, meaning: Meaning) -> tuple[Said, ...]:
        found = []
        for one in self.all(meaning):
            words = () if isinstance(one.value, bool) else as_words(one.value)
            if words and words[0].strip():
                self.used.add(one.name)
                found.append(Said(value=words[0].strip(), field=one))
        return tuple(found)

    def authors(self) -> tuple[Said, ...]:
        found = []
        for one in self.all(Meaning.AUTHORS):
            people = tuple({person.key: person for person in _people(one.value)}.values())
            if people:
                self.used.add(one.name)
                found.append(Said(value=people, field=one))
        return tuple(found)

    def tags(self) -> tuple[tuple[Tag, ...], tuple[Field, ...]]:
        # Jekyll, which alone asks for a layout, parts a plain string at its spaces.
        by_spaces = any(one.name == "layout" for one in self.fields)
        tags: list[Tag] = []
        tagged = []
        for meaning, kind in _LABELS.items():
            for one in self.all(meaning):
                labels = make_tags(_labels(one, by_spaces=by_spaces), kind=kind)
                if labels:
                    self.used.add(one.name)
                    tags.extend(labels)
                    tagged.append(one)
        return tuple(tags), tuple(tagged)

    def kind(self) -> ArticleKind | None:
        for one in self.all(Meaning.KIND):
            words = as_words(one.value)
            if len(words) == 1 and (kind := _KINDS.get(fold(words[0]))) is not None:
                self.used.add(one.name)
                return kind
        layouts = [as_words(one.value) for one in self.fields if one.name == "layout"]
        return ArticleKind.PAGE if ("page",) in layouts else None

    def extra(self) -> FrozenMap:
        """Return what was not understood, whole maps of which only a part was among it."""
        rest: dict[str, Json] = {}
        for one in self.fields:
            value = one.value
            if isinstance(value, FrozenMap):
                inner = {n: v for n, v in value.items() if f"{one.name}.{n}" not in self.used}
                value = FrozenMap(inner) if inner or not value else None
            if value not in (None, "") and (one.name not in self.used or _says_more(value)):
                rest[one.name] = value
        return FrozenMap(rest)


def _unnested(fields: Sequence[Field]) -> Iterator[tuple[Field, Field]]:
    """Yield each field with itself, and with the members of a map such as "taxonomies"."""
    for outer in fields:
        found = meaning_of(outer.name)
        if found is not None and found[0] is Meaning.NESTED and isinstance(outer.value, FrozenMap):
            for name, value in outer.value.items():
                raw = ", ".join(as_words(value))[:200]
                yield outer, evolve(outer, name=f"{outer.name}.{name}", value=value, raw=raw)
        else:
            yield outer, outer


def _says_more(value: Json) -> bool:
    """Tell whether a value that gave a name holds maps with more than is read of a person."""
    if isinstance(value, tuple):
        return any(map(_says_more, value))
    return isinstance(value, FrozenMap) and not _READ_KEYS.issuperset(value)


def _line(value: Json) -> str:
    return "" if isinstance(value, bool) else squeeze(" ".join(as_words(value)))


def _address(value: Json) -> str:
    return next((word.strip() for word in as_words(value) if is_url(word)), "")


def _name(value: Json) -> str:
    if isinstance(value, FrozenMap):
        value = next((value[key] for key in _NAME_KEYS if key in value), None)
    line = _WIKI.sub(r"\1", _line(value))
    return "" if is_url(line) else line


def _language(value: Json) -> str:
    line = _line(value)
    return line.replace("_", "-") if _LANGUAGE.fullmatch(line) else ""


def _labels(one: Field, *, by_spaces: bool) -> Iterator[str]:
    if isinstance(one.value, str):
        words = one.value.strip()
        if words.startswith("#") or (
            by_spaces and one.name in {"tags", "categories"} and not re.search("[,;]", words)
        ):
            labels: tuple[str, ...] = tuple(words.split())
        else:
            labels = split_list(words.removeprefix("[").removesuffix("]"))
    else:
        labels = as_words(one.value)
    for label in labels:
        yield _WIKI.sub(r"\1", label).strip("# ")


def _people(value: Json) -> Iterator[Author]:
    """Yield the persons that an author field names, by a name, a list, or maps with names."""
    if isinstance(value, tuple):
        for item in value:
            yield from _people(item)
    elif isinstance(value, FrozenMap):
        yield from _person(value)
    elif isinstance(value, str):
        yield from parse_byline(value) or _as_written(value)


def _person(value: FrozenMap) -> Iterator[Author]:
    def word(*keys: str) -> str | None:
        found = (as_words(value[key]) for key in keys if key in value)
        return next((squeeze(words[0]) or None for words in found if words), None)

    name = word(*_NAME_KEYS)
    if name is None:  # Jekyll's and Hugo's "authors: {anna: {name: Anna Kral}}"
        for item in value.values():
            if isinstance(item, FrozenMap):
                yield from _people(item)
        return
    url = word(*_URL_KEYS)
    for author in _people(name):
        yield evolve(
            author,
            url=url if url and is_url(url) else author.url,
            role=word(*_ROLE_KEYS) or author.role,
            affiliation=word(*_HOUSE_KEYS) or author.affiliation,
        )


def _as_written(words: str) -> Iterator[Author]:
    """Take the field at its word where it names no full name: a pen name, a newsroom.

    Pelican parts names by semicolons and writes the family name first.
    """
    for part in split_list(_WIKI.sub(r"\1", words)) if ";" in words else [_WIKI.sub(r"\1", words)]:
        family, comma, given = map(squeeze, part.partition(","))
        name = f"{given} {family}" if comma and given and ";" in words else squeeze(part)
        if name and len(name) <= _LONGEST_NAME and not is_nobody(name):
            yield Author(name=normal_case(name) if name.isupper() and " " in name else name)
