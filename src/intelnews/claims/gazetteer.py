"""Names known beforehand: countries with their capitals and peoples, and bodies that speak."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims.lexicon import data_lines
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Entry", "Mention", "is_known_word", "known_names"]

# Every known name begins with a capital or with the Arabic article.
_HEAD = re.compile(r"(?<![\w])(?:al-|[^\W\d_a-z])[\w.&’']*(?:-[^\W\d_][\w’']*)*")
# Blogs set the first words of a post in capitals. A name as short as "Chad" may be another word so.
_SHORT = 4


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
def _table() -> Mapping[str, list[tuple[str, Entry]]]:
    """Return the phrases by their first word, longest first, and what each stands for."""
    table: dict[str, list[tuple[str, Entry]]] = {}

    def add(phrases: str, entry: Entry) -> None:
        for phrase in filter(None, phrases.split("|")):
            plain = phrase.replace("’", "'")
            forms = {plain, plain.upper()} if len(plain) > _SHORT else {plain}
            for form in sorted(forms):
                table.setdefault(form.split(" ")[0], []).append((form, entry))

    for code, name, others, people, seats in data_lines("countries.tsv"):
        add(f"{name}|{others}", Entry(name, "government", code, "name"))
        add(people, Entry(name, "government", code, "people"))
        add(seats, Entry(name, "government", code, "seat"))
    for kind, code, name, others in data_lines("bodies.tsv"):
        add(f"{name}|{others}", Entry(name, kind, None if code == "-" else code, "name"))
    for entries in table.values():
        entries.sort(key=_longest_first)
    return table


def _longest_first(item: tuple[str, Entry]) -> int:
    return -len(item[0])


def _bare(word: str) -> str:
    """Return a word without its possessive and without the full stop of its sentence."""
    if not word.isalpha():
        word = word.replace("’", "'").removesuffix("'s").removesuffix("'S").rstrip("'")
        if word.endswith(".") and word.count(".") == 1:
            return word[:-1]
    return word


def is_known_word(word: str, /) -> bool:
    """Tell whether a word alone is a known name.

    >>> is_known_word("Russia’s"), is_known_word("Islamic")
    (True, False)
    """
    bare = _bare(word)
    return any(phrase == bare for phrase, _ in _table().get(bare, ()))


def known_names(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Yield the known names in a stretch of text, the longest reading at each place.

    >>> [(m.entry.name, m.entry.role) for m in known_names("Russia’s FSB and Afghan officials")]
    [('Russia', 'name'), ('Federal Security Service', 'name'), ('Afghanistan', 'people')]
    """
    table = _table()
    end = len(text) if end is None else end
    behind = start
    for match in _HEAD.finditer(text, start, end):
        at = match.start()
        if at < behind:
            continue
        word = _bare(match.group())
        found = _longest(table.get(word, ()), word, text, match, end)
        if found is not None:
            behind = found.span.end
            yield found
        elif "-" in word:
            for part in word.split("-"):  # Afghan-Tajik
                for phrase, entry in table.get(part, ()):
                    if phrase == part:
                        yield Mention(entry, Span(*match.span()))


def _longest(
    entries: list[tuple[str, Entry]] | tuple[()],
    word: str,
    text: str,
    match: re.Match[str],
    end: int,
) -> Mention | None:
    at = match.start()
    for phrase, entry in entries:
        if phrase == word:
            return Mention(entry, Span(*match.span()))
        last = at + len(phrase)
        is_whole = last <= end and not text[last : last + 1].isalnum()
        if is_whole and text[at:last].replace("’", "'") == phrase:
            return Mention(entry, Span(at, last))
    return None
