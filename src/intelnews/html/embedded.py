"""The text of an article that a page does not show: in linked data, a script's state, `noscript`.

Pages that are drawn by scripts bring their article along as JSON. What is sought there is one list
whose entries are paragraphs, whatever the names around it; a list of teasers has titles and
addresses in its entries and is none. Others bring it as the page for readers without scripts.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from intelnews.html.blocks import read_blocks
from intelnews.html.page import Node, read_page
from intelnews.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.html.blocks import Block
    from intelnews.html.page import Page

__all__ = ["Paragraph", "embedded_text"]

_LEAST: Final = 400  # characters of paragraphs; less is a teaser
_SMALLEST: Final = 1000  # characters of a script that may hold an article
_MOST: Final = 4_000_000  # and of those that are read at all
_STATE: Final = re.compile(r"\s*(?:window|self|var|const|let)[\w\s.\[\]\"']{1,80}=\s*(?=[{\[])")
_SAYING: Final = ("value", "text", "content", "html", "children", "nodes")
_TEASING: Final = frozenset({"headline", "title", "slug", "permalink", "canonicalUrl", "thumbnail"})
_ENDINGS: Final = '.!?…。！？"”»’)'
_NAME: Final = re.compile(
    r"[a-z][a-z0-9:-]{0,24}"
)  # of an element, first in its list: ["p", "text"]
_PROSE: Final = 60  # characters; shorter strings are labels
_DEPTH: Final = 40  # the text of an article lies 5 to 15 levels deep


@frozen
class Paragraph:
    """A paragraph of an article that is not shown: its text, what it stands in, and where."""

    text: str
    node: Node
    span: Span | None


def embedded_text(page: Page, /, *, said: str = "") -> tuple[Paragraph, ...]:
    """Return the paragraphs of the article that a page holds and does not show, if there is one.

    The longest is taken: from the JSON of a script, or from what is for readers without scripts.
    ``said`` is the text of the article in the page's linked data, which is taken where it is the
    longest.

    >>> from intelnews.html.page import read_page
    >>> said = "The port of Freedonia reopened on Monday, three weeks after a fire closed it."
    >>> data = json.dumps({"body": [{"type": "p", "text": said}] * 6, "menu": ["Home"] * 200})
    >>> page = read_page(f"<script type='application/json'>{data}</script>")
    >>> [paragraph.text == said for paragraph in embedded_text(page)]
    [True, True, True, True, True, True]
    """
    best = said.split("\n")
    most, holder = _LEAST, None
    plain: tuple[Paragraph, ...] = ()
    for script in page.scripts:
        if "ld+json" in script.type:
            if len(said) > most and "articleBody" in script.data:
                most, holder = len(said), script.node
            continue
        if not _SMALLEST <= len(script.data) <= _MOST:
            continue
        for entries in _lists(_value(script.type, script.data)):
            texts = [_text(entry) for entry in entries if not _is_teaser(entry)]
            size = sum(len(text) for text in texts if _is_prose(text))
            if size > most:
                best, most, holder = texts, size, script.node
    for node in page.by_tag.get("noscript", ()):
        blocks = [block for block in read_blocks(page, within=node) if _is_text(block)]
        size = sum(len(block.text) for block in blocks if _is_prose(block.text))
        if size > most:
            most, holder = size, None
            plain = tuple(Paragraph(b.text, node, next(iter(b.spans(page)), None)) for b in blocks)
    if holder is None:
        return plain
    return tuple(_paragraphs(page, best, holder))


def _is_text(block: Block) -> bool:
    return 2 * block.linked < len(block.text)


def _value(kind: str, data: str) -> Any:
    """Return the data of a script: of JSON, or what it assigns first."""
    if "json" in kind:
        start = 0
    else:
        assigned = _STATE.match(data)
        if assigned is None:
            return None
        start = assigned.end()
    try:
        return json.JSONDecoder().raw_decode(data.lstrip() if not start else data, start)[0]
    except (ValueError, RecursionError):
        return None


def _lists(value: Any) -> Iterator[list[Any]]:
    """Yield all lists of three entries or more."""
    stack = [(value, 0)]
    while stack:
        item, depth = stack.pop()
        if depth > _DEPTH:
            continue
        if isinstance(item, dict):
            stack += [(part, depth + 1) for part in item.values() if isinstance(part, dict | list)]
        elif isinstance(item, list):
            stack += [(part, depth + 1) for part in item if isinstance(part, dict | list)]
            if len(item) >= 3:
                yield item


def _is_teaser(entry: Any) -> bool:
    return isinstance(entry, dict) and bool(entry.keys() & _TEASING)


def _is_prose(text: str) -> bool:
    """Tell whether a string is long and ends as sentences do, in front of up to three tags."""
    for _ in range(3):
        if not text.endswith(">"):
            break
        text = text[: max(0, text.rfind("<"))]
    return len(text) >= _PROSE and text[-1] in _ENDINGS


def _text(entry: Any) -> str:
    """Return the words of an entry: those under the names that stand for text, in order."""
    parts: list[str] = []
    stack = [entry]
    for _ in range(400):  # entries with more parts are no paragraphs
        if not stack:
            break
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif isinstance(item, list):
            named = len(item) > 1 and isinstance(item[0], str) and _NAME.fullmatch(item[0])
            stack.extend(reversed(item[1:] if named else item))
        elif isinstance(item, dict):
            stack.extend(item[name] for name in reversed(_SAYING) if name in item)
    return "".join(parts).strip()


def _paragraphs(page: Page, texts: list[str], node: Node) -> Iterator[Paragraph]:
    whole = page.span(node)
    at = whole.start if whole else 0
    for text in texts:
        said = [block.text for block in read_blocks(read_page(text))] if "<" in text else [text]
        head = json.dumps(text[:_PROSE], ensure_ascii=False)[1:-1]
        found = page.source.find(head, at, whole.end) if whole and head else -1
        span = whole if found < 0 else Span(found, found + len(head))
        at = at if found < 0 else found + 1
        for part in said:
            words = " ".join(part.split())
            if len(words) >= _PROSE or (words and words[-1] in _ENDINGS):
                yield Paragraph(words, node, span)
