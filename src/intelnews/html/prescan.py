"""What is cut from a page before the HTML engine sees it, so that no page makes the engine slow.

The engine is linear in nearly all that pages do. Two things are not worth their cost: a tag with
thousands of attributes, and formatting elements that are opened again and again and never closed,
each with an attribute of its own, so that the standard has the parser open all of them anew in
every paragraph (3,000 such ``<font>`` with as many ``<p>`` make 4.5 million elements).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.model import Problem
from intelnews.spans import OffsetMap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.limits import Limits

__all__ = ["Scanned", "prescan"]

# The elements that the standard opens anew after a misnested end.
_FORMATTING = "a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_FORMAT_TAG = re.compile(rf"<(/?)(?:{_FORMATTING})(?=[\s/>])[^>]*>?", re.IGNORECASE)
# A tag of fewer code points than this cannot pass the default limit of attributes.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{512,}")
# An attribute: a name, and perhaps a value. Each part ends where the next must begin, so nothing
# is read twice.
_ATTRIBUTE = re.compile(
    r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)?+"""
)
_TAG_NAME = re.compile(r"<[a-zA-Z][^\s/>]*+")


@frozen(kw_only=True)
class Scanned:
    """The text for the engine, the way back to the page, and what had to be cut."""

    text: str
    offsets: OffsetMap
    problems: tuple[Problem, ...] = ()


def prescan(source: str, /, *, limits: Limits) -> Scanned:
    r"""Return the page as the engine may see it.

    Line ends become ``\n``, as they do for the engine, whose offsets count in that text.

    >>> from intelnews.limits import Limits
    >>> prescan("<p a=1 b=2 c=3>x", limits=Limits(attributes=2)).text
    '<p a=1 b=2>x'
    """
    cuts = list(_carriage_returns(source))
    crowded = list(_excess_attributes(source, limits.attributes))
    unclosed = list(_excess_formatting(source, limits.depth))
    problems = []
    if crowded:
        problems.append(
            Problem(
                code="too-many-attributes",
                message=f"tags with more than {limits.attributes} attributes lost the rest",
                count=len(crowded),
            )
        )
    if unclosed:
        problems.append(
            Problem(
                code="too-much-formatting",
                message=f"more than {limits.depth} formatting elements were open at once; "
                "the tags of the rest were passed over",
                count=len(unclosed),
            )
        )
    cuts += crowded
    cuts += unclosed
    if not cuts:
        return Scanned(text=source, offsets=OffsetMap())
    return _without(source, sorted(cuts), tuple(problems))


def _carriage_returns(source: str) -> Iterator[Span]:
    r"""Yield the ``\r`` of every ``\r\n``; a lone one stays, for the engine reads it as a line end."""
    at = source.find("\r\n")
    while at >= 0:
        yield Span(at, at + 1)
        at = source.find("\r\n", at + 2)


def _excess_attributes(source: str, limit: int) -> Iterator[Span]:
    """Yield what stands in a tag behind its last allowed attribute."""
    pos = 0
    while tag := _LONG_TAG.search(source, pos):
        name = _TAG_NAME.match(source, tag.start())
        pos = name.end() if name else tag.end()
        count = 0
        last = pos
        while pos < len(source) and source[pos] != ">":
            if attribute := _ATTRIBUTE.match(source, pos):
                pos = attribute.end()
                count += 1
                if count == limit:
                    last = pos
            else:
                pos += 1
        if count > limit:
            yield Span(last, pos)


def _excess_formatting(source: str, limit: int) -> Iterator[Span]:
    """Yield the start tags of formatting elements that open while too many are open."""
    opened = 0
    for tag in _FORMAT_TAG.finditer(source):
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
        if cut.start > end:
            kept.append(source[end : cut.start])
            anchors.append((length, end))
            length += cut.start - end
        end = cut.end
    anchors.append((length, end))
    kept.append(source[end:])
    return Scanned(text="".join(kept), offsets=OffsetMap.from_anchors(anchors), problems=problems)
