"""What the words of a source say by themselves: who is unnamed, who is named, of which kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intelnews.claims.coreference import is_plural
from intelnews.claims.persons import phrase_at_end
from intelnews.claims.roles import role_kind
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
_COMPLEMENT = re.compile(r"\s(?:of|from|for|at|in|on|to|with|by|and)\s")
_GOVERNED = re.compile(r"\b(?:of|from|for|at|in|on|to|with|by|near|against|and|or)(?:\sthe)?\s$")
_OFFICE = re.compile(r"[^\W\d_a-z]\w+\sof(?:\sthe)?\s$")
_AND = re.compile(r",\s(?:and\s)?|\sand\s|\s&\s")
_WORD = re.compile(r"\w+")
_JOINING = frozenset({"the", "and", "both", "all"})
_OUTSIDE = ' \t\n,;:.—–-“”"()'


def plain(words: str, /) -> str:
    """Return the words of a source without punctuation around them and a closing possessive.

    >>> plain("“the group’s”,")
    'the group'
    """
    bare = words.strip(_OUTSIDE).rstrip("’'")
    return bare.removesuffix("’s").removesuffix("'s").rstrip() or bare


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
    if len(words) > _LONGEST:
        return []
    parts = [part.strip() for part in _AND.split(words)]
    full = len(parts) > 1 and all(
        part and phrase_at_end(part.removeprefix("the ")) == part.removeprefix("the ")
        for part in parts
    )
    return parts if full else []


# Twenty names are a long list; more characters than this are no list that news would print.
_LONGEST = 400


def name_phrases(words: str, /) -> Iterator[str]:
    """Yield the capitalised phrases in which a source may be named, the likeliest first.

    >>> list(name_phrases("a spokesman for the ministry, Jan Kral"))
    ['Jan Kral']
    """
    first, *rest = _SEGMENTS.split(words[:_LONGEST])
    phrase = phrase_at_end(first.strip())
    if phrase is not None:
        before = first.strip().removesuffix(phrase)
        if not _GOVERNED.search(before) or _OFFICE.search(before):
            yield phrase
            return
    core = _COMPLEMENT.split(first, maxsplit=1)[0].strip()
    if core != first.strip() and phrase_at_end(core) == core:
        yield core
    for segment in rest:
        bare = segment.strip()
        called = _CALLED.search(bare)
        bare = called.group(1) if called is not None else bare
        found = phrase_at_end(bare)
        if found is not None and found == bare:
            yield bare
    called = _CALLED.search(first)
    if called is not None and phrase_at_end(called.group(1)) is not None:
        yield called.group(1)


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
    role = role_kind(meant.head)
    if role == "anonymous" and meant.head == "person":
        role = "-"
    if role == "-":
        return SourceKind.CROWD if is_plural(meant.words) else SourceKind.PERSON
    if role is not None:
        return SourceKind(role)
    if meant.head.endswith("s") and role_kind(meant.head[:-1]) == "-":
        return SourceKind.CROWD
    kinds = {mention.entry.kind for mention in mentions if mention.entry.role == "name"}
    return SourceKind(kinds.pop()) if len(kinds) == 1 else None
