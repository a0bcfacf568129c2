"""The parser of posts that WordPress hands out in JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Final
from urllib.parse import unquote

from attrs import evolve

from intelnews.errors import ParseError
from intelnews.exports.clocks import iter_moments
from intelnews.exports.comments import thread
from intelnews.exports.posttext import render_post
from intelnews.exports.wp_json import find_posts, is_comment, read_post
from intelnews.fields.names import normal_case, parse_byline
from intelnews.fields.urls import canonical_url, is_url
from intelnews.folding import letters, slugify, squeeze
from intelnews.html.piece import plain_text, read_piece
from intelnews.markup.jsontext import read_json
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
    from collections.abc import Iterator

    from intelnews.exports.comments import StoredComment
    from intelnews.exports.wp_json import Person, PostData, Term
    from intelnews.html.piece import PieceOfPage
    from intelnews.intake.document import Document
    from intelnews.model import Moment
    from intelnews.plugins.contract import Head, Yield

__all__ = ["WpRestParser"]

_RENDERED: Final = re.compile(
    r'"(?:title|content|excerpt|guid)"\s*+:\s*+\{\s*+"(?:raw|rendered|protected)"\s*+:'
)
_NAMES: Final = re.compile(
    r'"(date_gmt|modified_gmt|comment_status|ping_status|_links|_embedded|featured_media)"\s*+:'
)
_HOSTED: Final = re.compile(
    r'"(site_ID|short_URL|global_ID|pseudo_ID|comments_open|feed_ID|profile_URL|i_like|wpcom'
    r'|is_reblogged|author_ID|raw_content)"\s*+:'
)
_HOSTED_LINK: Final = re.compile(r"https?:\\?/\\?/public-api\.wordpress\.com\\?/(?:rest|wp)")
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_KINDS: Final = {"category": TagKind.CATEGORY, "post_tag": TagKind.TAG}
_NO_LABELS: Final = frozenset({"post_format", "nav_menu", "language", "post_translations"})
_RAW: Final = 400  # enough to recognise what stood there


class WpRestParser:
    """Reads what the interfaces of WordPress answer: one post, or a list of them.

    Writers and labels are named where the answer names them (``?_embed``); where it gives only
    their numbers, these are kept in ``extra``, with the problem ``unresolved-numbers``. An answer
    of comments alone, or of an error, gives the problem ``no-posts``.

    >>> from intelnews.intake.document import Document
    >>> answer = '{"title": {"rendered": "Kral &#038; Ott"}, "content": {"rendered": "Open."}}'
    >>> [draft] = WpRestParser().parse(Document(text=answer))
    >>> draft.title.value, draft.title.locator.path
    ('Kral & Ott', '/title/rendered')
    """

    name: ClassVar[str] = "wp-rest"
    formats: ClassVar[tuple[str, ...]] = ("wp-rest", "wordpress-rest")
    summary: ClassVar[str] = "WordPress REST answers: wp/v2 posts and WordPress.com rest/v1.1"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for JSON with the names of either interface."""
        text = head.text.lstrip("\ufeff \t\n")
        if not text.startswith(("{", "[")):
            return None
        names = set(_NAMES.findall(text))
        if _RENDERED.search(text):
            return Match(0.95 if names else 0.8, "JSON with rendered texts, as wp/v2 answers")
        hosted = set(_HOSTED.findall(text))
        if _HOSTED_LINK.search(text) and '"title"' in text:
            return Match(0.95, "JSON that links to the interface of WordPress.com")
        if len(hosted) > 1:
            return Match(0.9, "JSON with the names of WordPress.com rest/v1.1")
        return None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield an article for each post, or the problem ``no-posts``.

        Raises:
            ParseError: If it is no JSON, or nothing that WordPress answers.
        """
        answer = read_json(document.text)
        posts = find_posts(answer.value)
        first = next(posts, None)
        if first is None:
            reason = _why_none(answer.value)
            if reason is None:
                raise ParseError("there is no post in this answer", parser=self.name)
            yield Problem(code="no-posts", message=reason, severity=Severity.ERROR)
            return
        yield from answer.problems
        yield _Reading(read_post(first[1], first[0]), document).draft()
        for path, item in posts:
            yield _Reading(read_post(item, path), document).draft()


def _why_none(value: Any) -> str | None:
    """Return what an answer without posts is; what is known to be it is nothing for others."""
    if is_comment(value):
        return "these are comments without the posts they belong to; read the posts, with ?_embed"
    if isinstance(value, dict) and isinstance(value.get("message"), str):
        return f"the site answered with an error: {value['message']:.200}"
    return None


class _Reading:
    """One post on its way to a draft; collects what is noticed."""

    def __init__(self, post: PostData, document: Document) -> None:
        self.post = post
        self.document = document
        self.problems: list[Problem] = []
        self.origins: list[Origin] = []

    def draft(self) -> Draft:
        post = self.post
        title = self.found("title", plain_text(post.get("title")))
        authors = self.authors()
        names = [person.name for one in authors for person in one.value]
        piece, is_beginning = self.body(title.value if title else None, names)
        authors += signed_authors(piece, locator=self.place("content"))
        threads = thread(post.comments)
        count = post.comment_count
        if post.unresolved:
            self.warn("unresolved-numbers", self.unresolved(), post.path)
        extra = {**post.facts, **{f"{name}_id": n for name, n in post.unresolved.items()}}
        if post.people and not names:
            extra["creator"] = ", ".join(person.name for person in post.people)
        return Draft(
            title=title,
            deck=None if is_beginning else self.deck(piece),
            kind=ArticleKind.PAGE if post.get("type") == "page" else None,
            authors=authors,
            published=self.moments("date"),
            modified=self.moments("modified"),
            body=[Piece(text=one.text, kind=one.kind, links=one.links) for one in piece.blocks],
            tags=self.tags(),
            comments=tuple(_comment(one, level) for one, level in threads.shown),
            comment_count=count if count is not None or not post.comments else threads.count,
            related=tuple(
                Link(url=one.address, text=plain_text(one.author) or None, rel=one.kind)
                for one in threads.pings
                if is_url(one.address)
            ),
            url=self.found("link", post.get("link")),
            publication=self.found("site_name", plain_text(post.get("site_name"))),
            language=self.language(),
            truncated=is_beginning or post.is_protected,
            extra=FrozenMap(extra),
            origins=tuple(self.origins),
            problems=tuple(self.problems),
        )

    def found(self, name: str, value: str) -> Found[str] | None:
        if not value:
            return None
        return Found(value=value, method=name, locator=self.place(name), raw=self.raw(name))

    def place(self, name: str) -> Locator:
        return _at(self.post.paths.get(name, self.post.path))

    def raw(self, name: str) -> str:
        return self.post.get(name)[:_RAW]

    def warn(self, code: str, message: str, path: str) -> None:
        note = Problem(code=code, message=message, severity=Severity.NOTE, locator=_at(path))
        self.problems.append(note)

    def unresolved(self) -> str:
        names = ", ".join(self.post.unresolved)
        return f"only numbers are given of: {names}; ask for the post with ?_embed to have names"

    def body(self, title: str | None, names: list[str]) -> tuple[PieceOfPage, bool]:
        """Return the text, and whether there is no more than its beginning."""
        post = self.post
        base = canonical_url(post.get("link"), base=self.document.url) or self.document.url
        stored = post.get("content")
        if post.is_stored:
            rendered = render_post(stored)
            self.problems += rendered.problems()
            stored = rendered.html
        limits = self.document.limits
        piece = read_piece(stored, base=base, title=title, names=names, signs=signs, limits=limits)
        self.problems += piece.problems
        if piece.blocks:
            return piece, False
        excerpt = read_piece(
            post.get("excerpt"), base=base, title=title, names=names, signs=signs, limits=limits
        )
        if excerpt.blocks:
            self.problems += excerpt.problems
            return excerpt, True
        self.warn("no-text", "the post has no text", post.paths.get("content", post.path))
        return piece, False

    def deck(self, piece: PieceOfPage) -> Found[str] | None:
        """Return the excerpt, unless it is no more than the beginning of the text."""
        excerpt = plain_text(self.post.get("excerpt"))
        beginning = letters(excerpt[:_COMPARED])
        if not beginning or letters(piece.text[: 2 * _COMPARED]).startswith(beginning):
            return None
        return self.found("excerpt", excerpt)

    def authors(self) -> tuple[Found[tuple[Author, ...]], ...]:
        people = [(person, _named(person)) for person in self.post.people]
        named = tuple(one for _, found in people for one in found)
        if not named:
            return ()
        first = people[0][0]
        return (
            Found(
                value=named,
                method="author",
                locator=Locator(path=first.path),
                raw=", ".join(person.name for person, _ in people)[:_RAW],
            ),
        )

    def moments(self, name: str) -> list[Found[Moment]]:
        moments = iter_moments(self.post.get(name), self.post.get(f"{name}_gmt"))
        place = self.place(name if self.post.get(name) else f"{name}_gmt")
        return [Found(value=one, method=name, locator=place, raw=one.raw) for one in moments]

    def tags(self) -> tuple[Tag, ...]:
        tags: dict[tuple[str, TagKind], Tag] = {}
        for term in self.post.terms:
            name = plain_text(term.name)
            if name and term.taxonomy not in _NO_LABELS:
                tag = _tag(term, name)
                tags.setdefault((tag.slug, tag.kind), tag)
        if tags:
            raw = ", ".join(tag.name for tag in tags.values())[:_RAW]
            place = _at(self.post.path)
            self.origins.append(Origin(field="tags", method="terms", locator=place, raw=raw))
        return tuple(tags.values())

    def language(self) -> Found[str] | None:
        match = _LANGUAGE.fullmatch(self.post.get("language"))
        return self.found("language", match[1].lower()) if match else None


_COMPARED: Final = 120  # characters; an excerpt that WordPress cuts has 55 words


def _at(path: str) -> Locator:
    return Locator(path=path or "the whole")  # the pointer to the whole is an empty string


def _named(person: Person) -> tuple[Author, ...]:
    people = parse_byline(plain_text(person.name))
    if len(people) != 1:
        return people
    given, family = normal_case(person.given), normal_case(person.family)
    known = people[0]
    if is_url(person.url):
        known = evolve(known, url=person.url)
    if given and family and known.name == squeeze(f"{given} {family}"):
        known = evolve(known, given=given, family=family)
    return (known,)


def _tag(term: Term, name: str) -> Tag:
    slug = unquote(term.slug) or slugify(name)
    url = term.url if is_url(term.url) else None
    kind = _KINDS.get(term.taxonomy)
    if kind is None:
        return Tag(
            name=name, slug=slug, kind=TagKind.SUBJECT, scheme=term.taxonomy or None, url=url
        )
    return Tag(name=name, slug=slug, kind=kind, url=url)


def _comment(one: StoredComment, level: int) -> Comment:
    name = plain_text(one.author)
    address = one.address if is_url(one.address) else None
    return Comment(
        author=Author(name=name, url=address) if name else None,
        moment=next(iter_moments(one.moment, one.moment_gmt), None),
        text=read_piece(one.content).text,
        level=level,
    )
