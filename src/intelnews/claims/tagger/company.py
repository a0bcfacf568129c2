"""A candidate among the others: what its article, its paragraph and its rivals say of it."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from intelnews.claims.tagger.grammar import advice_for
from intelnews.claims.tagger.roles import CONTENT, CUE, SOURCE, cue_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from intelnews.claims.tagger.acceptance import Candidate
    from intelnews.claims.tagger.words import Words

__all__ = ["COMPANY", "company_of"]

#: The numbers that tell of a candidate. Odds are in hundredths of a logit, shares in hundredths,
#: gains and margins in units of the weights; -1000 stands for none.
COMPANY: Final = (
    "odds", "gain", "gain of a word", "margin of the cue", "words of the cue", "class of the cue",
    "tags of the cue", "words the parts add to the cue", "length of the content",
    "length of the source", "gaps of the content", "tags that begin the content",
    "tag before the content", "tag at the end of the content", "tag behind the content",
    "roles: the cue", "roles: the cue's lead", "roles: the cue alone",
    "roles: least of the content", "roles: mean of the content", "roles: mean of the source",
    "roles: behind the content", "roles: before the content",
    "rules: found", "rules: same content", "rules: same source",
    "rivals: share of the content", "rivals: best odds", "rivals: lead",
    "holders: best odds", "held: best odds", "sentence: best odds", "sentence: others",
    "paragraph: best odds", "paragraph: mean share", "article: others", "article: mean share",
    "same cue: mean share", "same cue: others", "same source: best share",
    "same source: sum of shares",
)  # fmt: skip

_NONE: Final = -1000
_NEAR: Final = 12  # others that are looked at on either side in a sentence, and
_NEARBY: Final = 25  # in a paragraph
_SAME: Final = 0.5  # contents that share so much are rivals for the same one


def company_of(
    words: Words,
    candidates: Sequence[Candidate],
    margins: NDArray[np.int32],
    odds: Sequence[int],
    /,
) -> NDArray[np.int32]:
    """Return the numbers of ``COMPANY`` for each candidate: (candidates, numbers).

    ``margins`` are those of the roles, a row a word that is one; ``odds`` what the candidates were
    given when each was looked at by itself.
    """
    look = _Look(words, candidates, margins, odds)
    rows = [
        [*look.alone(number), *look.roles(number), *look.rules(number), *look.others(number)]
        for number in range(len(candidates))
    ]
    return np.array(rows, dtype=np.int32).reshape(len(candidates), len(COMPANY))


def _share(odds: int) -> int:
    """Return about how likely odds are, in hundredths; by division, the same on every machine."""
    return 50 + 50 * odds // (100 + abs(odds))


def _mean(values: Iterable[int]) -> int:
    told = list(values)
    return sum(told) // len(told) if told else _NONE


@frozen
class _Kin:
    """Candidates with the same cue or source: how many, and their shares."""

    count: int
    total: int
    best: int
    second: int

    @classmethod
    def of(cls, shares: Sequence[int]) -> _Kin:
        best, second, *_ = *nlargest(2, shares), _NONE, _NONE
        return cls(len(shares), sum(shares), best, second)


class _Look:
    """The candidates of one text, each beside the others."""

    def __init__(
        self,
        words: Words,
        candidates: Sequence[Candidate],
        margins: NDArray[np.int32],
        odds: Sequence[int],
    ) -> None:
        self.candidates, self.odds = candidates, odds
        self.of = {name: words.column[name].tolist() for name in ("p", "k", "m")}
        self.place = np.full(len(words), -1)
        self.place[words.rows] = np.arange(len(words.rows))
        parts = (slice(1), CUE, SOURCE, CONTENT)
        none, cue, source, content = (margins[:, part].max(axis=1) for part in parts)
        self.cue_role, self.source_role, self.content_role = (
            cue - none, source - none, content - none
        )  # fmt: skip
        self.cue_lead = cue - np.maximum.reduce([none, source, content])
        self.advice = advice_for(words, [one.cue for one in candidates])
        self.contents = [frozenset(one.content) for one in candidates]
        self.sources = [frozenset(one.source) for one in candidates]
        self.shares = [_share(one) for one in odds]
        self.sum = sum(self.shares)
        self.sentence = [int(words.sentence[one.cue[0]]) for one in candidates]
        self.paragraph = [int(words.paragraph[one.cue[0]]) for one in candidates]
        stems = words.column["t"].tolist()
        self.stem = [stems[cue_head(words, one.cue)] for one in candidates]
        self.named = [stems[one.source[-1]] if one.source else None for one in candidates]
        self.claimed = np.zeros(len(words), dtype=np.int64)
        for number, one in enumerate(candidates):
            self.claimed[list(one.content)] += self.shares[number]
        self.of_stem = self._gather(self.stem)
        self.of_name = self._gather(self.named)

    def _gather(self, keys: Sequence[int | None]) -> dict[int | None, _Kin]:
        """Return what the candidates that have a key in common come to."""
        shares: dict[int | None, list[int]] = defaultdict(list)
        for key, share in zip(keys, self.shares, strict=True):
            shares[key].append(share)
        return {key: _Kin.of(told) for key, told in shares.items()}

    def alone(self, number: int) -> tuple[int, ...]:
        """Return what it is by itself."""
        one, tag = self.candidates[number], self.of["p"]
        first, last = one.cue
        size = len(one.content) + len(one.source)
        begin, end = (one.content[0], one.content[-1]) if one.content else (0, 0)
        return (
            self.odds[number],
            one.gain,
            one.gain // max(1, size),
            max(self.of["m"][first:last]),
            last - first,
            self.of["k"][last - 1],
            tag[first] * 64 + tag[last - 1],
            len(one.words) - (last - first) if one.words else _NONE,
            len(one.content),
            len(one.source),
            end - begin + 1 - len(one.content) if one.content else _NONE,
            tag[begin] * 64 + tag[begin + 1],
            tag[begin - 1],
            tag[end],
            tag[end + 1],
        )

    def roles(self, number: int) -> tuple[int, ...]:
        """Return how far the roles of the paragraph agree."""
        one = self.candidates[number]
        cue = self._read(self.cue_role, range(*one.cue))
        lead = self._read(self.cue_lead, range(*one.cue))
        content = self._read(self.content_role, one.content)
        source = self._read(self.source_role, one.source)
        behind = self._read(self.content_role, [one.content[-1] + 1] if one.content else [])
        before = self._read(self.content_role, [one.content[0] - 1] if one.content else [])
        return (
            max(cue, default=_NONE),
            max(lead, default=_NONE),
            int(all(ahead > 0 for ahead in lead)),
            min(content, default=_NONE),
            _mean(content),
            _mean(source),
            max(behind, default=_NONE),
            max(before, default=_NONE),
        )

    def _read(self, margin: NDArray[np.int32], rows: Iterable[int]) -> list[int]:
        places = self.place[list(rows)]
        told: list[int] = margin[places[places >= 0]].tolist()
        return told

    def rules(self, number: int) -> tuple[int, int, int]:
        """Return whether the rules find it, and with the same parts, in hundredths."""
        advice = self.advice[number]
        if advice is None:
            return 0, _NONE, _NONE
        return (
            1,
            _alike(self.contents[number], advice.content),
            _alike(self.sources[number], advice.source),
        )

    def others(self, number: int) -> tuple[int, ...]:
        """Return what the other candidates say of it."""
        one, content, own = self.candidates[number], self.contents[number], self.shares[number]
        rival = holder = held = sentence = _NONE
        beside = 0
        for other in self._near(number, _NEAR, self.sentence):
            odds, theirs = self.odds[other], self.contents[other]
            sentence, beside = max(sentence, odds), beside + 1
            if one.cue[0] in theirs:
                holder = max(holder, odds)
            if self.candidates[other].cue[0] in content:
                held = max(held, odds)
            if _alike(content, theirs) > 100 * _SAME:
                rival = max(rival, odds)
        nearby = list(self._near(number, _NEARBY, self.paragraph))
        alike, name = self.of_stem[self.stem[number]], self.named[number]
        named = _Kin.of([own]) if name is None else self.of_name[name]
        rows = list(one.content)
        everybody = len(self.odds) - 1
        return (
            int(self.claimed[rows].sum()) // len(rows) - own if rows else _NONE,
            rival,
            self.odds[number] - rival,
            holder,
            held,
            sentence,
            beside,
            max((self.odds[other] for other in nearby), default=_NONE),
            _mean(self.shares[other] for other in nearby),
            everybody,
            (self.sum - own) // everybody if everybody else _NONE,
            (alike.total - own) // (alike.count - 1) if alike.count > 1 else _NONE,
            alike.count - 1,
            named.second if named.best == own else named.best,
            named.total - own,
        )

    def _near(self, number: int, reach: int, where: Sequence[int]) -> Iterable[int]:
        """Yield the others not far away in the same sentence or paragraph."""
        for other in range(max(0, number - reach), min(len(where), number + reach + 1)):
            if other != number and where[other] == where[number]:
                yield other


def _alike(ours: frozenset[int], theirs: frozenset[int]) -> int:
    """Return the share of words that two parts have in common, in hundredths."""
    together = len(ours | theirs)
    return 100 * len(ours & theirs) // together if together else 100
