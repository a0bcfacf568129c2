"""What a headline says about its article: the kind of piece, and its place in a series."""

from __future__ import annotations

import re

from intelnews.folding import fold, squeeze
from intelnews.model import ArticleKind

__all__ = ["kind_of_headline", "series_of_headline"]

_KINDS = {
    "analysis": ArticleKind.ANALYSIS,
    "news analysis": ArticleKind.ANALYSIS,
    "explainer": ArticleKind.ANALYSIS,
    "comment": ArticleKind.OPINION,
    "commentary": ArticleKind.OPINION,
    "opinion": ArticleKind.OPINION,
    "op-ed": ArticleKind.OPINION,
    "editorial": ArticleKind.OPINION,
    "column": ArticleKind.OPINION,
    "viewpoint": ArticleKind.OPINION,
    "update": ArticleKind.UPDATE,
    "updated": ArticleKind.UPDATE,
    "breaking": ArticleKind.BREAKING,
    "breaking news": ArticleKind.BREAKING,
    "interview": ArticleKind.INTERVIEW,
    "q&a": ArticleKind.INTERVIEW,
    "review": ArticleKind.REVIEW,
    "book review": ArticleKind.REVIEW,
    "film review": ArticleKind.REVIEW,
    "year in review": ArticleKind.YEAR_IN_REVIEW,
    "digest": ArticleKind.DIGEST,
    "roundup": ArticleKind.DIGEST,
    "news in brief": ArticleKind.DIGEST,
}
_LONGEST = 1000
_PREFIX = re.compile(
    r"[\[(]?(?P<label>[^:\]()\[–—|]{3,40}?)\s?(?:\d{1,2}\s?)?(?:[\])]|:|\s[–—|])(?=\s)"
)
_REVIEW_OF = re.compile(r"(?:book|film|movie)?\s?review of\b")
_YEAR_REVIEW = re.compile(
    r"\byear in review\b|\b(?:top|biggest|best|most important)\b.{0,60}\b(?:of|in) (?:19|20)\d\d\b"
)
_DIGEST = re.compile(
    r"\b(?:digest|round-?up|in brief|briefs?|briefing|you (?:may|might) have missed|weekly links|"
    r"links of the (?:day|week)|week in review)\b"
)
_SERIES = re.compile(
    r"(?P<name>[^#\d]{2,80}?)[\s,:(–—-]*"
    r"(?:#\s?|(?<!\w)no\.?\s?|(?<!\w)nr\.?\s?|№\s?|(?<!\w)part\s|(?<!\w)vol(?:ume)?\.?\s|(?<!\w)episode\s|(?<!\w)issue\s)"
    r"(?P<number>\d{1,5}|[IVX]{1,6}|one|two|three|four|five)(?!\w)",
    re.IGNORECASE,
)


def kind_of_headline(title: str, /) -> ArticleKind | None:
    """Return the kind of piece that a headline announces, ``None`` where it announces nothing.

    >>> kind_of_headline("Analysis: Why the harbour closed").value
    'analysis'
    >>> kind_of_headline("Harbour closed") is None
    True
    """
    plain = squeeze(title[:_LONGEST])
    folded = fold(plain)
    if _YEAR_REVIEW.search(folded):
        return ArticleKind.YEAR_IN_REVIEW
    if _REVIEW_OF.match(folded):
        return ArticleKind.REVIEW
    if (match := _PREFIX.match(plain)) is not None:
        kind = _KINDS.get(fold(match["label"]))
        if kind is not None:
            return kind
    if _DIGEST.search(folded) and series_of_headline(plain) is not None:
        return ArticleKind.DIGEST
    return None


def series_of_headline(title: str, /) -> tuple[str, str] | None:
    """Return the name and the number of the series that a headline is one of.

    >>> series_of_headline("Harbour notes #12"), series_of_headline("Harbour reopens")
    (('Harbour notes', '12'), None)
    """
    match = _SERIES.match(squeeze(title[:_LONGEST]))
    if match is None:
        return None
    name = match["name"].strip(" ,:;(-–—")
    return (name, match["number"]) if name else None
