"""Rejoining lines that were broken at a column, so that paragraphs read as they were written."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from intelnews.model.record import Record, many
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Joined", "Wrapping", "ends_sentence", "strip_span"]

#: No typewriter, terminal or mail program breaks lines outside these columns; longer lines are
#: whole paragraphs, shorter ones are verse, tables and addresses.
_NARROWEST, _WIDEST = 30, 160
# Words with one space between them: justified lines hold runs of spaces, and tables tabs.
_RUN = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-\Z")
_TAIL = re.compile(r"[^\W\d_]+")
_STOPS = frozenset(".!?…:;。！？؟։।")
_CLOSERS = "\"'”’»›)]}」』*_ "
# "short- and long-term": the hyphen stands for a word that follows, so the line end was a space.
_SUSPENDED = re.compile(r"(?:and|or|und|oder|bis|et|ou|och|og|en) |to [^\W_]{1,30}-")
_CJK = re.compile(r"[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff5e]")
# Dashes longer than a hyphen open the turns of a dialogue in many languages and stay in the text.
_MARK = re.compile(r"(?:(?:>[ ]?)+|[-*+•‣▪◦●■►▸·][ \t]+|\(?\d{1,3}[.)][ \t]+)(?=\S)")
_QUOTED = re.compile(r"(?:> ?)+")
_MARK_STARTS = frozenset("-*+•‣▪◦●■►▸·>(0123456789")
_BULLETS = frozenset("-*+•‣▪◦●■►▸·")


def ends_sentence(line: str, /) -> bool:
    """Tell whether a line ends like a sentence, quotation marks and brackets aside.

    >>> ends_sentence('He said: "The port is open."'), ends_sentence("Harbour reopens")
    (True, False)
    """
    bare = line[-40:].rstrip(_CLOSERS)  # nobody closes more marks than a few
    return bare[-1:] in _STOPS if bare else True


def strip_span(text: str, span: Span, /) -> Span:
    r"""Return the span without the white space at either end.

    >>> strip_span("  Harbour reopens \n", Span(0, 19))
    Span(2, 17)
    """
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


@frozen(kw_only=True, repr=False)
class Joined(Record):
    """The lines of one paragraph as one text, and where its words stand.

    ``text`` is what the spans cover, joined by single spaces, save where a hyphen or two
    characters of a script without spaces met at a line end: there nothing stands between them.
    ``mark`` is the bullet, number or ``>`` that opened the paragraph; only a number stays in the
    text. ``hyphens`` counts the words that a hyphen cut at a line end.

    >>> Joined(text="The port reopened.", spans=[Span(0, 8), Span(9, 18)]).hyphens
    0
    """

    text: str
    spans: tuple[Span, ...] = many()
    mark: str = ""
    hyphens: int = 0


@define
class _Line:
    """The words of a line, where they stand, how far they are indented, and the mark they bear."""

    words: str
    span: Span
    indent: int
    mark: str

    @classmethod
    def read(cls, text: str, line: Span) -> _Line | None:
        """Read a line; a blank one, also inside a quotation, is nothing."""
        raw = text[line.start : line.end]
        words = raw.strip()
        if not words or (words[0] == ">" and not words.strip("> ")):
            return None
        lead = len(raw) - len(raw.lstrip())
        found = _MARK.match(words) if words[0] in _MARK_STARTS else None
        start = line.start + lead
        return cls(
            words,
            Span(start, start + len(words)),
            len(raw[:lead].expandtabs()) if lead else 0,
            found[0].strip() if found else "",
        )


@frozen(kw_only=True, repr=False)
class Wrapping(Record):
    r"""How the lines of a text were broken.

    ``width`` is the column at which they were, ``None`` where each line end was meant;
    ``indented`` says whether paragraphs open with an indented line, ``hyphenated`` whether words
    were cut at line ends, as typesetters do; ``words`` are the words of the text in lower case, the
    witnesses for or against a hyphen.

    >>> text = "The port of Ansel, closed since\nthe storm, was opened again on\nthe last of May."
    >>> wrapping = Wrapping.of(text)
    >>> wrapping.width, [p.text for p in wrapping.paragraphs(text, [Span(0, 31), Span(32, 62)])]
    (31, ['The port of Ansel, closed since the storm, was opened again on'])
    """

    width: int | None = None
    indented: bool = False
    hyphenated: bool = False
    words: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, text: str, /) -> Wrapping:
        """Measure a text."""
        lines = [line.rstrip() for line in text.split("\n")]
        bare = (_QUOTED.sub("", line) if line.startswith(">") else line for line in lines)
        pairs = [(a, b) for a, b in pairwise(bare) if a and b]
        steps = [_indent(a) - _indent(b) for a, b in pairs if a[0].isspace()]
        cut = sum(1 for line in lines if line.endswith("-"))
        words = frozenset(map(str.lower, _WORD.findall(text))) if cut else frozenset[str]()
        return cls(
            width=_width([(a, b) for a, b in pairs if _indent(b) <= _indent(a) + 1]),
            indented=sum(1 for step in steps if step > 1) * 2 > len(steps),
            hyphenated=cut >= 3 and cut * 25 > len(lines),
            words=words,
        )

    def paragraphs(self, text: str, lines: Iterable[Span], /) -> Iterator[Joined]:
        """Yield the paragraphs that the lines of a text make.

        A blank line parts them; so do a bullet or number, a line indented deeper than the one
        before, and, in a wrapped text, a line that had room for the next one's first word. In a
        text that is not wrapped every line is a paragraph, unless its sentence runs on into a line
        that begins with a small letter.
        """
        held: list[_Line] = []
        for span in lines:
            line = _Line.read(text, span)
            if held and (line is None or not self._continues(held, line)):
                yield self._join(text, held)
                held = []
            if line is not None:
                held.append(line)
        if held:
            yield self._join(text, held)

    def _continues(self, held: Sequence[_Line], line: _Line) -> bool:
        first, last = held[0], held[-1]
        words = line.words[len(line.mark) :].lstrip() if line.mark else line.words
        is_full = self._is_full(last, words)
        is_long = is_full if self.width is not None else len(last.words) >= _NARROWEST
        runs_on = not ends_sentence(last.words) and _is_small(words)
        if line.mark.startswith(">") or last.mark.startswith(">"):
            return line.mark == last.mark and (is_full or (runs_on and is_long))
        if line.mark and not (runs_on and is_long):
            return False
        if line.indent > last.indent + 1:
            return bool(last.mark)  # a line indented below its bullet goes on with the item
        if first.mark and len(held) > 1 and line.indent > first.indent:
            return True
        if self.indented and len(held) == 1 and line.indent == last.indent > 1:
            return False
        return is_full or (runs_on and (self.width is not None or is_long))

    def _is_full(self, line: _Line, following: str) -> bool:
        """Tell whether the first word of the following line had no room in a line."""
        if self.width is None:
            return False
        words = len(line.words)
        if line.mark.startswith(">"):
            words -= len(line.mark) + 1
        return line.indent + words + 1 + _first(following) > self.width

    def _join(self, text: str, lines: Sequence[_Line]) -> Joined:
        mark = lines[0].mark
        if len(lines) == 1 and not mark and _RUN.fullmatch(lines[0].words):
            return Joined(text=lines[0].words, spans=(lines[0].span,))
        spans: list[Span] = []
        words: list[str] = []
        hyphens = 0
        for number, line in enumerate(lines):
            start = line.span.start
            if line.mark.startswith(">") or (number == 0 and mark in _BULLETS):
                start += len(line.mark)
            runs = [Span(*found.span()) for found in _RUN.finditer(text, start, line.span.end)]
            if spans and runs:
                glue, kept = self._glue(spans[-1].cut(text), runs[0].cut(text))
                hyphens += glue == "" and spans[-1].cut(text)[-1] == "-"
                spans[-1] = Span(spans[-1].start, spans[-1].end - (not kept))
                words[-1] = spans[-1].cut(text)
                words.append(glue)
            for place, run in enumerate(runs):
                words.extend([" ", run.cut(text)] if place else [run.cut(text)])
            spans.extend(runs)
        return Joined(text="".join(words), spans=tuple(spans), mark=mark, hyphens=hyphens)

    def _glue(self, line: str, following: str) -> tuple[str, bool]:
        """Return what joins two lines, and whether the first keeps its last character."""
        if line[-1] != "-":
            return "" if _CJK.match(line[-1]) and _CJK.match(following) else " ", True
        head, tail = _HEAD.search(line[-64:]), _TAIL.match(following, 0, 64)
        if head is None or tail is None:
            return " ", True
        if _SUSPENDED.match(following) and not (self.hyphenated and len(tail[0]) < 3):
            return " ", True
        if not tail[0].islower() or (head[0] + tail[0]).lower() in self.words:
            return "", True
        return "", not (self.hyphenated or (head[0][:-1] + tail[0]).lower() in self.words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _first(line: str) -> int:
    """Return the length of a line's first word; scripts without spaces break anywhere."""
    bare = line.lstrip()
    return 1 if _CJK.match(bare) else len(bare.split(" ", 1)[0])


def _is_small(line: str) -> bool:
    """Tell whether a line begins with a small letter, or one of a script that has no capitals."""
    first = line.lstrip(" \t\"'“‘«„([")[:1]
    return first.isalpha() and not first.isupper() and not first.istitle()


def _width(pairs: Sequence[tuple[str, str]]) -> int | None:
    """Return the column at which lines were broken, or ``None`` if each end was meant.

    In a wrapped text the next line's first word did not fit, and sentences run on.
    """
    pairs = [(a, b) for a, b in pairs if len(a) >= _NARROWEST]  # short lines say nothing
    if not pairs:
        return None
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[len(lengths) - 1 - len(lengths) // 10]  # a headline or an address may stick out
    if width > _WIDEST:
        return None
    full = sum(1 for a, b in pairs if len(a) + 1 + _first(b) > width and not ends_sentence(a))
    small = sum(1 for a, b in pairs if _is_small(b) and not ends_sentence(a))
    return width if full * 3 > len(pairs) and small * 4 > len(pairs) else None
