"""Names known beforehand: countries with their capitals and peoples, and bodies that speak."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims.lexicon import data_lines
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

__all__ = ["Entry", "Mention", "country_name", "is_known_word", "known_names"]

# Every known name begins with a capital or with the Arabic article.
_HEAD = re.compile(r"(?<![\w])(?:al-|[^\W\d_a-z])[\w.&’']*(?:-[^\W\d_][\w’']*)*")
# Blogs set the first words of a post in capitals. A name as short as "Chad" may be another word so.
_SHORT = 4
# Between a country and its body: "Kenya NIS", "Kenya’s NIS".
_POSSESSIVE = re.compile(r"(?:['’]s?)?\s")
# An adjective of nationality before the name of a body, as far as the ending tells.
_STRANGER = re.compile(r"([^\W\d_a-z][^\W\d_]+(?:an|ian|ese|ish|[’']s))\s$")
_NATIONALITY = 24


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


@frozen
class _Meanings:
    """What a phrase stands for: one entry for sure, others where the text speaks of their country.

    "NSA" is the American agency, but Bahrain's in a text on Bahrain; "NIS" is nobody's for sure.
    """

    phrase: str
    sure: Entry | None
    shared: tuple[Entry, ...]

    def choose(self, about: Collection[str]) -> Entry | None:
        """Return the meaning in a text that speaks of some countries."""
        if self.sure is not None and (not self.shared or self.sure.country in about):
            return self.sure
        near = [entry for entry in self.shared if entry.country in about]
        if len(near) == 1:
            return near[0]
        if self.sure is not None:
            return self.sure
        kinds = {entry.kind for entry in self.shared}
        if len(self.shared) == 1 or len(kinds) > 1:
            return None  # "Dawn" may be the time of day
        return Entry(self.phrase, kinds.pop(), None, "name")

    def of(self, country: str) -> Entry | None:
        """Return the meaning that belongs to a country ("Kenya’s NIS")."""
        candidates = self.shared if self.sure is None else (self.sure, *self.shared)
        return next((entry for entry in candidates if entry.country == country), None)


@cache
def _countries() -> Mapping[str, str]:
    return {code: name for code, name, *_ in data_lines("countries.tsv")}


def country_name(code: str | None, /) -> str | None:
    """Return the name of a country by its code.

    >>> country_name("CZ"), country_name("ZZ")
    ('Czech Republic', None)
    """
    return None if code is None else _countries().get(code)


@cache
def _table() -> Mapping[str, list[_Meanings]]:
    """Return the phrases by their first word, longest first, and what each stands for."""
    sure: dict[str, Entry] = {}
    shared: dict[str, list[Entry]] = {}

    def add(phrases: str, entry: Entry) -> None:
        for phrase in filter(None, phrases.split("|")):
            plain = phrase.removesuffix("?").replace("’", "'")
            for form in {plain, plain.upper()} if len(plain) > _SHORT else {plain}:
                if phrase.endswith("?"):
                    shared.setdefault(form, []).append(entry)
                else:
                    sure.setdefault(form, entry)

    for code, name, others, people, seats in data_lines("countries.tsv"):
        add(f"{name}|{others}", Entry(name, "government", code, "name"))
        add(people, Entry(name, "government", code, "people"))
        add(seats, Entry(name, "government", code, "seat"))
    for kind, code, name, others in data_lines("bodies.tsv"):
        add(f"{name}|{others}", Entry(name, kind, None if code == "-" else code, "name"))
    table: dict[str, list[_Meanings]] = {}
    for phrase in sorted(sure.keys() | shared.keys(), key=lambda phrase: (-len(phrase), phrase)):
        meanings = _Meanings(phrase, sure.get(phrase), tuple(shared.get(phrase, ())))
        table.setdefault(phrase.split(" ")[0], []).append(meanings)
    return table


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
    return any(meanings.phrase == bare for meanings in _table().get(bare, ()))


def known_names(
    text: str, start: int = 0, end: int | None = None, *, about: Collection[str] = ()
) -> Iterator[Mention]:
    """Yield the known names in a stretch of text, the longest reading at each place.

    ``about`` holds the codes of the countries that the text speaks of: names that several bodies
    share are read by them, unless the country stands just before ("Kenya’s NIS").

    >>> [(m.entry.name, m.entry.role) for m in known_names("Russia’s FSB and Afghan officials")]
    [('Russia', 'name'), ('Federal Security Service', 'name'), ('Afghanistan', 'people')]
    >>> [m.entry.name for m in known_names("the NIS", about=["KE"])]
    ['National Intelligence Service of Kenya']
    """
    table = _table()
    end = len(text) if end is None else end
    behind = start
    before: Mention | None = None
    for match in _HEAD.finditer(text, start, end):
        at = match.start()
        if at < behind:
            continue
        word = match.group()
        if word not in table:
            if word.isalpha():
                continue
            word = _bare(word)
        found = _longest(table.get(word, ()), word, text, match, end)
        if found is not None:
            meanings, span = found
            behind = span.end
            entry = _meant(meanings, text, at, before, about)
            if entry is not None:
                before = Mention(entry, span)
                yield before
        elif "-" in word:
            for part in word.split("-"):  # Afghan-Tajik
                for meanings in table.get(part, ()):
                    if meanings.phrase == part and meanings.sure is not None:
                        yield Mention(meanings.sure, Span(*match.span()))


def _meant(
    meanings: _Meanings, text: str, at: int, before: Mention | None, about: Collection[str]
) -> Entry | None:
    """Choose among the meanings by what stands just before: the Indian Congress is not the US's."""
    entry = meanings.choose(about)
    owner = None
    if before is not None and _POSSESSIVE.fullmatch(text, before.span.end, at):
        owner = before.entry.country
    if owner is not None and before is not None and before.entry.kind == "government":
        own = meanings.of(owner)
        if own is not None:
            return own
        foreign = entry is not None and entry.country not in {None, owner}
        return None if foreign and _is_common(meanings.phrase, entry) else entry
    if " " in meanings.phrase and entry is not None and entry.kind == "agency":
        stranger = _STRANGER.search(text, max(0, at - _NATIONALITY), at)
        if stranger is not None and not is_known_word(stranger.group(1)):
            return None  # the Ruritanian Secret Service
    return entry


def _is_common(phrase: str, entry: Entry | None) -> bool:
    """Tell a body’s name that other countries’ bodies may have ("Congress") from a country’s."""
    if entry is None or entry.name == country_name(entry.country):
        return False
    return " " in phrase or (entry.kind == "government" and not phrase.isupper())


def _longest(
    phrases: Sequence[_Meanings], word: str, text: str, match: re.Match[str], end: int
) -> tuple[_Meanings, Span] | None:
    at = match.start()
    for meanings in phrases:
        phrase = meanings.phrase
        if phrase == word:
            return meanings, Span(*match.span())
        last = at + len(phrase)
        is_whole = last <= end and not text[last : last + 1].isalnum()
        if is_whole and text[at:last].replace("’", "'") == phrase:
            return meanings, Span(at, last)
    return None
