"""Names that are known beforehand: countries with their capitals and peoples, and bodies that speak."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims.lexicon import data_lines
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Entry", "Mention", "known_names"]

_NAME_WORD = re.compile(r"[^\W_][\w’'.&]*(?:-[^\W\d_][\w’'.]*)*")


@frozen
class Entry:
    """A known name: whom it stands for, what kind of speaker that is, and of which country.

    ``role`` is ``name`` for a country's or body's own name, ``people`` for an adjective or people
    ("Tajik"), and ``seat`` for a capital or seat of power that stands for the government.
    """

    name: str
    kind: str
    country: str | None
    role: str


@frozen
class Mention:
    """A known name where it stands in a text."""

    entry: Entry
    span: Span


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    table: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}

    def add(phrase: str, entry: Entry) -> None:
        words = tuple(phrase.replace("’", "'").split())
        if words:
            table.setdefault(words[0], []).append((words, entry))

    for code, name, others, people, seats in data_lines("countries.tsv"):
        for phrase in (name, *others.split("|")):
            add(phrase, Entry(name, "government", code, "name"))
        for phrase in people.split("|"):
            add(phrase, Entry(name, "government", code, "people"))
        for phrase in seats.split("|"):
            add(phrase, Entry(name, "government", code, "seat"))
    for kind, code, name, others in data_lines("bodies.tsv"):
        for phrase in (name, *others.split("|")):
            add(phrase, Entry(name, kind, None if code == "-" else code, "name"))
    for entries in table.values():
        entries.sort(key=_longest_first)
    return table


def _longest_first(item: tuple[tuple[str, ...], Entry]) -> int:
    return -len(item[0])


def _bare(word: str) -> str:
    plain = word.replace("’", "'")
    if plain.endswith("'s"):
        return plain[:-2]
    plain = plain.rstrip("'")
    return plain.rstrip(".") if plain.count(".") == 1 else plain


def known_names(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Yield the known names in a stretch of text, the longest reading at each place.

    >>> [(found.entry.name, found.entry.role) for found in known_names("Russia’s FSB and Afghan officials")]
    [('Russia', 'name'), ('Federal Security Service', 'name'), ('Afghanistan', 'people')]
    """
    table = _table()
    matches = list(_NAME_WORD.finditer(text, start, len(text) if end is None else end))
    words = [_bare(match.group()) for match in matches]
    at = 0
    while at < len(words):
        size = 1
        for phrase, entry in table.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                size = len(phrase)
                yield Mention(entry, Span(matches[at].start(), matches[at + size - 1].end()))
                break
        else:
            if "-" in words[at]:
                for part in words[at].split("-"):  # Afghan-Tajik
                    for phrase, entry in table.get(part, ()):
                        if len(phrase) == 1:
                            yield Mention(entry, Span(matches[at].start(), matches[at].end()))
        at += size
