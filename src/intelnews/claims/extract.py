"""From a text to its claims: attributions, then what follows from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from intelnews.claims.attribution import Attribution, attributions_in
from intelnews.claims.certainty import certainty_in
from intelnews.claims.gazetteer import known_names
from intelnews.claims.headlines import colon_attribution
from intelnews.claims.lexicon import cue_heads
from intelnews.claims.quotes import Quote, find_quotes, opens_quote, outermost
from intelnews.claims.sources import Sources
from intelnews.claims.stance import stance_of
from intelnews.claims.tokens import sentences_of
from intelnews.claims.units import paragraphs, turn_of
from intelnews.claims.when import resolve, time_mentions
from intelnews.model import Block, Claim, Cue, Moment, Passage, Quotation, Unit
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.claims.tokens import Sentence

__all__ = ["METHOD", "extract_claims"]

#: What the claims found here carry in ``Claim.method``.
METHOD = "rules"

_WORD = re.compile(r"\w+")
# Enough to tell the language of a text; detection reads no further in a long one.
_LANGUAGE_SAMPLE = 4000
# A headline that somebody left in the text as its own line is no longer than this.
_HEADLINE_CHARS = 160
_DIRECT_SHARE = 0.8
#: A content names more than this many parties only in a list.
_ABOUT = 8
_WILL = re.compile(r"\b(?:will|shall|to)\b|['’]ll\b")
_OPENERS = frozenset("“\"«„‘'`")


@frozen
class _Reading:
    """The attributions of one paragraph, with what is needed to date and type them."""

    found: tuple[Attribution, ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[Span, ...]


def extract_claims(
    text: str,
    /,
    *,
    title: str | None = None,
    published: Moment | None = None,
    blocks: Sequence[Block] = (),
) -> tuple[Claim, ...]:
    """Return who says what in a text: its claims in their order, those of the headline first.

    Args:
        text: The body of an article, in English.
        title: Its headline, which is read as a unit of its own (``unit="title"``).
        published: When it was published; times such as "on Monday" are resolved against it.
        blocks: The paragraphs of the text; without them every line is one.

    Returns:
        Claims whose spans count code points of ``text`` (or of ``title``) and obey the span law.
        Where several governments speak at once, ``source.name`` joins them by "|".
        A text that is not in English gives none.

    Raises:
        TypeError: If text or title is no string, or ``published`` no ``Moment``.

    >>> from intelnews.model import Moment
    >>> day = Moment.fromisoformat("2018-08-28")
    >>> [claim] = extract_claims("But on Monday, Moscow denied any role.", published=day)
    >>> print(claim, claim.source.country, claim.moment)
    Russia denies: any role RU 2018-08-27
    """
    _check(text, title, published)
    claims: list[Claim] = []
    if _is_foreign(text, title):
        return ()
    if title:
        claims += _claims(title, [_read_title(title)], published, Unit.TITLE, context=text)
    if text:
        claims += _claims(text, _readings(text, blocks), published, Unit.TEXT)
    return tuple(claims)


def _check(text: object, title: object, published: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, not {type(title).__name__}")
    if published is not None and not isinstance(published, Moment):
        raise TypeError(f"published must be a Moment or None, not {type(published).__name__}")


def _is_foreign(text: str, title: str | None) -> bool:
    from intelnews.fields.languages import detect_language  # noqa: PLC0415 # its tables load late

    language = detect_language(text[:_LANGUAGE_SAMPLE] or title or "")
    return language not in {None, "en"}


# ---------------------------------------------------------------------- attributions


def _read_title(title: str) -> _Reading:
    span = Span(0, len(title))
    quotes = find_quotes(title)
    sentences = sentences_of(title, span, quotes)
    found = attributions_in(sentences)
    colon = None if found else colon_attribution(title, span)
    return _reading([colon] if colon is not None else found, quotes, sentences)


def _readings(text: str, blocks: Sequence[Block]) -> Iterator[_Reading]:
    """Read paragraph after paragraph; a quotation may run on from one into the next."""
    heads = cue_heads().keys()
    waiting: _Reading | None = None
    for span in paragraphs(text, blocks=blocks):
        if waiting is not None and opens_quote(text, span.start):
            quotes = find_quotes(text, span.start, span.end)
            if quotes and quotes[0].span.start == span.start:
                waiting = _continued(waiting, quotes[0])
                if not quotes[0].closed:
                    continue
                yield waiting
                waiting = None
                if quotes[0].span.end == span.end:
                    continue
        if waiting is not None:
            yield waiting
            waiting = None
        reading = _read_paragraph(text, span, heads)
        if reading is None:
            continue
        if _runs_on(reading):
            waiting = reading
        else:
            yield reading
    if waiting is not None:
        yield waiting


def _read_paragraph(text: str, span: Span, heads: object) -> _Reading | None:
    words = _WORD.findall(text[span.start : span.end].lower())
    has_colon = len(words) <= 40 and ":" in span.cut(text)
    if cue_heads().keys().isdisjoint(words) and not has_colon:
        return None
    quotes = find_quotes(text, span.start, span.end)
    sentences = sentences_of(text, span, quotes)
    found = attributions_in(sentences)
    if not found and len(span) <= _HEADLINE_CHARS and len(sentences) == 1:
        colon = colon_attribution(text, span)
        found = [] if colon is None else [colon]
    return _reading(found, quotes, sentences) if found else None


def _reading(found: list[Attribution], quotes: list[Quote], sentences: list[Sentence]) -> _Reading:
    places = tuple(sentence.span(0, len(sentence)) for sentence in sentences)
    return _Reading(tuple(found), tuple(quotes), places)


def _runs_on(reading: _Reading) -> bool:
    last = reading.found[-1]
    return any(
        not quote.closed and quote.span.end <= last.content[-1].end for quote in reading.quotes
    )


def _continued(reading: _Reading, quote: Quote) -> _Reading:
    last = reading.found[-1]
    longer = evolve(last, content=(*last.content, quote.span))
    return evolve(reading, found=(*reading.found[:-1], longer), quotes=(*reading.quotes, quote))


# ---------------------------------------------------------------------- claims


def _claims(
    text: str,
    readings: Sequence[_Reading] | Iterator[_Reading],
    published: Moment | None,
    unit: Unit,
    *,
    context: str = "",
) -> Iterator[Claim]:
    sources = Sources(text)
    for reading in readings:
        moments = _moments(text, reading, published)
        for found, moment in zip(reading.found, moments, strict=True):
            yield _claim(text, found, reading, sources, moment, unit)


def _claim(
    text: str,
    found: Attribution,
    reading: _Reading,
    sources: Sources,
    moment: Moment | None,
    unit: Unit,
) -> Claim:
    content = Passage.cut(text, found.content)
    cue = (
        None
        if found.cue is None
        else Cue(text=found.cue.cut(text), span=found.cue, lemma=found.lemma)
    )
    return Claim(
        source=None if found.source is None else sources.resolve(found.source),
        cue=cue,
        content=content,
        stance=stance_of(found.lemma, cue.text if cue else "", content.text, passive=found.passive),
        quotation=_quotation(text, content, reading.quotes),
        certainty=certainty_in(text, _hedged(found)),
        moment=moment,
        about=_about(text, found),
        parent=found.parent,
        unit=unit,
        method=METHOD,
    )


def _hedged(found: Attribution) -> list[Span]:
    """The spans in which a hedge concerns the claim: around the cue, and in the content."""
    around = []
    if found.cue is not None:
        start = found.cue.start
        if found.source is not None and found.source.end <= start <= found.source.end + 60:
            start = found.source.end
        around.append(Span(start, found.cue.end))
    return [*around, *found.content]


def _quotation(text: str, content: Passage, quotes: Sequence[Quote]) -> Quotation:
    places = outermost(list(quotes))
    inside = total = 0
    for span in content.spans:
        total += sum(map(str.isalnum, span.cut(text)))
        for quote in places:
            start, end = max(span.start, quote.inner.start), min(span.end, quote.inner.end)
            if start < end:
                inside += sum(map(str.isalnum, text[start:end]))
    if not inside:
        return Quotation.INDIRECT
    return Quotation.DIRECT if inside >= _DIRECT_SHARE * total else Quotation.MIXED


def _about(text: str, found: Attribution) -> tuple[str, ...]:
    names = (
        mention.entry.name
        for span in found.content
        for mention in known_names(text, span.start, span.end)
    )
    return tuple(dict.fromkeys(names))[:_ABOUT]


def _moments(text: str, reading: _Reading, published: Moment | None) -> list[Moment | None]:
    """Return when each attribution was made: the nearest time of its sentence outside the contents."""
    moments: list[Moment | None] = []
    for number, found in enumerate(reading.found):
        moment = _own_moment(text, found, reading, published)
        if moment is None and number:
            before = reading.found[number - 1]
            same = found.source is not None and found.source == before.source
            moment = moments[-1] if same else None
        moments.append(moment)
    return moments


def _own_moment(
    text: str, found: Attribution, reading: _Reading, published: Moment | None
) -> Moment | None:
    if found.cue is None:
        return None
    cue = found.cue
    sentence = next((span for span in reading.sentences if cue in span), None)
    if sentence is None:
        return None
    others = [a.cue for a in reading.found if a.cue is not None and a.cue != cue]
    contents = [span for a in reading.found for span in a.content]
    best: tuple[int, Moment] | None = None
    for mention in time_mentions(text, sentence.start, sentence.end):
        if any(mention.span.overlaps(span) for span in contents):
            continue
        low, high = min(mention.span.end, cue.end), max(mention.span.start, cue.start)
        if any(low <= other.start < high for other in others):
            continue
        start = (
            found.source.end
            if found.source is not None and found.source.end <= cue.start
            else cue.start
        )
        future = _WILL.search(text, start, cue.end) is not None
        moment = resolve(mention, published, future=future)
        distance = high - low
        if moment is not None and (best is None or distance < best[0]):
            best = (distance, moment)
    return None if best is None else best[1]
