"""What stands in front of a verb, and whether a word is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims.lexicon import Tense, word_list

if TYPE_CHECKING:
    from intelnews.claims.grammar.tokens import Sentence
    from intelnews.claims.lexicon import CueForm

__all__ = ["VerbGroup", "is_verb", "may_be_plural", "verb_group"]

_BE = frozenset({"is", "was", "were", "are", "am", "be", "been", "being"})
_NEGATIONS = frozenset({"not", "never", "n't", "cannot", "hardly"})
_FLOATING = frozenset({"all", "both", "each"})
# "has, so far, on three occasions, never publicly": a dozen words is the most that news puts there
_GROUP_WORDS = 12
# "sources in the foreign ministry of Freedonia": the noun that is plural stands so near
_SUBJECT_WORDS = 10
# A negation further from its verb than this is left out of the cue.
_CUE_WORDS = 4
#: What the object of a cue can begin with: determiner, name, noun, pronoun, quotation …
_OBJECT = "dnNpoQ*g"


@frozen
class VerbGroup:
    """The auxiliaries, adverbs, negations and times in front of a verb.

    ``before`` is the word left of the group (-1 at the beginning of the sentence), ``first`` its
    first word and ``verb`` the verb's place. ``auxiliaries`` are given from right to left.
    """

    before: int
    first: int
    verb: int
    auxiliaries: tuple[str, ...] = ()
    negated: bool = False
    infinitive: bool = False

    @property
    def is_passive(self) -> bool:
        """Whether the auxiliary next to the verb is a form of "be"."""
        return bool(self.auxiliaries) and self.auxiliaries[0] in _BE

    @property
    def cue_start(self) -> int:
        """Where the cue begins that takes in its negation ("did not deny")."""
        near = self.verb - self.first <= _CUE_WORDS
        return self.first if self.negated and near else self.verb


def verb_group(sentence: Sentence, verb: int, /) -> VerbGroup:
    """Read what stands in front of a verb.

    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "The group has never publicly denied it."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> group = verb_group(sentence, 5)
    >>> group.auxiliaries, group.negated, group.before
    (('has',), True, 1)
    """
    auxiliaries: list[str] = []
    negated = infinitive = False
    at = verb - 1
    while at > max(-1, verb - _GROUP_WORDS):
        code, word = sentence.code(at), sentence.word(at)
        if code == "x":
            auxiliaries.append(word)
            negated = negated or word.endswith("n't") or word == "cannot"
        elif code == "a":
            negated = negated or word in _NEGATIONS
        elif word == "neither" and sentence.code(at - 1) == "x":
            negated = True
        elif code == "T" and at == verb - 1:
            infinitive = True
        elif word in _FLOATING and sentence.code(at - 1) in "nNpx":
            pass  # "they all denied"
        else:
            begins = _time_that_ends(sentence, at)
            if begins is None:
                break
            at = begins
        at -= 1
    return VerbGroup(
        before=at,
        first=at + 1,
        verb=verb,
        auxiliaries=tuple(auxiliaries),
        negated=negated,
        infinitive=infinitive,
    )


def _time_that_ends(sentence: Sentence, last: int) -> int | None:
    """Return where a time begins that ends with a word and does not open the sentence."""
    for first, behind in sentence.times.items():
        if behind == last + 1 and first > 0:
            return first
    return None


def is_verb(sentence: Sentence, form: CueForm, group: VerbGroup, /) -> bool:
    """Tell a finite verb from a noun or adjective of the same form ("claims", "alleged")."""
    before, end = group.before, group.verb + len(form.words)
    left, left_word = sentence.code(before), sentence.word(before)
    after = sentence.code(end)
    if left in "fiT" or (left == "d" and left_word not in word_list("pronominal")):
        return False
    if left in "nN" and left_word.endswith(("'s", "s'")):
        return False
    if form.tense == Tense.PAST:
        return True
    if form.tense == Tense.OTHER:
        return group.is_passive
    if len(form.words) > 1 and form.tense != Tense.BASE:
        return True
    if left in "pr" or group.auxiliaries or (after in ",:" and sentence.code(end + 1) == "Q"):
        return True
    if form.tense == Tense.THIRD:
        closes = after == "." or (after == "," and sentence.code(before - 1) != "f")
        return after in _OBJECT + "t:Txsa" or (closes and left in "nN")
    return may_be_plural(sentence, before) and after in _OBJECT + "t:Twri"


def may_be_plural(sentence: Sentence, last: int, /) -> bool:
    """Tell whether a subject that ends with a word may be plural, as a verb's base form needs."""
    if sentence.code(last) in ",d":
        return True
    for at in range(last, max(-1, last - _SUBJECT_WORDS), -1):
        code, word = sentence.code(at), sentence.word(at)
        if code not in "dnNficav":
            return False
        plural = word.endswith("s") and not word.endswith(("ss", "'s"))
        if code == "c" or (code in "nN" and (plural or word in word_list("plurals"))):
            return True
    return False
