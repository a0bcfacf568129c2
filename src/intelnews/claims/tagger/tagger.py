"""From the paragraphs of a text to its attributions: five looks, each with what the last one saw.

First every word's tag, then which words may be a cue, then the role of every word in its paragraph,
then for each possible cue its source and content; at last each of these is believed or not, judged
first by itself and then among the others. The design is of two sources: cue first, then roles that
name the side their cue is on, after Pareti (2015), "Attribution: A Computational Approach";
structured perceptrons with averaged weights after Collins (2002).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from intelnews.claims.tagger.acceptance import Candidate, accept_buckets
from intelnews.claims.tagger.choice import choose
from intelnews.claims.tagger.company import company_of
from intelnews.claims.tagger.cues import CUE_FEATURES, add_cue_margins, cue_ranges
from intelnews.claims.tagger.features import buckets
from intelnews.claims.tagger.grammar import add_grammar
from intelnews.claims.tagger.parts import PART_LABELS, Views
from intelnews.claims.tagger.repairs import (
    Tagged,
    advised,
    coordinated,
    nested,
    parted,
    settled,
)
from intelnews.claims.tagger.roles import (
    ROLE_FEATURES,
    add_neighbours,
    add_roles,
)
from intelnews.claims.tagger.surroundings import count_words, look_ahead, surround
from intelnews.claims.tagger.tags import TAG_FEATURES
from intelnews.claims.tagger.weights import load_weights
from intelnews.claims.tagger.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from intelnews.claims.tagger.crf import Chain
    from intelnews.claims.tagger.features import Templates
    from intelnews.claims.tagger.surroundings import Range
    from intelnews.claims.tagger.weights import Weights
    from intelnews.spans import Span

__all__ = ["Tagged", "candidates_in", "judge", "tag"]

# News has a possible cue in 150 characters; text with many more of them is rubbish, and is read by
# its likeliest ones.
_CHARS_PER_CUE: Final = 50
_THOUSANDTHS: Final = 10  # of a logit, in which the trees speak: so many are a hundredth
# So many cues are viewed at a time, which bounds the memory.
_VIEWED: Final = 64
# Of 19,401 paragraphs of PolNeAR the longest has 521 words.
_LONGEST: Final = 600


def tag(
    text: str, spans: Sequence[Span], /, *, weights: Weights | None = None
) -> tuple[Words, list[Tagged]]:
    """Return the words of paragraphs and the attributions among them, in the order of the cues.

    >>> from intelnews.spans import Span
    >>> text = "Kral said the port was closed."
    >>> words, [found] = tag(text, [Span(0, len(text))])
    >>> [words.lowers[row] for row in found.content]
    ['the', 'port', 'was', 'closed']
    """
    weights = load_weights() if weights is None else weights
    words = Words(text, spans)
    if not len(words.rows):
        return words, []
    candidates, margins = candidates_in(words, weights)
    found: list[Tagged] = []
    if candidates:
        odds = judge(words, candidates, margins, weights)
        chosen = [
            Tagged(
                source=one.source,
                cue=one.words or tuple(range(*one.cue)),
                content=one.content,
                odds=odds[number],
            )
            for number, one in choose(words, candidates, odds, weights)
        ]
        found = list(coordinated(words, [advised(words, one) for one in chosen]))
        found = list(parted(found))
    found = settled(words, found)
    return words, sorted([*found, *nested(words, found)], key=lambda one: one.cue)


def judge(
    words: Words, candidates: Sequence[Candidate], margins: NDArray[np.int32], weights: Weights, /
) -> list[int]:
    """Return the log odds of candidates, in hundredths: each by itself first, then among all."""
    chosen = accept_buckets(words, candidates, margins, bits=weights.accept.bits)
    alone: list[int] = weights.accept.sum(chosen)[:, 0].tolist()
    company = company_of(words, candidates, margins, alone)
    among: list[int] = (weights.forest.sum(company.T) // _THOUSANDTHS).tolist()
    return among


def candidates_in(words: Words, weights: Weights, /) -> tuple[list[Candidate], NDArray[np.int32]]:
    """Return the possible attributions, and the margins of the roles."""
    add_tags(words, weights.tags)
    surround(words)
    add_grammar(words)
    cues = look_for_cues(words, weights.cues, bias=weights.cue_bias)
    margins = look_for_roles(words, weights.roles, cues)
    return (list(read_parts(words, cues, weights.parts)) if cues else []), margins


def row_buckets(words: Words, features: Templates, bits: int, /) -> NDArray[np.int32]:
    """Return the buckets of the features of each word: (features, words)."""
    rows = words.rows
    return buckets(features, lambda name, away: words.column[name][rows + away], bits=bits)


def add_tags(words: Words, chain: Chain, /) -> None:
    """Add column ``p``, the part-of-speech tags; every word is judged by itself."""
    begins = np.zeros(len(words), dtype=np.uint32)
    begins[[first for first, _ in words.sentences]] = 1
    words.column["f"] = begins
    scores = chain.score(row_buckets(words, TAG_FEATURES, chain.words.bits))
    words.column["p"] = np.zeros(len(words), dtype=np.uint32)
    words.column["p"][words.rows] = (scores.labels + chain.begins).argmax(axis=1) + 1


def paragraph_bounds(words: Words, /) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the words of each paragraph begin and end, counted without rows of nothing.

    A paragraph longer than any of news counts as several.
    """
    place = np.full(len(words) + 1, -1)
    place[words.rows] = np.arange(len(words.rows))
    pieces = [
        (place[low], place[min(low + _LONGEST, last) - 1] + 1)
        for first, last in words.paragraphs
        for low in range(first, last, _LONGEST)
    ]
    first_rows, last_rows = np.array(pieces, dtype=np.int64).T
    return first_rows, last_rows


def look_for_cues(words: Words, chain: Chain, /, *, bias: int) -> list[Range]:
    """Add how much each word looks like a cue; return the possible cues.

    They are those that would be found if finding none cost ``bias`` a word.
    """
    scores = chain.score(row_buckets(words, CUE_FEATURES, chain.words.bits))
    single = scores.labels + chain.begins
    add_cue_margins(words, single)
    single[:, 0] -= bias
    labels = single.argmax(axis=1)
    cues = cue_ranges(words, labels)
    most = sum(map(len, words.spans)) // _CHARS_PER_CUE + 2
    if len(cues) > most:
        likeliest = sorted(cues, key=lambda cue: (words.column["m"][slice(*cue)].min(), cue))
        cues = sorted(likeliest[:most])
    return cues


def look_for_roles(words: Words, chain: Chain, cues: Sequence[Range], /) -> NDArray[np.int32]:
    """Add the role of each word; return the margins of the roles: (words, labels)."""
    count_words(words, cues)
    look_ahead(words)
    add_neighbours(words, cues)
    scores = chain.score(row_buckets(words, ROLE_FEATURES, chain.words.bits))
    margins = scores.margins(*paragraph_bounds(words))
    add_roles(words, margins)
    return margins


def read_parts(words: Words, cues: Sequence[Range], chain: Chain, /) -> Iterator[Candidate]:
    """Yield what source and content each possible cue would have."""
    for start in range(0, len(cues), _VIEWED):
        yield from _read_parts(words, cues[start : start + _VIEWED], chain)


def _read_parts(words: Words, cues: Sequence[Range], chain: Chain) -> Iterator[Candidate]:
    views = Views(words, cues)
    scores = chain.score(*views.buckets(part_bits=chain.words.bits, border_bits=chain.pairs.bits))
    labels, gains = scores.best(views.first, views.last)
    for number, cue in enumerate(cues):
        inside = slice(views.first[number], views.last[number])
        found, rows = labels[inside], views.rows[inside]
        cue_words, source, content = (
            tuple(rows[found == PART_LABELS.index(name)].tolist())
            for name in ("cue", "source", "content")
        )
        yield Candidate(
            cue=cue, source=source, content=content, words=cue_words, gain=int(gains[number])
        )
