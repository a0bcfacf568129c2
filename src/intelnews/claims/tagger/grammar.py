"""What the rules of the grammar say: advice that the tagger learns how far to trust."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from intelnews.claims.grammar.locutions import locution_keys
from intelnews.claims.grammar.reader import attributions_in, settled_in
from intelnews.claims.grammar.tokens import sentences_of
from intelnews.claims.tagger.words import Advice
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from intelnews.claims.attribution import Attribution
    from intelnews.claims.grammar.tokens import Sentence
    from intelnews.claims.tagger.words import Words

__all__ = ["add_grammar", "advice_for"]


def add_grammar(words: Words, /) -> None:
    """Add column ``u``, the part of each word by the rules, ``words.advice``, ``words.settled``.

    Parts are those of the roles: 1 cue, 2 and 3 source with its cue on the right or left, 4 and 5
    content likewise.
    """
    words.advice, words.settled = [], []
    for first, last, sentences in _sentences(words):
        starts = words.starts[first:last]
        words.advice += _as_rows(attributions_in(sentences), starts, first)
        words.settled += _as_rows(settled_in(sentences), starts, first)
    column = np.zeros(len(words), dtype=np.uint32)
    for one in reversed(words.advice):  # what comes first wins
        for rows, part in ((one.content, 4), (one.source, 2)):
            for row in rows:
                column[row] = part + (row > one.cue.start)
        column[one.cue.start : one.cue.stop] = 1
    words.column["u"] = column


def advice_for(words: Words, cues: Sequence[tuple[int, int]], /) -> list[Advice | None]:
    """Return for each possible cue what the rules find by a cue among its words."""
    by_row: dict[int, Advice] = {}
    for one in reversed(words.advice):
        for row in one.cue:
            by_row[row] = one
    return [
        next((by_row[row] for row in range(first, last) if row in by_row), None)
        for first, last in cues
    ]


def _sentences(words: Words) -> Iterator[tuple[int, int, list[Sentence]]]:
    """Yield rows and sentences of each paragraph that the rules may find something in."""
    cue_classes: NDArray[np.uint32] = words.column["k"]
    keys = locution_keys()
    place = 0
    for first, last in words.paragraphs:
        span = Span(words.starts[first], words.ends[last - 1])
        quotes = []
        while place < len(words.quotes) and words.quotes[place].span.start < span.end:
            quotes.append(words.quotes[place])
            place += 1
        lowers = words.lowers[first:last]
        if cue_classes[first:last].max() > 1 or ":" in lowers or not keys.isdisjoint(lowers):
            yield first, last, sentences_of(words.text, span, quotes)


def _as_rows(
    attributions: Iterable[Attribution], starts: Sequence[int], first: int
) -> Iterator[Advice]:
    def rows(spans: Iterable[Span]) -> frozenset[int]:
        return frozenset(row for span in spans for row in between(span))

    def between(span: Span) -> range:
        return range(first + bisect_left(starts, span.start), first + bisect_left(starts, span.end))

    for found in attributions:
        if found.cue is not None:
            yield Advice(
                cue=between(found.cue),
                source=frozenset() if found.source is None else rows([found.source]),
                content=rows(found.content),
            )
