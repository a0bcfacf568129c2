"""Times between the parts of a clause: "Freedonia on Monday denied", "said last week that"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from intelnews.claims.lexicon import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_times"]

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_PERIODS = (
    "week|month|year|day|night|morning|afternoon|evening|weekend|summer|winter|spring|autumn|fall"
)
_TIME = re.compile(
    r"(?<!\w)(?:(?:on|in|during|by|since|late|early|earlier|later|last|this|next|the|that|past|"
    r"same|previous|following)\s+){0,4}"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!['’]s)|"
    rf"(?:{_MONTHS}|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.)"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?(?:,\s+\d{4})?|\s+\d{4})?|"
    rf"(?:{_PERIODS})(?!['’]s|\w)|today|yesterday|tonight|(?:19|20)\d\d)(?!\w|['’-])"
    r"(?:\s+(?:night|morning|afternoon|evening|week|month)(?!\w))?"
    rf"(?:,\s+(?:{_MONTHS})\s+\d{{1,2}}(?!\w))?",
    re.IGNORECASE,
)
# A bare "week" or "the year" is a noun like any other; "may" and "march" are verbs as well.
_NO_TIME = re.compile(rf"(?:(?:the|an?)\s+)?(?:{_PERIODS})|may|march", re.IGNORECASE)


def find_times(
    text: str, starts: Sequence[int], ends: Sequence[int], words: Sequence[str], /
) -> dict[int, int]:
    """Return for each time in a run of words its first word and the word behind its last.

    >>> text = "On Sunday, August 26 the group left"
    >>> starts, ends = [0, 3, 9, 11, 18, 21], [2, 9, 10, 17, 20, 24]
    >>> find_times(text, starts, ends, ["on", "sunday", ",", "august", "26", "the"])
    {0: 5}
    """
    marks = word_list("times")
    if not any(word in marks or (len(word) == 4 and word.isdigit()) for word in words):
        return {}
    found: dict[int, int] = {}
    for match in _TIME.finditer(text, starts[0], ends[-1]):
        if _NO_TIME.fullmatch(match.group()):
            continue
        first, last = bisect_left(starts, match.start()), bisect_left(ends, match.end())
        # inside a quotation, which is one word, nothing begins or ends
        if max(first, last) == len(starts):
            continue
        if starts[first] == match.start() and ends[last] == match.end():
            found[first] = last + 1
    return found
