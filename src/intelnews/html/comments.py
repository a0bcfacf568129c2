"""What readers wrote under an article: the comments, their threads, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.fields.dates import match_moment, parse_moment
from intelnews.folding import squeeze
from intelnews.html.page import Node
from intelnews.model import Author, Comment
from intelnews.model.record import many

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.html.page import Page
    from intelnews.model import Moment

__all__ = ["Thread", "read_comments"]


@frozen(kw_only=True)
class Thread:
    """The comments of a page, and the elements that hold comments, forms and buttons for them.

    ``heading`` is the line over them that says how many there are.
    """

    comments: tuple[Comment, ...] = many(Comment)
    heading: str = ""
    nodes: tuple[Node, ...] = ()


# What one comment is called by the programs that print them; the words are those of their themes.
_ITEM_CLASSES: Final = frozenset(
    ["comment", "comment-item", "comment-entry", "comment-node", "u-comment", "commentitem"]
)
_MENTIONS: Final = frozenset(["pingback", "trackback", "webmention"])
_ITEM_ID = re.compile(r"(?:li-)?comment-?\d+$", re.IGNORECASE)
_ITEM_TYPE = re.compile(r"schema\.org/(?:User)?Comments?$", re.IGNORECASE)
# What holds all of them, with their heading and the form.
_SECTION = re.compile(
    r"(?:comments?(?:[-_]?(?:area|list|section|wrapper|wrap|container|block|thread|holder|template"
    r"|outer|form|respond|reply|box))?|commentlist|commentform|disqus[-_]?thread|dsq-content|respond"
    r"|fb-comments|kommentare|kommentarliste|commentaires|comentarios|coral[-_]?(?:talk|thread).{0,20}"
    r"|reader-comments|post-comments|article-comments|spotim.{0,30}|livefyre.{0,20})$",
    re.IGNORECASE,
)
_COUNTING = re.compile(r"comments?-?_?(?:title|heading|count|link|number)s?\b|^comments?$")
_HEADING_CHARS: Final = 380  # a count and a headline
# The parts of a comment.
_NAME = re.compile(
    r"(?:^|\s)(?:fn|p-author|p-name|user(?:-?name)?|commenter|author(?:-name)?|creator"
    r"|comment[-_]*(?:author|user|er|by)(?:[-_]*name)?|nickname|poster)(?:\s|$)"
)
_TIME = re.compile(
    r"(?:^|\s)(?:(?:comment|post|created|publish(?:ed)?)?[-_]*(?:date|time|datetime|timestamp|permalink|meta(?:data|-data)?)"
    r"|commentmetadata|dt-published|datecreated|datepublished|commenttime|submitted|ago)(?:\s|$)"
)
_WORDS = re.compile(
    r"(?:^|\s)(?:(?:comment[-_]*)?(?:content|text|body|message|entry|copy)|commenttext|e-content"
    r"|p-content|field-name-comment-body)(?:\s|$)"
)
_REPLIES = re.compile(
    r"(?:^|\s)(?:children|replies|child-comments|nested|comment-replies|thread-children)(?:\s|$)"
)
_BUTTONS = re.compile(
    r"(?:^|\s)(?:reply|comment-reply-link|comment-edit-link|comment-like.*|comment-actions?|like|vote.*|rating"
    r"|flag|report|awaiting-moderation|comment-awaiting-moderation|avatar|comment-footer|says)(?:\s|$)"
)
_SAYS = re.compile(
    r"\s*(?:\b(?:says?|said|writes|wrote|commented|replied|schreibt|sagt|meint|a dit|dit|dice|dijo"
    r"|diz|zegt)\b)?"
    r"\s*(?:[:.…]|on\b|am\b|le\b)*\s*$",
    re.IGNORECASE,
)
_NAME_CHARS: Final = 100  # people who comment give long names, but no sentences
_DEPTH_CLASS = re.compile(r"depth-(\d{1,2})$")
_DATE_CHARS: Final = 100  # a date and time, with a word or two around
_PART_ELEMENTS: Final = 500  # words, name or date of one comment are made of fewer elements
_index = attrgetter("index")


def read_comments(page: Page, /) -> Thread:
    """Read the comments of a page, in their order, each with its level in the thread.

    Mentions by other sites (pingbacks, trackbacks) are no comments, but part of what is found.

    >>> from intelnews.html.page import read_page
    >>> page = read_page('''<ol><li class="comment" id="comment-7"><cite class="fn">Van</cite>
    ...     <time datetime="2019-05-23T08:00:00Z">May 23</time><p>Thanks!</p></li></ol>''')
    >>> [comment] = read_comments(page).comments
    >>> comment.author.name, str(comment.moment), comment.text
    ('Van', '2019-05-23T08:00:00+00:00', 'Thanks!')
    """
    marked = [node for marks, nodes in page.by_marks.items() if _is_sign(marks) for node in nodes]
    marked.sort(key=_index)
    items = _items(marked)
    inside = {id(item) for item in items}
    comments = []
    for item in items:
        if _MENTIONS.isdisjoint(map(str.lower, item.classes)):
            comment = _comment(item, inside)
            if comment is not None:
                comments.append(comment)
    sections = tuple(_sections(page, marked, items))
    return Thread(
        comments=tuple(comments), heading=_heading(marked, sections), nodes=(*sections, *items)
    )


def _is_sign(marks: str) -> bool:
    """Tell whether the names of an element can have to do with comments: others are passed over."""
    return (  # written out, as every page asks hundreds of times
        "comment" in marks
        or "kommentar" in marks
        or "comentar" in marks
        or "disqus" in marks
        or "respond" in marks
    )


def _heading(marked: list[Node], sections: Sequence[Node]) -> str:
    """Return the line that counts the comments: over them, or in the link that leads to them."""
    headings = [n for section in sections for n in section.iter("h2", "h3", "h4")][:1]
    named = [node for node in marked if _COUNTING.search(node.marks)]
    for node in [*headings, *named[:5]]:
        words = squeeze(node.text())
        if any(map(str.isdigit, words)) and len(words) <= _HEADING_CHARS:
            return words
    return ""


def _items(marked: list[Node]) -> list[Node]:
    """Return the elements that are one comment each, told by the first sign that any bears."""
    for is_item in (_by_class, _by_type, _by_id):
        found = [node for node in marked if is_item(node)]
        if found:
            alike = {id(node) for node in found}
            return [node for node in found if not _is_same(node, alike)]
    return []


def _is_same(node: Node, items: set[int]) -> bool:
    """Tell whether an element is the inside of a comment that bears the same name, no reply."""
    for outer in node.ancestors():
        if id(outer) in items:
            return True
        if outer.tag in {"ol", "ul", "dl"} or _REPLIES.search(outer.marks):
            return False
    return False


def _by_class(node: Node) -> bool:
    names = {name.lower() for name in node.classes}
    return not names.isdisjoint(_ITEM_CLASSES) and node.tag not in {
        "a",
        "span",
        "body",
        "html",
        "i",
    }


def _by_type(node: Node) -> bool:
    return bool(_ITEM_TYPE.search(node.attrs.get("itemtype", "")))


def _by_id(node: Node) -> bool:
    return bool(_ITEM_ID.match(node.attrs.get("id", "")))


def _sections(page: Page, marked: list[Node], items: list[Node]) -> Iterator[Node]:
    """Yield what holds comments and forms, as far as no article stands in it as well."""
    done = -1
    for node in marked:
        if node.index < done or node.tag in {"body", "html", "a", "main"}:
            continue
        names = [*node.classes, node.attrs.get("id", "")]
        if any(map(_SECTION.match, names)) and not _holds_article(page, node, items):
            done = node.end
            yield node


def _holds_article(page: Page, node: Node, items: list[Node]) -> bool:
    if _count(page.by_tag.get("h1", ()), node):
        return True
    inside = _count(page.by_tag.get("p", ()), node)
    outside = len(page.by_tag.get("p", ())) - inside
    return inside > outside and not _count(items, node)


def _count(nodes: Sequence[Node], outer: Node) -> int:
    """Return how many of some nodes, given in document order, stand in another one."""
    first = bisect_right(nodes, outer.index, key=_index)
    return bisect_left(nodes, outer.end, key=_index) - first


def _comment(item: Node, items: set[int]) -> Comment | None:
    name: str | None = None
    moment: Moment | None = None
    words: Node | None = None
    loose: list[str] = []
    done = -1  # where the words end that were taken already
    for node in _own(item, items):
        marks = node.marks
        if node.index < done or node.end - node.index > _PART_ELEMENTS:
            continue
        if name is None and (_NAME.search(marks) or node.tag == "cite"):
            name = _name(node)
        if moment is None and (node.tag in {"time", "abbr"} or _TIME.search(marks)):
            moment = _moment(node)
        if words is None and _WORDS.search(marks) and node.tag not in {"article", "a"}:
            words = node if _is_plain(node) else None
            done = node.end if words else done
        elif node.tag in {"p", "blockquote", "ul", "ol"} and not _BUTTONS.search(marks):
            loose.append(node.text())
            done = node.end
    text = words.text() if words is not None else "\n".join(filter(None, loose))
    if not text:
        return None
    author = Author(name=name) if name else None
    return Comment(author=author, moment=moment, text=text, level=_level(item, items))


def _own(item: Node, items: set[int]) -> Iterator[Node]:
    """Yield the elements of a comment, those of its replies aside."""
    stack = [child for child in reversed(item.children) if isinstance(child, Node)]
    while stack:
        node = stack.pop()
        if id(node) in items or _REPLIES.search(node.marks):
            continue
        yield node
        stack += [child for child in reversed(node.children) if isinstance(child, Node)]


def _is_plain(node: Node) -> bool:
    """Tell whether an element holds the words only, and no name, date or reply as well."""
    return not any(
        _NAME.search(inner.marks) or _REPLIES.search(inner.marks) or inner.tag in {"time", "cite"}
        for inner in node.iter()
        if inner is not node and inner.attrs
    )


def _name(node: Node) -> str | None:
    inner = next((n for n in node.iter() if n is not node and _is_name(n)), None)
    words = squeeze((inner or node).text().partition("\n")[0])
    words = _SAYS.sub("", words).strip(" ,;–—-|·•")
    return words if 0 < len(words) <= _NAME_CHARS and parse_moment(words) is None else None


def _is_name(node: Node) -> bool:
    return bool(_NAME.search(node.marks)) or node.tag in {"cite", "b"}


def _moment(node: Node) -> Moment | None:
    for name in ("datetime", "content", "title"):
        if moment := parse_moment(node.attrs.get(name, "")[:64]):
            return moment
    if any(n.attrs.get("datetime") for n in node.iter("time") if n is not node):
        return None  # it comes next, and knows better
    words = squeeze(node.text())[:_DATE_CHARS]
    if whole := parse_moment(words[:64]):
        return whole
    for at, char in enumerate(words):
        if (char.isdigit() or char.isupper()) and (at == 0 or not words[at - 1].isalnum()):
            found = match_moment(words, at)
            if found is not None:
                return found[0]
    return None


def _level(item: Node, items: set[int]) -> int:
    outer = sum(id(node) in items for node in item.ancestors())
    if outer:
        return outer
    depth = next(filter(None, map(_DEPTH_CLASS.match, item.classes)), None)
    return max(int(depth[1]) - 1, 0) if depth else 0
