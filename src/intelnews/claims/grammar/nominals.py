"""Kral's claim that …; his warning that …: a noun that reports, with a possessor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.grammar.contents import clause
from intelnews.claims.grammar.findings import Finding
from intelnews.claims.grammar.phrases import phrase_start

if TYPE_CHECKING:
    from intelnews.claims.grammar.findings import Reading
    from intelnews.claims.grammar.tokens import Range, Sentence
    from intelnews.claims.lexicon import CueForm

__all__ = ["nominal", "possessor"]

_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
# "the former minister's repeated and angry claim that"
_POSSESSOR_WORDS = 10


def nominal(reading: Reading, form: CueForm, at: int, /) -> Finding | None:
    """Return the attribution that a noun with a possessor and a that-clause makes."""
    sentence, end = reading.sentence, at + len(form.words)
    if sentence.code(end) != "t" or not form.takes("c", "m"):
        return None
    source = possessor(sentence, at)
    rest = clause(sentence, end)
    if source is None or rest is None:
        return None
    return Finding(source, (at, end), [_before_main_verb(sentence, rest)], form)


def possessor(sentence: Sentence, noun: int, /) -> Range | None:
    """Return whose a noun is: "the ministry's" in front of "refusal", "his" of "repeated claim"."""
    at = noun - 1
    while at > noun - 3 and sentence.code(at) in "nv":  # "his repeated claim"
        if sentence.word(at).endswith("'s"):
            break
        at -= 1
    if sentence.word(at) in _POSSESSIVES:
        return (at, at + 1)
    if sentence.code(at) not in "nN" or not sentence.word(at).endswith(("'s", "s'")):
        return None
    first = phrase_start(sentence, at, max(0, at - _POSSESSOR_WORDS))
    while first < at and sentence.code(first) in "icabf":
        first += 1
    return (first, at + 1)


def _before_main_verb(sentence: Sentence, content: Range) -> Range:
    """In "his claim that it was forged has been denied", end the content before "has"."""
    first, last = content
    verb = next((at for at in range(first, last) if sentence.code(at) in "xv"), last)
    for at in range(verb + 2, last):
        if (
            sentence.code(at) == "x"
            and sentence.code(at - 1) in "vnN"
            and "v" in sentence.codes[verb:at]
        ):
            return (first, at)
    return content
