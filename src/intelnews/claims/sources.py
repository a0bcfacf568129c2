"""Who a source is: its kind, its country and body, and its name after coreference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

from intelnews.claims.gazetteer import known_names
from intelnews.claims.persons import Persons, role_words, split_title
from intelnews.model import Source, SourceKind

if TYPE_CHECKING:
    from intelnews.claims.gazetteer import Mention
    from intelnews.spans import Span

__all__ = ["Sources"]

# A pronoun leads back to a source at most this many characters away: about eight sentences. In
# invented and real news alike, a longer reach is a guess.
_REACH = 1200
# A description may come before the sentence that presents the person ("the spy chief … Anna Kral,
# director of the service"): three sentences are about this many characters.
_AHEAD = 600

_SINGULAR = frozenset("he she".split())
_MALE, _FEMALE = frozenset({"he", "him", "himself"}), frozenset({"she", "her", "herself"})
_PLURAL = frozenset("they them themselves".split())
_NEUTER = frozenset({"it", "itself"})
_UNNAMED = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|anonym\w+|familiar with|knowledge of|"
    r"briefed on|declined to be (?:named|identified)|(?:un(?:named|identified|disclosed)))\b",
    re.IGNORECASE,
)
_HEAD_END = re.compile(
    r",|\(|\s(?:of|from|in|at|for|with|by|on|to|who|which|that|briefed|familiar|close|involved|working|"
    r"led|based|affiliated|speaking|near|across|inside|within|about|who\b)\s",
)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_ARTICLE = re.compile(
    r"(?:the|a|an|some|several|many|two|three|both|all|these|those|his|her|its|their)\s+",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their)\s|.*?['’]s?\s", re.IGNORECASE)
_LIST = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_GENERIC = {
    "group": ("armed group", "agency"),
    "organization": ("armed group", "agency", "government"),
    "organisation": ("armed group", "agency", "government"),
    "movement": ("armed group",),
    "militants": ("armed group",),
    "militia": ("armed group",),
    "insurgents": ("armed group",),
    "rebels": ("armed group",),
    "agency": ("agency", "media"),
    "service": ("agency",),
    "bureau": ("agency",),
    "alliance": ("agency",),
    "newspaper": ("media",),
    "paper": ("media",),
    "magazine": ("media",),
    "broadcaster": ("media",),
    "website": ("media",),
    "network": ("media", "armed group"),
    "outlet": ("media",),
    "station": ("media",),
}


@define
class _Earlier:
    """A source read before, as far as a pronoun may lead back to it."""

    source: Source
    at: int
    plural: bool
    gender: str | None


class Sources:
    """Resolves the sources of one text in the order in which they stand.

    >>> from intelnews.spans import Span
    >>> text = "Anna Kral, director of the port, left. She said no."
    >>> Sources(text).resolve(Span(39, 42)).name
    'Anna Kral'
    """

    def __init__(self, text: str, /) -> None:
        self._text = text
        self._earlier: list[_Earlier] = []
        self._found_persons: Persons | None = None

    @property
    def _persons(self) -> Persons:
        if self._found_persons is None:
            self._found_persons = Persons(self._text)
        return self._found_persons

    def resolve(self, span: Span, /) -> Source:
        """Return the source that the words of a span stand for."""
        words = span.cut(self._text)
        lower = words.lower()
        if lower in _SINGULAR | _MALE | _FEMALE:
            source = self._singular(words, span)
        elif lower in _PLURAL:
            source = self._plural(words, span)
        elif lower in _NEUTER:
            source = self._neuter(words, span)
        elif lower in {"who", "which", "that"}:
            source = self._relative(words, span)
        else:
            source = self._noun(words, span)
        self._remember(source)
        return source

    def _remember(self, source: Source) -> None:
        if source.text.lower() in {"i", "we", "you"}:
            return
        plural = _is_plural(source)
        gender = (
            "m" if source.text.lower() in _MALE else "f" if source.text.lower() in _FEMALE else None
        )
        self._earlier.append(_Earlier(source, source.span.start, plural, gender))

    # ------------------------------------------------------------------ pronouns

    def _singular(self, words: str, span: Span) -> Source:
        gender = "m" if words.lower() in _MALE else "f"
        person = self._persons.latest_before(span.start, within=_REACH)
        for earlier in reversed(self._earlier[-12:]):
            if span.start - earlier.at > _REACH:
                break
            if (
                earlier.source.kind not in {SourceKind.PERSON, SourceKind.OFFICIAL}
                or earlier.plural
            ):
                continue
            if earlier.gender not in {None, gender}:
                continue
            name = earlier.source.name
            known = next((p for _, p in self._persons.mentions if p.name == name), None)
            if known is not None and known.gender not in {None, gender}:
                continue
            kind = earlier.source.kind
            return Source(
                text=words, span=span, name=name or _words_of(earlier.source), kind=kind,
                country=earlier.source.country, agency=earlier.source.agency,
            )  # fmt: skip
        if person is not None and person.gender in {None, gender}:
            return self._of_person(words, span, person.name)
        return Source(text=words, span=span, kind=SourceKind.PERSON)

    def _plural(self, words: str, span: Span) -> Source:
        for earlier in reversed(self._earlier[-12:]):
            if span.start - earlier.at > _REACH:
                break
            if earlier.plural:
                return _again(words, span, earlier.source)
        return Source(text=words, span=span)

    def _neuter(self, words: str, span: Span) -> Source:
        bodies = {
            SourceKind.GOVERNMENT, SourceKind.AGENCY, SourceKind.ARMED_GROUP, SourceKind.MEDIA,
            SourceKind.DOCUMENT,
        }  # fmt: skip
        for earlier in reversed(self._earlier[-12:]):
            if span.start - earlier.at > _REACH:
                break
            if earlier.source.kind in bodies and not (
                earlier.plural and earlier.source.kind is SourceKind.MEDIA
            ):
                return _again(words, span, earlier.source)
        return Source(text=words, span=span)

    def _relative(self, words: str, span: Span) -> Source:
        """The words left of "who": a name or the end of a description."""
        before = self._text[max(0, span.start - 80) : span.start].rstrip(" ,")
        match = re.search(r"(?:[^\W\d_a-z][\w’'.-]*\s?)+$", before)
        if match is None or words.lower() == "that":
            return Source(text=words, span=span)
        title, name = split_title(match.group().strip())
        if " " in name and not any(True for _ in known_names(name)):
            return self._of_person(words, span, name)
        person = self._persons.by_family(name) if name else None
        if person is not None:
            return self._of_person(words, span, person.name)
        return self._noun_as(
            match.group().strip() if not title else match.group().strip(), words, span
        )

    def _of_person(self, words: str, span: Span, name: str) -> Source:
        known = next((p for _, p in self._persons.mentions if p.name == name), None)
        countries = known.countries if known is not None else frozenset()
        agency = None
        if known is not None:
            bodies = [f.entry for f in known_names(known.role) if f.entry.kind == "agency"]
            agency = bodies[0].name if bodies else None
        country = next(iter(countries)) if len(countries) == 1 else None
        return Source(
            text=words, span=span, name=name, kind=SourceKind.PERSON, country=country, agency=agency
        )

    # ------------------------------------------------------------------ nouns

    def _noun(self, words: str, span: Span) -> Source:
        return self._noun_as(words, words, span)

    def _noun_as(self, meant: str, words: str, span: Span) -> Source:
        bare = _ARTICLE.sub("", meant, count=1) if _ARTICLE.match(meant) else meant
        mentions = list(known_names(bare))
        several = _all_known(bare, mentions)
        if several is not None:
            return self._known(several, words, span)
        head = _head(bare)
        country = _country(mentions)
        agency = next((m.entry.name for m in mentions if m.entry.kind == "agency"), None)
        if _UNNAMED.search(meant) or role_words().get(head, ("", ()))[0] == "anonymous":
            return Source(
                text=words, span=span, kind=SourceKind.ANONYMOUS, country=country, agency=agency
            )
        name = self._person_in(bare)
        if name is not None:
            source = self._of_person(words, span, name)
            return source if source.country or not country else Source(
                text=words, span=span, name=name, kind=SourceKind.PERSON, country=country,
                agency=source.agency or agency,
            )  # fmt: skip
        kind = role_words().get(head, ("", frozenset()))[0]
        if kind in {"official", "-"} and not head.endswith("s") or head in {"chief"}:
            person = self._described(meant, span)
            if person is not None:
                return self._of_person(words, span, person)
        known_kind = None if kind in {"", "-"} else SourceKind(kind)
        if kind == "-":
            known_kind = SourceKind.PERSON
        generic = self._generic(meant, head, span, words)
        if generic is not None:
            return generic
        return Source(
            text=words, span=span, name=_name(bare, head, kind, mentions, country),
            kind=known_kind or (_kind_of(mentions) if mentions else None), country=country, agency=agency,
        )  # fmt: skip

    def _known(self, mentions: list[Mention], words: str, span: Span) -> Source:
        entries = [mention.entry for mention in mentions]
        names = list(dict.fromkeys(entry.name for entry in entries))
        countries = {entry.country for entry in entries if entry.country}
        kind = SourceKind(entries[0].kind)
        is_body = all(entry.kind == "agency" for entry in entries)
        return Source(
            text=words,
            span=span,
            name="|".join(names),
            kind=kind,
            country=next(iter(countries)) if len(countries) == 1 else None,
            agency=names[0] if is_body and len(names) == 1 else None,
        )

    def _person_in(self, words: str) -> str | None:
        """Return the full name of the person that the words name, if they name one."""
        first = re.split(r",|\(|\s(?:of|from|for|at|in|who)\s", words, maxsplit=1)[0].strip()
        match = re.search(
            r"(?:[^\W\d_a-z][\w’'.-]*\s?)(?:(?:[^\W\d_][\w’'.-]{0,3}\s)?[^\W\d_a-z][\w’'.-]*\s?)*$",
            first,
        )
        if match is None:
            return None
        _, name = split_title(match.group().strip())
        if not name or any(True for _ in known_names(name)):
            return None
        if " " in name:
            known = next((p for _, p in self._persons.mentions if p.name == name), None)
            return known.name if known is not None else None
        known = self._persons.by_family(name)
        return None if known is None else known.name

    def _described(self, words: str, span: Span) -> str | None:
        if not _DEFINITE.match(words):
            return None
        person = self._persons.described(words, span.start, ahead=_AHEAD)
        return None if person is None else person.name

    def _generic(self, meant: str, head: str, span: Span, words: str) -> Source | None:
        """The group, the newspaper: the nearest body of that kind."""
        kinds = _GENERIC.get(head)
        if (
            kinds is None
            or not meant.lower().startswith(("the ", "this "))
            or len(meant.split()) > 3
        ):
            return None
        start = max(0, span.start - _REACH)
        named = [m for m in known_names(self._text, start, span.start) if m.entry.kind in kinds]
        for earlier in reversed(self._earlier[-12:]):
            if (
                span.start - earlier.at <= _REACH
                and earlier.source.kind in kinds
                and earlier.source.name
            ):
                if named and named[-1].span.start > earlier.at and named[-1].entry.kind == kinds[0]:
                    break
                return _again(words, span, earlier.source)
        if not named:
            return None
        return self._known([named[-1]], words, span)


def _again(words: str, span: Span, source: Source) -> Source:
    name = source.name
    if source.kind in {SourceKind.OFFICIAL, SourceKind.CROWD, SourceKind.ANONYMOUS} or name is None:
        name = source.name if source.text.lower() in _PLURAL | _NEUTER else _words_of(source)
    return Source(
        text=words,
        span=span,
        name=name,
        kind=source.kind,
        country=source.country,
        agency=source.agency,
    )


def _words_of(source: Source) -> str | None:
    words = _ARTICLE.sub("", source.text, count=1) if _ARTICLE.match(source.text) else source.text
    return words if words and words.lower() not in {"who", "which", "that"} else None


def _is_plural(source: Source) -> bool:
    if source.text.lower() in _PLURAL:
        return True
    if source.kind is SourceKind.ARMED_GROUP:
        return True
    if source.name is not None and "|" in source.name:
        return True
    if source.kind is SourceKind.PERSON:
        return " and " in source.text
    head = _head(source.text)
    return (
        head.endswith("s")
        and not head.endswith("ss")
        or head in {"police", "people", "media", "authorities"}
    )


def _head(words: str) -> str:
    """Return the last word of a noun phrase before its first complement, in lower case."""
    cut = _HEAD_END.split(words, maxsplit=1)[0]
    found = _WORD.findall(cut) or _WORD.findall(words)
    return found[-1].lower().rstrip(".").replace("’", "'") if found else ""


def _all_known(words: str, mentions: list[Mention]) -> list[Mention] | None:
    """Return the known names if the words are nothing but them, joined by commas and "and"."""
    if not mentions or any(m.entry.role == "people" for m in mentions):
        return None
    rest = list(words)
    for mention in mentions:
        for at in range(mention.span.start, mention.span.end):
            rest[at] = " "
    left = {word for word in re.findall(r"\w+", "".join(rest).lower())}
    return mentions if left <= {"the", "and", "both", "all"} else None


def _country(mentions: list[Mention]) -> str | None:
    own = [m.entry.country for m in mentions if m.entry.country and m.entry.kind == "government"]
    codes = set(own) or {m.entry.country for m in mentions if m.entry.country}
    return next(iter(codes)) if len(codes) == 1 else None


def _kind_of(mentions: list[Mention]) -> SourceKind | None:
    kinds = {m.entry.kind for m in mentions if m.entry.role == "name"}
    return SourceKind(next(iter(kinds))) if len(kinds) == 1 else None


def _name(
    bare: str, head: str, kind: str, mentions: list[Mention], country: str | None
) -> str | None:
    """Return the name behind a description: its country for those who speak for one."""
    speaks = kind == "government" or (
        kind == "official" and head.endswith(("s", "police", "authorities"))
    )
    if speaks and country is not None:
        return next(m.entry.name for m in mentions if m.entry.country == country)
    bodies = [m.entry for m in mentions if m.entry.kind in {"agency", "armed group", "media"}]
    if speaks and bodies:
        return bodies[0].name
    if kind == "" and bare[:1].isupper() and " " not in bare.strip():
        return bare.rstrip(".,")
    if (
        kind == ""
        and bare
        and all(word[:1].isupper() or word in {"of", "the", "and", "for"} for word in bare.split())
    ):
        return bare.rstrip(".,")
    return None
