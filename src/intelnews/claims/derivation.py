"""From attributions to claims: what follows from the words of a source, a cue and a content.

Whatever finds attributions, the built-in extractor or another, ends here, so that stance,
certainty, dates and the identity of sources are worked out the same way for all.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, islice
from typing import TYPE_CHECKING

from intelnews.claims.certainty import certainty_in
from intelnews.claims.dating import moments_of
from intelnews.claims.gazetteer import known_names
from intelnews.claims.sources import Sources
from intelnews.claims.stance import stance_of
from intelnews.model import Claim, Cue, Passage, Quotation, Unit
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.claims.attribution import Attribution
    from intelnews.claims.paragraphs import Paragraph
    from intelnews.claims.quotes import Quote
    from intelnews.model import Moment

__all__ = ["derive_claims"]

# A quotation with a word of the reporter's in it ("“we,” he said, “left”") is still direct.
_DIRECT_SHARE = 0.8
# Dense political news holds 26 attributions in 970 words; text with more of them than two megabytes
# of such news is rubbish, and is not read to its end.
_MAX_CLAIMS = 10_000
# A content that names more parties than this is a list.
_ABOUT = 8


def derive_claims(
    text: str,
    paragraphs: Iterable[Paragraph],
    /,
    *,
    method: str,
    title: str = "",
    headline: Paragraph | None = None,
    published: Moment | None = None,
) -> tuple[Claim, ...]:
    """Return the claims that attributions amount to, those of the headline first.

    Args:
        text: What the spans of the attributions count in.
        paragraphs: The attributions, by paragraph, in the order of the text; it is read once.
        method: Who found them; kept in each claim.
        title: What the spans of ``headline`` count in.
        headline: The attributions of the headline.
        published: When the text was published.

    >>> from intelnews.claims.paragraphs import read_paragraphs
    >>> text = "Kral denied that it rained."
    >>> [claim] = derive_claims(text, read_paragraphs(text), method="rules")
    >>> claim.stance, claim.content.text
    (<Stance.DENIES: 'denies'>, 'that it rained')
    """
    sources = Sources(text)
    above = Sources(title, body=sources)
    claims = chain(
        _claims(title, () if headline is None else (headline,), above, published, method),
        _claims(text, paragraphs, sources, published, method),
    )
    return tuple(islice(claims, _MAX_CLAIMS))


def _claims(
    text: str,
    paragraphs: Iterable[Paragraph],
    sources: Sources,
    published: Moment | None,
    method: str,
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
                method=method,
            )


def _cue(text: str, found: Attribution) -> Cue | None:
    if found.cue is None:
        return None
    return Cue(text=found.cue.cut(text), span=found.cue, lemma=found.lemma)


def _hedged(found: Attribution) -> Iterator[Span]:
    """Yield the spans in which a hedge concerns the claim: around the cue, then the content."""
    cue, source = found.cue, found.source
    if cue is not None and source is not None and source in cue:
        yield Span(cue.start, source.start)
        yield Span(source.end, cue.end)
    elif cue is not None:
        yield Span(min(cue.start, cue.start if source is None else source.end), cue.end)
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
