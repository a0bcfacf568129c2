"""Who a source is: its kind, its country and body, and its name after coreference."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from intelnews.claims.coreference import (
    FEMALE,
    FIRST_PERSON,
    MALE,
    NEUTER,
    PLURAL,
    REACH,
    RELATIVE,
    Memory,
    without_article,
)
from intelnews.claims.gazetteer import known_names
from intelnews.claims.lexicon import word_list
from intelnews.claims.persons import Persons, phrase_at_end, split_title
from intelnews.claims.roles import head_of, role_kind
from intelnews.model import Source, SourceKind

if TYPE_CHECKING:
    from intelnews.claims.gazetteer import Mention
    from intelnews.spans import Span

__all__ = ["Sources"]

# A description may come before the sentence that presents the person ("the spy chief … Anna Kral,
# director of the service"): three sentences are about this many characters.
_AHEAD = 600
_UNNAMED = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|anonym\w+|familiar with|knowledge of|"
    r"briefed on|declined to be (?:named|identified)|un(?:named|identified|disclosed))\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their)\s|[\w’'.-]+['’]s?\s", re.IGNORECASE)
_COMPLEMENT = re.compile(r",|\(|\s(?:of|from|for|at|in|who)\s")
_WORD = re.compile(r"\w+")
_JOINING = frozenset({"the", "and", "both", "all"})
_SMALL = frozenset({"of", "the", "and", "for"})
# How far left of "who" its antecedent's words may reach.
_ANTECEDENT = 80
#: "The group", "the newspaper": kinds of body that such a word may mean, the likeliest first.
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
_GENERIC_WORDS = 3


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
        self._memory = Memory()

    @cached_property
    def _persons(self) -> Persons:
        """The persons of the text, for a headline those of its article."""
        return Persons(self._text) if self._body is None else self._body._persons

    @property
    def is_headline(self) -> bool:
        """Whether the text is the headline of an article."""
        return self._body is not None

    def resolve(self, span: Span, /) -> Source:
        """Return the source that the words of a span stand for."""
        words = span.cut(self._text)
        source = self._pronoun(words, span) or self._noun(words, words, span)
        self._memory.remember(source)
        return source

    def _pronoun(self, words: str, span: Span) -> Source | None:
        word = words.lower()
        if word in FIRST_PERSON:
            return Source(text=words, span=span)
        if word in RELATIVE:
            return self._relative(words, span)
        if word in MALE | FEMALE:
            return self._he_or_she(words, span)
        if word in PLURAL | NEUTER:
            at = span.start
            earlier = self._memory.several(at) if word in PLURAL else self._memory.body(at)
            if earlier is None:
                return Source(text=words, span=span)
            return Memory.again(words, span, earlier)
        return None

    def _he_or_she(self, words: str, span: Span) -> Source:
        gender = "m" if words.lower() in MALE else "f"

        def agrees(source: Source) -> bool:
            known = self._persons.named(source.name or "")
            return known is None or known.gender in {None, gender}

        earlier = self._memory.speaker(gender, span.start, agrees=agrees)
        if earlier is not None:
            return Memory.again(words, span, earlier)
        person = None
        if self._body is None:
            person = self._persons.latest_before(span.start, within=REACH)
        if person is not None and person.gender in {None, gender}:
            return self._person(words, span, person.name)
        return Source(text=words, span=span, kind=SourceKind.PERSON)

    def _relative(self, words: str, span: Span) -> Source:
        """Who "who" is: the name or description on its left."""
        before = self._text[max(0, span.start - _ANTECEDENT) : span.start].rstrip(" ,")
        meant = phrase_at_end(before)
        if meant is None or words.lower() == "that":
            return Source(text=words, span=span)
        return self._noun(meant, words, span)

    def _noun(self, meant: str, words: str, span: Span) -> Source:
        """Return the source that a noun phrase means; ``words`` are those in place."""
        bare = without_article(meant)
        mentions = list(known_names(bare))
        if _is_nothing_but(bare, mentions):
            return _bodies(mentions, words, span)
        head = head_of(bare)
        country = _country(mentions)
        agency = next((m.entry.name for m in mentions if m.entry.kind == "agency"), None)
        kind = role_kind(head)
        if _UNNAMED.search(meant) or kind == "anonymous":
            return Source(
                text=words, span=span, kind=SourceKind.ANONYMOUS, country=country, agency=agency
            )
        name = self._name_in(bare, has_article=bare != meant)
        if name is None and kind in {"official", "-"} and not _is_plural(head):
            name = self._described(meant, span)
        if name is not None:
            return self._person(words, span, name, country=country, agency=agency)
        generic = self._generic(meant, head, words, span)
        if generic is not None:
            return generic
        return Source(
            text=words,
            span=span,
            name=_name(bare, head, kind, mentions, country),
            kind=_kind(kind, mentions),
            country=country,
            agency=agency,
        )

    def _name_in(self, words: str, *, has_article: bool) -> str | None:
        """Return the full name of the person that the words name, if the text knows one."""
        phrase = phrase_at_end(_COMPLEMENT.split(words, maxsplit=1)[0].strip())
        if phrase is None:
            return None
        title, name = split_title(phrase)
        if title == "" and has_article:
            return None  # "the Harbour Watch" is no person
        known = self._persons.named(name) if " " in name else self._persons.by_family(name)
        return None if known is None else known.name

    def _described(self, words: str, span: Span) -> str | None:
        """Return the name of the person that a definite description means."""
        if self._body is not None:  # a headline drops its articles and presents nobody
            person = self._persons.described(words, 0, ahead=_AHEAD)
        elif _DEFINITE.match(words):
            person = self._persons.described(words, span.start, ahead=_AHEAD)
        else:
            return None
        return None if person is None else person.name

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
        countries = frozenset() if known is None else known.countries
        return Source(
            text=words,
            span=span,
            name=name,
            kind=SourceKind.PERSON,
            country=next(iter(countries)) if len(countries) == 1 else country,
            agency=(known and known.agency) or agency,
        )

    def _generic(self, meant: str, head: str, words: str, span: Span) -> Source | None:
        """The group, the newspaper: the nearest body of that kind."""
        kinds = _GENERIC.get(head)
        is_definite = meant.lower().startswith(("the ", "this "))
        if kinds is None or not is_definite or len(meant.split()) > _GENERIC_WORDS:
            return None
        start = max(0, span.start - REACH)
        named = [m for m in known_names(self._text, start, span.start) if m.entry.kind in kinds]
        latest = named[-1] if named else None
        earlier = self._memory.of_kind(kinds, span.start)
        if latest is not None and (
            earlier is None
            or (latest.span.start > earlier.span.start and latest.entry.kind == kinds[0])
        ):
            return _bodies([latest], words, span)
        return None if earlier is None else Memory.again(words, span, earlier)


def _is_nothing_but(words: str, mentions: list[Mention]) -> bool:
    """Tell whether words are known names joined by commas and "and", no adjectives among them."""
    if not mentions or any(mention.entry.role == "people" for mention in mentions):
        return False
    at, rest = 0, []
    for mention in mentions:
        rest.append(words[at : mention.span.start])
        at = mention.span.end
    rest.append(words[at:])
    return {word.lower() for word in _WORD.findall(" ".join(rest))} <= _JOINING


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


def _country(mentions: list[Mention]) -> str | None:
    """Return the one country that the words name, or else the one whose bodies they name."""
    codes = {m.entry.country for m in mentions if m.entry.kind == "government"} - {None}
    codes = codes or {m.entry.country for m in mentions} - {None}
    return codes.pop() if len(codes) == 1 else None


def _kind(role: str | None, mentions: list[Mention]) -> SourceKind | None:
    if role == "-":
        return SourceKind.PERSON
    if role is not None:
        return SourceKind(role)
    kinds = {mention.entry.kind for mention in mentions if mention.entry.role == "name"}
    return SourceKind(kinds.pop()) if len(kinds) == 1 else None


def _is_plural(head: str) -> bool:
    return head.endswith("s") or head in word_list("plurals")


def _name(
    bare: str, head: str, role: str | None, mentions: list[Mention], country: str | None
) -> str | None:
    """Return the name behind a description: their country, for those who speak for one."""
    if role == "government" or (role == "official" and _is_plural(head)):
        if country is not None:
            return next(m.entry.name for m in mentions if m.entry.country == country)
        bodies = (m.entry for m in mentions if m.entry.kind != "government")
        return next((body.name for body in bodies), None)
    parts = bare.rstrip(".,").split()
    is_name = all(part[:1].isupper() or part in _SMALL for part in parts)
    return " ".join(parts) if role is None and parts and is_name else None
