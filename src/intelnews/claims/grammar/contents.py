"""Where a content ends, and the content in front of a reporting clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.lexicon import Tense, cue_at, word_list

if TYPE_CHECKING:
    from intelnews.claims.grammar.tokens import Range, Sentence

__all__ = ["around", "clause", "clause_end", "front", "phrase_content_end", "trim"]

_CONTRAST = frozenset({"while", "although", "though", "whereas", "but"})
_ELLIPSIS = frozenset({"did", "does", "do", "have", "has"})
_REPORTED = frozenset({Tense.PAST, Tense.THIRD})
# "and the regional police chief said": a new report names its source in eight words or fewer
_SOURCE_WORDS = 8
# Fewer words than this without a verb are a name or an adjunct, nothing that is said.
_LEAST_WORDS = 4


def trim(sentence: Sentence, first: int, last: int, /) -> Range | None:
    """Return the range without punctuation at its ends, or ``None`` if nothing else is in it."""
    while first < last and sentence.code(first) in ",;:-.":
        first += 1
    while first < last and sentence.code(last - 1) in ",;:-.cb":
        last -= 1
    return (first, last) if first < last else None


def clause(sentence: Sentence, first: int, /) -> Range | None:
    """Return the content clause that begins at a word, trimmed."""
    return trim(sentence, first, clause_end(sentence, first))


def clause_end(
    sentence: Sentence, first: int, /, *, tense: str = Tense.PAST, infinitive: bool = False
) -> int:
    """Return where a content clause ends that begins at a word.

    It runs to the end of the sentence unless a contrast (", while …"), a participle of saying
    (", adding …"), another report (", according to …", ", as did …") or a second verb of the same
    subject ("… and said …") comes first. An infinitive ends at a comma before "and" as well.
    """
    for at in range(first, len(sentence)):
        code = sentence.code(at)
        if code == ";" or _closes_bracket(sentence, first, at) or _is_according(sentence, at):
            return at
        if sentence.closes_with_comma(at):
            if _breaks_off(sentence, at + 1):
                return at + 1
        elif code == ",":
            if _breaks_off(sentence, at + 1) or (infinitive and sentence.code(at + 1) in "cb"):
                return at
        elif code in "cb" and at > first and _second_verb(sentence, at, tense):
            return at
    return len(sentence)


def phrase_content_end(sentence: Sentence, first: int, /, *, tense: str = Tense.PAST) -> int:
    """Return where a noun phrase with all its complements ends that is the content of a cue."""
    for at in range(first, len(sentence)):
        code = sentence.code(at)
        if code in ";:" or _closes_bracket(sentence, first, at) or _is_according(sentence, at):
            return at
        if at == first:
            continue
        if code == "-" or (code == "s" and _narrates(sentence, at)):
            return at
        if code == ",":
            if _leaves_phrase(sentence, at + 1):
                return at
        elif code in "cb" and (_second_verb(sentence, at, tense) or _new_report(sentence, at + 1)):
            return at
    return len(sentence)


def _narrates(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause of the narrator begins: not with "as" in "condemned it as piracy"."""
    word = sentence.word(at)
    if word != "as":
        return word in word_list("narrator")
    return any(sentence.code(place) in "xvp" for place in range(at + 1, at + 1 + _SOURCE_WORDS))


def _closes_bracket(sentence: Sentence, first: int, at: int) -> bool:
    return sentence.code(at) == ")" and sentence.find("(", first, at) is None


def _is_according(sentence: Sentence, at: int) -> bool:
    return sentence.word(at) == "according" and sentence.word(at + 1) == "to"


def _leaves_phrase(sentence: Sentence, at: int) -> bool:
    """Tell whether what follows a comma no longer belongs to a noun phrase."""
    code = sentence.code(at)
    if code in "rsgpxavbi" or _breaks_off(sentence, at):
        return True
    return code == "c" and sentence.code(at + 1) not in "nNd"


def _breaks_off(sentence: Sentence, at: int) -> bool:
    """Tell whether what follows a comma belongs to the reporter again."""
    code, word, after = sentence.code(at), sentence.word(at), sentence.word(at + 1)
    if word in _CONTRAST or (word == "as" and after in _ELLIPSIS):
        return True
    if code == "c" and (_new_report(sentence, at + 1) or _pronoun_reports(sentence, at + 1)):
        return True
    verb = _behind(sentence, at, "cba", at + 3)
    cue = cue_at(sentence.words, verb)
    if cue is None:
        return False
    if cue.tense == Tense.ING:
        return cue.takes("c", "q", "n")
    if cue.takes("p"):
        return True
    return verb == at and cue.takes("q") and cue.tense != Tense.BASE  # ", said Ott"


def _behind(sentence: Sentence, at: int, codes: str, limit: int) -> int:
    """Return the first place at or behind a word whose class is none of some."""
    while at < limit and sentence.code(at) in codes:
        at += 1
    return at


def _pronoun_reports(sentence: Sentence, at: int) -> bool:
    """Tell whether "she has also added" or the like stands here."""
    if sentence.code(at) != "p":
        return False
    cue = cue_at(sentence.words, _behind(sentence, at + 1, "ax", at + 4))
    return cue is not None and cue.tense in _REPORTED


def _new_report(sentence: Sentence, first: int) -> bool:
    """Tell whether a report of somebody else begins here ("… and Kral said …")."""
    if sentence.code(first) not in "dN":
        return False
    for at in range(first + 1, first + 1 + _SOURCE_WORDS):
        cue = cue_at(sentence.words, at)
        if cue is not None and cue.tense in _REPORTED and cue.takes("q"):
            return sentence.code(at - 1) in "nNx"
        if sentence.code(at) not in "dnNfax":
            return False
    return False


def _second_verb(sentence: Sentence, conjunction: int, tense: str) -> bool:
    """Tell whether a conjunction joins another cue of the same subject and tense."""
    verb = _behind(sentence, conjunction + 1, "ax", conjunction + 4)
    cue = cue_at(sentence.words, verb)
    if cue is None or cue.entry.group == "hedge":
        return False
    if "x" in sentence.codes[conjunction + 1 : verb]:
        return cue.tense != Tense.ING
    return cue.tense in _REPORTED and cue.tense == tense


def around(sentence: Sentence, first: int, last: int, /) -> list[Range] | None:
    """Return both halves of a content that a reporting clause between commas interrupts.

    "The attack, according to the army, was an accident": the first half has no verb of its own.
    """
    if sentence.code(first - 1) != "," or sentence.code(last) != ",":
        return None
    ahead, rest = trim(sentence, 0, first), clause(sentence, last + 1)
    if ahead is None or rest is None or sentence.code(rest[0]) not in "xvTig":
        return None
    return [ahead, rest]


def front(sentence: Sentence, last: int, /) -> list[Range] | None:
    """Return the content in front of a reporting clause that begins at a word.

    Quotations count by themselves; other words must be able to form a clause.

    >>> from intelnews.claims.quotes import find_quotes
    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "“We left,” “and ran,” she said."
    >>> [sentence] = sentences_of(text, Span(0, len(text)), find_quotes(text))
    >>> front(sentence, 2)
    [(0, 1), (1, 2)]
    """
    whole = trim(sentence, 0, last)
    if whole is None:
        return None
    first = _behind(sentence, whole[0], "cb", whole[1])
    codes = sentence.codes[first : whole[1]]
    if "Q" in codes and all(code in "Q,-." for code in codes):
        return [(first + at, first + at + 1) for at, code in enumerate(codes) if code == "Q"]
    if len(codes) < _LEAST_WORDS and not any(code in "Qxvp" for code in codes):
        return None
    return [(first, whole[1])] if codes else None
