"""What the fields of front matter mean, by the names that note and site programs give them."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["Meaning", "is_field_name", "meaning_of"]

_JOINTS = re.compile(r"[\s_.-]+")


class Meaning(StrEnum):
    """What a field says about an article."""

    TITLE = "title"
    DECK = "deck"
    AUTHORS = "authors"
    PUBLISHED = "published"
    CREATED = "created"
    MODIFIED = "modified"
    CAPTURED = "captured"
    TAGS = "tag"
    CATEGORIES = "category"
    KEYWORDS = "keyword"
    SECTIONS = "section"
    SUBJECTS = "subject"
    URL = "url"
    SOURCE = "source"
    PUBLICATION = "publication"
    LANGUAGE = "language"
    KIND = "kind"
    NESTED = "nested"


# Names are compared without case, spaces, underscores, dots and hyphens. Within a meaning the
# earlier name counts more. From the manuals of Jekyll, Hugo, Hexo, Pelican, Zola, Eleventy, Astro,
# MultiMarkdown, Pandoc, Quarto, Obsidian Web Clipper, MarkDownload, Zotero and Omnivore exports.
_NAMES = {
    Meaning.TITLE: "title headline linktitle",
    Meaning.DECK: "deck dek subtitle subheadline standfirst lead description summary excerpt "
    "abstract teaser intro metadescription",
    Meaning.AUTHORS: "authors author byline by creator creators writer writers authorname",
    Meaning.PUBLISHED: "published datepublished publisheddate publishedat publishedtime "
    "publishdate pubdate pubdatetime publicationdate dateofpublication issued date datetime time "
    "day posted dateposted postdate",
    Meaning.CREATED: "created createdat datecreated createddate creationdate datecreation",
    Meaning.MODIFIED: "lastmodifiedat lastmodified lastmod modified datemodified modifieddate "
    "modifiedat updated updatedat updateddate updatedate dateupdated lastupdated lastupdatedat "
    "moddatetime moddate lastedited edited revised changed",
    Meaning.CAPTURED: "captured capturedat clipped clippedat dateclipped clipdate accessed "
    "accessdate dateaccessed accessedat saved savedat datesaved retrieved retrievedat archived "
    "archivedat downloaded fetched scraped dateadded added",
    Meaning.TAGS: "tags tag labels label",
    Meaning.CATEGORIES: "categories category",
    Meaning.KEYWORDS: "keywords keyword",
    Meaning.SECTIONS: "sections section desk",
    Meaning.SUBJECTS: "subjects subject topics topic",
    Meaning.URL: "url canonicalurl canonical originalurl sourceurl externalurl articleurl pageurl "
    "uri link permalink",
    Meaning.SOURCE: "source",
    Meaning.PUBLICATION: "publication publisher newspaper outlet site sitename website journal "
    "containertitle publicationtitle",
    Meaning.LANGUAGE: "lang language locale",
    Meaning.KIND: "kind type genre",
    Meaning.NESTED: "taxonomies extra params metadata meta seo",
}
_MEANINGS = {
    name: (meaning, rank)
    for meaning, names in _NAMES.items()
    for rank, name in enumerate(names.split())
}
# Fields that say nothing about the article, yet that a text is front matter.
_OTHERS = (
    "layout slug draft status aliases alias cssclass cssclasses comments comment series weight "
    "image cover thumbnail featured toc template id uid guid authorurl"
)
_KNOWN = frozenset(_MEANINGS) | frozenset(_OTHERS.split())


def _bare(name: str) -> str:
    return _JOINTS.sub("", name.casefold())


def meaning_of(name: str, /) -> tuple[Meaning, int] | None:
    """Return what a field of this name means, and its rank among the names of that meaning.

    >>> meaning_of("last_modified_at"), meaning_of("lastmod")[1] > 0, meaning_of("weight")
    ((<Meaning.MODIFIED: 'modified'>, 0), True, None)
    """
    return _MEANINGS.get(_bare(name)) if len(name) <= 64 else None


def is_field_name(name: str, /) -> bool:
    """Tell whether programs for notes and sites know a field of this name.

    >>> is_field_name("Title"), is_field_name("draft"), is_field_name("Harbour police")
    (True, True, False)
    """
    return len(name) <= 64 and _bare(name) in _KNOWN
