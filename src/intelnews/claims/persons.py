"""Persons of a text: their names, where they are named, and the roles in which it presents them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from intelnews.claims.forenames import gender_of_forename, gender_of_words
from intelnews.claims.gazetteer import is_known_word, known_names
from intelnews.claims.lexicon import class_of, word_list
from intelnews.claims.person import Person, describe, is_person_word
from intelnews.claims.roles import head_of, role_classes, role_kind, said_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Persons", "is_personal", "names_in", "phrase_at_end", "split_title"]

_PARTICLE = r"(?:al|bin|ibn|abu|van|von|der|den|de|da|di|du|dos|la|le|el|ter|zu)"
_WITH_STOP = "|".join(sorted(word for word in word_list("abbreviations") if word[0].isupper()))
# The look-ahead keeps the list of abbreviations from being tried at every letter.
_CAPITALISED = (
    rf"(?=[^\W\d_a-z])(?:(?:{_WITH_STOP}|(?:[^\W\d_a-z]\.)*[^\W\d_a-z])\.|[^\W\d_a-z][\w’'-]*)"
)
_PHRASE = rf"{_CAPITALISED}(?:\s(?:{_PARTICLE}\s){{0,2}}{_CAPITALISED}){{0,6}}"
_NAMES = re.compile(_PHRASE)
_NAME_AT_END = re.compile(rf"(?<!\w){_PHRASE}$")
_PARTICLES = re.compile(rf"\s((?:{_PARTICLE}\s){{1,2}}\S+)$")
_MOST_PARTS = 4
# An apposition that says who somebody is runs to about a hundred characters.
_APPOSITION = re.compile(
    r"(?:\s\([^()\n]{1,40}\))?,\s+(?:\d{2},\s+)?"
    r"(?:who\s+(?:(?:is|was)|(leads|led|heads|headed|chairs|chaired|runs|ran|commands|commanded))\s+)?"
    r"([^,;.\n]{3,120})"
)
_WAS = re.compile(r"[^,]*,\swho\swas\s")
# What stands behind names of persons only: an age, "who", what they are doing.
_ONLY_PERSONS = re.compile(r",\s(?:\d\d,|(?:who|whose|speaking|reporting|writing|testifying)\s)")
_NOUN_PHRASE = re.compile(r"(?:an?|the|its|his|her|their|one|another)\s", re.IGNORECASE)
# "the domestic spy chief Anna Kral": the words in lower case that lead up to a name
_LEAD_CHARS, _LEAD_WORDS = 60, 4
_BEFORE_COMMA = re.compile(
    r"(?:^|[.,;:!?\n“”\"(—–]\s*)(?:and\s|but\s|while\s)?"
    r"((?:(?:the|an?|its|his|her|their|another)\s|[\w’'-]{2,30}(?:['’]s|s['’])\s)"
    r"[^.,;:!?\n“”\"(—–]{2,90}),\s$",
    re.IGNORECASE,
)
# "Secretary of Defense Anna Kral"
_OFFICE_OF = re.compile(r"\b([^\W\d_a-z]\w+ of(?: the)?)\s$")
_MARKS = re.compile(r"[.,;:!?\n“”\"(]")
_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?\n]\s*[\s”\"]")
# The pronoun that takes up a name stands in its sentence, mostly this near.
_TAKEN_UP = 100
_PLACE = re.compile(r"\b(?:in|at|near|from|to|across|outside|of|around|into|the)\s$", re.IGNORECASE)
_THINGS = frozenset({"agency", "media", "armed group", "government", "document", "crowd"})
# A description is compared with this many persons around it; more make no better guess.
_NEAREST = 64


@lru_cache(maxsize=4096)
def split_title(words: str, /) -> tuple[str, str]:
    """Part a capitalised phrase into the title before a name and the name.

    >>> split_title("Freedonian President Anna Kral")
    ('Freedonian President', 'Anna Kral')
    """
    parts = words.split()
    first = 0
    for place, part in enumerate(parts, start=1):
        if _is_forename(part, parts[place:]):
            continue
        if _is_title(part) or (place < len(parts) and _is_verb(part.lower())):
            first = place
    if first == len(parts):
        first -= _name_parts(parts)
    return " ".join(parts[:first]), " ".join(parts[first:]).rstrip(".")


def _name_parts(parts: list[str]) -> int:
    """Count the words of the name in "Mr. Singer" and "Don Guardian"; none in "Prime Minister"."""
    before = parts[-2] if len(parts) > 1 else ""
    if gender_of_forename(before) is not None and not is_known_word(before):
        return 2
    return int(before.rstrip(".").lower() in said_words("courtesy"))


def _is_forename(part: str, behind: list[str]) -> bool:
    """Tell "Jordan Moor" and "Ben Wagner", persons, from a country's or body's own name."""
    return bool(behind) and gender_of_forename(part) is not None and not is_known_word(behind[0])


@lru_cache(maxsize=4096)
def _is_title(part: str) -> bool:
    """Tell a word that stands before a name from one that belongs to it."""
    bare = part.rstrip(".").replace("’", "'")
    is_acronym = part.isupper() and len(part) > 1 and "." not in part
    return (
        bare.lower().removesuffix("'s") in word_list("titles")
        or bare.endswith(("'s", "s'"))
        or _is_office(bare.lower())
        or class_of(part) not in "Nnvg"  # "Then Anna Kral", "The Kral report"
        or is_acronym
        or is_known_word(part)
    )


def _is_verb(word: str) -> bool:
    """Tell "Added Kral" from a name; "United" and the like belong to names of things."""
    return class_of(word) == "v" and word not in word_list("not persons")


def _is_office(word: str) -> bool:
    """Tell a word for what a person is."""
    return role_kind(word) is not None and is_person_word(word)


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
        if len(name) == 1 and title:  # Witness K
            title, _, last = title.rpartition(" ")
            name = f"{last} {name}"
            parts = name.split()
        if not parts or len(parts) > _MOST_PARTS:
            continue
        if any(_is_thing(part) for part in parts[1:]) or _is_thing(parts[0], whole=True):
            continue
        if len(parts) > 1:
            known = list(known_names(name))
            whole = bool(known) and len(known[0].span) == len(name)
            if whole or (known and not gender_of_forename(parts[0])):
                continue
        start = match.start() + (len(title) + 1 if title else 0)
        yield title, name, start, start + len(name)


@lru_cache(maxsize=4096)
def _is_thing(part: str, *, whole: bool = False) -> bool:
    bare = part.rstrip(".").lower()
    if len(bare) == 1:
        return False  # an initial
    if bare in said_words("stations"):
        return True
    return bare in word_list("not persons") or (not whole and role_kind(bare) in _THINGS)


class Persons:
    """The persons of a text, asked by name, role and place.

    >>> persons = Persons("Anna Kral, director of the port, left. Kral is ill.")
    >>> persons.by_family("Kral").name
    'Anna Kral'
    """

    def __init__(self, text: str, /) -> None:
        self._text = text
        self._by_name: dict[str, Person] = {}
        self._by_part: dict[str, list[Person]] = {}
        mentions: list[tuple[int, int, str]] = []
        singles: list[tuple[int, int, str, str]] = []
        for title, name, start, end in names_in(text):
            if " " in name and not self._is_family(name):
                mentions.append((start, end, self._add(title, name, start, end)))
            else:
                singles.append((start, end, title, name))
        mentions.extend(self._singles(singles))
        self._mentions = sorted(place for place in mentions if place[2] in self._by_name)
        self._starts = [start for start, _, _ in self._mentions]
        self._learn_genders()
        told = (person for person in self._by_name.values() if person.roles)
        self._presented = sorted(told, key=lambda person: person.told)
        self._told = [person.told for person in self._presented]

    def _is_family(self, name: str) -> bool:
        """Tell "Van Doorn", a family name, from a name of two parts."""
        known = self._by_part.get(name, ())
        return any(person.name != name for person in known)

    def _singles(self, singles: list[tuple[int, int, str, str]]) -> Iterator[tuple[int, int, str]]:
        """Read the names of one word: a known family, or somebody only ever called "Mr. Kral"."""
        for start, end, title, word in singles:
            gender = gender_of_words(title)
            known = self.by_family(word, gender=gender, at=start)
            if known is None and title and word not in self._by_part and is_personal(title):
                known = self._new(word, start, sure=True)
            if known is not None:
                known.gender = known.gender or gender
                self._tell(known, start, [_told_title(title)])
                yield start, end, known.name

    def _new(self, name: str, start: int, *, sure: bool) -> Person:
        person = Person(name=name, start=start, sure=sure)
        person.gender = gender_of_forename(name.partition(" ")[0]) if " " in name else None
        self._by_name[name] = person
        parts = name.split(" ")
        keys = {parts[-1]}
        behind = _PARTICLES.search(name)
        if behind is not None:
            family = behind.group(1)
            keys |= {family, family[0].upper() + family[1:]}
        if parts[0] in said_words("families first") or gender_of_forename(parts[0]):
            keys.add(parts[0])
        if len(parts) > 2 and len(parts[-2]) > 2 and parts[-2][0].isupper():
            keys.add(" ".join(parts[-2:]))  # Debbie Wasserman Schultz
        for key in keys:
            self._by_part.setdefault(key, []).append(person)
        return person

    def _add(self, title: str, name: str, start: int, end: int) -> str:
        """Take note of a full name and of what stands around it; return the person’s name."""
        lead = _lead(self._text, start, title)
        roles = [lead, _told_title(title), _apposition(self._text, end)]
        evident = (
            bool(lead or roles[2])
            or is_personal(title)
            or gender_of_forename(name.partition(" ")[0]) is not None
            or _ONLY_PERSONS.match(self._text, end) is not None
        )
        person = self.named(name)
        if person is None:
            place = not title and _PLACE.search(self._text, max(0, start - 8), start)
            if place and not evident:
                return name  # "in Port Alder", "the Harbour Watch"
            person = self._new(name, start, sure=evident)
        person.sure = person.sure or evident
        self._tell(person, start, roles)
        person.gender = person.gender or gender_of_words(person.role)
        return person.name

    @staticmethod
    def _tell(person: Person, start: int, roles: Iterable[str]) -> None:
        for role in filter(None, roles):
            if len(person.roles) < _MOST_PARTS and role not in person.roles:
                if not person.roles:
                    person.told = start
                person.roles.append(role)

    def _learn_genders(self) -> None:
        """Let the pronoun next to a name tell the gender that the name leaves open."""
        votes: dict[str, int] = {}
        for place, (_, end, name) in enumerate(self._mentions):
            person = self._by_name[name]
            if person.gender is not None:
                continue
            stop = min(end + _TAKEN_UP, *self._starts[place + 1 : place + 2] or [len(self._text)])
            behind = _SENTENCE_END.search(self._text, end, stop)
            pronoun = _PRONOUN.search(self._text, end, behind.start() if behind else stop)
            if pronoun is not None:
                votes[name] = votes.get(name, 0) + (1 if pronoun.group(1) else -1)
        for name, balance in votes.items():
            if balance:
                self._by_name[name].gender = "m" if balance > 0 else "f"

    def named(self, name: str, /) -> Person | None:
        """Return the person of a full name, or of one with a middle name more or less."""
        found = self._by_name.get(name)
        if found is None and " " in name:
            first, _, last = name.partition(" ")
            last = last.rpartition(" ")[2]
            near = [p for p in self._by_part.get(last, ()) if p.name.partition(" ")[0] == first]
            found = near[0] if len(near) == 1 else None
        return found

    def by_family(
        self, family: str, /, *, gender: str | None = None, at: int | None = None
    ) -> Person | None:
        """Return the one person of a family name; ``None`` if there is none, or more than one.

        With ``at``, those whom the text has named by then come before those it names later; with
        ``gender``, those of the other are left out.
        """
        persons = self._by_part.get(family, [])
        if gender is not None:
            persons = [person for person in persons if person.gender in {None, gender}]
        if len(persons) > 1 and at is not None:
            persons = [person for person in persons if person.start <= at]
        if len(persons) > 1:
            families = [person for person in persons if person.name.endswith(family)]
            persons = families or persons
        return persons[0] if len(persons) == 1 else None

    def is_family(self, name: str, /) -> bool:
        """Tell whether at least one person of the text goes by a name of one word."""
        return name in self._by_part

    def before(self, at: int, /, *, within: int) -> Iterator[tuple[int, Person]]:
        """Yield the persons named before an offset, the last first, with where they are named."""
        for place in range(bisect_left(self._starts, at) - 1, -1, -1):
            start, _, name = self._mentions[place]
            if at - start > within:
                return
            yield start, self._by_name[name]

    def last_named(self, name: str, at: int, /, *, within: int) -> int | None:
        """Return where a person was last named before an offset."""
        return next(
            (s for s, person in self.before(at, within=within) if person.name == name), None
        )

    def described(self, description: str, at: int, /, *, ahead: int) -> Person | None:
        """Return the person a description fits: the latest before, or one presented soon after.

        One whom the words fit exactly comes before one who has a like office.
        """
        meant = describe(description)
        gender = gender_of_words(meant.head)
        place = bisect_left(self._told, at + 1)
        latest: dict[str, int] = {}
        for start, person in self.before(at, within=_LONG):
            latest.setdefault(person.name, start)
        best: tuple[int, int] = (0, 0)
        found = None
        for person in self._presented[max(0, place - _NEAREST) : place]:
            level = person.fit(meant) if gender in {None, person.gender} or not person.gender else 0
            last = latest.get(person.name, person.told)
            if level and (level, last) > best:
                best, found = (level, last), person
        if found is not None:
            return found
        for person in self._presented[place : place + _NEAREST]:
            if person.told - at > ahead:
                return None
            if person.fit(meant):
                return person
        return None


# Who was last named before a description is looked for over this many characters.
_LONG = 2000


def is_personal(title: str, /) -> bool:
    """Tell a title of persons from an adjective or an opening word.

    >>> is_personal("Russian President"), is_personal("Russian")
    (True, False)
    """
    words = [word.rstrip(".").lower() for word in title.split()]
    return any(
        word in word_list("titles") - {"the"} or role_kind(word) in {"official", "-"}
        for word in words
    )


def _told_title(title: str) -> str:
    return " ".join(word for word in title.split() if class_of(word) in "Nnvg")


def _apposition(text: str, end: int) -> str:
    """Return what stands between commas behind a name, if it says what the person is."""
    match = _APPOSITION.match(text, end)
    if match is None:
        return ""
    words = match.group(2)
    if match.group(1):
        return f"head of {words}"
    if _WAS.match(match.group()):
        return f"former {words}"
    return words if _NOUN_PHRASE.match(words) or role_kind(head_of(words)) else ""


def _lead(text: str, start: int, title: str) -> str:
    """Return what a name follows: "spy chief" or "The head of the port,"."""
    end = start - (len(title) + 1 if title else 0)
    before = text[max(0, end - 2 * _LEAD_CHARS) : end]
    if before.endswith(", "):
        match = _BEFORE_COMMA.search(before)
        return match.group(1) if match is not None and role_classes(match.group(1)) else ""
    office = _OFFICE_OF.search(before)
    if office is not None and title:
        return f"{office.group(1)} {title}"
    words = _MARKS.split(before[-_LEAD_CHARS:])[-1].split()[-_LEAD_WORDS:]
    head = words[-1].lower() if words else ""
    return " ".join(words) if _is_office(head) else ""
