"""From a text to its claims: attributions, then what follows from them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, islice
from typing import TYPE_CHECKING

from intelnews.claims.certainty import certainty_in
from intelnews.claims.dating import moments_of
from intelnews.claims.gazetteer import known_names
from intelnews.claims.paragraphs import read_paragraphs, read_title
from intelnews.claims.sources import Sources
from intelnews.claims.stance import stance_of
from intelnews.model import Claim, Cue, Moment, Passage, Quotation, Unit
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.claims.attribution import Attribution
    from intelnews.claims.paragraphs import Paragraph
    from intelnews.claims.quotes import Quote
    from intelnews.model import Block

__all__ = ["METHOD", "extract_claims"]

#: What the claims found here carry in ``Claim.method``.
METHOD = "rules"

# Two or three hundred words tell the language of a text.
_LANGUAGE_SAMPLE = 1500
# A quotation with a word of the reporter's in it ("“we,” he said, “left”") is still direct.
_DIRECT_SHARE = 0.8
# Dense political news holds 26 attributions in 970 words; text with more of them than two megabytes
# of such news is rubbish, and is not read to its end.
_MAX_CLAIMS = 10_000
# A content that names more parties than this is a list.
_ABOUT = 8


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
        text: The body of an article, in English; a text in another language gives no claims.
        title: Its headline, which is read as a unit of its own (``unit="title"``).
        published: When it was published; times such as "on Monday" are resolved against it.
        blocks: The paragraphs of the text; without them every line is one.

    Returns:
        Claims whose spans count code points of ``text`` (or of ``title``) and obey the span law.
        Where several parties speak at once, ``source.name`` joins them by a bar, as in
        ``"Russia|United States"``. A claim within a claim has the hull of the outer content as its
        ``parent``.

    Raises:
        TypeError: If text or title is no string, or ``published`` no ``Moment``.

    >>> day = Moment.fromisoformat("2018-08-28")
    >>> [claim] = extract_claims("But on Monday, Moscow denied any role.", published=day)
    >>> print(claim.source.name, claim.stance, claim.content.text, claim.moment, sep=" | ")
    Russia | denies | any role | 2018-08-27
    """
    _check(text, title, published)
    if _is_foreign(text or title or ""):
        return ()
    sources = Sources(text)
    headline = title or ""
    claims = chain(
        _claims(headline, [read_title(headline)], Sources(headline, body=sources), published),
        _claims(text, read_paragraphs(text, blocks=blocks), sources, published),
    )
    return tuple(islice(claims, _MAX_CLAIMS))


def _check(text: object, title: object, published: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, not {type(title).__name__}")
    if published is not None and not isinstance(published, Moment):
        raise TypeError(f"published must be a Moment or None, not {type(published).__name__}")


def _is_foreign(text: str) -> bool:
    from intelnews.fields.languages import detect_language  # noqa: PLC0415 # its tables load late

    return detect_language(text[:_LANGUAGE_SAMPLE]) not in {None, "en"}


def _claims(
    text: str, paragraphs: Iterable[Paragraph], sources: Sources, published: Moment | None
) -> Iterator[Claim]:
    for paragraph in paragraphs:
        moments = moments_of(text, paragraph.found, paragraph.sentences, published)
        for found, moment in zip(paragraph.found, moments, strict=True):
            content = Passage.cut(text, found.content)
            cue = _cue(text, found)
            source = None if found.source is None else sources.resolve(found.source)
            yield Claim(
                source=source,
                cue=cue,
                content=content,
                stance=stance_of(
                    found.lemma,
                    "" if cue is None else cue.text,
                    content.text,
                    source="" if source is None else source.text,
                    passive=found.passive,
                ),
                quotation=_quotation(text, content, paragraph.quotes),
                certainty=certainty_in(text, _hedged(found)),
                moment=moment,
                about=_about(text, found),
                parent=found.parent,
                unit=Unit.TITLE if sources.is_headline else Unit.TEXT,
                method=METHOD,
            )


def _cue(text: str, found: Attribution) -> Cue | None:
    if found.cue is None:
        return None
    return Cue(text=found.cue.cut(text), span=found.cue, lemma=found.lemma)


def _hedged(found: Attribution) -> Iterator[Span]:
    """Yield the spans in which a hedge concerns the claim: around the cue, then the content."""
    if found.cue is not None:
        source_end = found.cue.start if found.source is None else found.source.end
        yield Span(min(found.cue.start, source_end), found.cue.end)
    yield from found.content


def _quotation(text: str, content: Passage, quotes: Sequence[Quote]) -> Quotation:
    """Tell how much of a content's letters stand in quotation marks; quotes are in order."""
    inside = total = 0
    for span in content.spans:
        total += _letters(text, span.start, span.end)
        at = bisect_right(quotes, span.start, key=_quote_end)
        while at < len(quotes) and quotes[at].span.start < span.end:
            inner = quotes[at].inner
            inside += _letters(text, max(span.start, inner.start), min(span.end, inner.end))
            at += 1
    if not inside:
        return Quotation.INDIRECT
    return Quotation.DIRECT if inside >= _DIRECT_SHARE * total else Quotation.MIXED


def _quote_end(quote: Quote) -> int:
    return quote.span.end


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _about(text: str, found: Attribution) -> tuple[str, ...]:
    """Return the countries and bodies that a content names."""
    names: dict[str, None] = {}
    for span in found.content:
        for mention in known_names(text, span.start, span.end):
            names[mention.entry.name] = None
            if len(names) == _ABOUT:
                return tuple(names)
    return tuple(names)
