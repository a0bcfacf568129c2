"""How an article or a claim answers each question that ``q`` can ask.

The functions stand in a module, so that predicates can be pickled. What they make of an argument (a
folded name, a parsed phrase) is cached: one question is put to thousands of articles.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.folding import fold
from intelnews.model import Author, TagKind
from intelnews.query.keys import folded, label_key
from intelnews.query.known import country_code
from intelnews.query.words import has_phrase, parse_words

if TYPE_CHECKING:
    from intelnews.model import Article, Claim, Moment, Tag

__all__ = [
    "HEDGED",
    "Dated",
    "has_about",
    "has_author",
    "has_category",
    "has_certainty",
    "has_claims",
    "has_content",
    "has_format",
    "has_kind",
    "has_language",
    "has_problems",
    "has_publication",
    "has_source",
    "has_stance",
    "has_tag",
    "has_text",
    "has_title",
    "is_truncated",
]

#: Asks for any hedge at all.
HEDGED = "hedged"


@lru_cache(maxsize=65_536)  # as in keys.py
def _is_person(author: Author, name: str) -> bool:
    asked = Author(name=name)
    if len(asked.key.split()) == 1:  # a family name alone, as one remembers a byline
        return asked.key in {author.key, author.key.rpartition(" ")[2], fold(author.family or "")}
    return author.matches(asked)


def _is_called(tag: Tag, key: str) -> bool:
    return tag.slug == key or label_key(tag.name) == key


def has_author(article: Article, name: str) -> bool:
    """Tell whether one of the authors may be the person of this name."""
    return any(_is_person(author, name) for author in article.authors)


def has_tag(article: Article, name: str) -> bool:
    """Tell whether one of the tags, of whatever kind, has this name or slug."""
    key = label_key(name)
    return any(_is_called(tag, key) for tag in article.tags)


def has_category(article: Article, name: str) -> bool:
    """Tell whether one of the categories has this name or slug."""
    key = label_key(name)
    return any(tag.kind is TagKind.CATEGORY and _is_called(tag, key) for tag in article.tags)


def has_kind(article: Article, word: str) -> bool:
    """Tell whether the article is of this kind."""
    return article.kind.value == word


def has_text(article: Article, query: str) -> bool:
    """Tell whether the words and phrases stand in the text."""
    return parse_words(query).found_in(article.text)


def has_title(article: Article, query: str) -> bool:
    """Tell whether the words and phrases stand in the title."""
    return article.title is not None and parse_words(query).found_in(article.title)


def has_language(article: Article, code: str) -> bool:
    """Tell whether the article is in this language, in whatever country's form."""
    spoken = folded(article.language or "").replace("_", "-")
    return spoken == code or spoken.startswith(f"{code}-")


def has_publication(article: Article, phrase: str) -> bool:
    """Tell whether the phrase stands in the name of the publication."""
    return has_phrase(phrase, article.publication)


def has_format(article: Article, name: str) -> bool:
    """Tell whether the article was read from this format."""
    return article.format is not None and folded(article.format) == folded(name)


def has_claims(article: Article) -> bool:
    """Tell whether anybody claims anything in the article."""
    return bool(article.claims)


def has_problems(article: Article, code: str | None = None) -> bool:
    """Tell whether the article has problems, or problems of this code."""
    return any(code in {None, problem.code} for problem in article.problems)


def is_truncated(article: Article) -> bool:
    """Tell whether the source holds only the beginning of the article."""
    return article.truncated


def has_source(claim: Claim, phrase: str) -> bool:
    """Tell whether the phrase stands in the source's words, name or agency, or is its country."""
    who = claim.source
    return who is not None and (
        (who.country is not None and who.country == country_code(phrase))
        or any(has_phrase(phrase, words) for words in (who.text, who.name, who.agency))
    )


def has_stance(claim: Claim, word: str) -> bool:
    """Tell whether the source takes this stance."""
    return claim.stance.value == word


def has_about(claim: Claim, phrase: str) -> bool:
    """Tell whether the phrase stands in the name of somebody or something the claim is about."""
    return any(has_phrase(phrase, name) for name in claim.about)


def has_content(claim: Claim, query: str) -> bool:
    """Tell whether the words and phrases stand in what is claimed."""
    return parse_words(query).found_in(claim.content.text)


def has_certainty(
    claim: Claim,
    words: str | None = None,
    *,
    at_least: int | None = None,
    at_most: int | None = None,
) -> bool:
    """Tell whether the claim is hedged with these words, or within these per cent."""
    hedge = claim.certainty
    if hedge is None:
        return False
    band = hedge.band
    if words is not None and words != HEDGED:
        terms = (hedge.text,) if band is None else (hedge.text, band.term)
        if all(folded(term) != words for term in terms):
            return False
    if at_least is None and at_most is None:
        return True
    return (
        band is not None
        and (at_least is None or band.low >= at_least)
        and (at_most is None or band.high <= at_most)
    )


@frozen
class Dated:
    """Whether a moment of the article or claim passes a test; one that is not known never does."""

    field: str
    test: Callable[..., bool]

    def __call__(self, subject: Article | Claim, /, *bounds: Moment) -> bool:
        """Put the test to the moment and the bounds."""
        moment: Moment | None = getattr(subject, self.field)
        return moment is not None and self.test(moment, *bounds)
