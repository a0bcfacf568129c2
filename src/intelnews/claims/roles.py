"""What sources are called: the words that say what somebody is, from ``data/roles.tsv``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from intelnews.claims.lexicon import data_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "agree",
    "domains_of",
    "head_of",
    "in_one_word",
    "role_classes",
    "role_kind",
    "said_words",
]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# What a noun phrase's head stands before: its complements and its relative clause.
_COMPLEMENT = re.compile(
    r",|\(|\s(?:of|from|in|at|for|with|by|on|to|who|which|that|whose|briefed|familiar|close|involved|"
    r"working|led|based|affiliated|speaking|near|across|inside|within|about|known|named|called|"
    r"opposed|against|among|outside|under|behind|responsible|named|close)\s"
)
# Offices of two words whose last word alone says something else.
_COMPOUND = re.compile(
    r"\b(?:(?P<premier>prime minister)|(?P<vice>vice president)|(?P<ag>attorneys? general)|"
    r"(?P<ceo>chief executive(?: officer)?)|(?P<press>press secretary)|"
    r"(?P<guard>(?:coast|national|border) guards?))\b",
    re.IGNORECASE,
)
_ONE_WORD = {
    "premier": "prime-minister",
    "vice": "vice-president",
    "ag": "attorney-general",
    "ceo": "chief-executive",
    "press": "press-secretary",
    "guard": "coast-guard",
}
#: Fields of work: "spy chief" is the director of a security service, not of a bank.
_DOMAINS = {
    word: domain
    for domain, words in {
        "intelligence": "intelligence spy spies security espionage counterintelligence "
        "counter-intelligence counterterrorism counter-terrorism fsb svr gru cia mi5 mi6 mossad "
        "bnd dgse dgsi sbu nsa",
        "police": "police fbi",
        "military": "military army navy defence defense pentagon",
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


def in_one_word(phrase: str, /) -> str:
    """Return a phrase whose offices of two words are joined.

    >>> in_one_word("the prime minister")
    'the prime-minister'
    """
    return _COMPOUND.sub(lambda match: _ONE_WORD[match.lastgroup or ""], phrase)


def role_classes(description: str, /) -> frozenset[str]:
    """Return the classes of role that the words of a description belong to.

    >>> sorted(role_classes("director of the port police"))
    ['chief', 'official']
    """
    found: set[str] = set()
    for word in _WORD.findall(in_one_word(description).lower()):
        found |= _roles().get(word, ("", frozenset()))[1]
    return frozenset(found)


@cache
def _said() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split(" ")) for name, words in data_lines("said.tsv")}


def said_words(name: str, /) -> frozenset[str]:
    """Return a list of words about sources by its name in ``data/said.tsv``.

    >>> "brothers" in said_words("pairs")
    True
    """
    return _said()[name]


@lru_cache(maxsize=4096)
def agree(word: str, other: str, /) -> bool:
    """Tell whether two head words may be said of one person: they share a class.

    >>> agree("officer", "colonel"), agree("colonel", "general"), agree("boss", "director")
    (True, False, True)
    """
    ours, theirs = (_roles().get(each, ("", frozenset()))[1] for each in (word, other))
    return any(
        one == two or one.startswith(f"{two}/") or two.startswith(f"{one}/")
        for one in ours
        for two in theirs
    )


def domains_of(description: str, /) -> frozenset[str]:
    """Return the fields of work that a description speaks of.

    >>> domains_of("spy chief") == domains_of("director of the security service")
    True
    """
    words = _WORD.findall(description.lower())
    return frozenset(_DOMAINS[word] for word in words if word in _DOMAINS)


@lru_cache(maxsize=4096)
def head_of(phrase: str, /) -> str:
    """Return the last word of a noun phrase before its first complement, in lower case.

    >>> head_of("local officials from both sides of the border")
    'officials'
    """
    core = _COMPLEMENT.split(in_one_word(phrase), maxsplit=1)[0]
    words = _WORD.findall(core) or _WORD.findall(phrase)
    return words[-1].lower().replace("’", "'") if words else ""
