"""What a page says about itself: one pass that gathers everything the vote is held over."""

from __future__ import annotations

import re
from enum import IntFlag
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import define, field

from intelnews.folding import fold, squeeze
from intelnews.html.jsonld import Item, LinkedData, read_json_ld, strings_of
from intelnews.model import Problem, Severity

if TYPE_CHECKING:
    from intelnews.html.page import Meta, Node, Page

__all__ = ["Hint", "Metadata", "letters", "read_metadata"]


class Hint(IntFlag):
    """What the names an element bears (class, id, itemprop, rel) say about it or what lies in it."""

    BYLINE = 1
    DATE = 2
    TITLE = 4
    TAG = 8
    CATEGORY = 16
    COMMENT = 32
    RELATED = 64
    FOOTER = 128
    NAV = 256
    MASTHEAD = 512
    ARTICLE = 1024
    BIOGRAPHY = 2048
    HEADER = 4096
    DECK = 8192
    MODIFIED = 16384
    SITE = 32768
    EVENT = 65536
    CAPTION = 131072


#: What is inherited by the elements inside.
_INHERITED = (
    Hint.COMMENT | Hint.RELATED | Hint.FOOTER | Hint.NAV | Hint.MASTHEAD | Hint.ARTICLE
    | Hint.BIOGRAPHY | Hint.HEADER | Hint.EVENT | Hint.CAPTION
)  # fmt: skip
_WORDS = {
    Hint.BYLINE: r"author|byline|by-line|by_line|\bby\b|autor|auteur|writer|contributor|creator"
    r"|redakt|redacteur|journalist|posted-by|postedby|vcard|reporter|columnist|firma|signature"
    r"|credit|writtenby|written-by|kuerzel",
    Hint.DATE: r"date|time(?!line)|publish|posted|pubdat|stamp|datum|fecha|\bdata\b|meta\b|info\b"
    r"|byline|\bzeit|horario|-data\b|dateline|entry-details",
    Hint.MODIFIED: r"modif|update|aktualis|lastmod|edited|revised",
    Hint.TITLE: r"headline|title|heading|titel|titre|titulo|titolo|\bhed\b",
    Hint.TAG: r"\btags?\b|tag-|tags-|-tags?\b|_tags?\b|keyword|topic|\blabels?\b|schlagw|taglist"
    r"|tagcloud|tag_|themen|\btags",
    Hint.CATEGORY: r"categor|section-name|kicker|rubri|breadcrumb|\bcat-|eyebrow|overline|ressort",
    Hint.COMMENT: r"comment(?!ary|ator)|respond|disqus|\breply|kommentar|commentaire|comentario",
    Hint.RELATED: r"related|recommend|teaser|recirc|popular|trending|most-?(?:read|viewed|popular)"
    r"|sidebar|widget|promo|newsletter|carousel|slider|latest|read-?(?:next|more|also)|more-(?:from|stories|news|on)"
    r"|also-|mostread|aside|outbrain|taboola|similar|suggest|next-(?:post|article|story)|prev-"
    r"|(?:nav|post|article)-(?:next|prev)|post-navigation|siblings|ticker|listing|\bcards?\b|sponsor"
    r"|upnext|subscribe|weitere|mehr-|lire-aussi|archive",
    Hint.FOOTER: r"footer|copyright|legal|imprint|colophon|site-info",
    Hint.NAV: r"\bnav\b|navbar|navigation|\bmenu|breadcrumb|pagination|pager|dropdown|offcanvas",
    Hint.MASTHEAD: r"masthead|site-(?:header|title|name|branding|logo)|\blogo\b|branding|top-?bar|global-?header"
    r"|page-header-logo|blog-title|sitename|site-description",
    Hint.ARTICLE: r"\barticle|\bpost\b|hentry|\bstory\b|story-|entry-content|article-|post-|single\b|newsarticle",
    Hint.BIOGRAPHY: r"bio\b|biograph|about-(?:the-)?author|author-(?:box|info|card|profile|desc|bio)|authorbox|author_(?:box|info|bio)",
    Hint.HEADER: r"article-?_?header|entry-?_?header|post-?_?header|story-?_?header|content-?_?header|header-article"
    r"|article-?_?head\b|article-?_?info|entry-?meta|post-?meta|article-?meta|byline",
    Hint.DECK: r"subtitle|sub-title|subhead|standfirst|\bdeck|\bdek\b|summary|excerpt|\blead\b|intro|chapo|teaser-text|description",
    Hint.SITE: r"site-(?:title|name)|blog-title|sitename|blog-name|\blogo",
    Hint.EVENT: r"\bevents?\b|calendar|agenda|tribe-|countdown|weather",
    Hint.CAPTION: r"caption|figure|gallery|image-|photo|picture|media-credit|wp-caption|credit",
}  # fmt: skip
_PATTERNS = tuple((hint, re.compile(words)) for hint, words in _WORDS.items())
_ANY = re.compile("|".join(_WORDS.values()))
_BY_TAG = {
    "aside": Hint.RELATED,
    "footer": Hint.FOOTER,
    "nav": Hint.NAV,
    "article": Hint.ARTICLE,
    "main": Hint.ARTICLE,
    "figure": Hint.CAPTION,
    "figcaption": Hint.CAPTION,
    "address": Hint.BYLINE,
    "time": Hint.DATE,
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# "article-page", "single-post" on these say what the page is, not where the article is.
_PAGE_WIDE = frozenset({"html", "body", "form"})
_LETTERS = re.compile(r"[\W_]+")
_SITE_META = frozenset(
    [
        "og:site_name",
        "application-name",
        "apple-mobile-web-app-title",
        "al:ios:app_name",
        "al:android:app_name",
        "copyright",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "twitter:app:name:iphone",
        "cre",
        "citation_journal_title",
        "msapplication-tooltip",
        "article:publisher_name",
    ]
)
_HOST_NOISE = frozenset(
    [
        "www",
        "m",
        "amp",
        "mobile",
        "en",
        "de",
        "news",
        "blog",
        "edition",
        "com",
        "co",
        "org",
        "net",
        "www2",
        "web",
        "beta",
    ]
)


def letters(text: str, /) -> str:
    """Return only the letters and figures of a text, folded: a key that spelling cannot split.

    >>> letters("The Harbour-Times!")
    'theharbourtimes'
    """
    return _LETTERS.sub("", fold(text))


@lru_cache(maxsize=16384)  # the same names stand on hundreds of elements, page after page
def _hints(marks: str) -> int:
    if _ANY.search(marks) is None:
        return 0
    found = 0
    for hint, pattern in _PATTERNS:
        if pattern.search(marks) is not None:
            found |= hint
    return found


@define(eq=False)
class Metadata:
    """Everything in a page from which its fields can be elected, each with the place it stands at.

    ``hints[i]`` says what the names of ``page.nodes[i]`` promise, ``context[i]`` in what kinds of
    parts it lies. ``marked`` lists the elements worth a look in document order. ``site_names`` are
    the names under which the page speaks of its publication, ``site_keys`` the same as letters.
    """

    page: Page
    linked: LinkedData
    hints: list[int]
    context: list[int]
    marked: list[Node] = field(factory=list)
    headings: list[Node] = field(factory=list)
    links: list[Node] = field(factory=list)
    metas: dict[str, list[Meta]] = field(factory=dict)
    site_names: dict[str, str] = field(factory=dict)
    site_keys: frozenset[str] = frozenset()
    host_keys: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def meta(self, *names: str) -> list[Meta]:
        """Return the ``meta`` elements of these names that say something, name by name."""
        return [meta for name in names for meta in self.metas.get(name, ())]

    def hint(self, node: Node) -> int:
        """Return what the names of an element promise."""
        return self.hints[node.index]

    def within(self, node: Node) -> int:
        """Return in what kinds of parts of the page an element lies."""
        return self.context[node.index]

    def own_items(self) -> list[Item]:
        """Return the JSON-LD items that describe this page's article or the page, articles first."""
        order = {"article": 0, "work": 1, "page": 2}
        own = [item for item in self.linked.items if item.own and item.kind in order]
        return sorted(own, key=lambda item: order[item.kind])

    def is_site(self, text: str) -> bool:
        """Tell whether a text is a name of the publication.

        A name counts if the page says it, or if it is the host's own, "The" and spaces aside.
        """
        key = letters(text)
        if not key:
            return False
        if key in self.site_keys or key.removeprefix("the") in self.site_keys:
            return True
        return key in self.host_keys or (
            len(key) >= 4
            and any(key == host or key.removeprefix("the") == host for host in self.host_keys)
        )


def read_metadata(page: Page, /) -> Metadata:
    """Gather, in one pass over a page, what may say its title, writers, dates, tags and the rest.

    Nothing is decided here; ``elect`` decides.
    """
    linked = read_json_ld(
        script.data for script in page.scripts if "ld+json" in (script.type or "").lower()
    )
    metas: dict[str, list[Meta]] = {}
    for meta in page.metas:
        if meta.name and meta.content and not meta.content.isspace():
            metas.setdefault(meta.name, []).append(meta)
    found = Metadata(page=page, linked=linked, hints=[], context=[], metas=metas)
    _walk(found)
    _name_site(found)
    found.problems = tuple(_problems(linked))
    return found


def _walk(found: Metadata) -> None:
    hints, context = found.hints, found.context
    inherited = int(_INHERITED)
    for node in found.page.nodes:
        tag = node.tag
        own = _hints(node.marks) if node.attrs else 0
        if tag in _BY_TAG:
            own |= _BY_TAG[tag]
        if tag in _PAGE_WIDE:
            own = 0
        parent = node.parent
        around = context[parent.index] if parent is not None else 0
        hints.append(int(own))
        context.append(around | (own & inherited))
        if tag in _HEADINGS:
            found.headings.append(node)
        elif tag == "a":
            found.links.append(node)
        if own and tag not in _PAGE_WIDE:
            found.marked.append(node)


def _name_site(found: Metadata) -> None:
    """Learn the names of the publication from what the page says about itself."""
    names: dict[str, str] = {}
    for name in _SITE_META:
        for meta in found.metas.get(name, ()):
            value = squeeze(meta.content)
            if 1 < len(value) <= 60:
                names.setdefault(letters(value), value)
    for item in found.linked.items:
        publisher = item.data.get("publisher") or item.data.get("sourceOrganization")
        whole = found.linked.resolve(publisher)
        for value in strings_of(whole):
            names.setdefault(letters(value), squeeze(value))
        if any(kind in {"WebSite", "NewsMediaOrganization", "Organization"} for kind in item.types):
            for value in strings_of(item.data.get("name")):
                names.setdefault(letters(value), squeeze(value))
    names.pop("", None)
    found.site_names = names
    found.site_keys = frozenset(
        {key for key in names if len(key) > 1}
        | {key.removeprefix("the") for key in names if len(key) > 6}
    )
    found.host_keys = frozenset(_host_keys(found))


def _host_keys(found: Metadata) -> set[str]:
    addresses = [found.page.url, found.page.base]
    addresses += [meta.content for meta in found.meta("og:url")]
    addresses += [
        node.attrs.get("href")
        for node in found.page.by_tag.get("link", [])[:200]
        if node.attrs.get("rel", "").lower() == "canonical"
    ]
    keys: set[str] = set()
    for address in addresses:
        try:
            host = urlsplit((address or "").strip()).hostname or ""
        except ValueError:
            continue
        parts = [part for part in host.split(".") if part not in _HOST_NOISE]
        if not parts:
            continue
        keys.add(letters("".join(host.removeprefix("www.").split("."))))
        keys.update(letters(part) for part in parts if len(part) > 2)
    keys.discard("")
    return keys


def _problems(linked: LinkedData) -> list[Problem]:
    problems = []
    if linked.repaired:
        problems.append(
            Problem(
                code="json-ld-repaired",
                message="a script of linked data is no JSON as it stands and was mended",
                severity=Severity.NOTE,
                count=linked.repaired,
            )
        )
    if linked.lost:
        problems.append(
            Problem(
                code="json-ld-broken",
                message="a script of linked data is no JSON; only its plainest fields were taken",
                count=linked.lost,
            )
        )
    return problems
