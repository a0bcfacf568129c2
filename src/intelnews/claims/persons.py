"""Persons of a text: their full names, and the roles in which the text presents them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from attrs import field, frozen

from intelnews.claims.gazetteer import known_names
from intelnews.claims.lexicon import data_lines
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Person", "Persons", "domain_of", "role_classes", "role_words", "split_title"]

_PARTICLE = r"(?:al|bin|ibn|abu|van|von|der|den|de|da|di|du|dos|la|le|el|ter|zu)"
_NAME = re.compile(
    r"[^\W\d_a-z][\w’'.-]*"
    rf"(?:\s(?:{_PARTICLE}\s){{0,2}}[^\W\d_a-z][\w’'.-]*){{0,6}}"
)
# Words of capitalised names that are no persons: "Special Purpose Mobile Units", "Islamic State".
_NOT_A_PERSON = frozenset(
    "state states agency service services ministry university republic republics unit units party "
    "committee street institute house department bureau council times post news court bank province "
    "force forces army navy union treaty organization organisation office center centre company "
    "airport sea ocean river mountain mountains islands island region war world group front movement "
    "foundation association federation commission congress senate parliament assembly government "
    "university school college church club city county district north south east west northern "
    "southern eastern western central new islamic national international federal security "
    "intelligence special united democratic people’s people's act law agreement accord convention "
    "operation project program programme day week month monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november "
    "december the a an in on at this that these those but and as for it he she they we however "
    "meanwhile according when while after before if last earlier most many some two three".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady sen sens rep reps gov gen lt col maj capt "
    "cmdr adm sgt senator representative congressman congresswoman governor president vice minister "
    "prime secretary general colonel major captain admiral lieutenant sergeant brigadier commander "
    "director chief chairman chairwoman spokesman spokeswoman spokesperson ambassador judge justice "
    "attorney speaker chancellor premier king queen prince princess pope ayatollah sheikh imam "
    "mullah foreign defense defence interior former deputy acting the ex-president mayor "
    "republican democratic democrat whip leader strategist analyst editor author reporter "
    "agent special counsel inspector superintendent detective officer aide adviser advisor "
    "rev reverend father sister brother state attorney-general federal".split()
)
_DOMAINS = {
    "intelligence": "intelligence",
    "spy": "intelligence",
    "spies": "intelligence",
    "security": "intelligence",
    "espionage": "intelligence",
    "counterintelligence": "intelligence",
    "counter-intelligence": "intelligence",
    "counterterrorism": "intelligence",
    "counter-terrorism": "intelligence",
    "police": "police",
    "military": "military",
    "army": "military",
    "navy": "military",
    "foreign": "foreign",
    "defense": "defense",
    "defence": "defense",
    "interior": "interior",
    "finance": "finance",
    "campaign": "campaign",
    "bank": "bank",
}
# An apposition that says who somebody is runs to about a hundred characters.
_APPOSITION = 120
_MALE = frozenset(
    "mr sir lord king prince father brother chairman spokesman congressman businessman".split()
)
_FEMALE = frozenset(
    "mrs ms miss dame lady queen princess mother sister chairwoman spokeswoman congresswoman "
    "businesswoman".split()
)


@cache
def role_words() -> dict[str, tuple[str, frozenset[str]]]:
    """Return for each role word the kind of source it heads and the classes it belongs to."""
    kinds: dict[str, str] = {}
    classes: dict[str, set[str]] = {}
    for kind, role, words in data_lines("roles.tsv"):
        for word in words.split("|"):
            kinds.setdefault(word, kind)
            classes.setdefault(word, set()).add(role)
    return {word: (kind, frozenset(classes[word])) for word, kind in kinds.items()}


def role_classes(text: str, /) -> frozenset[str]:
    """Return the classes of role that the words of a description belong to.

    >>> sorted(role_classes("director of the port police"))
    ['chief', 'official']
    """
    table = role_words()
    found: set[str] = set()
    for word in re.findall(r"[^\W\d_][\w-]*", text.lower()):
        if word in table:
            found |= table[word][1]
    return frozenset(found)


def domain_of(text: str, /) -> frozenset[str]:
    """Return the fields that a description speaks of ("spy", "security": intelligence)."""
    words = re.findall(r"[^\W\d_][\w-]*", text.lower())
    return frozenset(_DOMAINS[word] for word in words if word in _DOMAINS)


@frozen(kw_only=True)
class Person:
    """A person as a text presents him or her.

    ``role`` holds the words that say what the person is; ``start`` is where the name first stands.
    """

    name: str
    start: int
    role: str = ""
    countries: frozenset[str] = field(default=frozenset())
    gender: str | None = None

    @property
    def family(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(" ", 1)[-1]


def split_title(words: str, /) -> tuple[str, str]:
    """Part a capitalised phrase into the title before a name and the name.

    >>> split_title("Freedonian President Anna Kral")
    ('Freedonian President', 'Anna Kral')
    """
    parts = words.split()
    first = 0
    for place, part in enumerate(parts):
        bare = part.rstrip(".").lower()
        plain = bare.removesuffix("’s").removesuffix("'s")
        is_acronym = part.isupper() and len(part) > 1 and "." not in part
        if plain in _TITLES or bare != plain or is_acronym or any(True for _ in known_names(part)):
            first = place + 1
    return " ".join(parts[:first]), " ".join(parts[first:]).rstrip(".")


class Persons:
    """The persons of a text, found once, asked by family name, role and place.

    >>> persons = Persons("Anna Kral, director of the port, left. Kral is ill.")
    >>> persons.by_family("Kral").name
    'Anna Kral'
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_family: dict[str, list[Person]] = {}
        self._all: list[Person] = []
        self.mentions: list[tuple[int, Person]] = []
        self._read()
        self._starts = [start for start, _ in self.mentions]

    def _read(self) -> None:
        text = self._text
        singles: list[tuple[int, str]] = []
        for match in _NAME.finditer(text):
            title, name = split_title(_without_possessive(match.group()))
            parts = name.split()
            if not parts or any(_bare_word(part) in _NOT_A_PERSON for part in parts):
                continue
            at = match.start() + match.group().find(parts[0])
            if len(parts) == 1:
                singles.append((at, parts[0]))
                continue
            if len(parts) > 4 or any(True for _ in known_names(name)):
                continue
            self._add(name, at, title, match.end())
        for at, family in singles:
            known = self.by_family(family)
            if known is not None:
                self.mentions.append((at, known))
        self.mentions.sort(key=_by_place)

    def _add(self, name: str, at: int, title: str, end: int) -> None:
        family = name.rsplit(" ", 1)[-1]
        known = next((p for p in self._by_family.get(family, ()) if p.name == name), None)
        apposition = _apposition(self._text, end)
        lead = _lead(self._text, at, title)
        role = " ".join(part for part in (lead, title, apposition) if part)
        if known is None or (role and not known.role):
            countries = frozenset(
                found.entry.country for found in known_names(role) if found.entry.country
            )
            person = Person(
                name=name, start=at, role=role, countries=countries, gender=_gender(role)
            )
            if known is not None:
                self._by_family[family].remove(known)
                self._all.remove(known)
            self._by_family.setdefault(family, []).append(person)
            self._all.append(person)
            known = person
        self.mentions.append((at, known))

    def by_family(self, family: str, /) -> Person | None:
        """Return the one person of a family name; ``None`` if there is none, or more than one."""
        found = self._by_family.get(family, ())
        return found[0] if len(found) == 1 else None

    def latest_before(self, at: int, /, *, within: int) -> Person | None:
        """Return the person mentioned last before an offset, at most so many characters away."""
        place = bisect_right(self._starts, at - 1) - 1
        if place < 0 or at - self._starts[place] > within:
            return None
        name = self.mentions[place][1].name
        return next((person for person in self._all if person.name == name), None)

    def described(self, description: str, at: int, /, *, ahead: int) -> Person | None:
        """Return the person a description fits: the latest before it, or one presented soon after.

        Role, field and country must all agree as far as the description names them.
        """
        classes, domain = role_classes(description), domain_of(description)
        countries = {f.entry.country for f in known_names(description) if f.entry.country}
        fitting = [
            person
            for person in self._all
            if classes & role_classes(person.role)
            and (not domain or domain & domain_of(person.role))
            and (not countries or countries & person.countries)
        ]
        before = [person for person in fitting if person.start < at]
        if before:
            return max(before, key=_place_of)
        after = [person for person in fitting if person.start - at <= ahead]
        return min(after, key=_place_of) if after else None


def _by_place(item: tuple[int, Person]) -> int:
    return item[0]


def _place_of(person: Person) -> int:
    return person.start


def _bare_word(word: str) -> str:
    return word.rstrip(".").lower()


def _without_possessive(words: str) -> str:
    return words.removesuffix("’s").removesuffix("'s").rstrip("’'.")


_APPOSITION_TEXT = re.compile(r"(?:\s\([^()\n]{1,40}\))?,\s+(?:who\s+is\s+)?([^,;.\n]{3,120})")
_LEAD_TEXT = re.compile(r"(?:[\w’'-]+\s){1,6}$")


def _apposition(text: str, end: int) -> str:
    """Return what stands between commas behind a name, if it says what the person is."""
    match = _APPOSITION_TEXT.match(text, end, min(len(text), end + _APPOSITION + 40))
    if match is None or not role_classes(match.group(1)):
        return ""
    return match.group(1)


def _lead(text: str, at: int, title: str) -> str:
    """Return the words in lower case before a name that say what the person is ("spy chief")."""
    start = max(0, at - len(title) - 1 - 60)
    before = text[start : at - (len(title) + 1 if title else 0)]
    for mark in '.,;:!?\n“”"(':
        before = before.rsplit(mark, 1)[-1]
    words = before.split()[-4:]
    if not words or words[-1].lower() not in role_words():
        return ""
    return " ".join(words)


def _gender(role: str) -> str | None:
    words = {word.rstrip(".").lower() for word in role.split()}
    if words & _MALE:
        return "m"
    return "f" if words & _FEMALE else None
