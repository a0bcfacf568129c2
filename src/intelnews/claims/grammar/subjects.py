"""The subject of a verb, found on its left.

There is no parser here. The rules lean on what closed classes of words give away: a finite verb
has its subject on its left, and that subject begins where a clause can begin. Every walk is
bounded, so that the time for a sentence is linear in its length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.grammar.phrases import is_adjectival, phrase_start
from intelnews.claims.grammar.verbs import verb_group
from intelnews.claims.lexicon import Tense, cue_at, word_list

if TYPE_CHECKING:
    from intelnews.claims.grammar.tokens import Range, Sentence

__all__ = ["clause_subject", "first_content_word", "subject_before"]

# Subjects of reporting verbs in news run to about twenty words with title and apposition.
_SUBJECT_WORDS = 28
_APPOSITION_WORDS = 24
# Nobody lists more than eight sources before the verb, or gives one more than a dozen words.
_LIST_MEMBERS, _MEMBER_WORDS = 8, 12

_ROUGHLY = frozenset({"about", "around", "over", "under"})


def subject_before(sentence: Sentence, last: int, /) -> Range | None:
    """Return the subject that ends with a word, if the words to its left can be one.

    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "However, Anna Kral, head of the port, said it was open."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> sentence.cut(*subject_before(sentence, 9))
    'Anna Kral, head of the port'
    """
    code = sentence.code(last)
    if code == "p" or sentence.word(last) in {"who", "which"}:
        return (last, last + 1)
    if code in ",-":
        return _with_aside(sentence, last, code)
    if sentence.closes_with_comma(last):
        return _with_aside(sentence, last + 1, ",")
    low = max(0, last - _SUBJECT_WORDS)
    if code == "v":
        return _with_participle(sentence, last, low)
    first = phrase_start(sentence, last, low)
    if first > last or code in "fic":
        return None
    first = _behind_clause(sentence, first, low, last)
    begin = _clause_start(sentence, first, last)
    begin = None if begin is None else _without_openers(sentence, begin, last)
    return None if begin is None else (begin, last + 1)


def _behind_clause(sentence: Sentence, first: int, low: int, last: int) -> int:
    """Step over a clause inside the subject: "officials briefed on it", "a man who was there"."""
    verb = first - 1
    if sentence.code(verb) not in "xv":
        return first
    if (
        sentence.code(verb) == "v"
        and sentence.code(verb - 1) in "nN"
        and "c" not in sentence.codes[first:last]
        and not _introduces(sentence, verb)
    ):
        further = phrase_start(sentence, verb - 1, low)
        return further if sentence.code(further - 1) in "^,stb:-;" else first
    head = _relative_head(sentence, verb, low)
    return first if head is None else phrase_start(sentence, head, low)


def _with_participle(sentence: Sentence, last: int, low: int) -> Range | None:
    """Return a subject that ends in a verb: "a source who asked not to be named", "a man hired"."""
    head = _relative_head(sentence, last, low)
    if head is None and sentence.code(last - 1) in "nN" and not _introduces(sentence, last):
        head = last - 1
    subject = None if head is None else subject_before(sentence, head)
    return None if subject is None else (subject[0], last + 1)


def _relative_head(sentence: Sentence, verb: int, low: int) -> int | None:
    """Return the word before "who", if the verb belongs to a relative clause."""
    for at in range(verb, low, -1):
        if sentence.word(at) in {"who", "which"}:
            return at - 1 if sentence.code(at - 1) in "nN" else None
        if sentence.code(at) in ",;:-sQ":
            return None
    return None


def _clause_start(sentence: Sentence, first: int, last: int) -> int | None:
    """Return where a subject begins, if its words are no object of the verb before them."""
    boundary = sentence.code(first - 1)
    if boundary in "xvTop":
        # the words are the object of the verb before them, unless a second clause is joined
        joined = [at for at in range(first, last) if sentence.code(at) == "c"]
        if joined:
            return joined[-1] + 1
        return first if boundary in "xv" and _introduces(sentence, first - 1) else None
    if boundary == "," and "c" in sentence.codes[first:last]:
        return _list_start(sentence, first)
    return first


def _introduces(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb is a cue that takes a bare clause ("Ott said Kral denied it")."""
    cue = cue_at(sentence.words, at)
    return cue is not None and cue.takes("c")


def _list_start(sentence: Sentence, first: int) -> int:
    """Return where a list begins of which a comma and the last members are known ("A, B and C")."""
    start = first
    for _ in range(_LIST_MEMBERS):
        comma = first - 1
        first = phrase_start(sentence, comma - 1, max(0, comma - _MEMBER_WORDS))
        if first >= comma or sentence.code(first) not in "dnN":
            break
        if sentence.word(first) in word_list("openers") or sentence.behind_time(first) > first:
            break
        boundary = sentence.code(first - 1)
        if boundary in "^stb:,":
            start = first
        if boundary != ",":
            break
    return start


def _with_aside(sentence: Sentence, end: int, mark: str) -> Range | None:
    """Return the subject behind which an aside ends: an apposition, a relative clause, a phrase.

    What somebody is belongs to the source; what somebody is doing does not.
    """
    for at in range(end - 2, max(0, end - _APPOSITION_WORDS), -1):
        code = sentence.code(at)
        if code in ";:Q.":
            return None
        begins = sentence.code(at + 1)
        if code != mark or begins in "cbpxTt" or sentence.code(at - 1) in ",-":
            continue
        inside = sentence.codes[at + 1 : end]
        if begins in "dnN" and "r" not in inside and _is_clause(sentence, at + 1, end):
            return None
        head = subject_before(sentence, at - 1)
        if head is not None:
            return (head[0], end) if begins in "dnNr" else head
    return None


def _is_clause(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether words that begin like a noun phrase have a subject and a verb of their own."""
    for at in range(first, last):
        cue = cue_at(sentence.words, at) if sentence.code(at - 1) in "nNa" else None
        if sentence.code(at) in "xp" or (
            cue is not None and cue.tense in {Tense.PAST, Tense.THIRD}
        ):
            return True
    return False


def _without_openers(sentence: Sentence, first: int, last: int) -> int | None:
    """Drop what opens a clause without being its subject: connectives, times, adjuncts."""
    while first <= last:
        code, word, after = sentence.code(first), sentence.word(first), sentence.code(first + 1)
        behind = sentence.behind_time(first)
        if first < behind <= last:
            first = behind
        elif code in "cb" or (
            code == "a" and (word in word_list("openers") or (first < last and after in "dNp,"))
        ):
            first += 1
        elif code != "i" or (word in _ROUGHLY and after in "nd"):
            return first
        else:
            begin = _behind_adjunct(sentence, first, last)
            if begin is None:
                return None
            first = begin
    return None


def _behind_adjunct(sentence: Sentence, preposition: int, last: int) -> int | None:
    """Return where the subject begins behind "In Kabul", "At a rally in Ohio" without a comma."""
    for at in range(preposition + 2, last + 1):
        before, code = sentence.code(at - 1), sentence.code(at)
        if before in "nN" and code == "d":
            return at
        if before == "n" and code == "N":
            return at
        if before == "N" and code == "n" and sentence.word(at).endswith("s"):
            return at
    return None


def first_content_word(sentence: Sentence, /) -> int:
    """Return the place of the first word that is no "And", "But" or "However"."""
    return next((at for at, code in enumerate(sentence.codes) if code not in "cba,"), 0)


def clause_subject(sentence: Sentence, at: int, /) -> Range | None:
    """Return the subject of the main clause in which a word stands: what leads its first verb.

    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "On Monday, the group left the town, saying it was safe."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> sentence.cut(*clause_subject(sentence, 9))
    'the group'
    """
    first = first_content_word(sentence)
    if sentence.code(first) in "sr":
        # "After the vote, Ott left, saying": the subject follows the comma
        comma = sentence.find(",", first, at)
        if comma is None:
            return None
        first = comma + 1
    for verb in range(first, at):
        code = sentence.code(verb)
        if (
            code == "x"
            or (code == "v" and not is_adjectival(sentence, verb))
            or (verb > first and code not in "pTd" and cue_at(sentence.words, verb) is not None)
        ):
            return subject_before(sentence, verb_group(sentence, verb).before)
    return None
