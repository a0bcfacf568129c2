"""What the rules of the grammar add to the attributions that are believed, and take from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import evolve, frozen

from intelnews.claims.tagger.tags import tag_numbers
from intelnews.claims.tagger.words import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.claims.tagger.words import Words

__all__ = ["Tagged", "advised", "coordinated", "nested", "parted", "settled"]

_JOINS: Final = frozenset({"and", "but"})


@frozen
class Tagged:
    """Source, cue and content as rows of the words, and the log odds of it, in hundredths."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    odds: int


def advised(words: Words, one: Tagged, /) -> Tagged:
    """Take the rules' word where it is the surer one.

    A source holds no verb of its own clause ("The ministry could neither"), and a clause that goes
    on behind ", Kral said," is the same content.
    """
    advice = next((told for told in words.advice if not set(one.cue).isdisjoint(told.cue)), None)
    if advice is None or not advice.source or not advice.content:
        return one
    source, content = set(one.source), set(one.content)
    extra = words.column["p"][sorted(source - advice.source)]
    if advice.source < source and np.isin(extra, tag_numbers(["MD"])).any():
        one = evolve(one, source=tuple(sorted(advice.source)), cue=tuple(advice.cue))
    encloses = min(advice.content) < advice.cue.start < max(advice.content)
    quoted = (words.column["q"][sorted(advice.content)] != OUTSIDE).any()
    if encloses and not quoted and content < advice.content:
        one = evolve(one, content=tuple(sorted(advice.content)))
    return one


def coordinated(words: Words, found: Sequence[Tagged], /) -> Iterator[Tagged]:
    """Yield the attributions, those cut in two that the rules read as two of one source.

    "Kral denied the report and said that …" is one denial, and one statement.
    """
    cues = {row for one in found for row in one.cue}
    for one in found:
        content = one.content
        for advice in words.advice:
            cue = advice.cue.start
            if not content or not (content[0] < cue <= content[-1]) or cue not in content:
                continue
            joined = words.lowers[cue - 1] in _JOINS and words.column["q"][cue] == OUTSIDE
            if joined and advice.source and advice.source <= set(one.source):
                after = tuple(row for row in content if row >= cue and row in advice.content)
                is_new = cues.isdisjoint(advice.cue)
                if is_new and not after:
                    continue  # the words behind would be nobody's
                content = tuple(row for row in content if row < cue - 1)
                if is_new:
                    yield Tagged(source=one.source, cue=tuple(advice.cue), content=after, odds=0)
        yield evolve(one, content=content)


def parted(found: Sequence[Tagged], /) -> Iterator[Tagged]:
    """Yield the attributions, each without words that a cue behind its own claims.

    "“A,” said Kral, adding, “B.”": B is what was added.
    """
    for one in found:
        content = one.content
        for other in found:
            if not content or not one.cue[-1] < other.cue[0] < content[-1]:
                continue
            theirs = set(other.content)
            outside = other.cue[0] not in content and theirs and min(theirs) > other.cue[-1]
            if outside and theirs <= set(content):
                theirs.update(range(other.cue[0], other.cue[-1] + 1))
                content = tuple(row for row in content if row not in theirs)
        yield evolve(one, content=content) if content else one


def settled(words: Words, found: Sequence[Tagged], /) -> list[Tagged]:
    """Return the attributions and what set phrases make besides: "has yet to confirm the losses".

    A set phrase is a cue as a whole ("fell short of accusing"), and its subject is the source. A
    claim may stand inside the content of one: "retracted his claim that the port was closed".
    """
    told = list(found)
    for advice in words.settled:
        cue = set(advice.cue)
        whole = Tagged(
            source=tuple(sorted(advice.source)),
            cue=tuple(advice.cue),
            content=tuple(sorted(advice.content)),
            odds=0,
        )
        every = {*whole.source, *whole.cue, *whole.content}
        near = [
            (place, rows)
            for place, one in enumerate(told)
            if not every.isdisjoint(rows := {*one.source, *one.cue, *one.content})
        ]
        if all(rows <= advice.content for _, rows in near):
            told.append(whole)
            continue
        for place, _ in near:
            one = told[place]
            if len(near) == 1 and advice.source and not one.source and not cue.isdisjoint(one.cue):
                told[place] = whole
            elif set(one.cue) < cue and cue.isdisjoint({*one.source, *one.content}):
                told[place] = evolve(one, cue=whole.cue, source=one.source or whole.source)
    return told


def nested(words: Words, found: Sequence[Tagged], /) -> Iterator[Tagged]:
    """Yield what the rules find inside the contents: "X said Y had denied Z" is two claims.

    The corpus has one flat layer, so that the weights know nothing of inner claims.
    """
    inside = {row: number for number, one in enumerate(found) for row in one.content}
    cues = {row for one in found for row in one.cue}
    for advice in words.advice:
        rows = [*advice.cue, *advice.source, *advice.content]
        is_inner = advice.source and len({inside.get(row, -1) for row in rows}) == 1
        if is_inner and rows[0] in inside and cues.isdisjoint(advice.cue):
            yield Tagged(
                source=tuple(sorted(advice.source)),
                cue=tuple(advice.cue),
                content=tuple(sorted(advice.content)),
                odds=0,
            )
