"""The vote: each field of an article, elected from all that a page says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.fields.urls import canonical_url
from intelnews.folding import letters
from intelnews.html.ballot import Candidate, Election, Sighting
from intelnews.html.bylines import elect_authors
from intelnews.html.dating import elect_published
from intelnews.html.hints import Hint
from intelnews.html.jsonld import names_of, strings_of
from intelnews.html.page import Node
from intelnews.html.taxonomy import elect_tags
from intelnews.html.titles import clean_title, elect_title
from intelnews.model import Author, Moment, Tag

if TYPE_CHECKING:
    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Page

__all__ = ["Fields", "article_body", "elect", "headline_node"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][\w-]{1,16})?")
# A deck stands right under the headline, at most behind a row of share buttons.
_DECK_WITHIN = 25
_DECK_PARTS = 8
_NO_DECK = Hint.BYLINE | Hint.DATE | Hint.TAG | Hint.CAPTION
_ASIDE = Hint.COMMENT | Hint.RELATED | Hint.FOOTER | Hint.NAV | Hint.MASTHEAD | Hint.CAPTION
_KINDS = {
    "OpinionNewsArticle": "opinion",
    "AnalysisNewsArticle": "analysis",
    "ReviewNewsArticle": "review",
    "Review": "review",
    "CriticReview": "review",
}
_BODY = 200  # characters; a shorter one is a teaser
_COUNT = re.compile(r"\d{1,7}")


@frozen(eq=False)
class Fields:
    """The outcome of the vote, field by field: winner, all candidates by weight, and why.

    ``headline`` is the element that prints the title, where one does; ``article_body`` is the text
    that the linked data gives, with its paragraphs as they stand there.
    """

    title: Election[str]
    deck: Election[str]
    authors: Election[tuple[Author, ...]]
    published: Election[Moment]
    modified: Election[Moment]
    publication: Election[str]
    language: Election[str]
    url: Election[str]
    tags: Election[tuple[Tag, ...]]
    kind: str | None = None
    comment_count: int | None = None
    article_body: str | None = None
    headline: Node | None = None


def elect(page: Page, metadata: Metadata, /, *, body: Node | None = None) -> Fields:
    """Elect every field of the article that a page holds.

    Names and dates are weighed by how near they stand to the printed headline; where none is
    printed, by how near to ``body``, the element that holds the text.
    """
    title = elect_title(metadata)
    headline = headline_node(metadata, title)
    near = headline if headline is not None else body
    published, modified = elect_published(metadata, headline=near)
    return Fields(
        title=title,
        deck=_elect_deck(metadata, headline, title.winner or ""),
        authors=elect_authors(metadata, headline=near),
        published=published,
        modified=modified,
        publication=_elect_publication(metadata),
        language=_elect_language(metadata),
        url=_elect_url(page, metadata),
        tags=elect_tags(metadata, headline=near),
        kind=_kind(metadata),
        comment_count=_comment_count(metadata),
        article_body=article_body(metadata),
        headline=headline,
    )


def headline_node(metadata: Metadata, title: Election[str], /) -> Node | None:
    """Return the element that prints the elected title, or the heading most like it."""
    for chosen in title.chosen:
        for sighting in chosen.sightings:
            if sighting.node is not None and (
                sighting.node.tag in _HEADINGS or sighting.method == "titled element"
            ):
                return sighting.node
    key = letters(title.winner or "")
    for node in metadata.headings[:40]:
        own = letters(node.text()) if node.tag in {"h1", "h2"} else ""
        if len(own) > 12 and key and (own in key or key in own):
            return node
    first = metadata.page.by_tag.get("h1", ())
    return first[0] if len(first) == 1 else None


def _single(value: str | None, sighting: Sighting | None, why: str = "") -> Election[str]:
    if value is None or sighting is None:
        return Election()
    candidate = Candidate(value=value, weight=1.0, sightings=(sighting,), features={})
    return Election(
        winner=value,
        candidates=(candidate,),
        chosen=(candidate,),
        why=why or sighting.method,
        confidence=0.9,
    )


def _elect_deck(metadata: Metadata, headline: Node | None, title: str) -> Election[str]:
    """Take the lines under the headline whose element is named for a deck."""
    if headline is None:
        return Election()
    for node in metadata.page.nodes[headline.end : headline.end + _DECK_WITHIN]:
        hint = metadata.hints[node.index]
        if not hint & Hint.DECK or hint & _NO_DECK or metadata.context[node.index] & _ASIDE:
            continue
        if node.end - node.index > _DECK_PARTS:
            continue
        text = node.text()
        if 20 <= len(text) <= 500 and text.count("\n") < 2 and letters(text) != letters(title):
            return _single(text.replace("\n", " "), Sighting("deck element", text, node))
    return Election()


def _elect_publication(metadata: Metadata) -> Election[str]:
    for name, why in (
        ("og:site_name", "the page names its site"),
        ("application-name", "the page names its site"),
    ):
        for meta in metadata.meta(name):
            value = clean_title(meta.content)
            if 1 < len(value) <= 80:
                return _single(value, Sighting("meta", meta.content, meta.node, meta.name), why)
    for item in metadata.own_items():
        for value, _, _ in names_of(item.data.get("publisher"), metadata.linked):
            if 1 < len(value) <= 80:
                path = f"{item.path}/publisher/name"
                return _single(
                    clean_title(value), Sighting("json-ld", value, path=path), "the publisher"
                )
    for item in metadata.linked.items:
        if "WebSite" in item.types:
            for value in strings_of(item.data.get("name"))[:1]:
                return _single(
                    clean_title(value),
                    Sighting("json-ld", value, path=f"{item.path}/name"),
                    "the site",
                )
    return Election()


def _elect_language(metadata: Metadata) -> Election[str]:
    for node in metadata.page.by_tag.get("html", ())[:1]:
        value = node.attrs.get("lang") or node.attrs.get("xml:lang") or ""
        if match := _LANGUAGE.fullmatch(value.strip()):
            return _single(match[1].lower(), Sighting("<html lang>", value, node))
    for item in metadata.own_items():
        for value in strings_of(item.data.get("inLanguage"))[:1]:
            if match := _LANGUAGE.fullmatch(value.strip()):
                return _single(
                    match[1].lower(), Sighting("json-ld", value, path=f"{item.path}/inLanguage")
                )
    for meta in metadata.meta("og:locale", "language", "dc.language", "content-language"):
        if match := _LANGUAGE.fullmatch(meta.content.strip()):
            return _single(match[1].lower(), Sighting("meta", meta.content, meta.node, meta.name))
    return Election()


def _elect_url(page: Page, metadata: Metadata) -> Election[str]:
    base = page.url or page.base
    for node in page.by_tag.get("link", ())[:300]:
        if "canonical" in node.attrs.get("rel", "").lower().split():
            href = node.attrs.get("href", "")
            url = canonical_url(href, base=base) if href else None
            if url is not None:
                return _single(url, Sighting("<link rel=canonical>", href, node))
    for meta in metadata.meta("og:url"):
        url = canonical_url(meta.content, base=base)
        if url is not None:
            return _single(url, Sighting("meta", meta.content, meta.node, meta.name))
    url = canonical_url(page.url) if page.url else None
    return _single(url, Sighting("address", page.url or ""))


def _kind(metadata: Metadata) -> str | None:
    for item in metadata.own_items():
        for name in item.types:
            if item.kind == "article" and name in _KINDS:
                return _KINDS[name]
    return None


def _comment_count(metadata: Metadata) -> int | None:
    for item in metadata.own_items():
        value = item.data.get("commentCount")
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if isinstance(value, str) and _COUNT.fullmatch(value.strip()):
            return int(value)
    return None


def article_body(metadata: Metadata, /) -> str | None:
    """Return the text that the linked data of a page gives its article, if it is long enough."""
    for item in metadata.own_items():
        body = item.data.get("articleBody") if item.kind == "article" else None
        if isinstance(body, str) and len(body) > _BODY:
            return body
    return None
