"""Copies of one story: articles that share most of their shingles, which are runs of three words.

Broder ("On the resemblance and containment of documents", 1997) calls the share of shingles that
two texts have in common their resemblance. Pairs worth comparing are found through the rarest
shingles of each text, as Bayardo, Ma and Srikant do it ("Scaling up all pairs similarity search",
2007): two texts that resemble each other by ``t`` must share one of the ``(1 - t) * n + 1`` rarest
of the ``n`` shingles of each.
"""

from __future__ import annotations

from array import array
from collections import Counter
from heapq import nlargest
from math import ceil
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.errors import QueryError
from intelnews.model import Article
from intelnews.model.record import Record
from intelnews.query.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["THRESHOLD", "Duplicates", "find_duplicates"]

# Over 486 annotated news pages: at three words, no two different stories resemble each other by
# more than 0.11, and pages that two people saved by 0.7 and more. A copy in which every tenth word
# was changed keeps 0.55 (in 95 of 100 texts), one that lost its last 40 per cent 0.59. At five
# words the tenth word changed leaves 0.37.
_WORD_BITS = 21  # three in 64 bits; above two million different words, some share a number
_WORD_MASK = (1 << _WORD_BITS) - 1
#: The resemblance from which two articles are copies, in the middle of that gap.
THRESHOLD = 0.5

# What keeps time linear for hostile collections: a shingle leads to so many texts at most, those
# nearest in length, and so many are compared, those that share most. A text in a family of copies
# meets one of them by its first shingle, so both bounds matter for texts made to collide alone.
_LED_TO = 50
_COMPARED = 32
# A prime; 32 MB at most, and few shingles of 10,000 articles meet by accident.
_REMAINDERS = 4_194_301


@frozen(kw_only=True, repr=False)
class Duplicates(Record):
    """Articles that are copies of one another, in the order of their corpus.

    ``similarities`` says of each how much it resembles the first: 1 is the same words.
    """

    articles: tuple[Article, ...]
    similarities: tuple[float, ...]

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "articles", len(self.articles)
        yield "least", round(min(self.similarities), 2)
        yield "title", self.articles[0].title


def find_duplicates(
    articles: Iterable[Article], /, *, threshold: float = THRESHOLD
) -> tuple[Duplicates, ...]:
    """Find groups of articles in which each resembles another by the threshold or more.

    Texts are compared without case, accents and punctuation; an article without text by its title,
    and one without words is no copy of anything.

    Raises:
        TypeError: If the threshold is no number.
        QueryError: If it is not above 0 and at most 1.

    >>> story = "The port of Ansel reopened on Monday after the storm, officials said."
    >>> found = find_duplicates([Article(text=story), Article(text=story.upper()), Article()])
    >>> [len(group.articles) for group in found]
    [2]
    """
    if isinstance(threshold, bool) or not isinstance(threshold, (int, float)):
        raise TypeError(f"a threshold is a number, not {type(threshold).__name__}")
    if not 0 < threshold <= 1:
        raise QueryError(f"a threshold is above 0 and at most 1, not {threshold}")
    known = tuple(articles)
    shingles = _shingles(known)
    families = _Families(len(known))
    different = _join_equals(shingles, families)
    _join_alike(shingles, different, threshold, families)
    found = []
    for family in families.of_several():
        first = set(shingles[family[0]])
        found.append(
            Duplicates(
                articles=tuple(known[number] for number in family),
                similarities=tuple(_resemblance(first, shingles[number]) for number in family),
            )
        )
    return tuple(found)


def _shingles(articles: Sequence[Article]) -> list[array[int]]:
    """Return the shingles of each article as ascending numbers, three word numbers in one."""
    numbers: dict[str, int] = {}
    found = []
    for article in articles:
        words = words_of(article.text) or words_of(article.title or "")
        own = [numbers.setdefault(word, len(numbers)) & _WORD_MASK for word in words]
        if words:  # a text of one or two words is one shingle
            own += [own[-1]] * (3 - len(own))
        runs = {
            a << 2 * _WORD_BITS | b << _WORD_BITS | c
            for a, b, c in zip(own, own[1:], own[2:], strict=False)
        }
        found.append(array("Q", sorted(runs)))
    return found


def _resemblance(one: set[int], other: array[int]) -> float:
    """Return the Jaccard similarity: shared shingles over all shingles."""
    shared = len(one.intersection(other))
    return shared / (len(one) + len(other) - shared)


def _join_equals(shingles: Sequence[array[int]], families: _Families) -> list[int]:
    """Join articles with equal shingles; return the first of each sort, the shortest first."""
    firsts: dict[bytes, int] = {}
    for number, runs in enumerate(shingles):
        if runs:
            families.join(firsts.setdefault(runs.tobytes(), number), number)
    return sorted(firsts.values(), key=lambda number: (len(shingles[number]), number))


def _join_alike(
    shingles: Sequence[array[int]], different: Iterable[int], threshold: float, families: _Families
) -> None:
    """Join articles that resemble each other enough, led to each other by their rarest shingles."""
    different = list(different)
    # Rarity need only be nearly right, so it is counted by remainder, in little memory.
    remainders = min(2 * sum(map(len, shingles)) + 1, _REMAINDERS)
    counts = [0] * remainders
    for number in different:
        for run in shingles[number]:
            counts[run % remainders] += 1
    places: dict[int, list[int]] = {}
    for number in different:
        own = shingles[number]
        least = threshold * len(own)  # a text with fewer shingles cannot share enough
        rarest = sorted(own, key=lambda run: (counts[run % remainders], run))
        met: Counter[int] = Counter()
        # The tiny number keeps 0.1 * 30 from being more than 3.
        for run in rarest[: len(own) - ceil(least - 1e-9) + 1]:
            if counts[run % remainders] > 1:
                place = places.setdefault(run, [])
                met.update(place)
                place.append(number)
                del place[:-_LED_TO]
        alike = [n for n in met if len(shingles[n]) >= least and not families.are_joined(n, number)]
        runs = set(own)
        for other in nlargest(_COMPARED, alike, key=met.__getitem__):
            if not families.are_joined(number, other) and (
                _resemblance(runs, shingles[other]) >= threshold
            ):
                families.join(number, other)


class _Families:
    """Which numbers belong together, by way of others or directly (a disjoint-set forest)."""

    def __init__(self, size: int) -> None:
        self._towards = list(range(size))

    def _root(self, number: int) -> int:
        towards = self._towards
        while towards[number] != number:
            towards[number] = towards[towards[number]]
            number = towards[number]
        return number

    def join(self, one: int, other: int) -> None:
        roots = sorted((self._root(one), self._root(other)))
        self._towards[roots[1]] = roots[0]

    def are_joined(self, one: int, other: int) -> bool:
        return self._root(one) == self._root(other)

    def of_several(self) -> list[list[int]]:
        """Return the families of two and more, in the order of their first members."""
        families: dict[int, list[int]] = {}
        for number in range(len(self._towards)):
            families.setdefault(self._root(number), []).append(number)
        return [family for family in families.values() if len(family) > 1]
