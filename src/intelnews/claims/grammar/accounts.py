"""According to X; Anna Kral: “…”; …, as did Y: attributions without a verb of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.grammar.contents import around, clause, front
from intelnews.claims.grammar.findings import Finding
from intelnews.claims.grammar.phrases import apposition_end, phrase_end
from intelnews.claims.lexicon import COLON

if TYPE_CHECKING:
    from intelnews.claims.grammar.findings import Reading
    from intelnews.claims.grammar.tokens import Sentence
    from intelnews.claims.lexicon import CueForm

__all__ = ["according_to", "colon", "ellipsis_of"]

# "According to two officials with direct knowledge of the plans, who …": forty words at most
_SOURCE_WORDS = 40
# "Colonel Anna Kral of the port police: “…”"
_NAME_WORDS = 8
_ELLIPSIS = frozenset({"did", "does", "do", "have", "has"})


def according_to(sentence: Sentence, form: CueForm, at: int, /) -> Finding | None:
    """Return the attribution of "according to X" at the beginning, at the end or in between."""
    cue = (at, at + len(form.words))
    last = phrase_end(sentence, cue[1], limit=_SOURCE_WORDS)
    if last == cue[1]:
        return None
    if all(code in "abc," for code in sentence.codes[:at]):
        comma = sentence.find(",", last, last + _SOURCE_WORDS)
        if comma is None:
            return None
        behind = apposition_end(sentence, comma)
        if behind > comma and sentence.code(behind) == ",":
            comma = behind
        rest = clause(sentence, comma + 1)
        return None if rest is None else Finding((cue[1], comma), cue, [rest], form)
    last = apposition_end(sentence, last)
    source = (cue[1], last)
    content = around(sentence, at, last) or front(sentence, at)
    return None if content is None else Finding(source, cue, content, form, closing=True)


def ellipsis_of(sentence: Sentence, item: Finding, /) -> Finding | None:
    """Return the attribution of ", as did Y": the same words of another source."""
    at = item.content[-1][1]
    if sentence.code(at) == ",":
        at += 1
    if sentence.word(at) != "as" or sentence.word(at + 1) not in _ELLIPSIS:
        return None
    last = phrase_end(sentence, at + 2)
    if last == at + 2:
        return None
    return Finding((at + 2, last), (at + 1, at + 2), list(item.content), item.form)


def colon(reading: Reading, /) -> Finding | None:
    """Return the attribution of "Anna Kral: “…”", where no other cue has taken the quotation."""
    sentence = reading.sentence
    at = sentence.find(":", 1)
    if at is None or sentence.code(at + 1) != "Q" or sentence.code(at - 1) != "N":
        return None
    if any(item.holds(at + 1) for item in reading.found):
        return None
    first = at
    while sentence.code(first - 1) in "Nn" and at - first < _NAME_WORDS:
        first -= 1
    return Finding((first, at), (at, at + 1), [(at + 1, at + 2)], COLON)
