"""The content to the right of a cue, behind whatever comes between: times, places, addressees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.grammar.contents import clause_end, phrase_content_end, trim
from intelnews.claims.lexicon import word_list

if TYPE_CHECKING:
    from intelnews.claims.grammar.tokens import Range, Sentence
    from intelnews.claims.lexicon import CueForm

__all__ = ["after_cue"]

# "said in an interview with the paper on Monday that": twenty words of adjunct are common
_ADJUNCT_WORDS = 24
# A content clause shows its verb within about this many words.
_VERB_WORDS = 30
#: "Warned the port would close" needs no addressee; "told the port" has one.
_ADDRESSEE_OPTIONAL = frozenset({"warn", "caution", "advise"})
_OF = frozenset({"of", "about", "against"})
_NEGATIONS = frozenset({"not", "never"})


def after_cue(sentence: Sentence, cue: CueForm, first: int, /) -> list[Range] | None:
    """Return the content that follows a cue whose words end before ``first``, or ``None``.

    >>> from intelnews.claims.lexicon import cue_at
    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "Ott told reporters in Kabul that he had left."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> [content] = after_cue(sentence, cue_at(sentence.words, 1), 2)
    >>> sentence.cut(*content)
    'that he had left'
    """
    found = _Complement(sentence, cue).at(_behind_adverbs(sentence, first))
    whole = None if found is None else trim(sentence, *found)
    return None if whole is None else [whole]


def _behind_adverbs(sentence: Sentence, at: int) -> int:
    while True:
        behind = sentence.behind_time(at)
        if behind > at and sentence.code(behind) not in "xv":
            at = behind
        elif sentence.code(at) == "a" and sentence.word(at) not in _NEGATIONS:
            at += 1
        else:
            return at


def _has_verb(sentence: Sentence, first: int, *, past_comma: bool = True) -> bool:
    """Tell whether a finite verb seems to follow within the clause."""
    for at in range(first, first + _VERB_WORDS):
        code = sentence.code(at)
        if code == "$" or (code == "," and not past_comma):
            return False
        if code in "xv" or (code == "p" and "'" in sentence.word(at)):
            return True
        if code == "Q" and at > first and sentence.code(at - 1) in "nN":
            return True  # "the raid “was a disaster”"
        if code == "n" and at > first and _looks_present(sentence, at):
            return True
    return False


def _looks_present(sentence: Sentence, at: int) -> bool:
    """Tell whether a word of no known class stands where a verb in the present would."""
    before, word = sentence.code(at - 1), sentence.word(at)
    if before == "p":
        return True
    ends_like_one = word.endswith("s") and not word.endswith(("ss", "'s"))
    return before in "nN" and ends_like_one and sentence.code(at + 1) in "dpoT"


class _Complement:
    """Reads the complement of one cue."""

    def __init__(self, sentence: Sentence, cue: CueForm) -> None:
        self.sentence = sentence
        self.cue = cue
        self.says = cue.takes("c", "q")

    def at(self, at: int) -> Range | None:
        """Return the complement that begins at a word, or behind the adjunct that does."""
        sentence, cue = self.sentence, self.cue
        code, word, after = sentence.code(at), sentence.word(at), sentence.code(at + 1)
        if code in ".$":
            return None
        if (code == "t" and (self.says or cue.takes("t"))) or code == "Q":
            return self._clause(at)
        if self.says and code in ",:":
            return self._behind_punctuation(at)
        if cue.takes("o"):
            return self._behind_addressee(at)
        if cue.takes("w") and word in word_list("question words"):
            return self._clause(at)
        if cue.takes("v") and (code == "T" or (word == "not" and after == "T")):
            end = clause_end(sentence, at, tense=cue.tense, infinitive=True)
            return (at, end)
        # "denied asylum to men, is urging": what takes an object needs its verb before the comma
        is_clause = cue.takes("c") and _has_verb(sentence, at, past_comma=not cue.takes("n"))
        if cue.takes("n") and code in "dnNpog*(" and not is_clause:
            return self._phrase(at)
        if self.says and code in "iT":
            return self._behind_adjunct(at)
        if code == "g" and cue.takes("g"):
            return self._clause(at)
        # "“…,” she said after the talks had failed": no content of hers
        narrates = code == "s" and word in word_list("narrator")
        return self._clause(at) if is_clause and code in "dnNpg*(s" and not narrates else None

    def _clause(self, at: int) -> Range:
        return (at, clause_end(self.sentence, at, tense=self.cue.tense))

    def _clause_with_verb(self, at: int) -> Range | None:
        return self._clause(at) if _has_verb(self.sentence, at) else None

    def _phrase(self, at: int) -> Range:
        return (at, phrase_content_end(self.sentence, at, tense=self.cue.tense))

    def _quotation(self, first: int) -> Range:
        """Return a quotation and what runs on from it without a comma."""
        at = first
        while self.sentence.code(at) == "Q":
            at += 1
        return (first, clause_end(self.sentence, first) if self.sentence.code(at) in "xv" else at)

    def _behind_punctuation(self, at: int) -> Range | None:
        if self.sentence.code(at + 1) == "Q":
            return self._quotation(at + 1)
        if self.sentence.code(at) == ":":
            return (at + 1, len(self.sentence))
        # "said, in a letter, that"
        comma = self.sentence.find(",", at + 1, at + _ADJUNCT_WORDS)
        if comma is not None and self.sentence.code(comma + 1) in "tQ":
            return self._clause(comma + 1)
        return None

    def _behind_adjunct(self, first: int) -> Range | None:
        """Content behind "in an interview with the paper", "to reporters", "at a rally"."""
        sentence = self.sentence
        for at in range(first + 1, first + _ADJUNCT_WORDS):
            before, code = sentence.code(at - 1), sentence.code(at)
            if code in ",:" and sentence.code(at + 1) == "Q":
                return self._quotation(at + 1)
            if (code == "t" and before not in "ifd") or (code == "Q" and before not in "fd"):
                return self._clause(at)
            if code == ":":
                return (at + 1, len(sentence))
            if code in ",;.sr$":
                return None
            if code == "p" or (code == "d" and before in "nN"):
                return self._clause_with_verb(at)
        return None

    def _behind_addressee(self, first: int) -> Range | None:
        """Content behind "told reporters in Kabul", "warned him", "assured them"."""
        sentence = self.sentence
        if sentence.code(first) in "if":
            of = sentence.word(first) in _OF or self.cue.takes("n")
            return self._phrase(first) if of else self._behind_adjunct(first)
        for at in range(first, first + _ADJUNCT_WORDS):
            code, after = sentence.code(at), sentence.code(at + 1)
            if code == "t":
                return self._clause(at)
            if code in ",:" and after == "Q":
                return self._quotation(at + 1)
            if code == "," and after == "N":
                continue  # "a town hall in Salem, New Hampshire"
            if code == ":":
                return (at + 1, len(sentence))
            if code in ",.;$":
                return None
            if at > first:
                found = self._begins_here(first, at)
                if found is not None:
                    return found
        return None

    def _begins_here(self, addressee: int, at: int) -> Range | None:
        """Return the content if it begins directly behind the addressee, at a word."""
        sentence = self.sentence
        before, code, after = sentence.code(at - 1), sentence.code(at), sentence.code(at + 1)
        if code == "Q" or (code == "T" and after not in "dN"):
            return self._clause(at)
        if code == "p" or (code == "d" and before in "nNo"):
            return self._clause_with_verb(at)
        if code in "xv" and self.cue.lemma in _ADDRESSEE_OPTIONAL:
            return self._clause(addressee)  # what looked like an addressee was the subject
        return self._clause(at) if sentence.word(at) in word_list("question words") else None
