"""Words and sentences with their places, quotations kept whole."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from intelnews.claims.grammar.times import find_times
from intelnews.claims.lexicon import cue_heads, lexeme, word_list
from intelnews.claims.quotes import outermost
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.claims.quotes import Quote

__all__ = ["Range", "Sentence", "sentences_of"]

#: Words of a sentence, from the first to before the last.
Range = tuple[int, int]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*\w*"
    r"|\w+(?:[-'’.&]\w+)*(?:(?<=s)['’](?!\w))?"  # with the apostrophe of "officials’"
    r"|--+|\.\.\.|''|``|[^\w\s]"
)
#: Words whose full stop may be that of the sentence as well.
_MAY_END = frozenset(
    {"u.s.", "u.k.", "u.n.", "p.m.", "a.m.", "d.c.", "etc.", "inc.", "jr.", "sr.", "co."}
)
#: Of these, the ones that stand before a name as often as at an end: "the U.S. Navy denied it".
_BEFORE_NAMES = frozenset({"u.s.", "u.k.", "u.n.", "d.c."})
_ENDS = frozenset({".", "!", "?", "…", "..."}) | _MAY_END
_CLOSERS = frozenset("”’»\"')]")
_NO_BEGINNING = frozenset(",;:)]-–—%")
# A sentence of more words than this is a list, a table or rubbish; the pieces keep windows bounded.
_MAX_WORDS = 300
# How far a reporting clause may stand behind a quotation that ends in ! or ?
_REPORTING_WINDOW = 7


class Sentence:
    """A sentence as parallel lists: where each word stands, what it is, and what class it is of.

    A quotation counts as one word of class ``Q``. Words are in lower case with straight
    apostrophes. ``code`` and ``word`` answer for places outside as well, so that rules can look
    around without counting: ``^`` before the first word, ``$`` behind the last.
    """

    def __init__(self, text: str, /) -> None:
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

    def code(self, at: int, /) -> str:
        """Return the class of the word at a place."""
        try:
            return self.codes[at] if at >= 0 else "^"
        except IndexError:
            return "$"

    def word(self, at: int, /) -> str:
        """Return the word at a place, or nothing outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def span(self, first: int, last: int, /) -> Span:
        """Return the span from the first of the words to before the last."""
        return Span(self.starts[first], self.ends[last - 1])

    def cut(self, first: int, last: int, /) -> str:
        """Return the words from the first to before the last as they stand."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def find(self, code: str, first: int, last: int | None = None, /) -> int | None:
        """Return the first place of a class in a range."""
        try:
            return self.codes.index(code, first, len(self.codes) if last is None else last)
        except ValueError:
            return None

    def is_capital(self, at: int, /) -> bool:
        """Tell whether the word at a place begins with a capital."""
        return self.text[self.starts[at]].isupper()

    def closes_with_comma(self, at: int, /) -> bool:
        """Tell whether the word at a place is a quotation that ends in a comma."""
        quote = self.quotes.get(at)
        return quote is not None and self.text[quote.inner.end - 1 : quote.inner.end] == ","

    @cached_property
    def times(self) -> dict[int, int]:
        """Where the times of the sentence begin, and the word behind each."""
        return find_times(self.text, self.starts, self.ends, self.words) if self.words else {}

    def behind_time(self, at: int, /) -> int:
        """Return the word behind the time that begins at a word, or the word if none does."""
        return self.times.get(at, at)

    @cached_property
    def is_headline_case(self) -> bool:
        """Whether most long words begin with a capital, as in "Freedonia Denies Role in Attack"."""
        long = [at for at, word in enumerate(self.words) if len(word) > 3]
        return sum(map(self.is_capital, long)) > 0.6 * len(long)

    @cached_property
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
    for quote in outermost(quotes):
        reader.read(at, quote.span.start)
        reader.add_quote(quote, span.end)
        at = quote.span.end
    reader.read(at, span.end)
    reader.turn()
    return reader.done


class _Reader:
    """The sentence being read and those before it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentence = Sentence(text)
        self.done: list[Sentence] = []
        self.ended = False  # the last word may have been the end of the sentence
        self.abbreviations = word_list("abbreviations")
        self.starters = word_list("starters")  # these begin a sentence behind "U.S." all the same

    def turn(self) -> None:
        """Begin a new sentence."""
        if len(self.sentence):
            self.done.append(self.sentence)
            self.sentence = Sentence(self.text)
        self.ended = False

    def read(self, start: int, end: int) -> None:
        """Add the words of a stretch without quotations."""
        sentence = self.sentence
        for match in _TOKEN.finditer(self.text, start, end):
            word, at = match[0], match.start()
            if self.ended and not (word in _CLOSERS and at == sentence.ends[-1]):
                self.ended = False
                if at > sentence.ends[-1] and self._begins(word):
                    self.turn()
                    sentence = self.sentence
            if word == "." and self._abbreviates(at):
                sentence.ends[-1] = at + 1
                sentence.words[-1] += "."
                self.ended = sentence.words[-1] in _MAY_END
                continue
            lower, code = lexeme(word)
            if lower in _ENDS:
                self.ended = True
            # what ``add`` does, without a call for each word of the text
            sentence.starts.append(at)
            sentence.ends.append(match.end())
            sentence.words.append(lower)
            sentence.codes.append(code)
            if len(sentence.words) >= _MAX_WORDS:
                self.turn()
                sentence = self.sentence

    def _begins(self, word: str) -> bool:
        """Tell whether a word behind what may have been the end begins a sentence."""
        if word[0].islower() or word in _NO_BEGINNING:
            return False
        is_name = word[0].isupper() and word.lower() not in self.starters
        return not (is_name and self.sentence.words[-1] in _BEFORE_NAMES)

    def _abbreviates(self, at: int) -> bool:
        """Tell whether a full stop belongs to the word before it: "Gen.", "J.", "No. 5"."""
        sentence = self.sentence
        if not sentence.words or sentence.ends[-1] != at:
            return False
        before = self.text[sentence.starts[-1] : at]
        if len(before) == 1:
            return before.isupper() and before != "I"
        if before in {"No", "no"}:
            return self.text[at + 1 : at + 3].strip()[:1].isdigit()
        return before in self.abbreviations

    def add_quote(self, quote: Quote, end: int) -> None:
        """Add a quotation as one word."""
        inner = quote.inner.cut(self.text)
        if self.ended and (self.sentence.words[-1] not in _MAY_END or not inner[:1].islower()):
            self.turn()
        self.sentence.quotes[len(self.sentence)] = quote
        self.sentence.add(quote.span.start, quote.span.end, "“", "Q")
        last = inner[-1:]
        self.ended = last == "." or (last in _ENDS and not self._reports_after(quote.span.end, end))

    def _reports_after(self, start: int, end: int) -> bool:
        """Tell whether a reporting clause follows, as in ``“Who cares?” Smith said``."""
        for match in islice(_TOKEN.finditer(self.text, start, end), _REPORTING_WINDOW):
            word = match.group().lower()
            if word in _ENDS:
                return False
            if word in cue_heads():
                return True
        return False
