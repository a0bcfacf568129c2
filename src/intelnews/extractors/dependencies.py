"""Attributions read from a dependency parse: the words that hang on a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import evolve

from intelnews.claims.attribution import Attribution
from intelnews.claims.lexicon import cue_at
from intelnews.claims.quotes import find_quotes, outermost
from intelnews.extractors.trees import (
    PASSIVE,
    PASSIVE_SUBJECT,
    Tree,
    hull,
    stretches,
)
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.claims.lexicon import CueForm
    from intelnews.claims.quotes import Quote
    from intelnews.extractors.trees import Doc, Token

__all__ = ["attributions_in", "sentence_spans"]

# A sentence with more cues than this is a list of verbs, not news; it keeps the time linear.
_MAX_CUES = 24
# A sentence of more words than this is a list, a table or rubbish.
_MAX_WORDS = 300

_CLAUSE = frozenset({"ccomp"})
_PARATAXIS = frozenset({"parataxis"})
_INFINITIVE = frozenset({"xcomp"})
_OBJECT = frozenset({"dobj", "obj"})
_PREPOSITION = frozenset({"prep"})
_AUXILIARY = frozenset({"aux", "auxpass", "aux:pass", "cop"})
_NEGATION = frozenset({"not", "n't", "n’t", "never"})
_VERBAL = frozenset({"VERB", "AUX", ""})


def sentence_spans(doc: Doc, /) -> tuple[Span, ...]:
    """Return where the sentences of a parsed text stand."""
    return tuple(hull(list(sentence)) for sentence in doc.sents)


def attributions_in(doc: Doc, /) -> list[Attribution]:
    """Return the attributions of a parsed text, in the order of their cues."""
    quotes = outermost(find_quotes(doc.text))
    found: list[Attribution] = []
    quoting = False
    for sentence in doc.sents:
        tokens = list(sentence)
        place = hull(tokens)
        around = _beside(place, quotes)
        if quoting and around and place in around[0].span:
            # “A,” she said. “B.”: the second quotation is hers as well
            found[-1] = _and_quote(found[-1], around[0])
            continue
        new = _in_sentence(tokens, around)
        found += new
        quoting = bool(new) and any(_beside(span, quotes) for span in new[-1].content)
    return [_with_parent(at, found) for at in range(len(found))]


def _in_sentence(tokens: Sequence[Token], quotes: Sequence[Quote]) -> list[Attribution]:
    if len(tokens) > _MAX_WORDS:
        return []
    tree = Tree(tokens)
    words = [token.lower_.replace("’", "'") for token in tokens]
    place = hull(tokens)
    found: list[Attribution] = []
    behind, count = 0, 0
    for at in range(len(words)):
        form = cue_at(words, at) if at >= behind and count < _MAX_CUES else None
        if form is None:
            continue
        count += 1
        reading = _Reading(tree, tokens[at : at + len(form.words)], form)
        content = [_widened(span, quotes, place) for span in stretches(reading.content())]
        if not content:
            continue
        behind = at + len(form.words)
        source = stretches(reading.source())
        found.append(
            Attribution(
                source=Span.hull(source) if source else None,
                cue=reading.cue(),
                content=tuple(dict.fromkeys(content)),
                lemma=form.lemma,
                passive=reading.is_passive,
            )
        )
    return found


class _Reading:
    """One cue in its sentence: what the parse hangs on it."""

    def __init__(self, tree: Tree, words: Sequence[Token], form: CueForm) -> None:
        self.tree = tree
        self.words = words
        self.verb = words[0]
        self.form = form
        self.children = tree.children(self.verb)
        self.is_passive = any(child.dep_ in PASSIVE for child in self.children)

    def cue(self) -> Span:
        """Return the cue's span: with its negation, without other auxiliaries."""
        first = self.verb
        if any(child.lower_ in _NEGATION and child.i < self.verb.i for child in self.children):
            left = (child for child in self.children if child.dep_ in _AUXILIARY)
            no = (child for child in self.children if child.lower_ in _NEGATION)
            first = min(chain(left, no, [self.verb]), key=attrgetter("i"))
        return Span(first.idx, self.words[-1].idx + len(self.words[-1]))

    def source(self) -> list[Token]:
        """Return the words for whoever speaks; none where nobody does."""
        if self.form.takes("p"):
            return self._after_according()
        if self.form.takes("a"):
            return []
        if self.is_passive:
            return self.tree.agent(self.verb)
        subject = self.tree.subject(self.verb)
        return [] if subject is None else self.tree.without([subject], [self.verb])

    def content(self) -> list[Token]:
        """Return the words for what is said, in order; none where the word is no cue here."""
        if self.form.takes("p"):
            return self._clause_of(self.source())
        if self.form.takes("a"):
            return self._around_adverb()
        if self.verb.pos_ not in _VERBAL:
            return []
        return self._passive_content() if self.is_passive else self._active_content()

    def _active_content(self) -> list[Token]:
        if self.verb.dep_ in _PARATAXIS:  # "It rained, Kral said" in Universal Dependencies
            return self.tree.without([self.verb.head], [self.verb])
        heads = self._clauses() or self._objects() or self._among(_PARATAXIS)
        return self.tree.without(heads, self.words)

    def _clauses(self) -> list[Token]:
        takes_infinitive = self.form.takes("v", "g", "c")
        return self._among(_CLAUSE | _INFINITIVE if takes_infinitive else _CLAUSE)

    def _among(self, relations: frozenset[str]) -> list[Token]:
        return [child for child in self.children if child.dep_ in relations]

    def _objects(self) -> list[Token]:
        if len(self.words) > 1 and (governed := self.tree.governed(self.words[-1], self.verb)):
            return governed  # "called for a strike"
        if not self.form.takes("n") or self.form.takes("o"):
            return []  # "told the crowd": that is no content
        objects = self._among(_OBJECT)
        return objects + self._charge() if objects else []

    def _charge(self) -> list[Token]:
        """Return what an accusation is of: "accused Kral of theft"."""
        if self.form.entry.stance != "accuses":
            return []
        return [child for child in self.children if self._is_of(child)]

    def _is_of(self, child: Token) -> bool:
        if child.dep_ in _PREPOSITION:
            return child.lower_ == "of"
        marks = self.tree.children(child) if child.dep_.startswith("obl") else ()
        return any(mark.lower_ == "of" for mark in marks)

    def _passive_content(self) -> list[Token]:
        subjects = [] if self.form.takes("o") else self._among(PASSIVE_SUBJECT)
        subjects = [one for one in subjects if one.lower_ != "it"]
        more = self._among(_CLAUSE | _INFINITIVE) + self._charge()
        return self.tree.without([*subjects, *more] if more else [], self.words)

    def _after_according(self) -> list[Token]:
        """Return who stands behind "according to"."""
        first, last = self.words[0], self.words[-1]
        if first.dep_ == "case":
            return self.tree.without([first.head], self.words)
        return self.tree.without(self.tree.governed(last, first), self.words)

    def _clause_of(self, source: Sequence[Token]) -> list[Token]:
        """Return the clause that "according to X" goes with."""
        phrase = self.verb.head if self.verb.dep_ == "case" else self.verb
        if not source or phrase.head.i == phrase.i:
            return []
        return self.tree.without([phrase.head], [phrase, *source])

    def _around_adverb(self) -> list[Token]:
        if self.verb.dep_ != "advmod" or self.verb.head.pos_ not in _VERBAL:
            return []
        return self.tree.without([self.verb.head], [self.verb])


def _widened(span: Span, quotes: Sequence[Quote], sentence: Span) -> Span:
    """Return a span with all of a quotation that begins or ends where it does.

    The quotation may have begun in an earlier sentence, or go on in a later one.
    """
    start, end = span.start, span.end
    for quote in _beside(span, quotes):
        if start == max(quote.inner.start, sentence.start):
            start = quote.span.start
        # a comma or full stop may stand between the last word and the mark
        if 0 <= min(quote.inner.end, sentence.end) - end <= 1:
            end = quote.span.end
    return Span(start, end)


def _beside(span: Span, quotes: Sequence[Quote]) -> Sequence[Quote]:
    """Return the quotations that a span shares words with; they are in order and apart."""
    first = bisect_right(quotes, span.start, key=_end_of)
    behind = bisect_left(quotes, span.end, key=_start_of)
    return quotes[first:behind]


def _start_of(quote: Quote) -> int:
    return quote.span.start


def _end_of(quote: Quote) -> int:
    return quote.span.end


def _and_quote(found: Attribution, quote: Quote) -> Attribution:
    """Return an attribution with a quotation added to its content, if it is not part of it yet."""
    if any(span.overlaps(quote.span) for span in found.content):
        return found
    return evolve(found, content=(*found.content, quote.span))


def _with_parent(at: int, found: Sequence[Attribution]) -> Attribution:
    """Return an attribution with the hull of the smallest content near by that holds its cue."""
    one = found[at]
    around = [
        Span.hull(other.content)
        for other in found[max(0, at - _MAX_CUES) : at + _MAX_CUES]
        if other is not one and one.cue and any(one.cue in span for span in other.content)
    ]
    return evolve(one, parent=min(around, key=len)) if around else one
