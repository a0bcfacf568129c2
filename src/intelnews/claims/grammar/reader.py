"""The attributions of a paragraph as the rules read them, cue by cue."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import evolve

from intelnews.claims.attribution import Attribution
from intelnews.claims.grammar.accounts import according_to, colon, ellipsis_of
from intelnews.claims.grammar.complements import after_cue
from intelnews.claims.grammar.contents import trim
from intelnews.claims.grammar.findings import Finding, Reading
from intelnews.claims.grammar.hearsay import hedged, passive, with_agent
from intelnews.claims.grammar.locutions import AGENTLESS, POSSESSED, locutions_in
from intelnews.claims.grammar.nominals import nominal, possessor
from intelnews.claims.grammar.participles import participle
from intelnews.claims.grammar.reporting import reporting
from intelnews.claims.grammar.subjects import subject_before
from intelnews.claims.grammar.verbs import may_be_plural, verb_group
from intelnews.claims.lexicon import Tense, cue_at, cue_heads
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.claims.grammar.tokens import Range, Sentence
    from intelnews.claims.grammar.verbs import VerbGroup
    from intelnews.claims.lexicon import CueForm

__all__ = ["attributions_in", "settled_in"]

# A sentence with more cues than this is a list of verbs, not news; it keeps the time linear.
_MAX_CUES = 24


def attributions_in(sentences: Sequence[Sentence], /) -> list[Attribution]:
    """Return the attributions of one paragraph in the order of their cues.

    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> text = "On Monday Freedonia denied any involvement, as did Sylvania."
    >>> for found in attributions_in(sentences_of(text, Span(0, len(text)))):
    ...     print(found.source.cut(text), "|", found.cue.cut(text), "|", found.content[0].cut(text))
    Freedonia | denied | any involvement
    Sylvania | did | any involvement
    """
    done: list[Attribution] = []
    quoting: int | None = None
    more: list[Span] = []
    for sentence in sentences:
        if sentence.is_quotation and quoting is not None:
            # “A,” she said. “B.”: the second quotation is hers as well
            more += (quote.span for quote in sentence.quotes.values())
            continue
        _add_spans(done, quoting, more)
        quoting, more = None, []
        for item in _read(sentence):
            if item.parent is None and _begins_quoted(sentence, item):
                quoting = len(done)
            done.append(item)
    _add_spans(done, quoting, more)
    return done


def settled_in(sentences: Sequence[Sentence], /) -> list[Attribution]:
    """Return the attributions that set phrases make ("has yet to confirm"), and no others.

    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> text = "Kral walked back his account of the raid."
    >>> [found] = settled_in(sentences_of(text, Span(0, len(text))))
    >>> found.cue.cut(text), found.content[0].cut(text)
    ('walked back', 'his account of the raid')
    """
    done: list[Attribution] = []
    for sentence in sentences:
        reading = Reading(sentence)
        for at, form in locutions_in(sentence):
            item = _settled(reading, form, at)
            if item is not None:
                reading.found.append(item)
        done += [_attribution(sentence, item) for item in reading.found]
    return done


def _settled(reading: Reading, form: CueForm, at: int) -> Finding | None:
    group = _group(reading.sentence, at)
    if form.tense == Tense.ING:
        if group.is_passive or group.infinitive:
            return reporting(reading, evolve(form, tense=Tense.PAST), group)
        return participle(reading, form, at)
    cue = (group.cue_start, at + len(form.words))
    if form.takes(AGENTLESS):
        subject = subject_before(reading.sentence, group.before)
        return None if subject is None else with_agent(reading.sentence, subject, cue, form)
    if group.is_passive:
        return None
    if form.takes(POSSESSED):
        source, content = possessor(reading.sentence, at), after_cue(reading.sentence, form, cue[1])
        found = source is not None and content is not None
        return Finding(source, (at, cue[1]), content or [], form) if found else None
    if form.tense == Tense.BASE and may_be_plural(reading.sentence, group.before):
        form = evolve(form, tense=Tense.PAST)
    return reporting(reading, form, group)


def _group(sentence: Sentence, at: int) -> VerbGroup:
    """Return what stands in front of a verb, over "so far" as well: "has so far kept silent"."""
    group = verb_group(sentence, at)
    if (sentence.word(group.before), sentence.word(group.before + 1)) != ("so", "far"):
        return group
    further = verb_group(sentence, group.before)
    return evolve(further, verb=at, negated=group.negated or further.negated)


def _add_spans(done: list[Attribution], place: int | None, more: list[Span]) -> None:
    """Add spans to the content of an attribution that has been read."""
    if place is not None and more:
        done[place] = evolve(done[place], content=(*done[place].content, *more))


def _begins_quoted(sentence: Sentence, found: Attribution) -> bool:
    """Tell whether one of the spans of a content begins with a quotation mark."""
    marks = {quote.span.start for quote in sentence.quotes.values()}
    return any(span.start in marks for span in found.content)


def _read(sentence: Sentence) -> Iterator[Attribution]:
    reading = Reading(sentence)
    for at, form in _cues(sentence):
        item = _finding(reading, form, at)
        if item is None:
            continue
        reading.found.append(item)
        ellipsis = ellipsis_of(sentence, item)
        if ellipsis is not None:
            reading.found.append(ellipsis)
    spoken = colon(reading)
    if spoken is not None:
        reading.found.append(spoken)
    return _resolved(reading)


def _cues(sentence: Sentence) -> Iterator[tuple[int, CueForm]]:
    heads = cue_heads()
    behind, count = 0, 0
    for at, word in enumerate(sentence.words):
        if word not in heads or at < behind or _is_name(sentence, at):
            continue
        form = cue_at(sentence.words, at)
        if form is not None:
            yield at, form
            count += 1
            behind = at + len(form.words)
            if count == _MAX_CUES:
                return


def _is_name(sentence: Sentence, at: int) -> bool:
    """Tell whether a cue word is part of a name ("the United States")."""
    return at > 0 and sentence.is_capital(at) and not sentence.is_headline_case


def _finding(reading: Reading, form: CueForm, at: int) -> Finding | None:
    sentence = reading.sentence
    if form.takes("p"):
        return according_to(sentence, form, at)
    if form.takes("a"):
        return hedged(sentence, form, at)
    if form.takes("m"):
        return nominal(reading, form, at)
    group = verb_group(sentence, at)
    if form.tense == Tense.ING and not group.is_passive:
        return participle(reading, form, at) or nominal(reading, form, at)
    if form.tense == Tense.PAST and group.is_passive:
        return passive(sentence, form, group)
    return reporting(reading, form, group)


def _resolved(reading: Reading) -> Iterator[Attribution]:
    """Yield what stands on its own, and of what stands in another's content the plain cases."""
    found = reading.found
    _end_at_closing_clauses(reading)
    for item in sorted(found, key=attrgetter("cue")):
        outer = next((other for other in found if other is not item and other.quotes(item)), None)
        if outer is None:
            yield _attribution(reading.sentence, item)
        elif _stands_alone(reading.sentence, item):
            hull = Span.hull(_spans(reading.sentence, outer.content))
            yield _attribution(reading.sentence, item, parent=hull)


def _end_at_closing_clauses(reading: Reading) -> None:
    """In "It appears that A, he said", end the first content where the second claim begins."""
    for closing in reading.found:
        if not closing.closing:
            continue
        start = min(closing.cue[0], closing.source[0] if closing.source else closing.cue[0])
        for item in reading.found:
            both = item.holds(closing.cue[0]) and closing.holds(item.cue[0])
            if item is not closing and both:
                parts = (
                    trim(reading.sentence, first, min(last, start)) for first, last in item.content
                )
                item.content = [part for part in parts if part is not None] or item.content


def _stands_alone(sentence: Sentence, item: Finding) -> bool:
    """Tell whether a claim inside a claim is plain enough to be one of its own."""
    return (
        item.source is not None
        and item.form.entry.group == "speech"
        and not item.passive
        and not item.closing
        and item.form.takes("c")
        and sentence.code(item.content[0][0]) in "tQ"
    )


def _spans(sentence: Sentence, content: list[Range]) -> tuple[Span, ...]:
    return tuple(sentence.span(first, last) for first, last in content)


def _attribution(sentence: Sentence, item: Finding, *, parent: Span | None = None) -> Attribution:
    return Attribution(
        source=None if item.source is None else _without_possessive(sentence, item.source),
        cue=sentence.span(*item.cue),
        content=_spans(sentence, item.content),
        lemma=item.form.lemma,
        passive=item.passive,
        parent=parent,
    )


def _without_possessive(sentence: Sentence, source: Range) -> Span:
    """Return the span of a source, without the ending of "Kral's"."""
    span = sentence.span(*source)
    has_ending = sentence.word(source[1] - 1).endswith("'s") and len(span) > len("'s")
    return Span(span.start, span.end - len("'s")) if has_ending else span
