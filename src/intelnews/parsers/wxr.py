"""The parser of WordPress exports (WXR)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import unquote

from attrs import evolve

from intelnews.exports.clocks import iter_moments
from intelnews.exports.comments import thread
from intelnews.exports.posttext import render_post
from intelnews.exports.wxr import read_export
from intelnews.fields.names import looks_like_name, normal_case, parse_byline
from intelnews.fields.urls import canonical_url, is_url
from intelnews.folding import slugify, squeeze
from intelnews.html.piece import plain_text, read_piece
from intelnews.model import (
    ArticleKind,
    Author,
    Comment,
    FrozenMap,
    Link,
    Locator,
    Origin,
    Problem,
    Severity,
    Tag,
    TagKind,
)
from intelnews.plugins.contract import Draft, Found, Match, Piece
from intelnews.plugins.drafts import signed_authors
from intelnews.text.signing import signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.exports.comments import StoredComment, Threads
    from intelnews.exports.wxr import Label, StoredPost
    from intelnews.html.piece import PieceOfPage
    from intelnews.intake.document import Document
    from intelnews.limits import Limits
    from intelnews.model import Moment
    from intelnews.plugins.contract import Head, Yield

__all__ = ["WxrParser"]

_SPACE: Final = re.compile(r"=\s*[\"']https?://wordpress\.org/export/[\d.]{1,9}/", re.IGNORECASE)
_ELEMENT: Final = re.compile(
    r"<wp:(?:wxr_version|post_type|post_id|author_login|base_blog_url)\s*>"
)
# What WordPress and the plug-ins most in use store beside posts; any other kind is read.
_NO_ARTICLES_WORDS = """
    attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request
    wp_block wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face
    feedback acf-field acf-field-group wpcf7_contact_form wpforms shop_order shop_coupon
    product_variation jp_img_sitemap jp_sitemap jp_sitemap_master vip-legacy-redirect
    elementor_library safecss amp_validated_url scheduled-action guest-author
"""
_NO_ARTICLES: Final = frozenset(_NO_ARTICLES_WORDS.split())
_UNPUBLISHED: Final = frozenset({"draft", "auto-draft", "pending"})
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_KINDS: Final = {
    "category": TagKind.CATEGORY,
    "": TagKind.CATEGORY,
    "tag": TagKind.TAG,
    "post_tag": TagKind.TAG,
}


class WxrParser:
    """Reads an export of WordPress: an article for each post and page.

    Drafts and other posts that nobody could read are among them; ``extra["status"]`` says so.
    Pictures, entries of menus and the like are counted in a note. Problems of its own:
    ``unresolved-author``, ``unapproved-comments``, ``shortcodes``, ``block-remarks``, ``no-text``,
    ``not-an-article``, ``unclosed-item``, ``text-between-items``.

    >>> from intelnews.intake.document import Document
    >>> export = '''<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>
    ...   <title>Harbour reopens</title><wp:post_type>post</wp:post_type>
    ...   <content:encoded><![CDATA[The port is open.]]></content:encoded></item>'''
    >>> draft, *_ = WxrParser().parse(Document(text=export))
    >>> draft.title.value, draft.body[0].text
    ('Harbour reopens', 'The port is open.')
    """

    name: ClassVar[str] = "wxr"
    streams: ClassVar[bool] = True
    formats: ClassVar[tuple[str, ...]] = ("wxr", "wordpress-export")
    summary: ClassVar[str] = "WordPress exports (WXR 1.0 to 1.2): posts and pages with comments"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for XML with the names of an export."""
        text = head.text
        if not text.lstrip("\ufeff \t\n").startswith("<") or "<rss" not in text:
            return None
        if _SPACE.search(text):
            return Match(0.97, "RSS with the namespace of WordPress exports")
        if _ELEMENT.search(text):
            return Match(0.95, "RSS with elements of WordPress exports")
        return None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield an article for each post and page, and at the end what was passed over."""
        return read_drafts(document.slices(), limits=document.limits)


def read_drafts(source: Iterable[str], /, *, limits: Limits) -> Iterator[Draft | Problem]:
    """Yield the drafts of an export that comes in slices."""
    skipped: Counter[str] = Counter()
    items = 0
    for record in read_export(source, limits=limits):
        if isinstance(record, Problem):
            yield record
            continue
        items += 1
        if record.kind in _NO_ARTICLES:
            skipped[record.kind] += 1
            yield from (one for one in record.problems if one.severity is Severity.ERROR)
        elif not any(map(record.get, ("title", "content:encoded", "excerpt:encoded"))):
            skipped[f"empty {record.kind}"] += 1
            yield from record.problems
        else:
            yield _Reading(record, limits).draft()
    for kind, count in sorted(skipped.items()):
        yield Problem(
            code="not-an-article",
            message=f"items that are no articles are left out: {kind}",
            severity=Severity.NOTE,
            count=count,
        )
    if not items:
        yield Problem(code="empty-export", message="the export has no items")


class _Reading:
    """One item on its way to a draft; collects what is noticed."""

    def __init__(self, post: StoredPost, limits: Limits) -> None:
        self.post = post
        self.limits = limits
        self.problems: list[Problem] = list(post.problems)
        self.origins: list[Origin] = []
        self.extra: dict[str, object] = {}

    def draft(self) -> Draft:
        post = self.post
        title = self.found("title", plain_text(post.get("title")))
        authors = self.authors()
        names = [person.name for one in authors for person in one.value]
        piece, is_beginning = self.body(title.value if title else None, names)
        authors += signed_authors(piece, locator=self.place("content:encoded"))
        published, modified = self.moments()
        threads = thread(post.comments)
        self.problems += threads.problems()
        excerpt = plain_text(post.get("excerpt:encoded"))
        return Draft(
            title=title,
            deck=None if is_beginning else self.found("excerpt:encoded", excerpt),
            kind=ArticleKind.PAGE if post.kind == "page" else None,
            authors=authors,
            published=published,
            modified=modified,
            captured=self.captured(),
            body=self.pieces(piece, "excerpt:encoded" if is_beginning else "content:encoded"),
            tags=self.tags(),
            comments=tuple(_comment(one, level) for one, level in threads.shown),
            comment_count=threads.count if post.comments else None,
            related=tuple(_pings(threads)),
            url=self.url(),
            publication=self.publication(),
            language=self.language(),
            truncated=is_beginning,
            extra=FrozenMap(self.facts()),
            origins=tuple(self.origins),
            problems=tuple(self.problems),
        )

    def place(self, name: str) -> Locator:
        return self.post.places.get(name) or Locator(
            span=self.post.span, path=f"item[{self.post.number}]"
        )

    def found(self, name: str, value: str) -> Found[str] | None:
        if not value:
            return None
        return Found(value=value, method=name, locator=self.place(name), raw=self.raw(name))

    def raw(self, name: str) -> str:
        return self.post.get(name)[:_RAW]

    def warn(self, code: str, message: str, name: str) -> None:
        place = self.place(name)
        note = Problem(code=code, message=message, severity=Severity.NOTE, locator=place)
        self.problems.append(note)

    def body(self, title: str | None, names: list[str]) -> tuple[PieceOfPage, bool]:
        """Return the text, and whether there is no more than an excerpt."""
        post = self.post
        base = canonical_url(post.get("link")) or post.site.url or None
        for name in ("content:encoded", "excerpt:encoded"):
            rendered = render_post(post.get(name))
            piece = read_piece(
                rendered.html,
                base=base,
                title=title,
                names=names,
                signs=signs,
                limits=self.limits,
            )
            if piece.blocks:
                self.problems += (*rendered.problems(), *piece.problems)
                return piece, name == "excerpt:encoded"
            if name == "content:encoded":
                self.problems += (*rendered.problems(), *piece.problems)
        self.warn("no-text", "the post has no text", "content:encoded")
        return piece, False

    def pieces(self, piece: PieceOfPage, name: str) -> list[Piece]:
        span = self.place(name).span
        spans = () if span is None else (span,)
        return [
            Piece(text=one.text, kind=one.kind, links=one.links, spans=spans)
            for one in piece.blocks
        ]

    def authors(self) -> tuple[Found[tuple[Author, ...]], ...]:
        """Return the writers by the names that readers see."""
        post = self.post
        # a plug-in for several authors keeps them as labels
        logins = [plain_text(one.name) for one in post.labels if one.domain == "author"]
        logins = logins or [post.get("dc:creator")]
        people: list[Author] = []
        for login in filter(None, logins):
            people += self.people(login)
        if not people:
            return ()
        return (
            Found(
                value=tuple(people),
                method="dc:creator",
                locator=self.place("dc:creator"),
                raw=", ".join(logins)[:_RAW],
            ),
        )

    def people(self, login: str) -> tuple[Author, ...]:
        writer = self.post.site.writers.get(login)
        if writer is None or not writer.name:
            if " " in login and looks_like_name(login):
                return parse_byline(login)
            self.extra["creator"] = login
            message = f"the export does not say whose login {login!r:.80} is"
            self.warn("unresolved-author", message, "dc:creator")
            return ()
        shown = plain_text(writer.name)
        people = parse_byline(shown)
        if not people:
            self.extra["creator"] = shown
        given, family = normal_case(writer.given), normal_case(writer.family)
        if len(people) == 1 and given and family and people[0].name == squeeze(f"{given} {family}"):
            return (evolve(people[0], given=given, family=family),)
        return people

    def moments(self) -> tuple[list[Found[Moment]], list[Found[Moment]]]:
        """Return when the post was published and changed; a draft was only changed."""
        post = self.post
        published = self.times("wp:post_date")
        modified = self.times("wp:post_modified")
        is_dated = any(one.value.is_aware for one in published)
        if post.get("wp:status") in _UNPUBLISHED and not is_dated:
            return [], modified or published
        if not published:
            moments = iter_moments(None, post.get("pubDate"))
            published = [self.time("pubDate", one) for one in moments]
        return published, modified

    def times(self, name: str) -> list[Found[Moment]]:
        moments = iter_moments(self.post.get(name), self.post.get(f"{name}_gmt"))
        return [self.time(name, moment) for moment in moments]

    def time(self, name: str, moment: Moment) -> Found[Moment]:
        return Found(value=moment, method=name, locator=self.place(name), raw=moment.raw)

    def captured(self) -> tuple[Found[str | Moment], ...]:
        exported = self.post.site.exported
        moments = iter_moments(None, exported)
        return tuple(Found(value=one, method="channel pubDate", raw=exported) for one in moments)

    def tags(self) -> tuple[Tag, ...]:
        tags: dict[tuple[str, TagKind], Tag] = {}
        parents: dict[str, object] = {}
        names = set()
        for label in self.post.labels:
            name = plain_text(label.name) or unquote(label.slug).replace("-", " ")
            if label.domain == "post_format":
                self.extra["format"] = name
            if not name or label.domain in _NO_LABELS:
                continue
            if not label.domain and name in names:
                continue  # WXR 1.0 writes each label twice, once without its system
            names.add(name)
            tag = _tag(label, name)
            tags.setdefault((tag.slug, tag.kind), tag)
            parent = self.post.site.parents.get((label.domain, label.slug))
            if parent:
                parents[tag.slug] = unquote(parent)
        if parents:
            self.extra["parents"] = parents
        if tags:
            raw = ", ".join(tag.name for tag in tags.values())[:_RAW]
            path = f"item[{self.post.number}]/category"
            place = Locator(span=self.post.span, path=path)
            self.origins.append(Origin(field="tags", method="category", locator=place, raw=raw))
        return tuple(tags.values())

    def url(self) -> Found[str] | None:
        link = self.post.get("link")
        return self.found("link", link) if link else None

    def publication(self) -> Found[str] | None:
        title = plain_text(self.post.site.title)
        return Found(value=title, method="channel title") if title else None

    def language(self) -> Found[str] | None:
        match = _LANGUAGE.fullmatch(self.post.site.language)
        if match is None:
            return None
        return Found(value=match[1].lower(), method="channel language", raw=match[0])

    def facts(self) -> dict[str, object]:
        """Return what the export says beyond an article's fields."""
        post = self.post
        facts = self.extra
        facts["status"] = post.get("wp:status") or "publish"
        facts["type"] = post.kind
        for name, field in _FACTS.items():
            value = post.get(field)
            if value:
                number = value.isascii() and value.isdigit() and len(value) <= _DIGITS
                facts[name] = int(value) if number else value
        if post.get("wp:is_sticky") == "1":
            facts["sticky"] = True
        if post.get("wp:post_password"):
            facts["protected"] = True
        if post.comments:
            facts["comments"] = [
                {
                    "id": one.number,
                    "parent": one.parent,
                    "type": one.kind or "comment",
                    "approved": one.approved,
                }
                for one in post.comments
            ]
        return facts


_RAW: Final = 400  # enough to recognise what stood there
_DIGITS: Final = 18  # numbers of posts are 64 bits wide
_FACTS: Final = {
    "post_id": "wp:post_id",
    "guid": "guid",
    "slug": "wp:post_name",
    "comment_status": "wp:comment_status",
}
_NO_LABELS: Final = frozenset(
    {"post_format", "author", "nav_menu", "language", "post_translations"}
)


def _tag(label: Label, name: str) -> Tag:
    slug = unquote(label.slug).strip() or slugify(name)
    kind = _KINDS.get(label.domain)
    if kind is None:
        return Tag(name=name, slug=slug, kind=TagKind.SUBJECT, scheme=label.domain)
    return Tag(name=name, slug=slug, kind=kind)


def _comment(one: StoredComment, level: int) -> Comment:
    name = plain_text(one.author)
    address = one.address if is_url(one.address) else None
    return Comment(
        author=Author(name=name, url=address) if name else None,
        moment=next(iter_moments(one.moment, one.moment_gmt), None),
        text=read_piece(render_post(one.content).html).text,
        level=level,
    )


def _pings(threads: Threads) -> Iterator[Link]:
    for one in threads.pings:
        if is_url(one.address):
            yield Link(url=one.address, text=plain_text(one.author) or None, rel=one.kind)
