"""An attribution in the making, and the sentence it is being read from."""

from __future__ import annotations

from attrs import define, field

from intelnews.claims.grammar.contents import clause_end, trim
from intelnews.claims.grammar.subjects import clause_subject
from intelnews.claims.grammar.tokens import Range, Sentence
from intelnews.claims.lexicon import CueForm, cue_at, word_list

__all__ = ["Finding", "Reading"]

# Behind ", said X" stand its title and a place; the content goes on within so many words.
_RESUME_WORDS = 16


@define
class Finding:
    """Source, cue and content as words of one sentence.

    ``closing`` says that the reporting clause stands behind the content or inside it.
    """

    source: Range | None
    cue: Range
    content: list[Range]
    form: CueForm
    passive: bool = field(default=False, kw_only=True)
    closing: bool = field(default=False, kw_only=True)

    def holds(self, word: int, /) -> bool:
        """Tell whether a word stands in the content."""
        return any(first <= word < last for first, last in self.content)

    def quotes(self, other: Finding, /) -> bool:
        """Tell whether the other's cue stands in this one's content, and not the other way too."""
        return self.holds(other.cue[0]) and not other.holds(self.cue[0])


@define
class Reading:
    """A sentence and what has been found in it so far."""

    sentence: Sentence
    found: list[Finding] = field(factory=list)

    def subject_of_before(self, at: int, /) -> Range | None:
        """Return the subject that a verb without one shares ("… and said", "…, adding")."""
        for item in reversed(self.found):
            if item.source is None or item.passive:
                continue
            if not any(other.holds(item.cue[0]) for other in self.found if other is not item):
                return item.source
        return clause_subject(self.sentence, at)

    def resumed(self, at: int, /, *, adjunct: bool = False) -> list[Range]:
        """Return the content that goes on behind ", said X,": a quotation, or a clause.

        ``adjunct`` says that what stood in front was no clause yet ("By noon, she said, it …").
        """
        sentence = self.sentence
        start = sentence.behind_time(at)
        mark = next(
            (k for k in range(start, start + _RESUME_WORDS) if sentence.code(k) in ",Q:-;$"), None
        )
        if mark is None or sentence.code(mark) == "$":
            return []
        first = mark if sentence.code(mark) == "Q" else mark + 1
        code, word = sentence.code(first), sentence.word(first)
        if code == "Q":
            return [(first, first + 1)]
        if not (word in word_list("resuming") or (adjunct and code in "dnNp")):
            return []
        if word == "as" or (code == "c" and cue_at(sentence.words, first + 1)):
            return []
        rest = trim(sentence, first, clause_end(sentence, first))
        return [] if rest is None else [rest]
