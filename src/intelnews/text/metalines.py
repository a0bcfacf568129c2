"""The line under a headline that says when, by whom, where filed and how often commented on."""

from __future__ import annotations

import re

from attrs import define, frozen

from intelnews.fields.dates import match_moment
from intelnews.fields.months import month_number, weekday_number
from intelnews.fields.names import looks_like_name
from intelnews.model import Precision, Span
from intelnews.model.record import Record
from intelnews.text.counts import match_comment_count
from intelnews.text.metawords import (
    AUTHOR,
    CATEGORY,
    CLOCK,
    JOINT,
    LABELS,
    NOISE,
    POSTED,
    PREPOSITIONS,
    RELATIVE,
    TAGS,
    UPDATED,
)
from intelnews.text.phrases import rule

__all__ = ["MetaLine", "read_meta_line"]

_SHORTEST = 6  # "1/1/19"
_LONGEST = 320  # one theme runs author, categories, tags and a comment link on; lists end here
_NAME = 80
_COARSE = frozenset({Precision.YEAR, Precision.MONTH})


@frozen(kw_only=True, repr=False)
class MetaLine(Record):
    """What a date line says; spans count in the line.

    ``comments`` is the number of comments. ``is_coarse`` is true for a date without a day,
    ``has_clock`` for one with a time of day, ``is_relative`` for "2 days ago", which is no date.
    ``is_posted`` is true where the line says "posted" or "published", ``is_bare`` where it holds a
    date and nothing else.

    >>> line = read_meta_line("May 22, 2019 by Anna Kral 1 Comment")
    >>> line.date, line.author, line.comments
    (Span(0, 12), Span(13, 25), 1)
    """

    date: Span | None = None
    updated: Span | None = None
    author: Span | None = None
    categories: Span | None = None
    tags: Span | None = None
    comments: int | None = None
    is_coarse: bool = False
    has_clock: bool = False
    is_relative: bool = False
    is_posted: bool = False
    is_bare: bool = False


_SEPARATORS = " \t\u00a0,;:|/•·∙⋅—–~()[]*»«►▶-#@+"
_HARD = frozenset("|/•·∙⋅—–~()[]@")


_YEARLESS = rule(
    r"(?P<month>[^\W\d_]{3,9})\.?\ \d{1,2}(?!\d) | \d{1,2}\.?\ (?P<name>[^\W\d_]{3,9})(?![^\W\d_])"
)
# A line without any of these says neither when nor how many, and most lines of a page do not.
_FIGURES = rule(r"\d{4} | \d:\d\d | \d[./-]\d{1,2}[./-]\d\d | \d\ min | [^\W\d_]{3}\.?\ \d")
_WORDS = (
    *("comment", "repl", "respon", "posted by", "published by", "written by", "kommentar"),
    *("coment", "reactie", " ago", "yesterday", "today"),
)
# Where a run of words may end: at the next word, or where two words were glued together.
_WORD_START = re.compile(
    r"""(?<=[\s,;(|/•·])(?=[^\s,;(|/•·]) | (?<=[^\W\d_])(?=\d) | (?<=[^\W_A-Z])(?=[A-Z])
      | (?=[|/•·∙—–~(])""",
    re.VERBOSE,
)


def read_meta_line(text: str, /) -> MetaLine | None:
    """Read a line that holds a post's date, author or comment count and no prose.

    >>> read_meta_line("Posted by Anna Kral at 10:20 AM 3 comments:").comments
    3
    >>> read_meta_line("On May 22, 2019 the port was closed") is None
    True
    """
    if len(text) > _LONGEST or not _may_say_when(text):
        return None
    return _Scan(text).read()


_MONTH_CHARS = 16  # the longest name of a month or weekday and its comma
_RELATIVE_WORDS = frozenset(["about", "a", "an", "one", "yesterday", "today", "just"])


def _is_day_or_month(word: str) -> bool:
    is_name = not word[:1].isascii() or word[:1].isupper()
    return is_name and (month_number(word) is not None or weekday_number(word) is not None)


def _may_say_when(text: str) -> bool:
    """Tell whether a line is worth a scan, which costs far more than this."""
    if len(text) < _SHORTEST or (text[-1] in ".!?”" and text[-2:] != "m."):
        return False
    if _FIGURES.search(text) is not None:
        return True
    return any(map(text.casefold().__contains__, _WORDS))


@define
class _Scan:
    """One pass over a line from left to right."""

    text: str
    at: int = 0
    has_bar: bool = False
    date: Span | None = None
    updated: Span | None = None
    author: Span | None = None
    categories: Span | None = None
    tags: Span | None = None
    comments: int | None = None
    counts: bool = False
    is_coarse: bool = False
    has_clock: bool = False
    is_relative: bool = False
    is_posted: bool = False
    is_yearless: bool = False
    expects_update: bool = False
    parts: int = 0

    def read(self) -> MetaLine | None:
        figures = (self.count, self.moment, self.noise)
        words = (
            self.count,
            self.label,
            self.writer,
            self.named_day,
            self.noise,
            self.lists,
            self.name,
        )
        while self.skip():
            rules = figures if self.text[self.at].isdigit() else words
            if not any(rule() for rule in rules):
                return None
            self.parts += 1
        return self.line() if self.is_enough() else None

    def skip(self) -> bool:
        """Step over separators, noting a bar or dot; false at the end of the line."""
        text, self.has_bar = self.text, False
        while self.at < len(text) and text[self.at] in _SEPARATORS:
            self.has_bar |= text[self.at] in _HARD
            self.at += 1
        return self.at < len(text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.at)
        if match is not None and match.end() > self.at:
            self.at = match.end()
            return match
        return None

    def count(self) -> bool:
        found = match_comment_count(self.text, self.at)
        if found is None:
            return False
        self.comments, self.at = found.number, found.end
        self.counts = True
        return True

    def moment(self) -> bool:
        if self.take(RELATIVE):
            self.is_relative = True
            return True
        found = match_moment(self.text, self.at)
        if found is None:
            return self.yearless()
        moment, span = found
        if self.date is not None or self.expects_update:
            self.updated = self.updated or span
        else:
            self.date = span
            self.is_coarse = moment.precision in _COARSE and "/" not in moment.raw
            self.has_clock = moment.precision not in _COARSE | {Precision.DAY}
        self.expects_update = False
        self.at = span.end
        return True

    def named_day(self) -> bool:
        """Read a date that begins with the name of a month or weekday, or that is relative."""
        word = self.text[self.at : self.at + _MONTH_CHARS].split(" ", 1)[0].strip(".,")
        if _is_day_or_month(word) or word.lower() in _RELATIVE_WORDS:
            return self.moment()
        return False

    def yearless(self) -> bool:
        match = _YEARLESS.match(self.text, self.at)
        if match is None or month_number(match["month"] or match["name"]) is None or self.date:
            return False
        self.date, self.at, self.is_yearless = Span(*match.span()), match.end(), True
        return True

    def label(self) -> bool:
        if self.take(POSTED):
            self.is_posted = True
            return True
        if self.take(UPDATED):
            self.expects_update = True
            return True
        # A lone "on" or "at" is only a joint: it leads to something or it is prose.
        here = self.at
        if self.take(JOINT) and self.at < len(self.text):
            return True
        self.at = here
        return False

    def noise(self) -> bool:
        if self.take(NOISE):
            return True
        if self.take(CLOCK):
            self.has_clock = True
            return True
        return False

    def writer(self) -> bool:
        start = self.at
        if self.author is not None or self.take(AUTHOR) is None:
            return False
        words = self.run(_NAME)
        first = words[:1]
        is_name = bool(words) and (not first.islower() or " " not in words)
        if not is_name or len(words.split()) > 12 or any(map(str.isdigit, words[:1])):
            self.at = start
            return False
        self.author = Span(start, start + len(self.text[start : self.at].rstrip(_SEPARATORS)))
        return True

    def lists(self) -> bool:
        for pattern, limit in ((CATEGORY, _NAME), (TAGS, _LONGEST)):
            start = self.at
            match = self.take(pattern)
            if match is None:
                continue
            begin = self.at
            words = self.run(limit, commas=True)
            if not words or (words[0].islower() and match[0].strip().lower() in PREPOSITIONS):
                self.at = start
                return False
            span = Span(begin, begin + len(words))
            if pattern is TAGS:
                self.tags = span
            else:
                self.categories = span
            return True
        return False

    def name(self) -> bool:
        """Read words without a label: a writer's name, or a category beside a bar."""
        start = self.at
        words = self.run(_NAME)
        if not words or words[0].islower():
            return False
        span = Span(start, start + len(words))
        at_bar = self.has_bar or self.text[self.at : self.at + 3].strip()[:1] in _HARD
        if self.author is None and looks_like_name(words) and (at_bar or start == 0):
            self.author = span
            return True
        if at_bar and self.categories is None and len(words.split()) <= 3:
            self.categories = span
            return True
        return False

    def run(self, limit: int, *, commas: bool = False) -> str:
        """Take words up to the next bar, date, count or label; return them trimmed."""
        text, start = self.text, self.at
        end = len(text)
        for match in _WORD_START.finditer(text, start + 1, min(end, start + limit + 1)):
            if self.stops(match.start(), commas=commas):
                end = match.start()
                break
        else:
            if end - start > limit:
                return ""
        self.at = end
        return text[start:end].strip(_SEPARATORS)

    def stops(self, at: int, *, commas: bool) -> bool:
        text = self.text
        if text[at] in _HARD:
            return text[at] not in "()" or not commas
        if text[at].isdigit():
            return True
        glued = text[at - 1] not in " \t\u00a0,;"
        if match_comment_count(text, at) is not None:
            return True
        if LABELS.match(text, at):
            return not glued or text[at].isupper()
        if glued or (commas and text[at - 1] != " "):
            return False
        word = text[at : at + _MONTH_CHARS].split(" ", 1)[0].strip(".,")
        return _is_day_or_month(word) and match_moment(text, at) is not None

    def is_enough(self) -> bool:
        """A date is enough unless it is vague; without one it takes "posted by" or a count."""
        if self.is_relative:
            return self.parts <= 6
        if self.is_yearless:
            return self.parts > 1
        if self.date is not None or self.updated is not None:
            return True
        if self.author is not None:
            has_more = self.has_clock and self.categories is not None
            return self.is_posted or has_more or self.counts
        return self.counts

    def line(self) -> MetaLine:
        return MetaLine(
            date=self.date,
            updated=self.updated,
            author=self.author,
            categories=self.categories,
            tags=self.tags,
            comments=self.comments,
            is_coarse=self.is_coarse,
            has_clock=self.has_clock,
            is_relative=self.is_relative,
            is_posted=self.is_posted,
            is_bare=self.parts == 1 and self.date is not None,
        )
