"""Turns of a transcript: "MR. KRAL: I was there."."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from intelnews.claims.attribution import Attribution
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["speakers_of", "turn_of"]

# "MR. KRAL:", "Anna Kral (via interpreter):": a name of at most five capitalised words.
_TURN = re.compile(
    r"[\"“]?(?P<name>[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,4})(?: \([^()\n]{1,40}\))?"
    r"(?P<colon>:)\s+(?=\S)"
)
# One line with a colon is a label; somebody who speaks in an interview speaks at least twice, and
# in sentences: "Host: example.org" says nothing however often.
_LEAST_TURNS = 2
_ENDING = 40  # characters in which the end of a sentence is looked for
_SPOKEN = re.compile(r"[^\W\d_](?:[^\n]*[^\W\d_])?[.!?…][\"”’')\]]{0,3}$")


def speakers_of(text: str, paragraphs: Iterable[Span], /) -> frozenset[str]:
    r"""Return the names that open two or more paragraphs with a colon behind them.

    >>> text = "KRAL: Why?\nOTT: I was there.\nKRAL: When?"
    >>> sorted(speakers_of(text, [Span(0, 10), Span(11, 28), Span(29, 40)]))
    ['KRAL']
    """
    names: Counter[str] = Counter()
    spoken: set[str] = set()
    for span in paragraphs:
        turn = _TURN.match(text, span.start, span.end)
        if turn is not None:
            names[turn["name"]] += 1
            if _SPOKEN.search(text, max(turn.end(), span.end - _ENDING), span.end):
                spoken.add(turn["name"])
    return frozenset(name for name in spoken if names[name] >= _LEAST_TURNS)


def turn_of(text: str, paragraph: Span, speakers: frozenset[str], /) -> Attribution | None:
    """Return the attribution that a turn makes, if the paragraph is one of a known speaker."""
    turn = _TURN.match(text, paragraph.start, paragraph.end)
    if turn is None or turn["name"] not in speakers:
        return None
    return Attribution(
        source=Span(*turn.span("name")),
        cue=Span(*turn.span("colon")),
        content=(Span(turn.end(), paragraph.end),),
        lemma=":",
    )
