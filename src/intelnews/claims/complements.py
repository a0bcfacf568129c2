"""What is said: the content to the right of a cue, or the clause in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.clauses import skip_time
from intelnews.claims.lexicon import Tense, cues_at

if TYPE_CHECKING:
    from intelnews.claims.clauses import Range
    from intelnews.claims.lexicon import CueForm
    from intelnews.claims.tokens import Sentence

__all__ = ["after_cue", "clause_end", "front", "phrase_content_end", "trim"]

_WH = frozenset("how what why whether if who whom where when which".split())
# "said in an interview with the paper on Monday that": twenty words of adjunct are common
_ADJUNCT_WORDS = 24
_CONTRAST = frozenset("while although though whereas".split())
#: Subordinators that lead a clause of the narrator's, not of the source's, behind a noun phrase.
_NARRATOR = frozenset("after when while as because since before although though until once".split())


def trim(sentence: Sentence, first: int, last: int, /) -> Range | None:
    """Return the range without punctuation at its ends, or ``None`` if nothing else is in it."""
    codes = sentence.codes
    while first < last and codes[first] in ",;:-.":
        first += 1
    while first < last and codes[last - 1] in ",;:-.cb":
        last -= 1
    return (first, last) if first < last else None


def clause_end(sentence: Sentence, first: int, /, *, tense: str = Tense.PAST) -> int:
    """Return where a content clause ends that begins at a word.

    It runs to the end of the sentence unless a contrast (", while …"), a participle of saying
    (", adding …"), another report (", according to …", ", as did …") or a second verb of the same
    subject ("… and said …") comes first.
    """
    codes, words = sentence.codes, sentence.words
    total = len(sentence)
    for k in range(first, total):
        code = codes[k]
        if code == ";":
            return k
        if code == "," and k + 1 < total:
            if _breaks_off(sentence, k + 1):
                return k
        elif code in "cb" and k > first and _second_verb(sentence, k, tense):
            return k
        elif words[k] == "according" and words[k + 1 : k + 2] == ["to"]:
            return k
    return total


def _breaks_off(sentence: Sentence, at: int) -> bool:
    """Tell whether what follows a comma belongs to the reporter again."""
    codes, words = sentence.codes, sentence.words
    if words[at] in _CONTRAST:
        return True
    if words[at] == "as" and words[at + 1 : at + 2] in (
        ["did"],
        ["does"],
        ["do"],
        ["have"],
        ["has"],
    ):
        return True
    k = at
    while k < len(sentence) and codes[k] in "cba" and k < at + 3:
        k += 1
    if k >= len(sentence):
        return False
    cue = cues_at(words, k)
    if cue is None:
        return False
    if cue.tense == Tense.ING:
        return "c" in cue.entry.frames or "q" in cue.entry.frames or "n" in cue.entry.frames
    if cue.entry.lemma == "according to":
        return True
    return k == at and "q" in cue.entry.frames and cue.tense != Tense.BASE  # ", said Ott"


def _second_verb(sentence: Sentence, conjunction: int, tense: str) -> bool:
    """Tell whether a conjunction joins another cue of the same subject and tense."""
    codes, words = sentence.codes, sentence.words
    k = conjunction + 1
    while k < len(sentence) and codes[k] in "ax" and k < conjunction + 4:
        k += 1
    if k >= len(sentence):
        return False
    cue = cues_at(words, k)
    if cue is None or cue.entry.group == "hedge":
        return False
    if any(code == "x" for code in codes[conjunction + 1 : k]):
        return cue.tense != Tense.ING
    if cue.tense in {Tense.PAST, Tense.THIRD}:
        return cue.tense == tense
    return False


def phrase_content_end(sentence: Sentence, first: int, /, *, tense: str = Tense.PAST) -> int:
    """Return where a noun phrase with all its complements ends that is the content of a cue."""
    codes, words = sentence.codes, sentence.words
    total = len(sentence)
    for k in range(first, total):
        code = codes[k]
        if code in ";:":
            return k
        if code == "-" and k > first:
            return k
        if code == "," and k + 1 < total:
            after = codes[k + 1]
            if after in "rsgpxavb" or _breaks_off(sentence, k + 1):
                return k
            if after == "i" or (after == "c" and codes[k + 2 : k + 3] not in (["n"], ["N"], ["d"])):
                return k
        elif code == "s" and k > first and words[k] in _NARRATOR:
            return k
        elif (code in "cb" and k > first and _second_verb(sentence, k, tense)) or (
            words[k] == "according" and words[k + 1 : k + 2] == ["to"]
        ):
            return k
    return total


def after_cue(sentence: Sentence, cue: CueForm, first: int, /) -> list[Range] | None:
    """Return the content that follows a cue whose words end before ``first``, or ``None``."""
    found = _after(sentence, cue, first)
    if found is None:
        return None
    whole = trim(sentence, *found)
    return None if whole is None else [whole]


def _after(sentence: Sentence, cue: CueForm, first: int) -> Range | None:
    codes, words = sentence.codes, sentence.words
    frames, total = cue.entry.frames, len(sentence)
    k = _skip_adverbs(sentence, first)
    if k >= total or codes[k] == ".":
        return None
    code = codes[k]
    says = bool(frames & {"c", "q"})
    if code == "t" and says:
        return (k, clause_end(sentence, k, tense=cue.tense))
    if code in ",:" and k + 1 < total and codes[k + 1] == "Q" and says:
        return _quotation(sentence, k + 1)
    if code == ":" and says:
        return (k + 1, total)
    if code == "," and says:
        return _behind_parenthesis(sentence, cue, k)
    if code == "Q":
        return (k, clause_end(sentence, k, tense=cue.tense))
    if "o" in frames:
        return _after_addressee(sentence, cue, k)
    if "w" in frames and words[k] in _WH:
        return (k, clause_end(sentence, k, tense=cue.tense))
    if code == "T" and "v" in frames:
        return (k, clause_end(sentence, k, tense=cue.tense))
    if "n" in frames and code in "dnNpog*(" and not ("c" in frames and _has_verb(sentence, k)):
        return (k, phrase_content_end(sentence, k, tense=cue.tense))
    if code in "iT" and says:
        return _behind_adjunct(sentence, cue, k)
    if code == "g" and "g" in frames:
        return (k, clause_end(sentence, k, tense=cue.tense))
    if "c" in frames and code in "dnNpg*(s" and _has_verb(sentence, k):
        return (k, clause_end(sentence, k, tense=cue.tense))
    return None


def _skip_adverbs(sentence: Sentence, at: int) -> int:
    codes = sentence.codes
    while at < len(sentence):
        behind = skip_time(sentence, at)
        if behind > at and (behind >= len(sentence) or codes[behind] not in "xv"):
            at = behind
        elif codes[at] == "a":
            at += 1
        else:
            break
    return at


def _has_verb(sentence: Sentence, first: int) -> bool:
    """Tell whether a finite verb seems to follow within the clause."""
    codes = sentence.codes
    for k in range(first, min(len(codes), first + 30)):
        if codes[k] in "xv":
            return True
        if codes[k] == "n" and k > first and codes[k - 1] in "pnN" and _looks_present(sentence, k):
            return True
    return False


def _looks_present(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if sentence.codes[at - 1] == "p":
        return True
    return (
        word.endswith("s")
        and not word.endswith(("ss", "'s"))
        and at + 1 < len(sentence)
        and (sentence.codes[at + 1] in "dpoT")
    )


def _quotation(sentence: Sentence, first: int) -> Range:
    """Return a quotation and what runs on from it without a comma."""
    codes = sentence.codes
    k = first
    while k < len(sentence) and codes[k] == "Q":
        k += 1
    if k < len(sentence) and codes[k] in "xv":
        return (first, clause_end(sentence, first))
    return (first, k)


def _behind_parenthesis(sentence: Sentence, cue: CueForm, comma: int) -> Range | None:
    """Content behind "said, in a letter, that" or ", without naming anyone, that"."""
    codes = sentence.codes
    for k in range(comma + 1, min(len(codes), comma + _ADJUNCT_WORDS)):
        if codes[k] == ",":
            if k + 1 < len(codes) and codes[k + 1] in "tQ":
                return (k + 1, clause_end(sentence, k + 1, tense=cue.tense))
            return None
    return None


def _behind_adjunct(sentence: Sentence, cue: CueForm, first: int) -> Range | None:
    """Content behind "in an interview with the paper", "to reporters", "at a rally"."""
    codes, words = sentence.codes, sentence.words
    last = min(len(codes), first + _ADJUNCT_WORDS)
    for k in range(first + 1, last):
        code = codes[k]
        if code == "t" and codes[k - 1] not in "ifd":
            return (k, clause_end(sentence, k, tense=cue.tense))
        if code in ":," and k + 1 < len(codes) and codes[k + 1] == "Q":
            return _quotation(sentence, k + 1)
        if code == "Q" and codes[k - 1] not in "fd":
            return (k, clause_end(sentence, k, tense=cue.tense))
        if code == ":":
            return (k + 1, len(codes))
        if code in ",;.sr":
            return None
        if code == "p" or (
            k > first + 1
            and code == "d"
            and codes[k - 1] in "nN"
            and words[k] not in {"one", "first"}
        ):
            return (k, clause_end(sentence, k, tense=cue.tense)) if _has_verb(sentence, k) else None
    return None


def _after_addressee(sentence: Sentence, cue: CueForm, first: int) -> Range | None:
    """Content behind "told reporters in Kabul", "warned him", "assured them"."""
    codes = sentence.codes
    if codes[first] in "iT" and not (codes[first] == "T"):
        if "n" in cue.entry.frames or sentence.words[first] in {"of", "about", "against"}:
            return (first, phrase_content_end(sentence, first, tense=cue.tense))
        return _behind_adjunct(sentence, cue, first)
    if codes[first] == "f":
        return (first, phrase_content_end(sentence, first, tense=cue.tense))
    last = min(len(codes), first + _ADJUNCT_WORDS)
    begun = False
    for k in range(first, last):
        code = codes[k]
        if code == "t":
            return (k, clause_end(sentence, k, tense=cue.tense))
        if code in ":,":
            if k + 1 < len(codes) and codes[k + 1] == "Q":
                return _quotation(sentence, k + 1)
            if code == ":":
                return (k + 1, len(codes))
            return None
        if code == "T" and begun:
            return (k, clause_end(sentence, k, tense=cue.tense))
        if code in ".;":
            return None
        if code == "Q" and begun:
            return (k, clause_end(sentence, k, tense=cue.tense))
        if (code == "p" and begun) or (begun and code == "d" and codes[k - 1] in "nNo"):
            return (k, clause_end(sentence, k, tense=cue.tense)) if _has_verb(sentence, k) else None
        if code in "xv" and cue.entry.frames & {"c"} and begun:
            # "warned the port would close": what looked like an addressee was the subject
            return (first, clause_end(sentence, first, tense=cue.tense))
        if begun and sentence.words[k] in _WH:
            return (k, clause_end(sentence, k, tense=cue.tense))
        begun = True
    return None


def front(sentence: Sentence, last: int, /) -> list[Range] | None:
    """Return the content in front of a reporting clause that begins at a word.

    Quotations count by themselves; other words must be able to form a clause.
    """
    codes = sentence.codes
    whole = trim(sentence, 0, last)
    if whole is None:
        return None
    first, last = whole
    while first < last and codes[first] in "cb":
        first += 1
    quoted = [k for k in range(first, last) if codes[k] == "Q"]
    if quoted and all(codes[k] in "Q,-." for k in range(first, last)):
        return [(k, k + 1) for k in quoted]
    if not quoted and not any(code in "xvp" for code in codes[first:last]) and last - first < 4:
        return None
    if first >= last:
        return None
    return [(first, last)]
