"""What sources are called: the words that say what somebody is, from ``data/roles.tsv``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from intelnews.claims.lexicon import data_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["domains_of", "head_of", "role_classes", "role_kind"]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# What a noun phrase's head stands before: its complements and its relative clause.
_COMPLEMENT = re.compile(
    r",|\(|\s(?:of|from|in|at|for|with|by|on|to|who|which|that|briefed|familiar|close|involved|"
    r"working|led|based|affiliated|speaking|near|across|inside|within|about)\s"
)
#: Fields of work: "spy chief" is the director of a security service, not of a bank.
_DOMAINS = {
    word: domain
    for domain, words in {
        "intelligence": "intelligence spy spies security espionage counterintelligence "
        "counter-intelligence counterterrorism counter-terrorism",
        "police": "police",
        "military": "military army navy defence defense",
        "foreign": "foreign",
        "interior": "interior",
        "finance": "finance treasury bank banking",
        "campaign": "campaign",
    }.items()
    for word in words.split(" ")
}


@cache
def _roles() -> Mapping[str, tuple[str, frozenset[str]]]:
    kinds: dict[str, str] = {}
    classes: dict[str, set[str]] = {}
    for kind, role, words in data_lines("roles.tsv"):
        for word in words.split("|"):
            kinds.setdefault(word, kind)
            classes.setdefault(word, set()).add(role)
    return {word: (kind, frozenset(classes[word])) for word, kind in kinds.items()}


def role_kind(word: str, /) -> str | None:
    """Return the kind of source a word heads, ``"-"`` for a job that is no office.

    >>> role_kind("spokeswoman"), role_kind("analyst"), role_kind("harbour")
    ('official', '-', None)
    """
    return _roles().get(word, (None,))[0]


def role_classes(description: str, /) -> frozenset[str]:
    """Return the classes of role that the words of a description belong to.

    >>> sorted(role_classes("director of the port police"))
    ['chief', 'official']
    """
    found: set[str] = set()
    for word in _WORD.findall(description.lower()):
        found |= _roles().get(word, ("", frozenset()))[1]
    return frozenset(found)


def domains_of(description: str, /) -> frozenset[str]:
    """Return the fields of work that a description speaks of.

    >>> domains_of("spy chief") == domains_of("director of the security service")
    True
    """
    words = _WORD.findall(description.lower())
    return frozenset(_DOMAINS[word] for word in words if word in _DOMAINS)


def head_of(phrase: str, /) -> str:
    """Return the last word of a noun phrase before its first complement, in lower case.

    >>> head_of("local officials from both sides of the border")
    'officials'
    """
    words = _WORD.findall(_COMPLEMENT.split(phrase, maxsplit=1)[0]) or _WORD.findall(phrase)
    return words[-1].lower().replace("’", "'") if words else ""
