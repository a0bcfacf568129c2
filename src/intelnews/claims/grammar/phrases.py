"""Noun phrases, read from word classes to the right and to the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intelnews.claims.grammar.tokens import Sentence

__all__ = ["apposition_end", "is_adjectival", "phrase_end", "phrase_start"]

# Prepositions that say what somebody is or comes from; others lead to the verb.
_INSIDE = frozenset({"for", "from", "at", "with", "in"})
_NOT_A_PLACE = frozenset({"a", "an", "his", "her"})
# Participles that describe a source: "people briefed on the matter".
_DESCRIBING = frozenset({"briefed", "involved", "based", "named", "employed"})
_PHRASE_WORDS = 30


def is_adjectival(sentence: Sentence, at: int, /) -> bool:
    """Tell whether a word in -ed stands before a noun ("the armed group", "a proposed law")."""
    before, after = sentence.code(at - 1), sentence.code(at + 1)
    return after in "nNgv" and (before in "dfiaT^," or sentence.word(at - 1).endswith(("'s", "s'")))


def phrase_end(sentence: Sentence, first: int, /, *, limit: int = _PHRASE_WORDS) -> int:
    """Return where the noun phrase ends that begins at a word; the word itself if none does.

    A preposition that names what somebody is or comes from belongs to it; a time does not.

    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "said Ben Ott of the harbour police on Monday."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> sentence.cut(1, phrase_end(sentence, 1))
    'Ben Ott of the harbour police'
    """
    if sentence.code(first) in "po":
        return first + 1
    at, nominal = first, False
    while at < min(len(sentence), first + limit):
        code = sentence.code(at)
        if nominal and sentence.behind_time(at) > at:
            break
        if code in "nN" or (code == "Q" and not nominal):
            nominal = True
        elif code == "(":
            close = sentence.find(")", at, at + 8)
            if close is None:
                break
            at = close
        elif not _goes_on(sentence, at, nominal=nominal):
            break
        at += 1
    while at > first and sentence.code(at - 1) in "fidcaT":
        at -= 1
    return at if nominal else first


def _goes_on(sentence: Sentence, at: int, *, nominal: bool) -> bool:
    """Tell whether a word that is no noun belongs to a noun phrase being read."""
    code, word, after = sentence.code(at), sentence.word(at), sentence.code(at + 1)
    if code == "d":
        return not nominal or sentence.code(at - 1) in "ficT"
    if code == "f" or (code == "i" and word in _INSIDE):
        is_circumstance = word == "in" and sentence.word(at + 1) in _NOT_A_PLACE
        return nominal and after in "dnN" and not is_circumstance
    if code == "T":
        return nominal and after in "dN"  # "a person close to the talks"
    if code == "v":
        describes = nominal and word in _DESCRIBING and after == "i"
        return describes or is_adjectival(sentence, at)
    if code == "c":
        return nominal and after in "dnN"
    return code == "g" or (code == "a" and not nominal)


def apposition_end(sentence: Sentence, last: int, /) -> int:
    """Return where ", a former director of the office" ends behind a name that ends at a word."""
    if sentence.code(last) != "," or sentence.code(last + 1) not in "dnN":
        return last
    if sentence.behind_time(last + 1) > last + 1:
        return last
    end = phrase_end(sentence, last + 1)
    return end if end > last + 1 and sentence.code(end) in ",.i$" else last


def phrase_start(sentence: Sentence, last: int, low: int, /) -> int:
    """Return where a noun phrase begins that ends with a word, not before ``low``."""
    at = last
    while at >= low:
        code = sentence.code(at)
        if code == ")":
            opening = next(
                (k for k in range(at, max(low, at - 8) - 1, -1) if sentence.code(k) == "("), None
            )
            if opening is None:
                break
            at = opening
        elif not _may_precede(sentence, at, last):
            break
        at -= 1
    return at + 1


def _may_precede(sentence: Sentence, at: int, last: int) -> bool:
    code = sentence.code(at)
    if code in "dnNfai":
        return True
    if at == last:
        return code == "g" and sentence.code(at - 1) in "dnN"
    after = sentence.code(at + 1)
    if code in "gc":
        return True
    if code == "T":
        return after in "Nd"
    if code == "v":
        return is_adjectival(sentence, at)
    if code == "Q":
        return after in "nN" and _is_scare_quote(sentence, at)
    return code == "*" and sentence.word(at) in {"$", "%", "@", "#", "/"}


def _is_scare_quote(sentence: Sentence, at: int) -> bool:
    """Tell a quoted word inside a noun phrase ("the “grey” party") from a quotation."""
    inner = sentence.quotes[at].inner.cut(sentence.text)
    return sentence.code(at - 1) in "dnNfi" and inner[-1:].isalnum()
