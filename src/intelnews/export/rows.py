"""Articles and claims as flat rows, for tables and data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from intelnews.model import TagKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intelnews.model import Article, Claim, Moment

__all__ = ["Row", "article_rows", "claim_rows"]

#: One value is text, a number, true or false, or ``None`` where it is not known.
Row: TypeAlias = "dict[str, str | int | float | bool | None]"


def article_rows(articles: Iterable[Article], /) -> list[Row]:
    """Return one row an article, all with the same columns.

    Dates are ISO text as precise as they are known; several names are joined by "; "; ``chars``
    counts code points.

    >>> from intelnews.model import Article, Moment, Tag
    >>> tags = [Tag(name="Ports"), Tag(name="Storms")]
    >>> row = article_rows([Article(published=Moment.fromisoformat("2018-08"), tags=tags)])[0]
    >>> row["published"], row["published_precision"], row["tags"]
    ('2018-08', 'month', 'Ports; Storms')
    """
    return [_article_row(article) for article in articles]


def _article_row(article: Article) -> Row:
    return {
        "id": article.id,
        "title": article.title,
        "deck": article.deck,
        "kind": article.kind.value,
        "authors": _joined(author.name for author in article.authors),
        "published": _iso(article.published),
        "published_precision": _precision(article.published),
        "modified": _iso(article.modified),
        "captured": _iso(article.captured),
        "publication": article.publication,
        "language": article.language,
        "tags": _joined(tag.name for tag in article.tags if tag.kind is not TagKind.CATEGORY),
        "categories": _joined(tag.name for tag in article.categories),
        "text": article.text,
        "chars": len(article.text),
        "claims": len(article.claims),
        "comments": len(article.comments)
        if article.comment_count is None
        else article.comment_count,
        "problems": len(article.problems),
        "truncated": article.truncated,
        "url": article.url,
        "format": article.format,
        "source": article.source,
    }


def claim_rows(pairs: Iterable[tuple[Article, Claim]], /) -> list[Row]:
    """Return one row a claim, all with the same columns; ``article`` is the id of its article.

    ``start`` and ``end`` are code points of the article's text, or of its title where ``unit`` says
    so, from the first word of the content to the last; ``low`` and ``high`` are per cent.

    >>> from intelnews.model import Article, Claim, Passage, Span
    >>> content = Passage.cut("The port is open.", [Span(0, 16)])
    >>> claim = Claim(source=None, cue=None, content=content)
    >>> row = claim_rows([(Article(text="The port is open.", claims=[claim]), claim)])[0]
    >>> row["stance"], row["content"], row["source"]
    ('asserts', 'The port is open', None)
    """
    return [_claim_row(article, claim) for article, claim in pairs]


def _claim_row(article: Article, claim: Claim) -> Row:
    source, cue, certainty = claim.source, claim.cue, claim.certainty
    band = None if certainty is None else certainty.band
    hull = claim.content.hull
    return {
        "article": article.id,
        "title": article.title,
        "published": _iso(article.published),
        "source": None if source is None else source.text,
        "source_name": None if source is None else source.name,
        "source_kind": None if source is None or source.kind is None else source.kind.value,
        "country": None if source is None else source.country,
        "agency": None if source is None else source.agency,
        "cue": None if cue is None else cue.text,
        "lemma": None if cue is None else cue.lemma,
        "stance": claim.stance.value,
        "content": claim.content.text,
        "quotation": claim.quotation.value,
        "hedge": None if certainty is None else certainty.text,
        "band": None if band is None else band.term,
        "low": None if band is None else band.low,
        "high": None if band is None else band.high,
        "said": _iso(claim.moment),
        "about": _joined(claim.about),
        "unit": claim.unit.value,
        "start": hull.start,
        "end": hull.end,
        "method": claim.method,
    }


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)


def _iso(moment: Moment | None) -> str | None:
    return None if moment is None else str(moment)


def _precision(moment: Moment | None) -> str | None:
    return None if moment is None else moment.precision.value
