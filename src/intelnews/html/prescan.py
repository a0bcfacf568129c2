"""What is cut from a page before the HTML engine sees it, so that no page makes the engine slow.

The engine is linear in nearly all that pages do, 100,000 attributes on one tag and 100,000 nested
elements included. What is not: formatting elements that are opened again and again, each with an
attribute of its own, and never closed. The standard has the parser open all of them anew in every
paragraph, so 3,000 ``<font>`` with as many ``<p>`` make 4.5 million elements.

An element costs every reader some hundred times what a letter costs, in time and in memory, so a
page that is made of tags and little else is cut as well: behind as many tags as a page may have,
only its text is read.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.model import Problem
from intelnews.spans import OffsetMap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Scanned", "prescan"]

# The elements that the standard opens anew. An ``<a>`` closes the one before, so it is not among
# them; and of those without attributes, which are all alike, only three are opened anew.
_FORMATTING = "b big code em font i nobr s small strike strong tt u"
# Letter by letter in both cases: with IGNORECASE this took thrice as long, on every page.
_ANY_CASE = "|".join(
    "".join(f"[{letter}{letter.upper()}]" for letter in tag) for tag in _FORMATTING.split()
)
_WITH_ATTRIBUTES = re.compile(rf"<(?=[bBcCeEfFiInNsStTuU])(?:{_ANY_CASE})[\s/]")
_TAG = re.compile(rf"<(?:(/)(?:{_ANY_CASE})\b|(?:{_ANY_CASE})[\s/])[^<>]*>?")
# The engine opens so many anew in each paragraph. No page is known that nests a fifth of it.
_OPEN = 32
# What makes an element or a remark: a start tag, and the end tags that stand for a whole element.
# What scripts and styles hold makes none.
_STARTING = r"<(?:(script|style)\b.*?(?:</\1|\Z)|!--(?:-?>|.*?(?:--!?>|\Z))|[a-z!?]|/br[\s/>]{})"
_MAKING = re.compile(_STARTING.format(""), re.IGNORECASE | re.DOTALL)
_MAKING_AT_ENDS = re.compile(_STARTING.format(r"|/p[\s/>]"), re.IGNORECASE | re.DOTALL)
_P_START = re.compile(r"<p[\s/>]", re.IGNORECASE)
_P_END = re.compile(r"</p[\s/>]", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:(script|style)\b.*?(?:</\1[^<>]*>?|\Z)|!--(?:-?>|.*?(?:--!?>|\Z))|[a-z!?/][^<>]*>?)",
    re.IGNORECASE | re.DOTALL,
)
# Tags that any page may have, and characters for each one more. Of 927 real pages the one of the
# most elements has 12,152, which is also the one of the most for its length: one in 27 characters.
_FREE_TAGS = 5_000
_CHARS_A_TAG = 20


@frozen(kw_only=True)
class Scanned:
    """The text for the engine, the way back to the page, and what had to be cut."""

    text: str
    offsets: OffsetMap
    problems: tuple[Problem, ...] = ()


def prescan(source: str, /) -> Scanned:
    r"""Return the page as the engine may see it.

    Line ends become ``\n``, as they do for the engine, whose offsets count in that text. Where more
    than 32 formatting elements with attributes are open at once, the tags of the rest are passed
    over, with a problem. So are the tags behind the first 5,000 and one for each 20 characters;
    the text between them is kept.

    >>> prescan("<p>One\r\ntwo").text
    '<p>One\ntwo'
    """
    problems: list[Problem] = []
    most = _FREE_TAGS + len(source) // _CHARS_A_TAG
    if source.count("<") > most:
        source, passed = _without_tags(source, most)
        if passed:
            message = f"more than {most} tags; those behind were passed over, the text was kept"
            problems.append(Problem(code="too-many-tags", message=message, count=passed))
    cuts = list(_carriage_returns(source)) if "\r" in source else []
    if len(_WITH_ATTRIBUTES.findall(source)) > _OPEN:
        unclosed = list(_excess_formatting(source, _OPEN))
        if unclosed:
            message = (
                f"more than {_OPEN} formatting elements were open at once; "
                "the tags of the rest were passed over"
            )
            problems.append(
                Problem(code="too-much-formatting", message=message, count=len(unclosed))
            )
        cuts = sorted([*cuts, *unclosed])
    if not cuts:
        return Scanned(text=source, offsets=OffsetMap(), problems=tuple(problems))
    return _without(source, cuts, tuple(problems))


def _without_tags(source: str, most: int) -> tuple[str, int]:
    """Overwrite all mark-up behind the first tags with spaces, so that places stay what they are.

    Returns the page and the number of tags that went.
    """
    # an end tag of a paragraph that is not open makes one
    stray = len(_P_END.findall(source)) > len(_P_START.findall(source))
    making = _MAKING_AT_ENDS if stray else _MAKING
    following = next(islice(making.finditer(source), most, None), None)
    if following is None:
        return source, 0
    text, passed = _MARKUP.subn(_spaces, source[following.start() :])
    return source[: following.start()] + text, passed


def _spaces(markup: re.Match[str]) -> str:
    return " " * (markup.end() - markup.start())


def _carriage_returns(source: str) -> Iterator[Span]:
    r"""Yield the ``\r`` of every ``\r\n``; a lone one stays, for the engine reads it as ``\n``."""
    at = source.find("\r\n")
    while at >= 0:
        yield Span(at, at + 1)
        at = source.find("\r\n", at + 2)


def _excess_formatting(source: str, limit: int) -> Iterator[Span]:
    """Yield the start tags of formatting elements that open while too many are open."""
    opened = 0
    for tag in _TAG.finditer(source):
        if tag[1]:
            opened = max(0, opened - 1)
        elif opened < limit:
            opened += 1
        else:
            yield Span(tag.start(), tag.end())


def _without(source: str, cuts: list[Span], problems: tuple[Problem, ...]) -> Scanned:
    kept: list[str] = []
    anchors: list[tuple[int, int]] = []
    length = end = 0
    for cut in cuts:
        if cut.end <= end:
            continue
        kept.append(source[end : cut.start])
        anchors.append((length, end))
        length += max(0, cut.start - end)
        end = cut.end
    kept.append(source[end:])
    anchors.append((length, end))
    return Scanned(text="".join(kept), offsets=OffsetMap.from_anchors(anchors), problems=problems)
