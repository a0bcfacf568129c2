"""Which words of a content are the source's: quotations as a whole, the reporter's own not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from intelnews.claims.tagger.words import CLOSING, INSIDE, OPENING, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.claims.tagger.repairs import Tagged
    from intelnews.claims.tagger.words import Words

__all__ = ["content_rows"]

# A cue and its source stand this near behind the quotation that they report.
_GAP: Final = 3


def content_rows(words: Words, one: Tagged, /) -> list[int]:
    """Return the rows of a content, with quotations whole that are in it for the most part."""
    rows = _without_tail(words, one)
    state, quote = words.column["q"], words.quote
    taken = set(one.cue) | set(one.source)
    for number in {int(quote[row]) for row in one.content if quote[row] >= 0}:
        place = next(row for row in one.content if quote[row] == number)
        first = last = place
        while quote[first - 1] == number:
            first -= 1
        while quote[last + 1] == number:
            last += 1
        whole = range(first, last + 1)
        inside = [row for row in whole if state[row] == INSIDE]
        if not taken.isdisjoint(whole):
            continue
        share = sum(row in rows for row in inside)
        if 2 * share > len(inside):
            rows.update(whole)
        elif share == 0:
            rows.difference_update(whole)
    return sorted(rows)


def _without_tail(words: Words, one: Tagged) -> set[int]:
    """Return the rows of a content without what the writer adds around "“…,” she said".

    Behind it the content goes on with a quotation: one in the same sentence, or one that begins the
    next. In front of it the writer's words end, be it at a colon: "It was plain: “…,” she said".
    """
    state, cue = words.column["q"], one.cue[-1]
    front = [row for row in one.content if row < one.cue[0]]
    if not any(state[row] == CLOSING for row in front):
        return set(one.content)
    rows = set(front) - _lead(words, one, front)
    behind = [row for row in one.content if row > cue]
    opening = next((row for row in behind if state[row] == OPENING), None)
    if opening is not None and _goes_on(words, cue, opening):
        rows.update(row for row in behind if row >= opening)
    return rows


def _goes_on(words: Words, cue: int, opening: int) -> bool:
    """Tell whether a quotation stands in the sentence of a cue in front, or begins a sentence."""
    same = words.sentence[opening] == words.sentence[cue]
    return bool(same) or words.sentences[int(words.sentence[opening])][0] == opening


def _lead(words: Words, one: Tagged, front: Sequence[int]) -> set[int]:
    """Return the rows in front of the quotation that a cue follows, if the writer speaks there."""
    state, quote = words.column["q"], words.quote
    first = min([*one.cue, *(row for row in one.source if row > front[-1])])
    last = front[-1]
    if state[last] != CLOSING or first - last > _GAP:
        return set()
    opening = next(row for row in front if quote[row] == quote[last])
    before = [row for row in front if row < opening]
    plain = [row for row in before if state[row] == OUTSIDE]
    ends = words.lowers[opening - 1] in {":", "("}
    return {row for row in plain if ends or words.sentence[row] != words.sentence[opening]}
