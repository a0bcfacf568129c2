"""Who does what in a sentence, read from word classes: verb groups, subjects, noun phrases.

There is no parser here. The rules lean on what closed classes of words give away: a finite verb
has its subject on its left, and that subject begins where a clause can begin. Every walk is
bounded, so that the time for a sentence is linear in its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims.lexicon import cues_at

if TYPE_CHECKING:
    from intelnews.claims.tokens import Sentence

__all__ = [
    "Range", "VerbGroup", "clause_subject", "phrase_end", "skip_time", "subject_before", "verb_group",
]  # fmt: skip

#: Words from the first to before the last.
Range = tuple[int, int]

# Subjects of reporting verbs in news run to about twenty words with title and apposition.
_SUBJECT_WORDS = 28
_APPOSITION_WORDS = 24

_BE = frozenset("is was were are am be been being".split())
_HAVE = frozenset("has have had having".split())
_DO = frozenset("do does did doing".split())
_MODALS = frozenset("will would can could may might must shall should ought".split())
_NEGATIONS = frozenset("not never n't cannot hardly neither".split())
#: Words that open a sentence without being part of its subject.
_OPENERS = frozenset(
    "also then still later earlier now today yesterday however meanwhile moreover furthermore "
    "additionally instead nevertheless nonetheless therefore thus indeed recently separately "
    "similarly previously once again finally eventually subsequently afterwards too perhaps "
    "yet so tonight not just even here there".split()
)
_TIME = re.compile(
    r"(?:(?:on|in|during|by|since|late|early|earlier|later|last|this|next|the|that|past|same|"
    r"previous|following)\s+){0,4}"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!['’]s)|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.)(?:\s+\d{1,2}(?:st|nd|rd|th)?(?:,\s+\d{4})?|\s+\d{4})?|"
    r"(?:week|month|year|day|night|morning|afternoon|evening|weekend|summer|winter|spring|autumn|fall)"
    r"(?!['’]s|\w)|"
    r"today|yesterday|tonight|(?:19|20)\d\d)\b(?!['’-])"
    r"(?:\s+(?:night|morning|afternoon|evening|week|month)\b)?"
    r"(?:,\s+(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\s+\d{1,2}\b)?",
    re.IGNORECASE,
)
_BARE = frozenset(
    "the a an week month year day night morning afternoon evening weekend summer winter spring fall".split()
)
_TITLES_TO = frozenset("nNd")


@frozen
class VerbGroup:
    """What stands between a subject and its verb.

    ``before`` is the word left of the group (-1 at the beginning of the sentence); ``first`` is
    where the group begins.
    """

    before: int
    first: int
    auxiliaries: tuple[str, ...] = ()
    negation: int | None = None
    infinitive: bool = False

    @property
    def is_passive(self) -> bool:
        """Whether the auxiliary next to the verb is a form of "be"."""
        return bool(self.auxiliaries) and self.auxiliaries[0] in _BE

    @property
    def modal(self) -> str | None:
        """The modal verb of the group, if it has one."""
        return next((word for word in self.auxiliaries if word in _MODALS), None)

    @property
    def is_finite(self) -> bool:
        """Whether an auxiliary makes the group a finite verb."""
        return bool(self.auxiliaries)


def skip_time(sentence: Sentence, at: int, /) -> int:
    """Return the word behind the time that begins at a word, or the word itself if none does.

    >>> from intelnews.claims.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "On Sunday, August 26 the group left."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> sentence.cut(0, skip_time(sentence, 0))
    'On Sunday, August 26'
    """
    if at >= len(sentence):
        return at
    match = _TIME.match(sentence.text, sentence.starts[at], sentence.ends[-1])
    if match is None:
        return at
    end = match.end()
    if match.group().lower() in _BARE:
        return at
    last = at
    while last < len(sentence) and sentence.ends[last] <= end:
        last += 1
    return last if last > at and sentence.ends[last - 1] == end else at


def _time_before(sentence: Sentence, last: int) -> int | None:
    """Return where a time begins that ends with the word, if one does."""
    if last < 0 or sentence.codes[last] not in "nNa":
        return None
    for first in range(max(0, last - 4), last + 1):
        if sentence.codes[first] in ",cb":
            continue
        if skip_time(sentence, first) == last + 1:
            return first
    return None


def verb_group(sentence: Sentence, at: int, /) -> VerbGroup:
    """Read the auxiliaries, adverbs, negations and times in front of a verb.

    >>> from intelnews.claims.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "The group has never publicly denied it."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> group = verb_group(sentence, 5)
    >>> group.auxiliaries, group.before
    (('has',), 1)
    """
    words, codes = sentence.words, sentence.codes
    auxiliaries: list[str] = []
    negation: int | None = None
    infinitive = False
    j = at - 1
    low = max(-1, at - 12)
    while j > low:
        code, word = codes[j], words[j]
        if code == "x":
            auxiliaries.append(word)
            if word.endswith("n't") or word == "cannot":
                negation = j
        elif code == "a":
            if word in _NEGATIONS:
                negation = j
        elif code == "T" and j == at - 1:
            infinitive = True
        elif word in {"all", "both", "each"} and j > 0 and codes[j - 1] in "nNpx":
            pass
        else:
            begins = _time_before(sentence, j) if not auxiliaries or code != "x" else None
            if begins is None or begins == 0:
                break
            j = begins
        j -= 1
    # "X, never, denied": a comma pair round an adverb belongs to the group
    return VerbGroup(
        before=j,
        first=j + 1,
        auxiliaries=tuple(auxiliaries),
        negation=negation,
        infinitive=infinitive,
    )


def _is_adjectival(sentence: Sentence, at: int) -> bool:
    """Tell whether a word in -ed stands before a noun ("the armed group", "a proposed law")."""
    codes = sentence.codes
    after = codes[at + 1] if at + 1 < len(codes) else "."
    before = codes[at - 1] if at else "^"
    return after in "nNgv" and (
        before in "dfiaT^," or sentence.words[at - 1].endswith(("'s", "s'"))
    )


def _walk_left(sentence: Sentence, last: int, low: int) -> int:
    """Return the word at which a noun phrase that ends with ``last`` must have begun before."""
    codes = sentence.codes
    k = last
    while k >= low:
        code = codes[k]
        if code in "dnNfai":
            k -= 1
        elif code == "g" and (k < last or codes[k - 1 : k] in (["d"], ["n"], ["N"])):
            k -= 1
        elif code == "c" and k < last:
            k -= 1
        elif code == "T" and k < last and codes[k + 1] in "Nd":
            k -= 1
        elif code == ")" and "(" in codes[max(low, k - 8) : k]:
            while codes[k] != "(":
                k -= 1
            k -= 1
        elif (code == "v" and k < last and _is_adjectival(sentence, k)) or (
            code == "Q" and k < last and codes[k + 1] in "nN"
        ):
            k -= 1
        elif code == "*" and sentence.words[k] in "$%@#/":
            k -= 1
        else:
            break
    return k


def subject_before(sentence: Sentence, last: int, /) -> Range | None:
    """Return the subject that ends with a word, if the words to its left can be one.

    >>> from intelnews.claims.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "However, Anna Kral, head of the port, said it was open."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> sentence.cut(*subject_before(sentence, 9))
    'Anna Kral, head of the port'
    """
    if last < 0:
        return None
    codes = sentence.codes
    code = codes[last]
    if code == "p" or (code == "r" and sentence.words[last] in {"who", "which"}):
        return (last, last + 1)
    if code == ",":
        return _with_apposition(sentence, last)
    if code == "-":
        return _with_apposition(sentence, last)
    low = max(0, last - _SUBJECT_WORDS)
    k = _walk_left(sentence, last, low)
    first = k + 1
    if first > last:
        return None
    boundary = codes[k] if k >= 0 else "^"
    if boundary == "v" and codes[k - 1 : k] in (["n"], ["N"]) and not _introduces(sentence, k):
        # "officials briefed on the matter said": a reduced relative clause
        further = _walk_left(sentence, k - 1, low)
        left = codes[further] if further >= 0 else "^"
        if left in "^,stb:-;":
            first, boundary, k = further + 1, left, further
    elif boundary in "xv":
        relative = _relative_head(sentence, k, low)
        if relative is not None:
            further = _walk_left(sentence, relative, low)
            first, k = further + 1, further
            boundary = codes[k] if k >= 0 else "^"
    if boundary in "xvTop":
        joined = [i for i in range(first, last) if codes[i] == "c"]
        if joined:
            first = joined[-1] + 1
        elif not (boundary in "xv" and _introduces(sentence, k)):
            return None
    elif boundary == ",":
        first = _list_start(sentence, k, first, last)
    first = _trim(sentence, first, last)
    if first is None or codes[last] in "fic":
        return None
    return (first, last + 1)


def _introduces(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb is a cue that takes a bare clause ("Ott said Kral denied it")."""
    cue = cues_at(sentence.words, at)
    return cue is not None and "c" in cue.entry.frames


def _relative_head(sentence: Sentence, verb: int, low: int) -> int | None:
    """Return the word before "who" if the verb belongs to a relative clause ("a man who … said")."""
    codes = sentence.codes
    k = verb
    while k > low:
        if codes[k] == "r" and sentence.words[k] in {"who", "which"}:
            return k - 1 if codes[k - 1] in "nN" else None
        if codes[k] in ",;:-sQ":
            return None
        k -= 1
    return None


def _list_start(sentence: Sentence, comma: int, first: int, last: int) -> int:
    """Return where a list of names begins whose last comma is this ("A, B and C")."""
    codes = sentence.codes
    if "c" not in codes[first:last]:
        return first
    start = first
    at = comma
    for _ in range(8):  # nobody lists more than eight sources before the verb
        k = _walk_left(sentence, at - 1, max(0, at - 12))
        begin = k + 1
        if begin >= at or codes[begin] not in "dnN" or "i" in codes[begin : begin + 1]:
            break
        if sentence.words[begin] in _OPENERS or skip_time(sentence, begin) > begin:
            break
        boundary = codes[k] if k >= 0 else "^"
        if boundary == ",":
            start, at = begin, k
            continue
        if boundary in "^stb:":
            start = begin
        break
    return start


def _with_apposition(sentence: Sentence, comma: int) -> Range | None:
    """Return the subject of which an apposition or relative clause ends with this comma."""
    codes = sentence.codes
    mark = codes[comma]
    low = max(0, comma - _APPOSITION_WORDS)
    for k in range(comma - 1, low, -1):
        if codes[k] in ";:Q." and not (codes[k] == "." and k > 0):
            return None
        if codes[k] != mark:
            continue
        inside = codes[k + 1 : comma]
        if not inside or inside[0] in "cbsipxTg" or codes[k - 1] == ",":
            continue
        if inside[0] != "r" and ("x" in inside or "p" in inside) and "r" not in inside:
            return None
        head = subject_before(sentence, k - 1) if codes[k - 1] not in ",-" else None
        if head is None:
            return None
        return (head[0], comma)
    return None


def _trim(sentence: Sentence, first: int, last: int) -> int | None:
    """Drop what opens a clause without being its subject: connectives, times, adjuncts."""
    codes, words = sentence.codes, sentence.words
    while first <= last:
        behind = skip_time(sentence, first)
        if behind > first and behind <= last:
            first = behind
        elif codes[first] in "cb" or (codes[first] == "a" and words[first] in _OPENERS):
            first += 1
        elif codes[first] == "a" and first < last and codes[first + 1] in "dNp,":
            first += 1
        elif codes[first] == "i":
            behind = _behind_adjunct(sentence, first, last)
            if behind is None:
                return None
            first = behind
        else:
            return first
    return None


def _behind_adjunct(sentence: Sentence, preposition: int, last: int) -> int | None:
    """Return where the subject begins behind "In Kabul", "At a rally in Ohio" without a comma."""
    codes = sentence.codes
    seen = False
    for k in range(preposition + 1, last + 1):
        code = codes[k]
        if seen and code == "d" and codes[k - 1] in "nN":
            return k
        if seen and code == "N" and codes[k - 1] == "n":
            return k
        if seen and code == "n" and codes[k - 1] == "N" and sentence.words[k].endswith("s"):
            return k
        seen = seen or code in "nN"
    return None


def clause_subject(sentence: Sentence, at: int, /) -> Range | None:
    """Return the subject of the main clause in which a word stands: what leads its first verb.

    >>> from intelnews.claims.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "On Monday, the group left the town, saying it was safe."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> sentence.cut(*clause_subject(sentence, 9))
    'the group'
    """
    codes = sentence.codes
    first = 0
    for k in range(min(at, len(codes))):
        code = codes[k]
        if code in "sr" and k == first:
            # "After the vote, Ott left, saying": the subject follows the comma
            comma = next((i for i in range(k, at) if codes[i] == ","), None)
            if comma is None:
                return None
            return _first_subject(sentence, comma + 1, at)
        if code not in "cba,":
            break
    return _first_subject(sentence, first, at)


def _first_subject(sentence: Sentence, first: int, at: int) -> Range | None:
    codes = sentence.codes
    for k in range(first, at):
        if (
            codes[k] == "x"
            or (codes[k] == "v" and not _is_adjectival(sentence, k))
            or (k > first and codes[k] not in "pTd" and cues_at(sentence.words, k) is not None)
        ):
            group = verb_group(sentence, k)
            return subject_before(sentence, group.before)
    return None


def phrase_end(sentence: Sentence, first: int, /, *, limit: int = 30) -> int:
    """Return where the noun phrase ends that begins at a word; the word itself if none does.

    A preposition that names what somebody is or comes from ("of", "for", "from", "at", "with")
    belongs to it; a time does not.

    >>> from intelnews.claims.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "said Ben Ott of the harbour police on Monday."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> sentence.cut(1, phrase_end(sentence, 1))
    'Ben Ott of the harbour police'
    """
    codes, words = sentence.codes, sentence.words
    last = min(len(sentence), first + limit)
    k = first
    if k < last and codes[k] in "po":
        return k + 1
    nominal = False
    while k < last:
        code = codes[k]
        if skip_time(sentence, k) > k and nominal:
            break
        if code in "nN" or (code == "Q" and not nominal):
            nominal = True
        elif code == "d":
            if nominal and codes[k - 1] not in "fic":
                break
        elif code == "f" or (code == "i" and words[k] in {"for", "from", "at", "with", "in"}):
            if (
                not nominal
                or k + 1 >= last
                or codes[k + 1] not in "dnN"
                or skip_time(sentence, k) > k
            ):
                break
            if (
                words[k] == "in"
                and codes[k + 1] == "d"
                and words[k + 1] in {"a", "an", "his", "her"}
            ):
                break
        elif code == "c":
            if not nominal or k + 1 >= last or codes[k + 1] not in "dnN":
                break
        elif code in "ga" or (code == "v" and _is_adjectival(sentence, k)):
            if nominal and code == "a":
                break
        elif code == "(":
            close = next((i for i in range(k, min(last, k + 8)) if codes[i] == ")"), None)
            if close is None:
                break
            k = close
        else:
            break
        k += 1
    while k > first and codes[k - 1] in "fidca":
        k -= 1
    return k if nominal else first
