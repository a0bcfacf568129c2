"""Persons of a text: their full names, and the roles in which the text presents them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims.gazetteer import is_known_word, known_names
from intelnews.claims.lexicon import class_of, word_list
from intelnews.claims.roles import domains_of, role_classes, role_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Person", "Persons", "names_in", "phrase_at_end", "split_title"]

_PARTICLE = r"(?:al|bin|ibn|abu|van|von|der|den|de|da|di|du|dos|la|le|el|ter|zu)"
_WITH_STOP = "|".join(sorted(word for word in word_list("abbreviations") if word[0].isupper()))
# The look-ahead keeps the list of abbreviations from being tried at every letter.
_CAPITALISED = (
    rf"(?=[^\W\d_a-z])(?:(?:{_WITH_STOP}|(?:[^\W\d_a-z]\.)*[^\W\d_a-z])\.|[^\W\d_a-z][\w’'-]*)"
)
_PHRASE = rf"{_CAPITALISED}(?:\s(?:{_PARTICLE}\s){{0,2}}{_CAPITALISED}){{0,6}}"
_NAMES = re.compile(_PHRASE)
_NAME_AT_END = re.compile(rf"(?<!\w){_PHRASE}$")
_MOST_PARTS = 4
# An apposition that says who somebody is runs to about a hundred characters.
_APPOSITION = re.compile(r"(?:\s\([^()\n]{1,40}\))?,\s+(?:who\s+is\s+)?([^,;.\n]{3,120})")
# "the domestic spy chief Anna Kral": the words in lower case that lead up to a name
_LEAD_CHARS, _LEAD_WORDS = 60, 4
_MARKS = re.compile(r"[.,;:!?\n“”\"(]")
# A description is compared with this many persons around it; more make no better guess.
_NEAREST = 64


@frozen(kw_only=True)
class Person:
    """A person as a text presents him or her.

    ``role`` holds the words that say what the person is; ``start`` is where the text says so.
    """

    name: str
    start: int
    role: str = ""
    gender: str | None = None

    @property
    def countries(self) -> frozenset[str]:
        """The countries that the role names."""
        return frozenset(m.entry.country for m in known_names(self.role) if m.entry.country)

    @property
    def family(self) -> str:
        """The last word of the name."""
        return self.name.rpartition(" ")[2]

    @property
    def agency(self) -> str | None:
        """The body that the role names."""
        bodies = (m.entry for m in known_names(self.role))
        return next((body.name for body in bodies if body.kind == "agency"), None)

    def fits(self, description: str, /) -> bool:
        """Tell whether role, field and country agree with a description, as far as it says them."""
        domains = domains_of(description)
        countries = {m.entry.country for m in known_names(description) if m.entry.country}
        return (
            bool(role_classes(description) & role_classes(self.role))
            and (not domains or bool(domains & domains_of(self.role)))
            and (not countries or bool(countries & self.countries))
        )


def split_title(words: str, /) -> tuple[str, str]:
    """Part a capitalised phrase into the title before a name and the name.

    >>> split_title("Freedonian President Anna Kral")
    ('Freedonian President', 'Anna Kral')
    """
    parts = words.split()
    first = 0
    for place, part in enumerate(parts, start=1):
        if _is_title(part):
            first = place
    return " ".join(parts[:first]), " ".join(parts[first:]).rstrip(".")


@lru_cache(maxsize=4096)
def _is_title(part: str) -> bool:
    """Tell a word that stands before a name from one that belongs to it."""
    bare = part.rstrip(".").replace("’", "'")
    is_acronym = part.isupper() and len(part) > 1 and "." not in part
    return (
        bare.lower().removesuffix("'s") in word_list("titles")
        or bare.endswith("'s")
        or class_of(part) not in "Nnvg"  # "Then Anna Kral", "The Kral report"
        or is_acronym
        or is_known_word(part)
    )


def phrase_at_end(text: str, /) -> str | None:
    """Return the capitalised phrase with which a text ends.

    >>> phrase_at_end("the head of security, Anna van Kral")
    'Anna van Kral'
    """
    match = _NAME_AT_END.search(text)
    return None if match is None else match.group()


def names_in(text: str, /) -> Iterable[tuple[str, str, int, int]]:
    """Yield ``(title, name, start, end)`` of what looks like the name of a person.

    Names of countries, bodies and things are left out; so far as capitals tell, "Harbour Street"
    is a thing. A name of one word is yielded as well: it may be a family name.
    """
    for match in _NAMES.finditer(text):
        words = match.group().rstrip("’'.")
        words = words.removesuffix("’s").removesuffix("'s")
        title, name = split_title(words)
        parts = name.split()
        if not parts or len(parts) > _MOST_PARTS:
            continue
        if any(part.rstrip(".").lower() in word_list("not persons") for part in parts):
            continue
        if len(parts) > 1 and any(True for _ in known_names(name)):
            continue
        yield title, name, match.start() + (len(title) + 1 if title else 0), match.end()


class Persons:
    """The persons of a text, asked by name, role and place.

    >>> persons = Persons("Anna Kral, director of the port, left. Kral is ill.")
    >>> persons.by_family("Kral").name
    'Anna Kral'
    """

    def __init__(self, text: str, /) -> None:
        self._by_name: dict[str, Person] = {}
        self._by_family: dict[str, set[str]] = {}
        mentions: list[tuple[int, str]] = []
        singles: list[tuple[int, str, str]] = []
        for title, name, start, end in names_in(text):
            if " " in name:
                self._add(text, title, name, start, end)
                mentions.append((start, name))
            else:
                singles.append((start, title, name))
        for start, title, family in singles:
            known = self.by_family(family)
            if known is not None:
                self._learn_gender(known, title)
                mentions.append((start, known.name))
        self._mentions = sorted(mentions)
        presented = (person for person in self._by_name.values() if person.role)
        self._presented = sorted(presented, key=_place_of)

    def _add(self, text: str, title: str, name: str, start: int, end: int) -> None:
        told = " ".join(word for word in title.split() if class_of(word) in "Nnvg")
        parts = (_lead(text, start, title), told, _apposition(text, end))
        role = " ".join(part for part in parts if part)
        known = self._by_name.get(name)
        if known is None or (role and not known.role):
            gender = _gender(role) or (known.gender if known else None)
            self._by_name[name] = Person(name=name, start=start, role=role, gender=gender)
            self._by_family.setdefault(name.rpartition(" ")[2], set()).add(name)

    def _learn_gender(self, person: Person, title: str) -> None:
        gender = _gender(title)
        if gender is not None and person.gender is None:
            self._by_name[person.name] = Person(
                name=person.name, start=person.start, role=person.role, gender=gender
            )

    def named(self, name: str, /) -> Person | None:
        """Return the person of a full name."""
        return self._by_name.get(name)

    def by_family(self, family: str, /) -> Person | None:
        """Return the one person of a family name; ``None`` if there is none, or more than one."""
        names = self._by_family.get(family, ())
        return self._by_name[next(iter(names))] if len(names) == 1 else None

    def latest_before(self, at: int, /, *, within: int) -> Person | None:
        """Return the person mentioned last before an offset, at most so many characters away."""
        place = bisect_left(self._mentions, (at, "")) - 1
        if place < 0 or at - self._mentions[place][0] > within:
            return None
        return self._by_name[self._mentions[place][1]]

    def described(self, description: str, at: int, /, *, ahead: int) -> Person | None:
        """Return the person a description fits: the latest before, or one presented soon after."""
        place = bisect_right(self._presented, at, key=_place_of)
        for person in reversed(self._presented[max(0, place - _NEAREST) : place]):
            if person.fits(description):
                return person
        for person in self._presented[place : place + _NEAREST]:
            if person.start - at > ahead:
                return None
            if person.fits(description):
                return person
        return None


def _place_of(person: Person) -> int:
    return person.start


def _apposition(text: str, end: int) -> str:
    """Return what stands between commas behind a name, if it says what the person is."""
    match = _APPOSITION.match(text, end)
    return match.group(1) if match is not None and role_classes(match.group(1)) else ""


def _lead(text: str, start: int, title: str) -> str:
    """Return the words in lower case before a name that say what the person is ("spy chief")."""
    end = start - (len(title) + 1 if title else 0)
    before = _MARKS.split(text[max(0, end - _LEAD_CHARS) : end])[-1].split()[-_LEAD_WORDS:]
    return " ".join(before) if before and role_kind(before[-1].lower()) else ""


def _gender(role: str) -> str | None:
    words = {word.rstrip(".").lower() for word in role.split()}
    if words & word_list("male"):
        return "m"
    return "f" if words & word_list("female") else None
