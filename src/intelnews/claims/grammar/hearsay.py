"""Reportedly; seems to; is believed to; was accused of: claims that hide or lack their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.grammar.complements import after_cue
from intelnews.claims.grammar.contents import clause, clause_end, trim
from intelnews.claims.grammar.findings import Finding
from intelnews.claims.grammar.locutions import AGENTLESS
from intelnews.claims.grammar.phrases import phrase_end
from intelnews.claims.grammar.subjects import subject_before
from intelnews.claims.grammar.verbs import verb_group
from intelnews.claims.lexicon import word_list

if TYPE_CHECKING:
    from intelnews.claims.grammar.tokens import Range, Sentence
    from intelnews.claims.grammar.verbs import VerbGroup
    from intelnews.claims.lexicon import CueForm

__all__ = ["hedged", "passive", "seeming", "with_agent"]

# The one by whom somebody was accused is named within about this many words.
_AGENT_WORDS = 25
_TOLD = frozenset({"tell", "ask", "inform", "warn", "remind"})
#: Passives that make a claim even where nobody is named.
_CHARGES = frozenset({"accuse", "blame", "criticize", "condemn", "allege"})


def hedged(sentence: Sentence, form: CueForm, at: int, /) -> Finding | None:
    """The meeting was reportedly held in secret: the clause without its adverb."""
    group = verb_group(sentence, at)
    if sentence.code(group.before) in "di":
        return None  # "the allegedly stolen files" hedges a noun
    subject = subject_before(sentence, group.before)
    rest = clause(sentence, at + 1)
    if subject is None:
        opens = at <= 2 and sentence.code(at + 1) in ",dNnp"
        return Finding(None, (at, at + 1), [rest], form) if rest is not None and opens else None
    parts = (trim(sentence, subject[0], at), rest)
    content = [part for part in parts if part is not None]
    return Finding(None, (at, at + 1), content, form)


def seeming(sentence: Sentence, subject: Range, cue: Range, form: CueForm, /) -> Finding | None:
    """It appears that the port is shut; the port seems to be shut."""
    after = sentence.code(cue[1])
    rest = clause(sentence, cue[1])
    if rest is None:
        return None
    if sentence.word(subject[0]) == "it" and after in "ts":
        return Finding(None, cue, [rest], form)
    return Finding(None, cue, [subject, rest], form) if after == "T" else None


def passive(sentence: Sentence, form: CueForm, group: VerbGroup, /) -> Finding | None:
    """X is believed to …; it was reported that …; X was accused of … (by Y)."""
    end = group.verb + len(form.words)
    subject = subject_before(sentence, group.before)
    if subject is None or end >= len(sentence):
        return None
    cue = (group.cue_start, end)
    after = sentence.code(end)
    is_empty = sentence.word(subject[0]) == "it"
    if (form.lemma in word_list("believed") and after == "T") or (
        is_empty and after == "t" and form.takes("c")
    ):
        rest = clause(sentence, end)
        if rest is None:
            return None
        content = [rest] if is_empty and after == "t" else [subject, rest]
        return Finding(None, cue, content, form, passive=True)
    if form.lemma in _TOLD:
        told = after_cue(sentence, form, end)
        return None if told is None else Finding(None, cue, told, form, passive=True)
    if form.takes("n") and form.entry.group in {"speech", "cognition"}:
        return with_agent(sentence, subject, cue, form)
    return None


def with_agent(sentence: Sentence, subject: Range, cue: Range, form: CueForm, /) -> Finding | None:
    """X was accused of fraud by Y."""
    stop = clause_end(sentence, cue[1])
    by = next(
        (at for at in range(cue[1], min(stop, cue[1] + _AGENT_WORDS)) if sentence.word(at) == "by"),
        None,
    )
    source: Range | None = None
    if by is not None:
        last = phrase_end(sentence, by + 1)
        if last > by + 1:
            source = (by + 1, last)
    if source is None and form.lemma not in _CHARGES and not form.takes(AGENTLESS):
        return None
    if source is None:
        rest = trim(sentence, cue[1], stop)
    elif by == cue[1]:
        rest = trim(sentence, source[1], stop)
    else:
        rest = trim(sentence, cue[1], source[0] - 1)
    content = [subject] if rest is None else [subject, rest]
    return Finding(source, cue, content, form, passive=True)
