"""Bylines: the lines and fields that say who wrote a piece, read into persons."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import define, evolve, field

from intelnews.fields.newsrooms import (
    ROLE_MODIFIERS,
    is_collective,
    is_nobody,
    is_organisation,
    is_place,
    is_role,
)
from intelnews.fields.persons import is_plain_word, parse_inverted, parse_name
from intelnews.fields.residue import strip_residue
from intelnews.folding import fold, squeeze
from intelnews.model import Author

__all__ = ["parse_byline"]

# The longest of 721 annotated author fields names 17 scientists in 371 characters; what is five
# times as long is a paragraph.
_LONGEST = 2_000
# Words that are neither name nor role, house or place. A byline has a few at most ("Anna Kral,
# aboard the Sylvania"). Of 14,283 paragraphs and headings of news pages 863 pass for bylines under
# this bound, 797 of them of eight words at most, and 1,135 without it; it costs one of 707
# annotated author fields.
_MOST_STRANGE = 4
# Words of dates, addresses and buttons around the names: a date with its time, a remark on editors
# and a button or two come to about 20.
_MOST_RESIDUE = 30
# Words in small letters that can be a list of names (four names of three words); more of them are
# a sentence.
_MOST_SMALL = 12
# Words of one role: "Professor of History at Port Ansel University" has seven.
_LONGEST_ROLE = 8
_NEXT_LINE = re.compile(r"\n(?:and|&|by)\s", re.IGNORECASE)
_BARS = re.compile(r"\s*[|·•►\n]\s*|\s+[–—-]\s+")
_BRACKETS = re.compile(r"\s?[(（\[](?P<inside>[^()（）\[\]]{0,100})[)）\]]")
_FOR = re.compile(
    r"(?:(?:^|,?\s)(?i:special\sto)|,\sof|\s(?i:for|für|pour|para|per))\s"
    r"(?P<house>(?:(?i:the)\s)?[A-ZÀ-Þ][^\s,;]*(?:\s[^\s,;]+){0,5})$"
)
_COMMA = re.compile(r"\s*[,、，/]\s*(?:(?:and|&)\s+)?", re.IGNORECASE)
_ALWAYS_AND = re.compile(r"\s+(?:and|with|und|&|\+|avec|mit|com)\s+", re.IGNORECASE)
# Words that are also initials or particles: they join two names only if there are two full ones.
_MAYBE_AND = re.compile(r"\s+(?:et|y|e|en|och|og|и|і|та|oraz|i|ve|και|و)\s+", re.IGNORECASE)
_IN = re.compile(
    r"\s(?:(?i:reports?|reporting)\s)?(?i:in|from|at|en|à|aus|desde|из)\s"
    r"(?:(?i:the)\s)?[^\W\d_a-zß-öø-ÿ]\S*(?:\s\S+){0,3}$"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,3}|(?:[^\W\d_]\.[ -]?){4}")  # "TIME" is a house
_ALONE = re.compile(r"[^\W\d_](?:[^\W_]|[_'’-]){2,29}")
_NO_LETTER = re.compile(r"[\W\d_]*")
# Beside a name, what begins with an article is a house, and so is "HarbourTimes".
_SITE = re.compile(r"(?i:the)\s[A-ZÀ-Þ]|(?i:\w*(?:news|times|media)\w*)$")


def parse_byline(text: str, /) -> tuple[Author, ...]:
    """Read a byline in any of its forms into the persons it names.

    Roles and newsrooms go to the person they stand beside; places, dates and addresses are left
    out. Where nobody is named ("Staff", an agency alone), or where the text is no byline after
    all, the tuple is empty: a wrong author is worse than a missing one.

    >>> [author.name for author in parse_byline("By ANNA KRAL and J. OTT in Geneva")]
    ['Anna Kral', 'J. Ott']
    >>> parse_byline("By Anna Kral, Associated Press")
    (Author(name='Anna Kral', affiliation='Associated Press'),)
    >>> parse_byline("By our correspondent")
    ()
    """
    return _parse(text)


@lru_cache(maxsize=4096)  # a page names its few writers again and again
def _parse(text: str) -> tuple[Author, ...]:
    if len(text) > _LONGEST or _is_sentence(text):
        return ()
    plain = _NEXT_LINE.sub(" and ", strip_residue(text))
    if len(text.split()) - len(plain.split()) > _MOST_RESIDUE:
        return ()
    groups = _BARS.split(plain)
    if len(groups) == 1 and _is_pen_name(plain):
        return (Author(name=plain.title() if plain.isupper() else plain),)
    reading = _Reading(any_case=plain.islower() and len(plain.split()) <= _MOST_SMALL)
    for group in groups:
        if reading.authors:  # behind the first bar stands the newsroom, not one more author
            reading.note(group)
        else:
            reading.read_group(group)
    if reading.strange > _MOST_STRANGE:
        return ()
    first: dict[str, Author] = {}
    for author in reading.authors:
        first.setdefault(author.key, author)
    return tuple(first.values())


def _is_sentence(text: str) -> bool:
    """Tell at a glance that a text is prose: long, and most of its words in small letters."""
    words = text.split()
    return len(words) > _MOST_RESIDUE and sum(map(str.islower, words)) > 0.6 * len(words)


@define
class _Reading:
    """What a byline has yielded so far.

    ``any_case`` lets names in small letters in, where the whole byline is in small letters;
    ``strange`` counts the words that nothing explains.
    """

    any_case: bool
    authors: list[Author] = field(factory=list)
    strange: int = 0

    def read_group(self, group: str) -> None:
        """Read the part of a byline that holds the names, between its bars and dashes."""
        notes = [match["inside"] for match in _BRACKETS.finditer(group)]
        group = _BRACKETS.sub(" ", group)
        house = _FOR.search(group)
        parts = [squeeze(part) for part in group[: house and house.start()].split(";")]
        several = len(parts) > 1 and any(parse_inverted(part) for part in parts)
        for part in parts:
            inverted = parse_inverted(part, several=True) if several else None
            if inverted is not None:
                self.authors.append(inverted)
            else:
                self._read_list(part)
        if house is not None:
            self.note(house["house"], is_house=True)
        for note in notes:
            self.note(note)

    def note(self, words: str, /, *, is_house: bool = False) -> None:
        """Give a role or a house that stands behind all names to each of them."""
        self.authors = [_beside(author, words, is_house=is_house) for author in self.authors]

    def _read_list(self, group: str) -> None:
        """Read names parted by commas, slashes and "and", with what stands beside each."""
        inverted = _inverted_list(group)
        if inverted is not None:
            self.authors.extend(inverted)
            return
        for segment in filter(None, _COMMA.split(group)):
            for words in _ALWAYS_AND.split(segment):
                self._take(words)

    def _take(self, words: str) -> None:
        """Take the names that a segment holds, or the note that it is."""
        halves = [self._named(half) for half in _MAYBE_AND.split(words)]
        together = [author for author in halves if author is not None]
        if len(halves) > 1 and len(together) == len(halves):
            self.authors.extend(together)
            return
        whole = words
        if not is_role(words):
            words = _IN.sub("", words)
        place = is_place(words)
        if place and self.authors:
            author = None
        elif len(halves) == 1 and words == whole:
            author = halves[0]  # the same question, asked already
        else:
            author = self._named(words)
        if author is not None:
            self.authors.append(author)
        elif self.authors and (beside := _beside(self.authors[-1], words)) != self.authors[-1]:
            self.authors[-1] = beside
        elif not (place or is_role(words) or is_organisation(words) or is_nobody(words)):
            self.strange += len(words.split())
        else:
            self.strange += max(0, len(words.split()) - _LONGEST_ROLE)

    def _named(self, words: str) -> Author | None:
        """Read one name, without the place behind it and with a role before or behind it."""
        plain = squeeze(_IN.sub("", words))
        if plain.islower() and not self.any_case:
            return None
        author = parse_name(plain)
        if author is not None or not is_role(plain) or is_collective(plain):
            return author
        parts = plain.split(" ")
        roles = [at for at, part in enumerate(parts) if is_role(part)]
        start, stop = roles[0], roles[-1] + 1
        while start and fold(parts[start - 1]) in ROLE_MODIFIERS:
            start -= 1
        for name, role in ((parts[stop:], parts[:stop]), (parts[:start], parts[start:])):
            found = parse_name(" ".join(name))
            if found is not None and not " ".join(name).islower():
                return _beside(found, " ".join(role))
        return None


def _inverted_list(group: str) -> list[Author] | None:
    """Read "Kral, Anna", "Kral, Anna and Ott, Jan" and "Kral, A., Ott, J., & Lum, C."."""
    joined = _ALWAYS_AND.split(group)
    found = [author for part in joined if (author := parse_inverted(part)) is not None]
    if len(found) == len(joined):
        return found
    segments = [part for part in _COMMA.split(group) if part]
    pairs = list(zip(segments[::2], segments[1::2], strict=False))
    if len(segments) % 2 or not all(_INITIALS.fullmatch(given) for _, given in pairs):
        return None
    named = [parse_inverted(f"{family}, {given}", several=True) for family, given in pairs]
    return [author for author in named if author is not None] or None


def _is_pen_name(word: str) -> bool:
    """Tell whether a word that is the whole byline can be the name somebody writes under."""
    if not _ALONE.fullmatch(word) or (word.isupper() and len(word) < 6):  # "BBAW"
        return False
    house = is_organisation(word) or _SITE.match(word) is not None
    return not (house or is_nobody(word) or is_role(word) or is_plain_word(word))


def _beside(author: Author, words: str, *, is_house: bool = False) -> Author:
    """Return the author with what stands beside the name, if it is a role or a house."""
    note = squeeze(words).strip(" ,.;:")
    if _NO_LETTER.fullmatch(note) or any(char.isdigit() for char in note):
        return author
    if len(note.split()) > _LONGEST_ROLE:
        return author
    if is_role(note) and not is_house:
        if author.role is not None or is_collective(note):
            return author
        return evolve(author, role=note.title() if note.isupper() else note)
    if author.affiliation is None and (is_house or is_organisation(note) or _SITE.match(note)):
        return evolve(author, affiliation=note)
    return author
