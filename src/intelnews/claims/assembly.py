"""From tagged words to attributions: spans, lemmas, and what a tagger alone gets wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from intelnews.claims.attribution import Attribution, Paragraph
from intelnews.claims.lexicon import cue_at
from intelnews.claims.tagger.contents import content_rows
from intelnews.claims.tagger.cues import signs
from intelnews.claims.tagger.roles import cue_head
from intelnews.claims.tagger.tags import tag_numbers
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.claims.tagger.tagger import Tagged
    from intelnews.claims.tagger.words import Words

__all__ = ["assemble"]

# Left out at the beginning of a content: connectives are the writer's, not the source's.
_CONNECTIVE: Final = re.compile(
    r"(?:however|moreover|furthermore|meanwhile|in addition|additionally|nevertheless|nonetheless|"
    r"instead|still|but|and|also|therefore|thus|for example|for instance|by contrast|in turn|"
    r"at the same time|on the other hand)(?:,\s*|\s+(?=[\"“‘']))",
    re.IGNORECASE,
)
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "got"})
_PARTICIPLES: Final = frozenset(tag_numbers(["VBN", "VBD"]).tolist())
_NOUNS: Final = frozenset(tag_numbers(["NN", "NNS", "NNP"]).tolist())
# "reported incidents", "an alleged airstrike": hedges on a noun, not claims.
_HEDGES: Final = frozenset(
    {"reported", "alleged", "suspected", "purported", "supposed", "claimed", "rumored", "rumoured"}
)
# "…, as did Sylvania": another source of the same content.
_ELLIPSIS: Final = re.compile(
    r",?\s+as\s+(?P<cue>did|does|do|has|have|had)\s+"
    r"(?P<source>(?:the\s+)?(?:\w+\s+){0,3}?[A-Z][^\n,.;:()?!“”\"]{0,60})"
)
# "It was reported that …", "Ott was asked whether …": what stands before the cue is no content.
_EXPLETIVES: Final = frozenset({"it", "there", "he", "she", "they", "i", "we", "you"})
_ASKED: Final = frozenset({"ask", "tell", "inform", "notify", "brief", "warn", "advise", "urge"})
# Rows of a cue that lie this near together are one cue: "has, however, denied".
_GAP: Final = 3
_QUOTES: Final = frozenset({"“", "”", '"', "«", "„", "''", "``", "‘"})
_PARTICLES: Final = frozenset(
    {"of", "the", "and", "de", "da", "di", "del", "van", "von", "der", "bin", "al", "y"}
)
_EDGES: Final = " ,;:–—-"
_NEAR: Final = 12


def assemble(words: Words, found: Sequence[Tagged], /) -> Iterator[tuple[Span, Paragraph]]:
    """Yield the paragraphs of words, each with its span and the attributions in it.

    >>> from intelnews.claims.tagger.tagger import tag
    >>> text = "However, Kral said the port was closed, as did Ott."
    >>> [(_, paragraph)] = assemble(*tag(text, [Span(0, len(text))]))
    >>> for one in paragraph.found:
    ...     print(one.source.cut(text), "|", one.cue.cut(text), "|", one.content[0].cut(text))
    Kral | said | the port was closed
    Ott | did | the port was closed
    """
    by_paragraph: dict[int, list[Attribution]] = {}
    for one in found:
        read = None if _is_hedged_noun(words, one) else _attribution(words, one)
        if read is not None:
            by_paragraph.setdefault(int(words.paragraph[one.cue[0]]), []).append(read)
    quote = sentence = 0
    for number, (span, (_, last)) in enumerate(zip(words.spans, words.paragraphs, strict=True)):
        quotes, sentences = [], []
        while quote < len(words.quotes) and words.quotes[quote].span.start < span.end:
            quotes.append(words.quotes[quote])
            quote += 1
        while sentence < len(words.sentences) and words.sentences[sentence][0] < last:
            begin, end = words.sentences[sentence]
            sentences.append(Span(words.starts[begin], words.ends[end - 1]))
            sentence += 1
        signed = _signature(words, number)
        own = by_paragraph.get(number, []) if signed is None else [signed]
        inside = tuple(_with_ellipses(words.text, own))
        yield span, Paragraph(inside, tuple(quotes), tuple(sentences))


def _signature(words: Words, number: int) -> Attribution | None:
    """Return the attribution of a quotation that is signed: "“It was fine.” ― Anna Kral"."""
    first, last = words.paragraphs[number]
    if words.lowers[first] not in _QUOTES:
        return None
    dashes = [row for row in signs(words, number) if words.lowers[row] != ":"]
    if not dashes:
        return None
    dash = dashes[-1]
    if not _is_name(words, dash + 1, last):
        return None
    content, name = _span(words, range(first, dash)), _span(words, range(dash + 1, last))
    return Attribution(source=name, cue=_span(words, [dash]), content=(content,), lemma=":")


def _is_name(words: Words, first: int, last: int) -> bool:
    """Tell whether rows may be a name: up to a comma, no word but a particle is in lower case."""
    for row in range(first, last):
        word = words.text[words.starts[row] : words.ends[row]]
        if word in {",", "("}:
            return row > first
        if word[0].islower() and word not in _PARTICLES:
            return False
    return True


def _with_ellipses(text: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    cues = {one.cue for one in found}
    for one in _with_parents(found):
        match = _ellipsis(text, one.content[-1])
        if match is None:
            yield one
            continue
        last = one.content[-1]
        kept = Span(last.start, min(last.end, match.start()))
        first = evolve(one, content=(*one.content[:-1], kept))
        yield first
        source, cue = Span(*match.span("source")), Span(*match.span("cue"))
        if cue not in cues:
            yield evolve(first, source=source, cue=cue, passive=False)


def _is_hedged_noun(words: Words, one: Tagged) -> bool:
    head = one.cue[-1]
    lower = words.lowers[head]
    tags = words.column["p"]
    return (
        lower in _HEDGES
        and len(one.cue) == 1
        and not one.source
        and int(tags[head + 1]) in _NOUNS
        and head + 1 in one.content
    )


def _attribution(words: Words, one: Tagged) -> Attribution | None:
    rows = _cue_rows(words, one)
    cue = _span(words, rows)
    head = cue_head(words, (rows[0], rows[-1] + 1))
    content = tuple(_content(words, content_rows(words, one)))
    passive = _is_passive(words, rows, head)
    lemma = _lemma(words, rows, head)
    if len(content) > 1 and passive and cue.start >= content[0].end:
        words_before = content[0].cut(words.text).lower()
        if words_before in _EXPLETIVES or lemma in _ASKED:
            content = content[1:]
    if not content:
        return None
    return Attribution(
        source=_source(words, one.source),
        cue=cue,
        content=content,
        lemma=lemma,
        passive=passive,
    )


def _cue_rows(words: Words, one: Tagged) -> list[int]:
    """Return the rows of a cue that stand with the word which says what it does."""
    head = cue_head(words, (one.cue[0], one.cue[-1] + 1))
    head = min(one.cue, key=lambda row: abs(row - head))
    taken = {*one.source, *one.content}
    place = one.cue.index(head)
    first = last = place
    while first and _is_joined(one.cue[first - 1], one.cue[first], taken):
        first -= 1
    while last + 1 < len(one.cue) and _is_joined(one.cue[last], one.cue[last + 1], taken):
        last += 1
    return list(range(one.cue[first], one.cue[last] + 1))


def _is_joined(before: int, row: int, taken: set[int]) -> bool:
    return row - before <= _GAP and taken.isdisjoint(range(before + 1, row))


def _span(words: Words, rows: Sequence[int]) -> Span:
    return Span(words.starts[rows[0]], words.ends[rows[-1]])


def _source(words: Words, rows: Sequence[int]) -> Span | None:
    """Return the span of a source, without the ending of "Kral's" and loose marks.

    The comma that closes an apposition is part of it: "Anna Kral, the minister,".
    """
    rows = _longest_run(rows)
    while rows and words.lowers[rows[-1]] in {",", "'s", "’s", "'", "’", ";", ":"}:
        closes = "," in [words.lowers[row] for row in rows[1:-1]]
        if words.lowers[rows[-1]] == "," and closes:
            break
        rows.pop()
    while rows and words.lowers[rows[0]] in {",", "by", ";", ":"}:
        rows.pop(0)
    return _span(words, rows) if rows else None


def _longest_run(rows: Sequence[int]) -> list[int]:
    """Return the longest stretch of rows that follow one another."""
    best: list[int] = []
    run: list[int] = []
    for row in rows:
        run = [*run, row] if run and row == run[-1] + 1 else [row]
        best = run if len(run) > len(best) else best
    return best


def _content(words: Words, rows: Sequence[int]) -> Iterator[Span]:
    """Yield the fragments of a content, without connectives, and without marks alone."""
    run: list[int] = []
    for row in [*rows, -1]:
        if run and row != run[-1] + 1:
            span = _trimmed(words, run)
            if span is not None:
                yield span
            run = []
        run.append(row)


def _trimmed(words: Words, run: Sequence[int]) -> Span | None:
    text = words.text
    start, end = words.starts[run[0]], words.ends[run[-1]]
    connective = _CONNECTIVE.match(text, start, end)
    if connective is not None:
        start = connective.end()
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if not any(map(str.isalnum, text[start:end])):
        return None
    return Span(start, end)


def _lemma(words: Words, cue: Sequence[int], head: int) -> str:
    """Return the dictionary form of the longest cue among the words, or of the last of these."""
    forms = [cue_at(words.lowers[row : row + 5], 0) for row in (*cue, head)]
    known = [form for form in forms if form is not None]
    if not known:
        return words.lowers[head]
    return max(reversed(known), key=lambda form: len(form.words)).lemma


def _is_passive(words: Words, cue: Sequence[int], head: int) -> bool:
    is_participle = int(words.column["p"][head]) in _PARTICIPLES
    return is_participle and any(words.lowers[row] in _BE for row in cue if row < head)


def _with_parents(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Name the content that an attribution stands in as its parent; look at near ones only."""
    for place, one in enumerate(found):
        near = found[max(0, place - _NEAR) : place + _NEAR + 1]
        holding = [Span.hull(other.content) for other in near if _holds(other, one)]
        yield evolve(one, parent=min(holding, key=len)) if holding else one


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Tell whether one's content quotes the other, and not the other way round."""
    if outer is inner or outer.cue is None or inner.cue is None:
        return False
    holds = any(inner.cue in span for span in outer.content)
    return holds and not any(outer.cue in span for span in inner.content)


def _ellipsis(text: str, last: Span) -> re.Match[str] | None:
    """Return "…, as did Sylvania" at the end of a content or behind it."""
    behind = _ELLIPSIS.match(text, last.end)
    if behind is not None:
        return behind
    inside = _ELLIPSIS.search(text, last.start + 1, last.end)
    return inside if inside is not None and inside.end() == last.end else None
