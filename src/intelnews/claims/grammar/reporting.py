"""X said that …; "…," said X; …, X said; as X put it: the finite reporting clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.grammar.complements import after_cue
from intelnews.claims.grammar.contents import around, clause, front, trim
from intelnews.claims.grammar.findings import Finding
from intelnews.claims.grammar.hearsay import seeming
from intelnews.claims.grammar.nominals import nominal
from intelnews.claims.grammar.phrases import apposition_end, phrase_end
from intelnews.claims.grammar.subjects import first_content_word, subject_before
from intelnews.claims.grammar.verbs import is_verb
from intelnews.claims.lexicon import Tense, cue_at

if TYPE_CHECKING:
    from intelnews.claims.grammar.findings import Reading
    from intelnews.claims.grammar.tokens import Range, Sentence
    from intelnews.claims.grammar.verbs import VerbGroup
    from intelnews.claims.lexicon import CueForm

__all__ = ["reporting"]

_GAPS = frozenset({"which", "whom", "what"})
# A headline of six words without a known verb is still something that is said.
_LEAST_WORDS = 6


def reporting(reading: Reading, form: CueForm, group: VerbGroup, /) -> Finding | None:
    """Return the attribution that a finite verb makes, wherever its content stands."""
    sentence, end = reading.sentence, group.verb + len(form.words)
    if group.infinitive:
        return None
    inverted = _inverted(reading, form, group.verb)
    if inverted is not None:
        return inverted
    if not is_verb(sentence, form, group):
        return nominal(reading, form, group.verb)
    source = subject_before(sentence, group.before)
    shares = "cb," if form.takes("c", "q") else "cb"  # ", called “X”" is no verb of a sentence
    if source is None and sentence.code(group.before) in shares:
        source = reading.subject_of_before(group.first)
    if source is None:
        return None
    cue = (group.cue_start, end)
    if form.lemma in {"seem", "appear"}:
        return seeming(sentence, source, cue, form)
    if sentence.word(source[0] - 1) == "as" and form.takes("c", "q"):
        return _as_reported(sentence, source, cue, form)
    content = after_cue(sentence, form, end) or _gap(sentence, source, form, end)
    if content is not None:
        content = _within_clause(sentence, source, cue, content)
        content = _with_front(sentence, source, form, content)
        return Finding(source, cue, content, form)
    return _closing(reading, source, cue, form)


def _gap(sentence: Sentence, source: Range, form: CueForm, end: int) -> list[Range] | None:
    """Return the content of "which officials said was a weapon", up to the comma."""
    if sentence.word(source[0] - 1) not in _GAPS | {"that", "who"} or not form.takes("c"):
        return None
    if sentence.code(end) not in "xv":
        return None
    comma = sentence.find(",", end)
    rest = trim(sentence, end, len(sentence) if comma is None else comma)
    return None if rest is None else [rest]


def _within_clause(
    sentence: Sentence, source: Range, cue: Range, content: list[Range]
) -> list[Range]:
    """End a content with the clause of its cue, where that clause is a subordinate one.

    "Who called it a crime, left": a relative clause ends at the comma. "While she thinks it works,
    the port is shut": so does a leading subordinate clause.
    """
    [(first, last)] = content
    is_relative = sentence.code(source[0]) == "r"
    leads = sentence.code(first_content_word(sentence)) == "s"
    if not is_relative and not (leads and sentence.find(",", 0, cue[0]) is None):
        return content
    for at in range(first, last):
        if is_relative and sentence.closes_with_comma(at):
            return [(first, at + 1)]
        if sentence.code(at) in (",-)" if is_relative else ",") and (
            is_relative or sentence.code(at + 1) in "dnNp"
        ):
            cut = trim(sentence, first, at)
            return content if cut is None else [cut]
    return content


def _with_front(
    sentence: Sentence, source: Range, form: CueForm, content: list[Range]
) -> list[Range]:
    """Add what stands in front: "which" in "which he said was", “A” in “A,” she said, “B”."""
    if sentence.word(source[0] - 1) in _GAPS:
        [(first, last)] = content
        verb = (
            sentence.find("x", first + 1, last) if sentence.word(source[0] - 1) == "what" else None
        )
        return [(source[0] - 1, source[0]), (first, verb or last)]
    if (
        form.takes("q")
        and sentence.code(content[0][0]) == "Q"
        and sentence.code(source[0] - 1) == "Q"
    ):
        return [*(front(sentence, source[0]) or ()), *content]
    return content


def _as_reported(sentence: Sentence, source: Range, cue: Range, form: CueForm) -> Finding | None:
    """As Kral put it, the port is shut; the port is shut, as Kral put it."""
    at, behind = source[0] - 1, sentence.behind_time(cue[1])
    if sentence.code(behind) not in ",.$":
        return None
    if all(code in "abc," for code in sentence.codes[:at]):
        rest = clause(sentence, behind + 1)
        return None if rest is None else Finding(source, cue, [rest], form)
    content = front(sentence, at) if sentence.code(at - 1) in ",Q" else None
    return None if content is None else Finding(source, cue, content, form, closing=True)


def _closing(reading: Reading, source: Range, cue: Range, form: CueForm) -> Finding | None:
    """…, X said: the content stands in front."""
    sentence = reading.sentence
    if not form.takes("q", "c") or sentence.code(source[0]) == "r":
        return None
    halves = around(sentence, source[0], sentence.behind_time(cue[1]))
    if halves is not None:
        return Finding(source, cue, halves, form, closing=True)
    has_object = sentence.code(sentence.behind_time(cue[1])) in "dnNpogx"
    if (has_object and not form.takes("o")) or sentence.code(source[0] - 1) not in ",Q-.:":
        return None
    content = front(sentence, source[0])
    if content is None:
        return None
    is_quoted = any("Q" in sentence.codes[first:last] for first, last in content)
    if not form.takes("c") and not is_quoted:
        return None  # "he began" says nothing without a quotation
    content += reading.resumed(cue[1], adjunct=not _is_clause(sentence, content[0]))
    return Finding(source, cue, content, form, closing=True)


def _is_clause(sentence: Sentence, content: Range) -> bool:
    """Tell whether words in front of "X said" are what X said, and not only its opening adjunct."""
    codes = sentence.codes[slice(*content)]
    if "Q" in codes:
        return True
    return codes[0] not in "is" and codes[-1] != "s" and any(code in "xv" for code in codes)


def _inverted(reading: Reading, form: CueForm, at: int) -> Finding | None:
    """“…,” said X; …, says X."""
    sentence, end = reading.sentence, at + len(form.words)
    before, after = sentence.code(at - 1), sentence.code(end)
    if not form.takes("q") or form.takes("o") or form.tense == Tense.BASE:
        return None
    if before not in ",Q-" or after not in "dnNpgv" or sentence.behind_time(end) > end:
        return None
    if after == "p" and sentence.code(end + 1) not in ".,$":
        return None
    last = phrase_end(sentence, end)
    halves = around(sentence, at, last) if last > end else None
    if halves is not None:
        return Finding((end, last), (at, end), halves, form, closing=True)
    content = front(sentence, at)
    if last == end or content is None or not _could_be_said(sentence, content[0]):
        return None
    if sentence.code(last) in "xvTtaoQ" and sentence.behind_time(last) == last:
        return None
    if form.takes("n") and before == "," and subject_before(sentence, at - 1) is not None:
        return None  # "Ott, the mayor, urged voters"
    last = apposition_end(sentence, last)
    content += reading.resumed(last)
    return Finding((end, last), (at, end), content, form, closing=True)


def _could_be_said(sentence: Sentence, content: Range) -> bool:
    """Tell a clause or quotation from a mere name in front of ", said"."""
    first, last = content
    if last - first >= _LEAST_WORDS and sentence.code(first) != "i":
        return True
    return any(
        sentence.code(at) in "Qxv" or cue_at(sentence.words, at) for at in range(first, last)
    )
