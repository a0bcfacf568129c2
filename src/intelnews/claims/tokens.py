"""Words and sentences with their places, quotations kept whole."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from intelnews.claims.lexicon import cue_heads, data_lines
from intelnews.claims.quotes import outermost
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.claims.quotes import Quote

__all__ = ["Sentence", "code_of", "sentences_of"]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*\w*"
    r"|\w+(?:[-'’.&]\w+)*"
    r"|--+|\.\.\.|''|``|[^\w\s]"
)
#: Words that end in a full stop without ending a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cmdr adm sgt sen rep reps sens gov pres hon rev fr st sr "
    "jr jan feb mar apr jun jul aug sep sept oct nov dec no nos vol vs etc al fig ca cf ed eds inc "
    "ltd corp co bros dept est approx ave blvd mt ft messrs rtd ret supt insp det spc pvt pte vice "
    "ambassador-at conn mass calif fla ga ill ind kan ky la md mich minn mo miss mont neb nev okla "
    "ore pa tenn tex va vt wash wis wyo ariz ark colo del".split()
)
# Names that would be pronouns in lower case.
_CAPITALS = frozenset({"US", "WHO"})
_ENDS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset("”’»\"')]")
# A sentence of more words than this is a list, a table or rubbish; the pieces keep windows bounded.
_MAX_TOKENS = 300
# How far a reporting clause may stand behind a quotation that ends in ! or ?
_REPORTING_WINDOW = 7

_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "-": "-", "–": "-", "—": "-", "--": "-", "---": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "!": ".", "?": ".", "…": ".", "...": ".",
}  # fmt: skip


@cache
def _closed_classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for code, words in data_lines("words.tsv"):
        for word in words.split(" "):
            classes.setdefault(word, code)
    return classes


def code_of(word: str, lower: str, /) -> str:
    """Return the letter of a word's class.

    Closed classes come from ``data/words.tsv``; besides them there are ``N`` for a capitalised
    word, ``v`` for one in -ed, ``a`` for one in -ly, ``g`` for one in -ing, ``n`` for any other
    word, and punctuation marks for themselves.

    >>> "".join(code_of(word, word.lower()) for word in "the Taliban quickly denied it".split())
    'dNavp'
    """
    code = _closed_classes().get(lower)
    if code is not None:
        return "N" if word in _CAPITALS else code
    first = word[0]
    if first.isupper():
        return "N"
    if not (first.isalpha() or first.isdigit()):
        return _PUNCTUATION.get(word, "*")
    if lower.endswith("ed") and len(lower) > 4:
        return "v"
    if lower.endswith("ly") and len(lower) > 4:
        return "a"
    if lower.endswith("ing") and len(lower) > 5:
        return "g"
    return "n"


class Sentence:
    """A sentence as parallel lists: where each word stands, what it is, and what class it is of.

    A quotation counts as one word of class ``Q``. Words are in lower case with straight
    apostrophes.
    """

    __slots__ = ("codes", "ends", "quotes", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.codes: list[str] = []
        self.quotes: dict[int, Quote] = {}

    def __len__(self) -> int:
        return len(self.words)

    def add(self, start: int, end: int, word: str, code: str) -> None:
        """Append a word."""
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.codes.append(code)

    def span(self, first: int, last: int) -> Span:
        """Return the span from the first of the words to before the last."""
        return Span(self.starts[first], self.ends[last - 1])

    def cut(self, first: int, last: int) -> str:
        """Return the words from the first to before the last as they stand."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    @property
    def is_quotation(self) -> bool:
        """Whether the sentence consists of quotations alone."""
        return bool(self.quotes) and all(code in "Q.," for code in self.codes)


def sentences_of(text: str, span: Span, quotes: Sequence[Quote] = (), /) -> list[Sentence]:
    """Return the sentences of a paragraph.

    >>> from intelnews.claims.quotes import find_quotes
    >>> text = "Gen. Ott left. “Why? I ask you,” he said."
    >>> quotes = find_quotes(text)
    >>> [s.cut(0, len(s)) for s in sentences_of(text, Span(0, len(text)), quotes)]
    ['Gen. Ott left.', '“Why? I ask you,” he said.']
    """
    reader = _Reader(text)
    at = span.start
    for quote in outermost(list(quotes)):
        reader.read(at, quote.span.start)
        reader.add_quote(quote, span.end)
        at = quote.span.end
    reader.read(at, span.end)
    return reader.finish()


class _Reader:
    """The sentence being read and those before it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentence = Sentence(text)
        self.done: list[Sentence] = []
        self.ended = False  # the last word may have been the end of a sentence

    def finish(self) -> list[Sentence]:
        self.turn()
        return self.done

    def turn(self) -> None:
        if len(self.sentence):
            self.done.append(self.sentence)
            self.sentence = Sentence(self.text)
        self.ended = False

    def read(self, start: int, end: int) -> None:
        sentence = self.sentence
        for match in _TOKEN.finditer(self.text, start, end):
            word, at = match.group(), match.start()
            if self.ended and not (word in _CLOSERS and at == sentence.ends[-1]):
                self.ended = False
                if at > sentence.ends[-1] and _may_begin(word):
                    self.turn()
                    sentence = self.sentence
            lower = word.lower()
            if "’" in lower:
                lower = lower.replace("’", "'")
            if word in _ENDS or word[-1] == ".":
                self.ended = not self._abbreviates(word, at)
            sentence.add(at, match.end(), lower, code_of(word, lower))
            if len(sentence) >= _MAX_TOKENS:
                self.turn()
                sentence = self.sentence

    def add_quote(self, quote: Quote, end: int) -> None:
        if self.ended:
            self.turn()
        self.sentence.quotes[len(self.sentence)] = quote
        self.sentence.add(quote.span.start, quote.span.end, "“", "Q")
        last = self.text[quote.inner.end - 1] if quote.inner.end > quote.inner.start else ""
        self.ended = last in _ENDS and not self._reports_after(quote.span.end, end)

    def _abbreviates(self, word: str, at: int) -> bool:
        if word != ".":
            return word[-1] == "." and word.lower() not in {"u.s.", "u.k.", "p.m.", "a.m.", "u.n."}
        sentence = self.sentence
        if not len(sentence) or sentence.ends[-1] != at:
            return False
        before = sentence.words[-1]
        return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i")

    def _reports_after(self, start: int, end: int) -> bool:
        """Tell whether a reporting clause follows: ``“Who cares?” Smith said.``"""
        heads = cue_heads()
        window = _TOKEN.finditer(self.text, start, end)
        for match in islice(window, _REPORTING_WINDOW):
            word = match.group().lower()
            if word in _ENDS:
                return False
            if word in heads:
                return True
        return False


def _may_begin(word: str) -> bool:
    return not word[0].islower() and word[0] not in ",;:)]-–—%"
