"""What the words of a source say by themselves: who is unnamed, who is named, of which kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intelnews.claims.coreference import is_plural
from intelnews.claims.person import is_person_word
from intelnews.claims.persons import phrase_at_end
from intelnews.claims.roles import agree, role_kind, said_words
from intelnews.model import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.claims.gazetteer import Mention
    from intelnews.claims.person import Description

__all__ = ["is_nothing_but", "is_unnamed", "kind_of", "name_phrases", "parts_of_list", "plain"]

_UNNAMED = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|anonym\w+|familiar with|knowledge of|"
    r"briefed on|close to the|un(?:named|identified|disclosed)|with direct knowledge|"
    r"not authori[sz]ed|declined to be (?:named|identified)|withh(?:e|o)ld\w*)\b",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(r",|\(|\)|\s[—–-]+\s|\swho(?:se|m)?\s|\swhich\s")
_CALLED = re.compile(r"\b(?:known (?:only )?as|named|called|nicknamed)\s+(.+)$")
_COMPLEMENT = re.compile(r"\s(?:of|from|for|at|in|on|to|with|by)\s")
_GOVERNED = re.compile(r"\b(?:of|from|for|at|in|on|to|with|by|near|against|and|or)(?:\sthe)?\s$")
# "Secretary of Defense Anna Kral", "Chairman and Managing Editor Anna Kral"
_OFFICE = re.compile(r"\b([^\W\d_a-z]\w+)\s(?:of(?:\sthe)?|and)\s$")
_AND = re.compile(r",\s(?:and\s)?|\sand\s|\s&\s")
_WORD = re.compile(r"\w+")
# What follows so many characters is relative clauses and the like, which tell nobody apart.
_LONGEST = 400
_JOINING = frozenset({"the", "and", "both", "all"})
# "Biologists", "politicians", "bureaucrats", "separatists": endings that only people have.
_PEOPLE = ("ists", "icians", "ocrats", "arians")
_ACRONYM = re.compile(r"[Tt]he\s[A-Z]{3,6}")
_STOPPED = re.compile(r"(?:\.[A-Z]|\b(?:Inc|Corp|Ltd|Co|Jr|Sr))$")
_SELF = re.compile(r"\s(?:himself|herself|itself|themselves)$")
_OUTSIDE = ' \t\n,;:.—–-“”"()'


def plain(words: str, /) -> str:
    """Return the words of a source without punctuation around them and a closing possessive.

    >>> plain("“the group’s”,")
    'the group'
    """
    bare = words[:_LONGEST].strip(_OUTSIDE).rstrip("’'")
    if _STOPPED.search(bare) and words[:_LONGEST].rstrip(",;: ").endswith(f"{bare}."):
        return f"{bare}."  # the U.S.
    bare = bare.removesuffix("’s").removesuffix("'s").rstrip() or bare
    return _SELF.sub("", bare)


def without_article(phrase: str, /) -> str:
    """Return a capitalised phrase without the article that opens its sentence.

    >>> without_article("The Harbour Watch")
    'Harbour Watch'
    """
    return phrase.removeprefix("The ").removeprefix("A ").removeprefix("An ")


def is_unnamed(words: str, /) -> bool:
    """Tell by the form whether a source is kept unnamed.

    >>> is_unnamed("an official who asked not to be named"), is_unnamed("an official")
    (True, False)
    """
    return _UNNAMED.search(words) is not None


def parts_of_list(words: str, /) -> list[str]:
    """Return the parts of a list of names, each in capitals; an empty list for anything else.

    >>> parts_of_list("Anna Kral and Ben Ott"), parts_of_list("US and Russian officials")
    (['Anna Kral', 'Ben Ott'], [])
    """
    parts = [part.strip() for part in _AND.split(words)]
    full = len(parts) > 1 and all(
        part and phrase_at_end(part.removeprefix("the ")) == part.removeprefix("the ")
        for part in parts
    )
    return parts if full else []


def name_phrases(words: str, /) -> Iterator[str]:
    """Yield the capitalised phrases in which a source may be named, the likeliest first.

    >>> list(name_phrases("a spokesman for the ministry, Jan Kral"))
    ['Jan Kral']
    """
    first, *rest = _SEGMENTS.split(words)
    phrase = phrase_at_end(first.strip())
    if phrase is not None:
        before = first.strip().removesuffix(phrase)
        office = _OFFICE.search(before)
        if not _GOVERNED.search(before) or (office and role_kind(office.group(1).lower())):
            yield phrase
            return
    core = _COMPLEMENT.split(first, maxsplit=1)[0].strip()
    if core != first.strip() and phrase_at_end(core) == core:
        yield core
    for segment in rest:
        bare = segment.strip().removeprefix("the ")
        called = _CALLED.search(bare)
        bare = called.group(1) if called is not None else bare
        core = _COMPLEMENT.split(bare, maxsplit=1)[0].strip()  # "Anna Kral of Zenda"
        found = phrase_at_end(core)
        if found is not None:
            lead = core.removesuffix(found).split()
            if not lead or _is_office(lead[-1].lower()):
                yield found
    called = _CALLED.search(first)
    if called is not None and phrase_at_end(called.group(1)) is not None:
        yield called.group(1)


def _is_office(word: str) -> bool:
    return role_kind(word) is not None and is_person_word(word)


def is_nothing_but(words: str, mentions: list[Mention], /) -> bool:
    """Tell whether words are known names joined by commas and "and", no adjectives among them."""
    if not mentions or any(mention.entry.role == "people" for mention in mentions):
        return False
    at, rest = 0, []
    for mention in mentions:
        rest.append(words[at : mention.span.start])
        at = mention.span.end
    rest.append(words[at:])
    return {word.lower() for word in _WORD.findall(" ".join(rest))} <= _JOINING | {"s"}


def kind_of(meant: Description, mentions: list[Mention], /) -> SourceKind | None:
    """Return the kind of source that a description says, or the names in it."""
    head = meant.head
    role = role_kind(head)
    if head in said_words("indefinite"):
        return None
    if role == "agency" and meant.details & said_words("violent") and agree(head, "group"):
        return SourceKind.ARMED_GROUP
    if role == "anonymous" and meant.head == "person":
        role = "-"
    if role == "-":
        return SourceKind.CROWD if is_plural(meant.words) else SourceKind.PERSON
    if role is not None:
        return SourceKind(role)
    one = role_kind(head[:-1]) if head.endswith("s") else None
    if one is not None:
        return SourceKind.CROWD if one in {"-", "anonymous"} else SourceKind(one)
    if head.endswith(_PEOPLE):
        return SourceKind.CROWD
    if _ACRONYM.fullmatch(meant.words):
        return SourceKind.AGENCY
    heads = (m for m in mentions if head in m.span.cut(meant.words).lower())
    if meant.bare.partition(" ")[0].lower() in said_words("stations"):
        return SourceKind.MEDIA
    kinds = {mention.entry.kind for mention in heads if mention.entry.role == "name"}
    return SourceKind(kinds.pop()) if len(kinds) == 1 else None
