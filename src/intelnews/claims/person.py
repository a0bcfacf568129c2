"""One person as a text presents him or her, and whether a description fits."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from attrs import define, field

from intelnews.claims.gazetteer import known_names
from intelnews.claims.roles import (
    agree,
    domains_of,
    head_of,
    in_one_word,
    role_classes,
    role_kind,
    said_words,
)

__all__ = ["Description", "Person", "content_words", "describe", "is_person_word"]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DETERMINER = re.compile(
    r"(?P<definite>(?:the|this|that|these|those|both|his|her|its|their|my|our)\s)|"
    r"(?P<indefinite>(?:an?|one|another|some|several|many|two|three|four|five|six|most|few|all|"
    r"other)\s)",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex|one-time|retired)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r",?\s(?:who|which|that|whose)\s.*|,\s(?:an?|the|led|both|\w{2,20}ed|\w{2,20}ing)\s.*",
    re.DOTALL,
)


@define(frozen=True, slots=False)
class Description:
    """A noun phrase read as a description: its head word and what narrows it down."""

    words: str

    @cached_property
    def bare(self) -> str:
        """The words without the determiner and without a relative clause."""
        match = _DETERMINER.match(self.words)
        bare = self.words if match is None else self.words[match.end() :]
        return _RELATIVE.sub("", bare, count=1).strip(" ,") or self.words

    @cached_property
    def is_definite(self) -> bool:
        """Whether the words speak of somebody known: "the chief", "Russia’s chief"."""
        match = _DETERMINER.match(self.words)
        if match is not None:
            return match.lastgroup == "definite"
        return bool(re.match(r"[\w’'.-]+(?:['’]s|s['’])\s", self.words))

    @cached_property
    def head(self) -> str:
        """The head word, in lower case."""
        return head_of(self.bare)

    @cached_property
    def details(self) -> frozenset[str]:
        """The words that narrow the head down, countries and fields of work among them."""
        return content_words(self.bare) - {self.head}

    @cached_property
    def is_former(self) -> bool:
        """Whether the words speak of an office that somebody held once."""
        return _FORMER.search(self.words) is not None

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the words name."""
        return frozenset(m.entry.country for m in known_names(self.bare) if m.entry.country)

    @cached_property
    def domains(self) -> frozenset[str]:
        """The fields of work that the words name."""
        return domains_of(self.bare)


# What follows so many characters is relative clauses and the like, which tell nobody apart.
_LONGEST = 400


def describe(words: str, /) -> Description:
    """Read a noun phrase as a description; of a very long one the beginning.

    >>> describe("the Russian intelligence chief").head
    'chief'
    """
    return _described(words[:_LONGEST])


@lru_cache(maxsize=4096)
def _described(words: str) -> Description:
    return Description(words)


def content_words(phrase: str, /) -> frozenset[str]:
    """Return the words of a phrase that tell something, in lower case and British spelling.

    >>> sorted(content_words("the former Defense Minister"))
    ['defence', 'minister']
    """
    words = (word.lower().replace("’", "'") for word in _WORD.findall(in_one_word(phrase)))
    plain = (word.removesuffix("'s").rstrip("'").replace("defense", "defence") for word in words)
    return frozenset(plain) - said_words("fillers")


@define(kw_only=True, slots=False)
class Person:
    """A person as a text presents him or her.

    ``roles`` holds the phrases that say what the person is; ``start`` is where the text first names
    the person, ``told`` where it first says what the person is. ``sure`` tells a person from what
    may be a thing of two capitalised words.
    """

    name: str
    start: int
    told: int = 0
    roles: list[str] = field(factory=list)
    gender: str | None = None
    sure: bool = False

    @property
    def role(self) -> str:
        """All that the text says of what the person is."""
        return " ".join(self.roles)

    @property
    def family(self) -> str:
        """The last word of the name."""
        return self.name.rpartition(" ")[2]

    @cached_property
    def _words(self) -> frozenset[str]:
        return content_words(self.role)

    @cached_property
    def _domains(self) -> frozenset[str]:
        return domains_of(self.role)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The head words of the roles, and of what precedes them ("Army chief General")."""
        heads = {head_of(part) for role in self.roles for part in (role, *role.split(" and "))}
        heads = {head for head in heads if is_person_word(head)}
        ranks = self._words & said_words("ranks")
        return frozenset(heads | ranks) - {""}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the roles name."""
        return frozenset(m.entry.country for m in known_names(self.role) if m.entry.country)

    @cached_property
    def agency(self) -> str | None:
        """The body that the roles name."""
        bodies = (m.entry for m in known_names(self.role, about=self.countries))
        return next((body.name for body in bodies if body.kind == "agency"), None)

    def fit(self, description: Description, /) -> int:
        """Return how well a description fits the roles: 0 for not at all, 2 for word by word."""
        head = description.head
        if head in self.heads:
            level = 2
        elif any(agree(head, own) for own in self.heads):
            level = 1
        else:
            return 0
        if description.is_former and not describe(self.role).is_former:
            return 0  # "the former president" is not President Kral
        domains = self._domains
        if description.domains and domains and not description.domains & domains:
            return 0
        if description.countries and self.countries and not description.countries & self.countries:
            return 0
        details = description.details
        shared = details & self._words
        if description.domains & domains or description.countries & self.countries:
            return level
        return 0 if details and not shared else level


def is_person_word(head: str, /) -> bool:
    """Tell a word for what somebody is from one for a body ("the founder of a company").

    >>> is_person_word("founder"), is_person_word("company")
    (True, False)
    """
    kind = role_kind(head)
    return kind in {None, "official", "-", "anonymous"} or "journalist" in role_classes(head)
