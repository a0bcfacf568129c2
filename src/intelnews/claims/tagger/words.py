"""The words of a text as columns of numbers, one row a word."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np
from attrs import frozen

from intelnews.claims.lexicon import cue_heads, word_list
from intelnews.claims.quotes import find_quotes, outermost

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from intelnews.claims.quotes import Quote
    from intelnews.spans import Span

__all__ = [
    "CLOSING",
    "INSIDE",
    "OPENING",
    "OUTSIDE",
    "PAD",
    "PHRASES",
    "Advice",
    "Words",
    "word_number",
]

#: Rows of zeros before, between and behind the paragraphs, so that a window needs no bounds.
PAD: Final = 4
#: Column ``k`` of words that only begin a cue of several words.
PHRASES: Final = 57
#: Where a word stands towards the outermost quotation marks: column ``q``.
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)

# As in the Penn Treebank, "didn't" and "Kral's" are two words each.
_WORD: Final = re.compile(
    r"[^\W_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*\w*"
    r"|\w+(?:(?:[-.&]|['’](?!(?:s|re|ve|ll|d|m)\b))\w+)*"
    r"|--+|\.\.\.|''|``|[^\w\s]",
    re.IGNORECASE,
)
_ENDS: Final = frozenset({".", "!", "?", "…", "..."})
#: Words whose full stop may be that of the sentence as well.
_MAY_END: Final = frozenset(
    {"u.s.", "u.k.", "u.n.", "p.m.", "a.m.", "d.c.", "etc.", "inc.", "jr.", "sr.", "co."}
)
_CLOSERS: Final = frozenset("”’»\"')]") | {"''"}
_OPENERS: Final = frozenset("“\"‘'«(`[")
# A sentence of more words is a list, a table or rubbish; the pieces keep all windows bounded.
_MAX_WORDS: Final = 200
_GROUPS: Final = {"speech": 1, "cognition": 2, "volition": 3, "evidence": 4, "hedge": 5}
_TENSES: Final = ("base", "third", "past", "ing", "other")
_ENDINGS: Final = (
    ("'s", 3), ("ies", 5), ("ied", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4), ("ly", 6),
)  # fmt: skip
#: Columns that a word has whatever stands around it: lower case, stem, suffix, prefix, shape, cue.
_FORM: Final = ("w", "t", "x", "h", "s", "k")


@frozen(eq=False)
class Advice:
    """An attribution that the rules find, as rows of the words."""

    cue: range
    source: frozenset[int]
    content: frozenset[int]


class Words:
    """Words of the paragraphs of a text.

    Lists and columns have one row a word and ``PAD`` rows of nothing around each paragraph;
    ``rows`` are the numbers of those that hold words.

    Attributes:
        starts, ends: Places in the text; -1 in rows of nothing.
        lowers: The words in lower case.
        spans: The paragraphs in the text.
        paragraphs, sentences: First row and the row behind the last.
        quotes: The outermost quotations, in order.
        column: ``w`` lower case, ``t`` stem, ``x`` last three letters, ``h`` first three, ``s``
            shape, ``k`` cue class of the lexicon, ``q`` quotation state; stages add their own.
        paragraph, sentence, quote: Number of the one that holds the word, or -1.
    """

    def __init__(self, text: str, spans: Iterable[Span], /) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lowers: list[str] = []
        self.spans: list[Span] = []
        self.paragraphs: list[tuple[int, int]] = []
        self.sentences: list[tuple[int, int]] = []
        self.quotes: list[Quote] = []
        forms: list[tuple[int, ...]] = []
        for span in spans:
            self._pad(forms)
            first = len(forms)
            for match in _WORD.finditer(text, span.start, span.end):
                word = match[0]
                self.starts.append(match.start())
                self.ends.append(match.end())
                self.lowers.append(word.lower())
                forms.append(_form(word))
            if len(forms) > first:
                self.spans.append(span)
                self.paragraphs.append((first, len(forms)))
                self._add_sentences(first, len(forms))
                self.quotes += outermost(find_quotes(text, span.start, span.end))
        self._pad(forms)
        table = np.array(forms, dtype=np.uint32).reshape(-1, len(_FORM))
        self.column: dict[str, NDArray[np.uint32]] = {
            name: np.ascontiguousarray(table[:, place]) for place, name in enumerate(_FORM)
        }
        self.paragraph = _numbers(self.paragraphs, len(forms))
        self.sentence = _numbers(self.sentences, len(forms))
        self.rows = np.flatnonzero(self.paragraph >= 0)
        self.quote, self.column["q"] = self._quoted()
        self.last = np.arange(len(forms))  # row behind the sentence, once it is surrounded
        self.advice: list[Advice] = []  # what the rules find
        self.settled: list[Advice] = []  # what set phrases make
        self.counts: dict[str, NDArray[np.int64]] = {}  # words of a sort before each row

    def __len__(self) -> int:
        return len(self.starts)

    def _pad(self, forms: list[tuple[int, ...]]) -> None:
        forms += [(0,) * len(_FORM)] * PAD
        self.starts += [-1] * PAD
        self.ends += [-1] * PAD
        self.lowers += [""] * PAD

    def _add_sentences(self, first: int, last: int) -> None:
        begin = at = first
        while at < last:
            behind = self._sentence_end(begin, at, last)
            if behind is None:
                at += 1
                behind = at
                if at - begin < _MAX_WORDS:
                    continue
            self.sentences.append((begin, behind))
            begin = at = behind
        if begin < last:
            self.sentences.append((begin, last))

    def _sentence_end(self, begin: int, at: int, last: int) -> int | None:
        """Return the row behind the sentence that ends with a word, if one does."""
        word = self.lowers[at]
        if word not in _ENDS and word not in _MAY_END:
            return None
        if word == "." and at > begin and self._abbreviates(at):
            return None
        behind = at + 1
        while behind < last and self.lowers[behind] in _CLOSERS and self._touches(behind):
            behind += 1
        if behind == last or self._touches(behind):
            return None
        letter = self.text[self.starts[behind]]
        begins = letter.isupper() or letter.isdigit() or letter in _OPENERS
        if word in _MAY_END:  # "the U.S. Navy" goes on, "the U.S. It" does not
            begins = begins and self.lowers[behind] in word_list("starters")
        return behind if begins else None

    def _touches(self, row: int) -> bool:
        """Tell whether no space stands before a word."""
        return self.starts[row] == self.ends[row - 1]

    def _abbreviates(self, at: int) -> bool:
        if not self._touches(at):
            return False
        before = self.text[self.starts[at - 1] : self.ends[at - 1]]
        is_initial = len(before) == 1 and before.isupper() and before != "I"
        return is_initial or before in word_list("abbreviations")

    def _quoted(self) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        which = np.full(len(self), -1, dtype=np.int64)
        state = np.zeros(len(self), dtype=np.uint32)
        rows = self.rows.tolist()
        place = 0
        for number, quote in enumerate(self.quotes):
            while place < len(rows) and self.ends[rows[place]] <= quote.span.start:
                place += 1
            while place < len(rows) and self.starts[rows[place]] < quote.span.end:
                row = rows[place]
                which[row] = number
                if self.starts[row] < quote.inner.start:
                    state[row] = OPENING
                else:
                    state[row] = CLOSING if self.starts[row] >= quote.inner.end else INSIDE
                place += 1
        return which, state


def word_number(word: str, /) -> int:
    """Return the number of a word in lower case; 0 is no word's.

    >>> word_number("said") == word_number("denied")
    False
    """
    return crc32(word.encode(errors="surrogatepass")) | 1


def _numbers(bounds: Sequence[tuple[int, int]], size: int) -> NDArray[np.int64]:
    numbers = np.full(size, -1, dtype=np.int64)
    for number, (first, last) in enumerate(bounds):
        numbers[first:last] = number
    return numbers


@lru_cache(maxsize=32_768)  # the vocabulary of some hundred articles
def _form(word: str) -> tuple[int, ...]:
    lower = word.lower().replace("’", "'")
    return (
        word_number(lower),
        word_number(_stem(lower)),
        word_number(lower[-3:]),
        word_number(lower[:3]),
        _shape(word) + 1,
        _cue_classes().get(lower, 0) + 1,
    )


def _shape(word: str) -> int:
    if word[0].isupper():
        if len(word) == 1:
            return 3
        return 1 if word.isupper() else 2
    if word[0].isdigit():
        return 4
    if word[0].islower():
        return 6 if "-" in word else 5
    return 7


@cache
def _cue_classes() -> dict[str, int]:
    """Return for each first word of a cue its group and tense in the lexicon, as a number."""
    classes: dict[str, int] = {}
    for head, forms in cue_heads().items():
        alone = next((form for form in forms if len(form.words) == 1), None)
        if alone is None:
            classes[head] = PHRASES - 1
        else:
            group = _GROUPS.get(alone.entry.group, 6)
            classes[head] = group * 8 + _TENSES.index(alone.tense)
    return classes


@cache
def _irregular() -> dict[str, str]:
    """Return the dictionary forms of the cues of one word."""
    return {
        form.words[0]: form.lemma
        for forms in cue_heads().values()
        for form in reversed(forms)
        if len(form.words) == 1
    }


def _stem(lower: str) -> str:
    """Return the dictionary form of a cue, and any other word without its ending."""
    known = _irregular().get(lower)
    if known is not None:
        return known
    for ending, least in _ENDINGS:
        if lower.endswith(ending) and len(lower) >= least and not lower.endswith("ss"):
            stem = lower[: -len(ending)]
            if ending in {"ies", "ied"}:
                return stem + "y"
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lse":
                stem = stem[:-1]
            return stem.rstrip("e") if len(stem) > 3 else stem
    return lower.rstrip("e") if len(lower) > 4 else lower
