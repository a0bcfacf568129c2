"""Who a source is: its kind, its country and body, and its name after coreference."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from intelnews.claims.antecedents import Antecedents
from intelnews.claims.coreference import (
    FEMALE,
    FIRST_PERSON,
    MALE,
    NEUTER,
    PLURAL,
    RELATIVE,
    Earlier,
    again,
    is_plural,
)
from intelnews.claims.forenames import gender_of_forename, gender_of_words
from intelnews.claims.gazetteer import known_names
from intelnews.claims.person import Person, describe
from intelnews.claims.persons import Persons, is_personal, phrase_at_end, split_title
from intelnews.claims.roles import role_kind, said_words
from intelnews.claims.wording import (
    is_nothing_but,
    is_unnamed,
    kind_of,
    name_phrases,
    parts_of_list,
    plain,
    without_article,
)
from intelnews.model import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intelnews.claims.antecedents import Antecedent
    from intelnews.claims.gazetteer import Mention
    from intelnews.claims.person import Description
    from intelnews.spans import Span

__all__ = ["Sources"]

# A description may come before the sentence that presents the person ("the spy chief … Anna Kral,
# director of the service"): three sentences are about this many characters.
_AHEAD = 600
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "du", "der", "van", "al"})
# How far left of "who" its antecedent's words may reach.
_ANTECEDENT = 80
_ANTECEDENT_PHRASE = re.compile(
    r"(?:(?:the|an?|some|several|many|two|three|those|his|her|its|their)\s(?:[\w’'-]+\s){0,4})?"
    r"[\w’'-]+$",
    re.IGNORECASE,
)
_PRONOUN_FIRST = re.compile(
    r"(\w+)(?:,|\s(?:himself|herself|itself|themselves|too|also|who|then|later|both|all)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_BODIES = frozenset({"agency", "media", "armed group", "document", "government"})
_COUNTRY_HEADS = frozenset({"government", "administration", "regime", "authorities", "state"})
_GENERIC_WORDS = 5
# Ranks a country by how often the text names it, where bodies of several countries share a name.
_DOMINANT = 2


class Sources:
    """Resolves the sources of one text in the order in which they stand.

    >>> from intelnews.spans import Span
    >>> text = "Anna Kral, director of the port, left. She said no."
    >>> Sources(text).resolve(Span(39, 42)).name
    'Anna Kral'
    """

    def __init__(self, text: str, /, *, body: Sources | None = None) -> None:
        """Begin to read a text; ``body`` are the sources of the article whose headline it is."""
        self._text = text
        self._body = body

    @cached_property
    def _persons(self) -> Persons:
        """The persons of the text, for a headline those of its article."""
        return Persons(self._text) if self._body is None else self._body._persons

    @cached_property
    def _mentions(self) -> list[Mention]:
        return list(known_names(self._text))

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The countries that the text speaks of, by which shared names are read."""
        if self._body is not None:
            return self._body._countries
        named = Counter(m.entry.country for m in self._mentions if m.entry.country)
        most = max(named.values(), default=0)
        return frozenset(code for code, times in named.items() if times * _DOMINANT >= most)

    @cached_property
    def _antecedents(self) -> Antecedents:
        return Antecedents(self._text, self._persons, self._mentions)

    @property
    def is_headline(self) -> bool:
        """Whether the text is the headline of an article."""
        return self._body is not None

    def resolve(self, span: Span, /) -> Source:
        """Return the source that the words of a span stand for."""
        words = span.cut(self._text)
        meant = plain(words)
        first = _PRONOUN_FIRST.fullmatch(meant)
        pronoun = (meant if first is None else first.group(1)).lower()
        if pronoun in FIRST_PERSON or not meant:
            return Source(text=words, span=span)
        gender = "m" if pronoun in MALE else "f" if pronoun in FEMALE else None
        source = self._pronoun(pronoun, words, span) or self._noun(meant, words, span)
        self._antecedents.remember(source, gender=gender)
        return source

    def _pronoun(self, pronoun: str, words: str, span: Span) -> Source | None:
        at = span.start
        if pronoun in RELATIVE:
            return self._relative(pronoun, words, span)
        if pronoun in MALE or pronoun in FEMALE:
            unknown = Source(text=words, span=span, kind=SourceKind.PERSON)
            if self._antecedents.is_quoted(at):
                return unknown  # somebody of whom the speaker speaks
            found: Antecedent | None = self._antecedents.person(at, "m" if pronoun in MALE else "f")
        elif pronoun in PLURAL or pronoun in NEUTER:
            unknown = Source(text=words, span=span)
            if self._antecedents.is_quoted(at):
                return unknown
            several = pronoun in PLURAL
            found = self._antecedents.several(at) if several else self._antecedents.body(at)
        else:
            return None
        return unknown if found is None else self._as(found, words, span)

    def _as(self, meant: Antecedent, words: str, span: Span) -> Source:
        """Return the source that words stand for when their antecedent is found."""
        if isinstance(meant, Earlier):
            return again(words, span, meant)
        if isinstance(meant, Person):
            return self._person(words, span, meant.name)
        if isinstance(meant, str):
            head = role_kind(describe(meant).head)
            kind = SourceKind(head) if head in _BODIES else None
            return Source(text=words, span=span, name=meant, kind=kind)
        return _bodies([meant], words, span)

    def _relative(self, pronoun: str, words: str, span: Span) -> Source:
        """Who "who" is: the name or description on its left."""
        before = self._text[max(0, span.start - _ANTECEDENT) : span.start].rstrip(" ,")
        if pronoun == "that" or not before:
            return Source(text=words, span=span)
        meant = phrase_at_end(before)
        if pronoun == "who" and (meant is None or self._name_of(meant, span) is None):
            last = max(before.rfind(mark) for mark in ".!?;\n")
            within = min(span.start, _ANTECEDENT) - last - 1
            person = next((p for _, p in self._persons.before(span.start, within=within)), None)
            if meant is not None:  # "Anna Kral of Zenda, who": not Zenda
                if person is None or not person.sure:
                    return Source(text=words, span=span)
                return self._person(words, span, person.name)
        if meant is None:
            match = _ANTECEDENT_PHRASE.search(before)
            phrase = "" if match is None else match.group()
            if role_kind(describe(phrase).head) is None:
                return Source(text=words, span=span)
            meant = phrase
        source = self._noun(meant, words, span)
        if pronoun == "which" and source.kind is SourceKind.PERSON:
            return Source(text=words, span=span)
        return source

    def _noun(self, meant: str, words: str, span: Span) -> Source:
        """Return the source that a noun phrase means; ``words`` are those in place."""
        mentions = self._known(meant)
        if is_nothing_but(meant, mentions) and not self._persons.is_family(meant):
            return _bodies(_unowned(mentions), words, span)
        named = self._listed(meant, words, span) or self._named(meant, words, span, mentions)
        if named is not None:
            return named
        description = describe(meant)
        country = _country(mentions)
        agency = next((m.entry.name for m in mentions if m.entry.kind == "agency"), None)
        head = description.head
        kind = role_kind(head) or (role_kind(head[:-1]) if head.endswith("s") else None)
        unnamed = is_unnamed(meant) or (kind == "anonymous" and description.head != "person")
        return (
            self._taken_up(description, words, span)
            or (
                Source(
                    text=words, span=span, kind=SourceKind.ANONYMOUS, country=country, agency=agency
                )
                if unnamed
                else None
            )
            or Source(
                text=words,
                span=span,
                name=_name(description, kind, mentions, country),
                kind=kind_of(description, mentions),
                country=country,
                agency=agency,
            )
        )

    def _known(self, words: str) -> list[Mention]:
        """Return the known names in words, those that bodies share read by country."""
        mentions = list(known_names(words, about=self._countries))
        own = {m.entry.country for m in mentions if m.entry.country and m.entry.role != "seat"}
        return list(known_names(words, about=own)) if len(own) == 1 else mentions

    def _listed(self, meant: str, words: str, span: Span) -> Source | None:
        """Return the source that a list of persons makes, their names joined by a bar."""
        parts = parts_of_list(meant) or parts_of_list(meant.partition(",")[0])
        names = [name for name in (self._name_of(part, span) for part in parts) if name]
        if not parts or len(names) != len(parts):
            return None
        return Source(text=words, span=span, name="|".join(names), kind=SourceKind.PERSON)

    def _name_of(self, phrase: str, span: Span) -> str | None:
        """Return the full name of the person that a capitalised phrase names."""
        title, name = split_title(phrase)
        if self._persons.is_family(phrase):
            title, name = "", phrase
        if not name:
            return None
        if " " in name:
            known = self._persons.named(name) or self._persons.by_family(name)
            if known is not None:
                return known.name
            first = gender_of_forename(name.partition(" ")[0])
            return name if first or is_personal(title) else None
        known = self._persons.by_family(name, gender=gender_of_words(title), at=span.start)
        return None if known is None else known.name

    def _named(self, meant: str, words: str, span: Span, mentions: list[Mention]) -> Source | None:
        """Return the source that is named in the words: a person, or a body described."""
        country = _country(mentions)
        agency = next((m.entry.name for m in mentions if m.entry.kind == "agency"), None)
        for phrase in map(without_article, name_phrases(meant)):
            title, name = split_title(phrase)
            has_article = meant.lower().startswith((f"the {phrase.lower()}", f"a {phrase.lower()}"))
            if has_article and not is_personal(title):
                return None  # "the Harbour Watch" is no person
            found = self._name_of(phrase, span)
            if found is not None:
                around = [m for m in mentions if m.span.cut(meant) not in found]
                country = _country(around)
                return self._person(words, span, found, country=country, agency=agency)
            if name and " " not in name and self._persons.is_family(name):
                return Source(text=words, span=span, kind=SourceKind.PERSON, country=country)
            known = [m for m in self._known(phrase) if m.entry.role == "name"]
            if phrase != meant and is_nothing_but(phrase, known):
                return _bodies(known, words, span)
            body = role_kind(describe(meant).head)
            if body in _BODIES and meant.partition(",")[2].strip(" ,") == phrase:
                kind = SourceKind(body)
                return Source(text=words, span=span, name=phrase, kind=kind, country=country)
        return None

    def _person(
        self,
        words: str,
        span: Span,
        name: str,
        *,
        country: str | None = None,
        agency: str | None = None,
    ) -> Source:
        known = self._persons.named(name)
        if known is not None and not known.sure and known.gender is None:
            return Source(text=words, span=span, name=name, country=country, agency=agency)
        countries = frozenset() if known is None else known.countries
        return Source(
            text=words,
            span=span,
            name=name,
            kind=SourceKind.PERSON,
            country=next(iter(countries)) if len(countries) == 1 else country,
            agency=(known and known.agency) or agency,
        )

    def _taken_up(self, meant: Description, words: str, span: Span) -> Source | None:
        """Return the source that a definite description takes up."""
        at = span.start
        if self._body is not None:  # a headline drops its articles and presents nobody
            person = self._persons.described(meant.words, 0, ahead=_AHEAD)
            return None if person is None else self._person(words, span, person.name)
        plural = is_plural(meant.words)
        if plural or meant.head in {"couple", "pair", "duo"}:
            pair = self._antecedents.pair(meant, at)
            if pair is not None:
                names = "|".join(source.name or "" for source in pair)
                return Source(text=words, span=span, name=names, kind=SourceKind.PERSON)
        if not meant.is_definite or len(meant.words.split()) > _GENERIC_WORDS * 3:
            return None
        if not plural:
            found = self._described(meant, words, span)
            if found is not None:
                return found
        if len(meant.words.split()) > _GENERIC_WORDS:
            return None
        body = self._antecedents.generic(meant, at)
        if body is not None:
            return self._as(body, words, span)
        earlier = self._antecedents.unnamed(meant, at, plural=plural)
        return None if earlier is None else again(words, span, earlier)

    def _described(self, meant: Description, words: str, span: Span) -> Source | None:
        """Return the one person that a description means, or the unnamed source it takes up."""
        at = span.start
        person = self._persons.described(meant.words, at, ahead=_AHEAD)
        earlier = self._antecedents.unnamed(meant, at, plural=False)
        if earlier is not None and earlier.may_be_person:
            last = -1
            if person is not None:
                last = self._persons.last_named(person.name, at, within=at) or -1
            if last < earlier.source.span.start:
                return again(words, span, earlier)
        person = person or self._antecedents.just_named(meant, at)
        return None if person is None else self._person(words, span, person.name)


def _unowned(mentions: list[Mention]) -> list[Mention]:
    """Leave out the countries that only say whose body it is: "Russia’s FSB"."""
    return [
        mention
        for mention, behind in zip(mentions, [*mentions[1:], None], strict=True)
        if behind is None
        or mention.entry.country is None
        or mention.entry.country != behind.entry.country
        or behind.span.start - mention.span.end > 1
    ]


def _bodies(mentions: list[Mention], words: str, span: Span) -> Source:
    """Return the source that one or more known names make; several are joined by a bar."""
    entries = [mention.entry for mention in mentions]
    names = tuple(dict.fromkeys(entry.name for entry in entries))
    countries = {entry.country for entry in entries if entry.country}
    is_agency = len(names) == 1 and entries[0].kind == "agency"
    return Source(
        text=words,
        span=span,
        name="|".join(names),
        kind=SourceKind(entries[0].kind),
        country=countries.pop() if len(countries) == 1 else None,
        agency=names[0] if is_agency else None,
    )


def _country(mentions: Iterable[Mention]) -> str | None:
    """Return the one country that the words name, or else the one whose bodies they name."""
    entries = [mention.entry for mention in mentions]
    codes = {entry.country for entry in entries if entry.kind == "government"} - {None}
    codes = codes or {entry.country for entry in entries} - {None}
    return codes.pop() if len(codes) == 1 else None


def _name(
    meant: Description, role: str | None, mentions: list[Mention], country: str | None
) -> str | None:
    """Return the name behind a description: their country, for those who speak for one."""
    many = role == "official" and is_plural(meant.words)
    if meant.head in _COUNTRY_HEADS or many:
        if country is not None:
            return next(m.entry.name for m in mentions if m.entry.country == country)
        bodies = (m.entry for m in mentions if m.entry.kind != "government")
        return next((body.name for body in bodies), None)
    if meant.head in said_words("indefinite"):
        return None
    parts = meant.bare.rstrip(".,").split()
    is_name = all(part[:1].isupper() or part in _SMALL for part in parts)
    names = role is None or (role in _BODIES and len(parts) > 1)
    return " ".join(parts) if names and parts and is_name else None
