"""Claims made comparable: what each speaks of, by whom and when, and which of them may meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.model import Article, Claim, Precision
from intelnews.query.fields import sources_of
from intelnews.query.keys import folded
from intelnews.query.matter import matter_of, party_keys, reporter_keys, speaker_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from intelnews.model import Moment

    Pair: TypeAlias = tuple[Article, Claim]

__all__ = ["Meetings", "Statement", "Weights", "make_statements"]

# A name weighs half a word: claims about one country often have nothing else in common.
_WORD, _NAME = 1.0, 0.5
# What a quarter of an article's claims have in common (and at least four of them) is worth half.
_COMMON_WITHIN = (4, 0.25)
# So many claims are made of one story in a collection; what more claims share is worth less, by the
# logarithm of how rare it is, and above one claim in fifty it leads to no other article.
_OF_ONE_STORY, _COMMON_ACROSS = 20, 0.02
# A key leads to so many statements at most, those nearest in time. More of them share one only in
# a collection that was made to, or where the key tells nothing.
_LED_TO = 50


@frozen(eq=False)
class Statement:
    """A claim and what it is compared by.

    ``place`` tells articles apart; ``day`` counts days, where the day is known. ``words`` and
    ``names`` lead from the form that is compared to the form in place. ``sources`` are the folded
    names of those who make it, ``parties`` the keys by which each is recognised, and ``speaker``
    all keys in the words for the source. ``reporters`` are the keys of those whose reports it
    speaks of.
    """

    article: Article
    claim: Claim
    place: int
    day: int | None
    words: dict[str, str]
    names: dict[str, str]
    sources: frozenset[str]
    parties: tuple[tuple[str, ...], ...]
    speaker: tuple[str, ...]
    reporters: frozenset[str]

    def holds(self, key: str, /) -> bool:
        """Tell whether a key is among its words and names."""
        return key in self.words or key in self.names


def make_statements(pairs: Iterable[Pair], /) -> list[Statement]:
    """Return claims made comparable, in order."""
    places: dict[int, int] = {}
    return [
        _statement(article, claim, places.setdefault(id(article), len(places)))
        for article, claim in pairs
    ]


def _statement(article: Article, claim: Claim, place: int) -> Statement:
    matter = matter_of(claim)
    who = sources_of(claim)
    return Statement(
        article=article,
        claim=claim,
        place=place,
        day=_day(claim.moment) or _day(article.published),
        words=matter.words,
        names=matter.names,
        sources=frozenset(map(folded, who)),
        parties=tuple(filter(None, map(party_keys, who))),
        speaker=() if claim.source is None else speaker_keys(claim.source.text),
        reporters=reporter_keys(claim.content.text),
    )


def _day(moment: Moment | None) -> int | None:
    if moment is None or moment.precision.rank < Precision.DAY.rank:
        return None
    return moment.start.toordinal()


class Weights:
    """How much it means that two statements share words and names."""

    def __init__(self, known: Sequence[Statement], /) -> None:
        self._size = len(known)
        self._sizes = Counter(one.place for one in known)
        self._uses: Counter[str] = Counter()
        self._uses_within: Counter[tuple[int, str]] = Counter()
        for one in known:
            keys = {**one.words, **one.names}
            self._uses.update(keys.keys())
            self._uses_within.update((one.place, key) for key in keys)

    def is_common(self, key: str, /) -> bool:
        """Tell whether so many claims have the key that it says little."""
        return self._uses[key] > max(_OF_ONE_STORY, _COMMON_ACROSS * self._size)

    def _rarity(self, key: str) -> float:
        uses = self._uses[key]
        if uses <= _OF_ONE_STORY:
            return 1.0
        return log(self._size / uses) / log(self._size / _OF_ONE_STORY)

    def is_common_within(self, key: str, place: int, /) -> bool:
        """Tell whether so many claims of one article have the key that it says little there."""
        least, share = _COMMON_WITHIN
        return self._uses_within[place, key] >= max(least, share * self._sizes[place])

    def of_all(self, one: Statement, /) -> float:
        """Return the weight of all that a statement speaks of."""
        return self.of(chain(one.words, one.names), one, one)

    def of(self, keys: Iterable[str], one: Statement, other: Statement, /) -> float:
        """Return the weight of keys that two statements share."""
        within = one.place == other.place
        total = 0.0
        for key in keys:
            weight = _WORD if key in one.words and key in other.words else _NAME
            if within and self.is_common_within(key, one.place):
                weight /= 2
            total += weight * self._rarity(key)
        return total


class Meetings:
    """Leads a statement to those it may have to do with, without comparing all with all.

    They stand in its article and use a word of it, or are named in one another; or they use a word
    of it that is not common, at most so many days away.
    """

    def __init__(self, known: Iterable[Statement], weights: Weights, /, *, days: int) -> None:
        self._span = days
        self._within: defaultdict[tuple[int, str], list[Statement]] = defaultdict(list)
        dated: defaultdict[str, list[tuple[int, Statement]]] = defaultdict(list)
        for one in known:
            for key in dict.fromkeys(chain(one.words, *one.parties)):
                self._within[one.place, key].append(one)
            if one.day is not None:
                for key in one.words:
                    if not weights.is_common(key):
                        dated[key].append((one.day, one))
        for found in dated.values():
            found.sort(key=lambda pair: pair[0])
        self._across = {key: [one for _, one in found] for key, found in dated.items()}
        self._days = {key: [day for day, _ in found] for key, found in dated.items()}

    def of(self, other: Statement, /) -> list[Statement]:
        """Return the statements that this one may meet, each once."""
        return list(dict.fromkeys(chain(self._in_article(other), self._in_time(other))))

    def _in_article(self, other: Statement) -> Iterator[Statement]:
        for key in chain(other.words, other.names, *other.parties, other.speaker):
            yield from self._within.get((other.place, key), ())[:_LED_TO]

    def _in_time(self, other: Statement) -> Iterator[Statement]:
        if other.day is None:
            return
        for key in other.words:
            days = self._days.get(key, [])
            first = bisect_left(days, other.day - self._span)
            behind = bisect_right(days, other.day + self._span)
            if behind - first > _LED_TO:
                middle = bisect_left(days, other.day)
                first = min(max(first, middle - _LED_TO // 2), behind - _LED_TO)
                behind = first + _LED_TO
            yield from self._across.get(key, [])[first:behind]
