"""Which of the times that a text names is the time of a claim."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from intelnews.claims.when import resolve, time_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.claims.attribution import Attribution
    from intelnews.claims.when import TimeMention
    from intelnews.model import Moment
    from intelnews.spans import Span

__all__ = ["moments_of"]

_WILL = re.compile(r"\b(?:will|shall|to)\b|['’]ll\b")


def moments_of(
    text: str,
    found: Sequence[Attribution],
    sentences: Sequence[Span],
    published: Moment | None,
    /,
) -> list[Moment | None]:
    """Return when each attribution of a paragraph was made, as far as its sentence says.

    It is the nearest time that stands with the cue, outside of what is said: "on Monday Freedonia
    denied that it fired on Sunday" was said on Monday. A second verb of the same subject shares
    the time of the first ("… denied it and said …").
    """
    starts = [sentence.start for sentence in sentences]
    moments: list[Moment | None] = []
    at = 0
    while at < len(found):
        place = _sentence_of(found[at], starts)
        last = at + 1
        while last < len(found) and _sentence_of(found[last], starts) == place:
            last += 1
        group = found[at:last]
        mentions = [] if place is None else list(_outside(text, sentences[place], group))
        moments += _dated(text, group, mentions, published)
        at = last
    return moments


def _sentence_of(found: Attribution, starts: list[int]) -> int | None:
    if found.cue is None:
        return None
    place = bisect_right(starts, found.cue.start) - 1
    return place if place >= 0 else None


def _outside(text: str, sentence: Span, group: Sequence[Attribution]) -> Iterator[TimeMention]:
    """Yield the times of a sentence that stand outside of all contents."""
    at = sentence.start
    for span in sorted(span for found in group for span in found.content):
        if span.start >= sentence.end:
            break
        if span.start > at:
            yield from time_mentions(text, at, span.start)
        at = max(at, span.end)
    if at < sentence.end:
        yield from time_mentions(text, at, sentence.end)


def _dated(
    text: str,
    group: Sequence[Attribution],
    mentions: Sequence[TimeMention],
    published: Moment | None,
) -> Iterator[Moment | None]:
    before: tuple[Span | None, Moment | None] = (None, None)
    for found in group:
        moment = _nearest(text, found, mentions, group, published)
        if moment is None and found.source is not None and found.source == before[0]:
            moment = before[1]
        before = (found.source, moment)
        yield moment


def _nearest(
    text: str,
    found: Attribution,
    mentions: Sequence[TimeMention],
    group: Sequence[Attribution],
    published: Moment | None,
) -> Moment | None:
    """Return the nearest time with no other cue between it and this one."""
    cue, best = found.cue, None
    if cue is None:
        return None
    others = [other.cue.start for other in group if other.cue is not None and other.cue != cue]
    for mention in mentions:
        low, high = min(mention.span.end, cue.end), max(mention.span.start, cue.start)
        if any(low <= other < high for other in others):
            continue
        moment = resolve(mention, published, future=_is_future(text, found))
        if moment is not None and (best is None or high - low < best[0]):
            best = (high - low, moment)
    return None if best is None else best[1]


def _is_future(text: str, found: Attribution) -> bool:
    """Tell whether a claim is yet to be made ("the minister will announce on Friday that")."""
    if found.cue is None:
        return False
    start = found.cue.start
    if found.source is not None and found.source.end < start:
        start = found.source.end
    return _WILL.search(text, start, found.cue.end) is not None
