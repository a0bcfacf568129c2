"""What an export of WordPress holds: its site, writers and labels, and its items one by one.

The format is RSS with more (``wp:…``), of versions 1.0 to 1.2, and called WXR. An item is a post, a
page, a picture, an entry of a menu or whatever else plug-ins store.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from intelnews.errors import LimitError
from intelnews.exports.comments import StoredComment
from intelnews.exports.segments import iter_segments
from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.xml import XmlReader
from intelnews.model import Locator, Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.exports.segments import Segment
    from intelnews.limits import Limits
    from intelnews.markup.xml import Element

__all__ = ["Label", "Site", "StoredPost", "Writer", "read_export"]


@frozen(kw_only=True)
class Writer:
    """A user of the blog: the login that items name, and the name that readers see."""

    login: str
    name: str = ""
    given: str = ""
    family: str = ""


@frozen(kw_only=True)
class Label:
    """A label of an item: its system (``category``, ``post_tag`` …), slug, and name."""

    domain: str
    slug: str
    name: str


@frozen(kw_only=True)
class Site:
    """What stands before the items: the blog, its writers by login, its labels' parents."""

    title: str = ""
    url: str = ""
    language: str = ""
    exported: str = ""
    version: str = ""
    writers: dict[str, Writer] = field(factory=dict)
    #: The slug of the label above, by system and slug.
    parents: dict[tuple[str, str], str] = field(factory=dict)


@frozen(kw_only=True)
class StoredPost:
    """An item as it is stored; ``values`` holds plain fields by name (``title``, ``wp:status``).

    ``span`` is its place in the file, ``places`` those of its fields.
    """

    number: int
    span: Span
    site: Site
    values: dict[str, str]
    places: dict[str, Locator] = field(factory=dict)
    labels: tuple[Label, ...] = ()
    comments: tuple[StoredComment, ...] = ()
    problems: tuple[Problem, ...] = ()

    def get(self, name: str, /) -> str:
        """Return a field without the white space around it; "" where there is none."""
        return self.values.get(name, "").strip()

    @property
    def kind(self) -> str:
        """What sort of item it is: ``post``, ``page``, ``attachment``, ``nav_menu_item``."""
        return self.get("wp:post_type") or "post"


# The prefixes that every export uses; a file that fails to declare one means these.
_SPACES: Final = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "wp": "http://wordpress.org/export/1.2/",
}
_ROOT: Final = re.compile(
    r"<(?!item\b)[A-Za-z][\w:.-]{0,60}\s[^<>]{0,20000}\bxmlns:[^<>]{0,20000}>"
)
_DECLARED: Final = re.compile(r"xmlns:([A-Za-z][\w.-]{0,60})\s*=\s*(\"[^\"<>]*\"|'[^'<>]*')")
_OPEN: Final = re.compile(r"<(rss|channel)(?=[\s>])")
_CLOSING: Final = re.compile(
    r"\s*+(?:</?[\w:.-]{1,60}\s*+>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+", re.DOTALL
)
_HEAD_NAMES: Final = (
    *("author", "category", "tag", "term", "title", "link", "language", "wxr_version"),
    *("base_blog_url", "base_site_url", "pubDate"),
)
_FIELDS_WORDS = """
    title link pubDate dc:creator guid description content:encoded excerpt:encoded wp:post_id
    wp:post_date wp:post_date_gmt wp:post_modified wp:post_modified_gmt wp:comment_status
    wp:ping_status wp:post_name wp:status wp:post_parent wp:menu_order wp:post_type
    wp:post_password wp:is_sticky wp:attachment_url
"""
_FIELDS: Final = frozenset(_FIELDS_WORDS.split())


def read_export(
    source: Iterable[str], /, *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[StoredPost | Problem]:
    """Yield the items of an export in order, and problems with what is not an item.

    The file comes in slices and is never held whole. Damage costs the item it is in, as little of
    it as possible, and is a problem with its place; places count in code points from the start.

    >>> [post] = read_export(["<rss><item><title>Port</title><wp:post_id>7</wp:post_id></item>"])
    >>> post.get("title"), post.get("wp:post_id"), post.places["wp:post_id"].line
    ('Port', '7', 1)
    """
    site = Site()
    spaces = dict(_SPACES)
    number = 0
    line = 1
    is_first = True
    for segment in iter_segments(source, most=limits.input_bytes):
        if segment.is_item:
            number += 1
            yield _post(segment, number, line, site=site, spaces=spaces, limits=limits)
        elif is_first:
            spaces |= _declared(segment.text)
            site, problems = _head(segment, limits)
            yield from problems
        else:
            yield from _outside(segment, line)
        is_first = False
        line += segment.text.count("\n")


def _declared(text: str) -> dict[str, str]:
    root = _ROOT.search(text)
    return {m[1]: m[2][1:-1] for m in _DECLARED.finditer(root[0])} if root else {}


def _head(segment: Segment, limits: Limits) -> tuple[Site, list[Problem]]:
    """Read what stands before the items; its elements are closed, as the items follow inside."""
    opened = [match[1] for match in _OPEN.finditer(segment.text)]
    closers = "".join(f"</{name}>" for name in reversed(opened) if f"</{name}>" not in segment.text)
    reader = XmlReader((segment.text, closers), limits=limits)
    writers: dict[str, Writer] = {}
    parents: dict[tuple[str, str], str] = {}
    lines: dict[str, str] = {}
    try:
        for element in reader.elements(*_HEAD_NAMES):
            name = element.name
            if name == "wp:author":
                writer = _writer(element)
                writers.setdefault(writer.login, writer)
            elif name in _TERMS:
                domain, slug, parent = (_text(element, one) for one in _TERMS[name])
                domain = {"wp:category": "category", "wp:tag": "post_tag"}.get(name, domain)
                if slug and parent:
                    parents[domain, slug] = parent
            elif not element.children and not _is_of_image(element):
                lines.setdefault(name, element.text.strip())
    except LimitError as error:
        problem = Problem(code="unreadable-head", message=error.message, severity=Severity.ERROR)
        return Site(), [problem]
    site = Site(
        title=lines.get("title", ""),
        url=lines.get("wp:base_blog_url") or lines.get("link") or lines.get("wp:base_site_url", ""),
        language=lines.get("language", ""),
        exported=lines.get("pubDate", ""),
        version=lines.get("wp:wxr_version", ""),
        writers=writers,
        parents=parents,
    )
    return site, list(reader.problems())


# Where the system, slug and parent of a label stand.
_TERMS: Final = {
    "wp:category": ("", "wp:category_nicename", "wp:category_parent"),
    "wp:tag": ("", "wp:tag_slug", ""),
    "wp:term": ("wp:term_taxonomy", "wp:term_slug", "wp:term_parent"),
}


def _is_of_image(element: Element) -> bool:
    parent = element.parent
    return parent is not None and parent.name == "image"


def _text(element: Element, name: str) -> str:
    child = element.child(name) if name else None
    return "" if child is None else child.text.strip()


def _writer(element: Element) -> Writer:
    return Writer(
        login=_text(element, "wp:author_login"),
        name=_text(element, "wp:author_display_name"),
        given=_text(element, "wp:author_first_name"),
        family=_text(element, "wp:author_last_name"),
    )


def _outside(segment: Segment, line: int) -> Iterator[Problem]:
    """Yield a problem for what stands between items and is no end tag or remark."""
    match = _CLOSING.match(segment.text)
    begin = match.end() if match else 0
    if begin < len(segment.text):
        place = Span(segment.start + begin, segment.start + len(segment.text))
        line += segment.text.count("\n", 0, begin)
        yield Problem(
            code="text-between-items",
            message="what stands outside the items is left out",
            locator=Locator(span=place, line=line),
        )


def _post(
    segment: Segment,
    number: int,
    line: int,
    *,
    site: Site,
    spaces: dict[str, str],
    limits: Limits,
) -> StoredPost:
    span = Span(segment.start, segment.start + len(segment.text))
    where = Locator(span=span, line=line, path=f"item[{number}]")
    declared = "".join(f' xmlns:{name}="{space}"' for name, space in spaces.items())
    opening = f"<rss{declared}>"
    end = "" if segment.is_whole else "</item>"
    reader = XmlReader(f"{opening}{segment.mended}{end}</rss>", limits=limits)
    fields = _Fields()
    problems: list[Problem] = []
    for item in reader.elements("item"):
        fields.read(item)
    if reader.troubles:
        fields = _salvaged(segment, opening, limits=limits)
    if not segment.is_whole:
        message = "the end of the item is missing; what stands before is read"
        problems.append(
            Problem(code="unclosed-item", message=message, severity=Severity.ERROR, locator=where)
        )
    shift = segment.start - len(opening)
    problems += (_placed(one, span, line, shift) for one in reader.problems())
    return StoredPost(
        number=number,
        span=span,
        site=site,
        values=fields.values,
        places=dict(_places(segment, number, line, names=fields.values)),
        labels=tuple(fields.labels[: limits.values]),
        comments=tuple(fields.comments[: limits.values]),
        problems=tuple(problems),
    )


class _Fields:
    """What the elements of an item say."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.labels: list[Label] = []
        self.comments: list[StoredComment] = []

    def read(self, item: Element) -> None:
        for child in item.children:
            name = child.name
            if name == "category":
                self.labels.append(_label(child))
            elif name == "wp:comment":
                self.comments.append(_comment(child))
            elif name in _FIELDS:
                self.values.setdefault(name, child.text)


_FIELD: Final = re.compile(rf"<({'|'.join(sorted(_FIELDS))}|category|wp:comment)(?=[\s>])")


def _salvaged(segment: Segment, opening: str, *, limits: Limits) -> _Fields:
    """Read each element of a damaged item on its own, so that the damage ends where it does."""
    text = segment.mended
    fields = _Fields()
    unended: set[str] = set()
    counted = 0
    at = 0
    while match := _FIELD.search(text, at):
        name = match[1]
        end = -1 if name in unended else text.find(f"</{name}>", match.end())
        at = match.end()
        if end >= 0:
            at = end + len(name) + 3
            piece = text[match.start() : at]
        else:
            unended.add(name)
            following = _FIELD.search(text, at)
            piece = text[match.start() : following.start() if following else len(text)]
            if piece.rfind("<![CDATA[") > piece.rfind("]]>"):
                piece += "]]>"
            piece += f"</{name}>"
        counted += name not in _FIELDS
        if name in fields.values or counted > limits.values:
            continue
        reader = XmlReader(f"{opening}<item>{piece}</item></rss>", limits=limits)
        for item in reader.elements("item"):
            fields.read(item)
    return fields


def _places(
    segment: Segment, number: int, line: int, *, names: Iterable[str]
) -> Iterator[tuple[str, Locator]]:
    """Yield the place of each field: that of its element, where it has the usual prefix."""
    text = segment.text
    at = 0
    for name in names:
        path = f"item[{number}]/{name}"
        start = text.find(f"<{name}", at)
        if start < 0:  # by another prefix
            yield name, Locator(line=line, path=path)
            continue
        end = text.find(f"</{name}", start)
        line += text.count("\n", at, start)
        at = start
        stop = text.find(">", max(start, end))
        span = Span(segment.start + start, segment.start + (stop + 1 if stop >= 0 else len(text)))
        yield name, Locator(span=span, line=line, path=path)


def _placed(problem: Problem, span: Span, line: int, shift: int) -> Problem:
    """Return a problem of an item's reader with its place in the file."""
    found = problem.locator or Locator()
    if found.span is not None:
        start = min(max(found.span.start + shift, span.start), span.end)
        return evolve(problem, locator=Locator(span=Span(start, start)))
    first = (found.line or 1) - 1
    return evolve(problem, locator=Locator(span=span, line=line + first))


def _label(element: Element) -> Label:
    name = element.text.strip()
    return Label(domain=element.get("domain") or "", slug=element.get("nicename") or "", name=name)


_COMMENT: Final = {
    "number": "comment_id",
    "parent": "comment_parent",
    "author": "comment_author",
    "address": "comment_author_url",
    "moment": "comment_date",
    "moment_gmt": "comment_date_gmt",
    "content": "comment_content",
    "kind": "comment_type",
    "approved": "comment_approved",
}


def _comment(element: Element) -> StoredComment:
    found = {child.name: child.text.strip() for child in reversed(element.children)}
    known = {name: found.get(f"wp:{field}", "") for name, field in _COMMENT.items()}
    return StoredComment(**known)
