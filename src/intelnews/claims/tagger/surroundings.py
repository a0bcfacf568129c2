"""Columns that tell where a word stands: in its sentence, in its paragraph, by a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from intelnews.claims.tagger.tags import FINITE, NOUNS, VERBS, tag_numbers
from intelnews.claims.tagger.words import CLOSING, OPENING, word_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from intelnews.claims.tagger.words import Words

__all__ = ["Range", "at_most", "count_words", "look_ahead", "steps", "surround"]

#: First row and the row behind the last.
Range = tuple[int, int]

# Distances count one by one up to five, then more and more coarsely.
_STEPS: Final = np.array([*range(6), *[6] * 3, *[7] * 5, *[8] * 11, *[9] * 25, 10], dtype=np.uint32)
_JOINTS: Final = (
    "that", "which", "who", "whether", "if", "how", "what", "why", "because", "as", "while",
    "after", "when", "but", "and",
)  # fmt: skip
_BREAKS: Final = (":", ";", "-", "–", "—", "--", "―", "(", ")")
_CUTS: Final = (",", ":", ";", "—", "–", "--", "-", "―", ".", "?", "!")


def steps(distance: NDArray[np.int64], /) -> NDArray[np.uint32]:
    """Return distances in steps that grow with them: a number from 0 to 10.

    >>> steps(np.array([0, 5, 8, 999])).tolist()
    [0, 5, 6, 10]
    """
    return _STEPS[np.minimum(np.maximum(distance, 0), len(_STEPS) - 1)]


def at_most(count: NDArray[np.int64], most: int, /) -> NDArray[np.uint32]:
    """Return counts up to a highest one."""
    return np.minimum(np.maximum(count, 0), most).astype(np.uint32)


def surround(words: Words, /) -> None:
    """Add the columns of sentences, paragraphs and quotations.

    ``fb`` and ``te`` are the steps to the beginning and the end of the sentence, ``f`` is 1 for its
    first word, ``hq`` for one with a quotation in it, ``sp`` and ``sn`` place it in its paragraph.
    Of a quotation, ``ql`` is the length, ``qb`` the word before, ``qv`` and ``qa`` the tags before
    and behind, ``qe`` the last word or the comma behind.
    """
    size, column = len(words), words.column
    rows = np.arange(size)
    first, last = np.array(rows), np.array(rows)
    holds, place, count = (np.zeros(size, dtype=np.uint32) for _ in range(3))
    begins = np.zeros(size, dtype=np.uint32)
    number = 0
    for low, high in words.paragraphs:
        inside = []
        while number < len(words.sentences) and words.sentences[number][0] < high:
            inside.append(words.sentences[number])
            number += 1
        count[low:high] = min(len(inside), 3)
        for order, (begin, end) in enumerate(inside):
            first[begin:end] = begin
            last[begin:end] = end
            begins[begin] = 1
            place[begin:end] = min(order, 3)
            holds[begin:end] = bool(column["q"][begin:end].any())
    words.last = last
    column.update(f=begins, hq=holds, sp=place, sn=count)
    column.update(fb=steps(rows - first), te=steps(last - rows - 1))
    _add_quotations(words)


def _add_quotations(words: Words) -> None:
    column = words.column
    blank = {name: np.zeros(len(words), dtype=np.uint32) for name in ("ql", "qb", "qv", "qa", "qe")}
    column.update(blank)
    held = np.flatnonzero(words.quote >= 0)
    if not len(held):
        return
    comma = word_number(",")
    for run in np.split(held, np.flatnonzero(np.diff(words.quote[held])) + 1):
        low, high = int(run[0]), int(run[-1]) + 1
        end = high - 2 if column["q"][high - 1] == CLOSING and high - low > 1 else high - 1
        behind = column["w"][high] == comma
        values = {
            "ql": _STEPS[min(high - low, len(_STEPS) - 1)],
            "qb": column["w"][low - 1],
            "qv": column["p"][low - 1],
            "qa": column["p"][high],
            "qe": comma if behind else column["w"][end],
        }
        for name, value in values.items():
            column[name][low:high] = value


def count_words(words: Words, cues: Sequence[Range], /) -> None:
    """Count words of several sorts from the beginning, so that a difference counts those between.

    ``words.counts`` has an array (rows + 1) a sort; column ``c`` is 1 where a possible cue stands.
    """
    column = words.column
    starts = np.zeros(len(words), dtype=bool)
    column["c"] = np.zeros(len(words), dtype=np.uint32)
    for low, high in cues:
        starts[low] = True
        column["c"][low:high] = 1
    quoted = column["q"]
    sorts = {
        "comma": column["w"] == word_number(","),
        "verb": np.isin(column["p"], tag_numbers(VERBS)),
        "finite": np.isin(column["p"], tag_numbers(FINITE)),
        "noun": np.isin(column["p"], tag_numbers(NOUNS)),
        "quote": (quoted == OPENING) | (quoted == CLOSING),
        "joint": np.isin(column["w"], _word_numbers(_JOINTS)),
        "break": np.isin(column["w"], _word_numbers(_BREAKS)),
        "cue": starts,
    }
    words.counts = {name: np.concatenate(([0], np.cumsum(of))) for name, of in sorts.items()}


def look_ahead(words: Words, /) -> None:
    """Add what follows a word in its sentence.

    ``af``, ``ac``, ``aq`` and ``ak`` count finite verbs, commas, quotation marks and cues up to its
    end; ``nd``, ``nw``, ``np`` and ``nf`` are the distance to the next punctuation mark, the mark,
    the tag behind it and whether a finite verb comes first.
    """
    counts, column = words.counts, words.column
    rows = np.arange(len(words))
    end = np.maximum(words.last, rows)
    for name, sort, most in (
        ("af", "finite", 2),
        ("ac", "comma", 3),
        ("aq", "quote", 2),
        ("ak", "cue", 2),
    ):
        column[name] = at_most(counts[sort][end] - counts[sort][rows], most)
    is_cut = np.isin(column["w"], _word_numbers(_CUTS))
    backwards = np.maximum.accumulate(np.where(is_cut[::-1], rows, -1))
    following = np.clip(len(rows) - 1 - backwards[::-1], 0, len(rows) - 2)
    column["nd"] = steps(following - rows)
    column["nw"] = column["w"][following]
    column["np"] = column["p"][following + 1]
    column["nf"] = at_most(counts["finite"][following] - counts["finite"][rows], 1)


def _word_numbers(names: Sequence[str]) -> NDArray[np.uint32]:
    return np.array([word_number(name) for name in names], dtype=np.uint32)
