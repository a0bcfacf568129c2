"""Which candidates are believed, once all of them are judged."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from intelnews.claims.tagger.words import INSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.claims.tagger.acceptance import Candidate
    from intelnews.claims.tagger.weights import Weights
    from intelnews.claims.tagger.words import Words

__all__ = ["choose"]

# A quotation of fewer words is a scare quote or a name.
_LEAST_QUOTED: Final = 4
_QUOTED_SHARE: Final = 0.6
# Candidates so near, whose contents share so much, claim the same one.
_NEAR: Final = 8
_SAME: Final = 0.5
# Log odds beyond these, in hundredths, are certainty.
_SURE: Final = 3000


def choose(
    words: Words, candidates: Sequence[Candidate], odds: Sequence[int], weights: Weights, /
) -> Iterator[tuple[int, Candidate]]:
    """Yield the candidates to believe, with their numbers.

    Besides those above the threshold they are the best of rivals, of which one is likely to be
    right, and the best ones for quotations that nobody else claims: what stands in quotation marks
    is seldom the writer's own.
    """
    kept = {
        number
        for number, one in enumerate(candidates)
        if one.content and odds[number] > weights.threshold
    }
    kept |= set(_best_rivals(candidates, odds, kept, weights.threshold))
    claimed = {row for number in kept for row in candidates[number].content}
    state = words.column["q"]
    best: dict[int, int] = {}
    for number, one in enumerate(candidates):
        if number in kept or odds[number] <= weights.quote_threshold:
            continue
        quoted = [row for row in one.content if state[row] == INSIDE and row not in claimed]
        if len(quoted) >= max(_LEAST_QUOTED, _QUOTED_SHARE * len(one.content)):
            quote = int(words.quote[quoted[0]])
            if quote not in best or odds[number] > odds[best[quote]]:
                best[quote] = number
    cues: set[tuple[int, ...]] = set()
    believed: list[int] = []
    for number in sorted(kept | set(best.values()), key=lambda one: (-odds[one], one)):
        one = candidates[number]
        cue = one.words or tuple(range(*one.cue))
        if cue not in cues:  # two possible cues may turn out to be parts of one
            cues.add(cue)
            believed.append(number)
    for number in sorted(believed):
        yield number, candidates[number]


def _best_rivals(
    candidates: Sequence[Candidate], odds: Sequence[int], kept: set[int], threshold: int
) -> Iterator[int]:
    """Yield the best of those that claim the same content, where one of them is likely right.

    "Could neither confirm nor deny" has two words that may be the cue, and each is in the other's
    way.
    """
    contents = [frozenset(one.content) for one in candidates]
    for number, content in enumerate(contents):
        near = range(max(0, number - _NEAR), min(len(contents), number + _NEAR + 1))
        rivals = [
            other
            for other in near
            if other != number
            and len(content & contents[other]) > _SAME * len(content | contents[other])
        ]
        if not rivals or not kept.isdisjoint([number, *rivals]):
            continue
        best = all((odds[number], -number) > (odds[other], -other) for other in rivals)
        if best and _either(odds[one] for one in (number, *rivals)) > threshold:
            yield number


def _either(odds: Iterable[int]) -> float:
    """Return the log odds that one of some is right, if they do not hang together."""
    none = math.prod(1 / (1 + math.exp(max(-_SURE, min(_SURE, one)) / 100)) for one in odds)
    return 100 * math.log(1 / none - 1)
