"""Which of the times that a text names is the time of a claim."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from intelnews.claims.when import resolve, time_mentions
from intelnews.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.claims.attribution import Attribution
    from intelnews.claims.when import TimeMention
    from intelnews.model import Moment
    from intelnews.spans import Span

__all__ = ["moments_of"]

# What is yet to be said: "will announce", "is expected to say", and of headlines "X to announce".
_WILL = re.compile(
    r"\b(?:will|shall)\b|['’]ll\b|^\s*to\s|"
    r"\b(?:is|are)\s+(?:\w+ly\s+)?(?:expected|due|set|scheduled|likely|going|about|poised)\s+to\b"
)
_UPDATE = re.compile(
    r"\W*(?:update|updated|correction|corrected|clarification|editor['’]s\s+note|postscript)\b",
    re.IGNORECASE,
)
# Behind these a time says since when or how often, not when: "has warned since Monday". A word
# that is part of the time itself ("since March") counts as well.
_NO_POINT = re.compile(
    r"(?:^|\b)(?:since|until|till|by|before|after|from|between|through|every|each|following|"
    r"previous|of)\s+(?:the\s+|late\s+|early\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?:since|by)\b", re.IGNORECASE)
_NO_POINT_CHARS = 20
# "a report published on Monday"
_PUBLISHED = re.compile(
    r"\b(?:published|released|issued|aired|broadcast|posted|dated|printed|leaked|made\s+public)\b"
)
_AT_ONCE = re.compile(r"\s+(?:on\s+|late\s+|early\s+|in\s+the\s+)*", re.IGNORECASE)
# A time further from a cue than a long introduction is another's.
_NEAR = 400
# What parts a clause; what stands behind a colon is said under it.
_MARK = re.compile(r"[,;()\[\]–—]|\s-\s")
# A clause that begins so tells of another time than that of the saying.
_CLAUSE_WORDS = (
    r"who|whom|whose|which|where|when|while|after|before|since|because|although|though|if|until|"
    r"once|days?|weeks?|months?|years?"
)
_CLAUSE_BEFORE = re.compile(rf"\W*(?:(?:and|but)\s+)?(?:{_CLAUSE_WORDS}|as)\b", re.IGNORECASE)
_CLAUSE_BEHIND = re.compile(rf"\W*(?:{_CLAUSE_WORDS}|and|but|as)\b", re.IGNORECASE)
_RELATIVE_CLAUSE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:(?:and|but|also|just|only|even|then|back)\b\W*)*", re.IGNORECASE)
# "PORT ANSEL, Feb. 2 (Herald) –"
_DATELINE = re.compile(r"\W*[A-Z]{2}[A-Z ./'’-]*,(?:\s+[\w.]+,)?\s*")
# An aside between the source and the cue that tells how it was said, not who the source is.
_OCCASION = re.compile(
    r"\W*(?:in|on|at|during|over|late|early|earlier|later|last|this|speaking|talking|writing|"
    r"addressing|testifying|appearing|asked|\w+day|today|tonight)\b",
    re.IGNORECASE,
)


def moments_of(
    text: str,
    found: Sequence[Attribution],
    sentences: Sequence[Span],
    published: Moment | None,
    /,
) -> list[Moment | None]:
    """Return when each attribution of a paragraph was made, as far as its sentence says.

    It is the nearest time that stands with the cue, outside of what is said: "on Monday Freedonia
    denied that it fired on Sunday" was said on Monday. A time that tells of the source ("Kral, who
    left in 2016, said") or of another clause is none. A second verb of the same subject shares the
    time of the first ("… denied it and said …"). In a sentence that says it is an update, a date
    may lie behind the publication.
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
        if place is None:
            moments += [None] * len(group)
        else:
            moments += _Clauses(text, sentences[place], group, published).moments()
        at = last
    return moments


def _sentence_of(found: Attribution, starts: list[int]) -> int | None:
    if found.cue is None:
        return None
    place = bisect_right(starts, found.cue.start) - 1
    return place if place >= 0 else None


class _Clauses:
    """The attributions of one sentence, and the times in it that stand outside of all contents."""

    def __init__(
        self, text: str, sentence: Span, group: Sequence[Attribution], published: Moment | None
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.group = group
        self.published = published
        self.is_update = _UPDATE.match(text, sentence.start, sentence.end) is not None
        self.mentions = list(self._outside())
        self.cues = sorted(found.cue.start for found in group if found.cue is not None)

    def moments(self) -> Iterator[Moment | None]:
        """Yield the moment of each attribution."""
        before: tuple[Span | None, Moment | None] = (None, None)
        for found in self.group:
            moment = self._nearest(found)
            if moment is None and found.source is not None and found.source == before[0]:
                moment = before[1]
            before = (found.source, moment)
            yield moment

    def _outside(self) -> Iterator[TimeMention]:
        at, sentence = self.sentence.start, self.sentence
        for span in sorted(span for found in self.group for span in found.content):
            if span.start >= sentence.end:
                break
            if span.start > at:
                yield from time_mentions(self.text, at, span.start)
            at = max(at, span.end)
        if at < sentence.end:
            yield from time_mentions(self.text, at, sentence.end)

    def _nearest(self, found: Attribution) -> Moment | None:
        """Return the nearest time with no other cue between it and this one."""
        cue, best = found.cue, None
        if cue is None or not self.mentions:
            return None
        mentions = self._around(cue)
        future = bool(mentions) and self._is_future(found, cue)
        for mention in mentions:
            if not self._belongs(mention, found, cue):
                continue
            low, high = min(mention.span.end, cue.end), max(mention.span.start, cue.start)
            moment = resolve(mention, self.published, future=future, update=self.is_update)
            if moment is None or not (future or self.is_update or self._is_past(moment)):
                continue
            if self._is_aside(moment, mention, found, cue):
                continue
            if best is None or high - low < best[0]:
                best = (high - low, moment)
        return None if best is None else best[1]

    def _around(self, cue: Span) -> Sequence[TimeMention]:
        """Return the times between the cue before this one and the cue behind it."""
        at = bisect_left(self.cues, cue.start)
        behind = bisect_right(self.cues, cue.start)
        least = self.cues[at - 1] if at else 0
        most = self.cues[behind] if behind < len(self.cues) else len(self.text)
        first = bisect_left(self.mentions, max(least, cue.start - _NEAR), key=_start_of)
        last = bisect_left(self.mentions, min(most, cue.end + _NEAR), key=_start_of)
        return self.mentions[first:last]

    def _is_past(self, moment: Moment) -> bool:
        return self.published is None or moment.date <= self.published.date

    def _is_future(self, found: Attribution, cue: Span) -> bool:
        """Tell whether a claim is yet to be made ("the minister will announce on Friday that")."""
        start = cue.start
        if found.source is not None and found.source.end < start:
            start = max(found.source.end, cue.start - _NEAR)
        return _WILL.search(self.text[start : cue.end]) is not None

    def _belongs(self, mention: TimeMention, found: Attribution, cue: Span) -> bool:
        """Tell whether a time stands with a cue and not with something else in the sentence."""
        text, span, source = self.text, mention.span, found.source
        before = max(self.sentence.start, span.start - _NO_POINT_CHARS)
        if _RANGE.match(mention.words) or _NO_POINT.search(text, before, span.start):
            return False
        if cue.start <= span.start < cue.end:
            return True
        if source is not None and source.start <= span.start < source.end:
            # a document is as old as its date, a person is not
            start = max(source.start, span.start - _NEAR)
            return _PUBLISHED.search(text, start, span.start) is not None
        if span.start >= cue.end:
            behind = source is not None and cue.end <= source.start and source.end <= span.start
            start = source.end if source is not None and behind else cue.end
            return self._stands_with(span, start, _CLAUSE_BEHIND, wanted=False)
        if source is not None and source.end <= span.start:
            return self._stands_with(span, source.end, _OCCASION, wanted=True)
        return self._leads(span, cue if source is None else min(source, cue))

    def _leads(self, span: Span, to: Span) -> bool:
        """Tell whether a time stands with the source or the cue behind it.

        It does in the clause of theirs, and in one before it that says on what occasion: "On
        Monday, in a long speech, Kral said", but not "They met on Monday, as Kral said".
        """
        text = self.text
        if self.is_update:
            return True
        first = max(self.sentence.start, span.start - _NEAR)
        clause = self._clause_start(span, first)
        if _DATELINE.fullmatch(text, first, span.start) or _CLAUSE_BEFORE.match(
            text, clause, span.end
        ):
            return False
        if _MARK.search(text, span.end, to.start) is None:
            return True
        opening = _OPENING.match(text, clause, span.end)
        begins = clause if opening is None else opening.end()
        return begins >= span.start or _OCCASION.match(text, begins, span.end) is not None

    def _stands_with(
        self, span: Span, start: int, opening: re.Pattern[str], /, *, wanted: bool
    ) -> bool:
        """Tell whether a time stands in the clause that begins at a place, or in a fit aside.

        An aside is judged by how it begins: ``opening`` must match it, or must not.
        """
        start = max(start, span.start - _NEAR)
        clause = self._clause_start(span, start)
        if clause == start:
            return _RELATIVE_CLAUSE.search(self.text, start, span.start) is None
        return (opening.match(self.text, clause, span.end) is not None) is wanted

    def _clause_start(self, span: Span, least: int) -> int:
        """Return where the clause of a time begins: behind the last mark before it."""
        marks = [mark.end() for mark in _MARK.finditer(self.text, least, span.start)]
        return marks[-1] if marks else least

    def _is_aside(
        self, moment: Moment, mention: TimeMention, found: Attribution, cue: Span
    ) -> bool:
        """Tell whether a time behind the content is not that of the saying.

        It is in "denied it on Monday": a day that follows at once.
        """
        start = mention.span.start
        contents = [part.end for part in found.content if cue.end <= part.start < start]
        if not contents:
            return False
        at_once = _AT_ONCE.fullmatch(self.text, max(contents), start) is not None
        return moment.precision is not Precision.DAY or not at_once


def _start_of(mention: TimeMention) -> int:
    return mention.span.start
