"""The line that names the writer of the text below it, or above it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.fields.names import parse_byline
from intelnews.fields.newsrooms import is_nobody, is_organisation
from intelnews.model import Span
from intelnews.model.record import Record

if TYPE_CHECKING:
    from intelnews.model import Author

__all__ = ["Byline", "read_byline", "writers_of"]


@frozen(kw_only=True, repr=False)
class Byline(Record):
    """Where the parts of a byline stand in its line.

    ``names`` begins at the word "By". ``site`` is what stands between bars behind the names.
    ``caption`` was glued to the front, ``body`` begins where the text follows on the same line.
    ``has_bars`` is true for the form "By NAME | site |", ``is_cut`` where the line breaks off
    before any name.

    >>> line = read_byline("Port Ansel in 1993By ANNA KRAL | harbourwatch.example |")
    >>> line.caption, line.names, line.site
    (Span(0, 18), Span(18, 30), Span(33, 53))
    """

    names: Span
    site: Span | None = None
    caption: Span | None = None
    body: int | None = None
    has_bars: bool = False
    is_cut: bool = False


_LONGEST_HEAD = 260  # a caption and two names; what has more before the first bar is prose
_LONGEST_PLAIN = 140
_SITE = 60
_BY = r"(?:(?:written|words|story|report|reported|text|analysis|compiled) )?by"
_LEAD = re.compile(
    rf"(?i:{_BY}|von|par|por|di|door|av|af|authors?|byline)(?:\s?:\s?|\s+)|[Bb]y(?=[A-Z])"
)
# Glued behind a small letter, a figure or a closing mark; or, where bars follow, behind a space.
_GLUED = re.compile(r"(?<=[^\W_A-Z])By\s?(?=[A-Z])|(?<=[)”’\"'.!?…\]])By\s?(?=[A-Z])")
_SPACED = re.compile(r"(?<=\s)By\s(?=[A-Z])")
_NAME_WORDS = 14
_STARTS = frozenset("bBwWvVpPdDaAsSrRtTcC")


def read_byline(text: str, /) -> Byline | None:
    """Read a line that is a byline, or that a byline begins; ``None`` for any other line.

    >>> read_byline("By ANNA KRAL and J. OTT | |").has_bars, read_byline("By Monday it was open.")
    (True, None)
    """
    bar = text.find("|", 0, _LONGEST_HEAD)
    if bar >= 0:
        return _with_bars(text, bar)
    if len(text) > _LONGEST_PLAIN:
        return None
    if text[0] in _STARTS:
        return _plain(text)
    return None


def _plain(text: str) -> Byline | None:
    if text.rstrip(":").lower() == "by":
        return Byline(names=Span(0, len(text)), is_cut=True)
    lead = _LEAD.match(text)
    if lead is None or lead.end() == len(text):
        return None
    names = text[lead.end() :]
    # "by design" and "von Anfang an" are words; a name has a capital, and no line of names asks.
    if not names[:1].isalnum() or names[:1].islower() or names[-1] in "?!;":
        return None
    if not (_is_house(names) or (_are_names(names) and writers_of(text))):
        return None
    return Byline(names=Span(0, len(text)))


def _with_bars(text: str, bar: int) -> Byline | None:
    head = text[:bar]
    lead = _LEAD.match(head)
    start = 0
    if lead is None:
        found = _last(_GLUED, head) or _last(_SPACED, head)
        if found is None:
            return None
        start = found.start()
        names = head[found.end() :]
    else:
        names = head[lead.end() :]
    if not names.strip():
        return Byline(names=Span(start, len(head.rstrip())), is_cut=True, has_bars=True)
    if not _are_names(names) or not (names.strip().isupper() or writers_of(f"By {names}")):
        return None
    caption = _trimmed(text, 0, start) if start else None
    second = text.find("|", bar + 1, bar + 1 + _SITE + 2)
    site = _trimmed(text, bar + 1, second if second >= 0 else len(text))
    body: int | None = None
    if second >= 0:
        rest = second + 1
        while rest < len(text) and text[rest] in " \t\u00a0|":
            rest += 1
        body = rest if rest < len(text) else None
    elif len(site) > _SITE:  # no second bar: what is long is text, what is short a site
        site, body = Span(bar + 1, bar + 1), site.start
    return Byline(
        names=_trimmed(text, start, bar),
        site=site if len(site) else None,
        caption=caption,
        body=body,
        has_bars=True,
    )


@lru_cache(maxsize=256)
def writers_of(words: str, /) -> tuple[Author, ...]:
    """Return the persons that a byline names, remembering it: a page has few writers.

    >>> [writer.name for writer in writers_of("By ANNA KRAL")]
    ['Anna Kral']
    """
    return parse_byline(words)


def _is_house(words: str) -> bool:
    return is_nobody(words) or is_organisation(words)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _are_names(words: str) -> bool:
    """Tell names from prose: few words, no sentence, and not in small letters throughout."""
    parts = words.split()
    if not 0 < len(parts) <= _NAME_WORDS:
        return False
    if any(map(str.isdigit, words)):
        return False
    if len(parts) > 1 and re.search(r"[^\W\d_]{4}[.!?](?:\s|$)", words) is not None:
        return False
    small = [word for word in parts if word[0].islower()]
    capitals = len(parts) - len(small)
    return capitals > 0 and len(small) <= 2 * capitals
