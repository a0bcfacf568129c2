"""How articles, claims and fragments show themselves: the model as plain data for display."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from intelnews.display.article import article_html as draw_article
from intelnews.display.claim import CLAIMS_LISTED
from intelnews.display.claim import claim_html as draw_claim
from intelnews.display.claim import claims_html as draw_claims
from intelnews.display.tables import ROWS_SHOWN, corpus_table
from intelnews.display.views import (
    ArticleView,
    BlockView,
    ClaimView,
    DateView,
    FragmentView,
    Mark,
    OriginView,
    ProblemView,
    RowView,
    TagsView,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.model import Article, Author, Claim, Fragment, Moment, Origin, Problem, Tag

__all__ = [
    "article_html",
    "article_row",
    "article_view",
    "claim_html",
    "claims_html",
    "corpus_html",
    "fragment_html",
]

# "Category: …" reads better as a label than the word of the model.
_TAG_LABELS = {
    "category": "Filed under",
    "section": "Section",
    "subject": "Subjects",
    "tag": "Tagged",
    "keyword": "Keywords",
}
# How far a sentence around a claim is looked for, in code points on each side; the longest
# sentences of news have some 400.
_CONTEXT_CHARS = 400
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]]?\s|\n")


def article_html(article: Article, /) -> str:
    """Return an article as notebook HTML.

    >>> from intelnews.model import Article
    >>> "Harbour reopens" in article_html(Article(title="Harbour reopens"))
    True
    """
    return draw_article(article_view(article))


def article_view(article: Article, /) -> ArticleView:
    """Return what is shown of an article, as plain data."""
    comments = article.comment_count
    if comments is None and article.comments:
        comments = len(article.comments)
    facts = [
        ("", "" if comments is None else f"{comments:,} comment{'' if comments == 1 else 's'}"),
        ("language", article.language or ""),
        ("captured", str(article.captured or "")),
        ("read by", article.format or ""),
        ("from", article.source or ""),
        ("", article.url or ""),
    ]
    kicker = [
        article.publication or "",
        article.kind if article.kind != "news" else "",
        "beginning only" if article.truncated else "",
    ]
    return ArticleView(
        headline=Words(
            text=article.title or "No headline", marks=tuple(_marks(article.claims, "title"))
        ),
        kicker=tuple(kicker),
        deck=article.deck,
        authors=_bylines(article.authors),
        dates=tuple(_dates(article)),
        body=Words(text=article.text, marks=tuple(_marks(article.claims, "text"))),
        blocks=tuple(
            BlockView(kind=block.kind, start=block.span.start, end=block.span.end)
            for block in article.blocks
        ),
        truncated=article.truncated,
        tags=_tags(article.tags),
        claims=tuple(_claim(claim, number) for number, claim in enumerate(article.claims, 1)),
        problems=tuple(map(_problem, article.problems)),
        origins=tuple(map(_origin, article.origins)),
        facts=tuple(fact for fact in facts if fact[1]),
    )


def fragment_html(fragment: Fragment, /) -> str:
    """Return a fragment as notebook HTML: its text, and why it stands alone.

    >>> from intelnews.model import Fragment
    >>> "headline lost" in fragment_html(Fragment(text="He left.", reason="headline lost"))
    True
    """
    return draw_article(
        ArticleView(
            kicker=("Fragment", fragment.reason),
            authors=_bylines(fragment.authors),
            dates=() if fragment.published is None else (_date(fragment.published),),
            body=Words(text=fragment.text, marks=tuple(_marks(fragment.claims, "text"))),
            claims=tuple(_claim(claim, number) for number, claim in enumerate(fragment.claims, 1)),
            origins=tuple(map(_origin, fragment.origins)),
        )
    )


def claim_html(claim: Claim, /, *, text: str | None = None) -> str:
    """Return a claim as notebook HTML, below its sentence where the text it stands in is given.

    ``text`` is the article's text, or its title for a claim made there.

    >>> from intelnews.model import Claim, Passage, Span
    >>> text = "Calm. The port is open, reportedly. Ships wait."
    >>> claim = Claim(source=None, cue=None, content=Passage.cut(text, [Span(6, 22)]))
    >>> "Ships" in claim_html(claim, text=text)
    False
    """
    return draw_claim(_claim(claim), context=None if text is None else _context(claim, text))


def claims_html(pairs: Sequence[tuple[Article, Claim]], /) -> str:
    """Return claims, each with the article it stands in, as a notebook list.

    >>> from intelnews.model import Article, Claim, Passage, Span
    >>> claim = Claim(source=None, cue=None, content=Passage.cut("It is open", [Span(0, 10)]))
    >>> "Harbour reopens" in claims_html([(Article(title="Harbour reopens"), claim)])
    True
    """
    return draw_claims(
        [_claim(claim, article=_reference(article)) for article, claim in pairs[:CLAIMS_LISTED]],
        counts=Counter(claim.stance.value for _, claim in pairs),
    )


def _reference(article: Article) -> str:
    known = (article.title or "no headline", str(article.published or ""))
    return ", ".join(part for part in known if part)


def corpus_html(
    articles: Sequence[Article],
    /,
    *,
    fragments: Sequence[Fragment] = (),
    problems: Sequence[Problem] = (),
) -> str:
    """Return a corpus as a notebook table; only the articles shown are looked at.

    >>> from intelnews.model import Article
    >>> "and 5 more" in corpus_html([Article(title="Harbour reopens")] * 65)
    True
    """
    return corpus_table(
        [article_row(article) for article in islice(articles, ROWS_SHOWN)],
        total=len(articles),
        fragments=[FragmentView(text=item.text, reason=item.reason) for item in fragments],
        problems=[_problem(problem) for problem in problems],
    )


def article_row(article: Article, /) -> RowView:
    """Return an article as a row of the table of a corpus."""
    return RowView(
        title=article.title,
        date=str(article.published or ""),
        authors=tuple(author.name for author in article.authors),
        tags=tuple(tag.name for tag in article.tags),
        kind=article.kind,
        claims=len(article.claims),
        problems=len(article.problems),
    )


def _bylines(authors: Iterable[Author]) -> tuple[str, ...]:
    return tuple(map(_byline, authors))


def _byline(author: Author) -> str:
    more = ", ".join(part for part in (author.role, author.affiliation) if part)
    return f"{author.name} ({more})" if more else author.name


def _date(moment: Moment, label: str = "") -> DateView:
    return DateView(text=str(moment), precision=moment.precision, label=label)


def _dates(article: Article) -> Iterator[DateView]:
    if article.published is not None:
        yield _date(article.published)
    if article.modified is not None:
        yield _date(article.modified, "updated")


def _tags(tags: Sequence[Tag]) -> tuple[TagsView, ...]:
    return tuple(
        TagsView(label=label, names=tuple(tag.name for tag in tags if tag.kind == kind))
        for kind, label in _TAG_LABELS.items()
        if any(tag.kind == kind for tag in tags)
    )


def _claim(claim: Claim, number: int = 0, *, article: str = "") -> ClaimView:
    source = claim.source
    who = None if source is None else source.name or source.text
    certainty = None
    if claim.certainty is not None:
        band = claim.certainty.band
        certainty = f"“{claim.certainty.text}”" if band is None else str(band)
    return ClaimView(
        number=number,
        who=who,
        said=None if source is None or who is None or who in source.text else source.text,
        stance=claim.stance,
        what=claim.content.text,
        when=None if claim.moment is None else _date(claim.moment),
        certainty=certainty,
        about=claim.about,
        at=claim.content.hull.start,
        in_title=claim.unit == "title",
        article=article,
    )


def _marks(claims: Iterable[Claim], unit: str) -> Iterator[Mark]:
    for number, claim in enumerate(claims, 1):
        if claim.unit == unit:
            yield from _marks_of(claim, number)


def _marks_of(claim: Claim, number: int = 0) -> Iterator[Mark]:
    last = claim.content.hull.end
    for role, span, _ in claim.parts():
        yield Mark(
            start=span.start,
            end=span.end,
            role=role,
            label=claim.stance,
            number=number,
            last=role == "content" and span.end == last,
        )


def _context(claim: Claim, text: str) -> Words:
    """Return the sentence or sentences that hold every part of a claim, with its marks."""
    marks = list(_marks_of(claim))
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    start = max(first - _CONTEXT_CHARS, 0)
    for end in _SENTENCE_END.finditer(text, start, first):
        start = end.end()
    limit = min(last + _CONTEXT_CHARS, len(text))
    behind = _SENTENCE_END.search(text, max(last - 1, 0), limit)
    stop = limit if behind is None else behind.end()
    inside = tuple(
        evolve(mark, start=mark.start - start, end=mark.end - start, last=False) for mark in marks
    )
    return Words(text=text[start:stop].rstrip(), marks=inside)


def _problem(problem: Problem) -> ProblemView:
    return ProblemView(
        severity=problem.severity,
        message=problem.message,
        code=problem.code,
        place="" if problem.locator is None else str(problem.locator),
        count=problem.count,
    )


def _origin(origin: Origin) -> OriginView:
    return OriginView(
        field=origin.field,
        method=origin.method,
        place="" if origin.locator is None else str(origin.locator),
        raw=origin.raw,
        confidence=origin.confidence,
    )
