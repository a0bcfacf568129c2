"""What the body model asks of each block of a page, as rows of numbers."""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING, Any

from intelnews.html.page import Node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from intelnews.html.blocks import Block
    from intelnews.html.page import Page

__all__ = [
    "COLUMNS",
    "CONTEXT_COLUMNS",
    "Surroundings",
    "context",
    "look",
    "mark_words",
    "text_words",
]

_MARK = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_ATTRIBUTES = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-qa")
_LEVELS = 8
_CHAIN = 40
_SHORT_WORDS = 25
_MANY = 20_000  # strings whose score is remembered at once

_TAGS = (
    *("p", "li", "td", "tr", "div", "span", "blockquote", "pre", "figcaption", "body", "section"),
    *("article", "a", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "button", "label", "time"),
    *("header", "footer", "address", "caption", "center"),
)
_AROUND = (
    *("article", "main", "aside", "footer", "header", "nav", "form", "figure", "table", "ul"),
    *("ol", "section", "blockquote", "button", "dl", "p", "li", "details"),
)
_HIDDEN_BIT = len(_AROUND)
_AROUND_BIT = {tag: 1 << bit for bit, tag in enumerate(_AROUND)}
_TAG_NUMBER = {tag: number for number, tag in enumerate(_TAGS)}

COLUMNS = (
    *("chars", "words", "link share", "links", "bold share", "breaks", "stops", "ending", "commas"),
    *("digits", "capitals", "word length", "quotes", "signs", "lower start"),
    *("words mean", "words least", "words most"),
    *("title", "hint", "description"),
    *("is p", "is li", "heading", "is cell", "is div", "is quote", "is pre", "is caption"),
    *("is other", "depth"),
    *(f"in {tag}" for tag in _AROUND), "hidden",
    *("marks own", "marks parent", "marks grand", "marks sum", "marks least", "marks most"),
    *("group size", "group words", "group links", "group stops"),
    *(f"share {level}" for level in range(1, _LEVELS + 1)),
    *(f"links {level}" for level in range(1, _LEVELS + 1)),
    *("position", "words before", "after heading", "page words", "page blocks"),
    *("previous words", "next words", "previous links", "next links", "previous stops", "next stops"),
    *("same previous", "same next", "repeated", "siblings"),
)  # fmt: skip


def mark_words(node: Node) -> str:
    """Return what an element is called: class, id and the like, as one string."""
    attrs = node.attrs
    if not attrs:
        return ""
    return " ".join([attrs[name] for name in _ATTRIBUTES if name in attrs])


def split_marks(label: str) -> list[str]:
    """Return the words that the names of an element are made of, in lower case."""
    return [word.lower() for word in _MARK.findall(label)]


def text_words(text: str) -> list[str]:
    """Return the words of a short text in lower case."""
    return _WORD.findall(text.lower())


class Tables:
    """Words of names and of short texts, each with its weight; learnt by ``tools/train_body``."""

    def __init__(self, marks: Mapping[str, float], words: Mapping[str, float]) -> None:
        self.marks = marks
        self.words = words
        self._labels: dict[str, float] = {}

    def label(self, label: str) -> float:
        """Return the weight of the names of an element: the sum of those of their words."""
        known = self._labels.get(label)
        if known is None:
            if len(self._labels) >= _MANY:
                self._labels.clear()
            weights = self.marks
            known = sum([weights.get(word, 0.0) for word in {*split_marks(label)}])
            self._labels[label] = known
        return known


def look(
    page: Page,
    blocks: Sequence[Block],
    /,
    *,
    tables: Tables,
    title: str = "",
    hint: str = "",
    description: str = "",
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return a row of ``COLUMNS`` for each block; its ancestors; and its group."""
    import numpy as np

    count = len(blocks)
    known = _Known(title, hint, description)
    rows = [_words_of(block, tables, known) for block in blocks]
    own = np.array(rows, dtype=np.float32).reshape(count, 21)
    words, linked, stops = own[:, 1], own[:, 2], own[:, 6]

    nodes = page.nodes
    parents = np.array(
        [-1 if n.parent is None else n.parent.index for n in nodes] + [-1], dtype=np.int32
    )
    ends = np.array([n.end for n in nodes] + [len(nodes)], dtype=np.int32)
    holder = np.array([block.node.index for block in blocks], dtype=np.int32)
    place = np.array([block.place for block in blocks], dtype=np.int32)

    chain = np.empty((_CHAIN, count), dtype=np.int32)
    here = holder
    for level in range(_CHAIN):
        chain[level] = here
        here = parents[here]
    # what the elements around are, by tag and by name
    needed = np.unique(chain)
    masks = np.zeros(len(nodes) + 1, dtype=np.int64)
    scores = np.zeros(len(nodes) + 1, dtype=np.float32)
    depths = np.zeros(len(nodes) + 1, dtype=np.int32)
    for index in needed.tolist():
        if index < 0:
            continue
        node = nodes[index]
        masks[index] = _AROUND_BIT.get(node.tag, 0) | (_is_hidden(node) << _HIDDEN_BIT)
        scores[index] = tables.label(mark_words(node))
        depths[index] = node.depth
    around = np.bitwise_or.reduce(masks[chain], axis=0)
    marks = scores[chain]

    result = np.empty((count, len(COLUMNS)), dtype=np.float32)
    result[:, :21] = own
    at = 21
    tags = np.array([_TAG_NUMBER.get(block.node.tag, 99) for block in blocks])
    level = np.array(
        [
            int(b.node.tag[1]) if b.node.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0
            for b in blocks
        ]
    )
    for column in (
        tags == 0,
        tags == 1,
        level,
        (tags == 2) | (tags == 3),
        tags == 4,
        tags == 6,
        tags == 7,
        (tags == 8),
        tags == 99,
        depths[holder],
    ):
        result[:, at] = column
        at += 1
    for bit in range(_HIDDEN_BIT + 1):
        result[:, at] = (around >> bit) & 1
        at += 1
    for column in (
        marks[0],
        marks[1],
        marks[2],
        marks.sum(axis=0),
        marks.min(axis=0),
        marks.max(axis=0),
    ):
        result[:, at] = column
        at += 1

    # blocks of one make, wherever they stand
    names: dict[tuple[str, str, str, str], int] = {}
    groups = np.empty(count, dtype=np.int32)
    for number, block in enumerate(blocks):
        node = block.node
        above = node.parent
        make = (
            node.tag,
            node.attrs.get("class", ""),
            "" if above is None else above.tag,
            "" if above is None or above is page.root else above.attrs.get("class", ""),
        )
        groups[number] = names.setdefault(make, len(names))
    total_words = max(1.0, float(words.sum()))
    size = np.bincount(groups, minlength=len(names))
    group_words = np.bincount(groups, weights=words, minlength=len(names))
    group_links = np.bincount(groups, weights=words * linked, minlength=len(names))
    group_stops = np.bincount(groups, weights=stops, minlength=len(names))
    for column in (
        np.log1p(size)[groups],
        (group_words / total_words)[groups],
        (group_links / np.maximum(1, group_words))[groups],
        (group_stops / np.maximum(1, size))[groups],
    ):
        result[:, at] = column
        at += 1

    # what share of the page's prose lies in the elements around, and how much of it is links
    prose = np.where((stops > 0) & (linked < 0.5), words, 0.0)
    order = place
    cum_prose = np.concatenate([[0.0], np.cumsum(prose)])
    cum_words = np.concatenate([[0.0], np.cumsum(words)])
    cum_links = np.concatenate([[0.0], np.cumsum(words * linked)])
    total_prose = max(1.0, float(cum_prose[-1]))
    first = np.searchsorted(order, chain[:_LEVELS], side="left")
    last = np.searchsorted(order, ends[chain[:_LEVELS]], side="left")
    first = np.where(chain[:_LEVELS] < 0, 0, first)
    last = np.where(chain[:_LEVELS] < 0, count, last)
    for step in range(_LEVELS):
        result[:, at] = (cum_prose[last[step]] - cum_prose[first[step]]) / total_prose
        inside = np.maximum(1.0, cum_words[last[step]] - cum_words[first[step]])
        result[:, at + _LEVELS] = (cum_links[last[step]] - cum_links[first[step]]) / inside
        at += 1
    at += _LEVELS

    position = np.arange(count) / max(1, count)
    headings = np.flatnonzero(level == 1)
    after = np.arange(count) - (headings[0] if len(headings) else 0)
    for column in (
        position,
        cum_words[:-1] / total_words,
        np.clip(after, -20, 60),
        np.full(count, log(1 + total_words)),
        np.full(count, log(1 + count)),
    ):
        result[:, at] = column
        at += 1
    for values in (words, linked, stops):
        result[1:, at] = values[:-1]
        result[:-1, at + 1] = values[1:]
        result[:1, at] = 0
        result[-1:, at + 1] = 0
        at += 2
    same = np.zeros(count + 1, dtype=bool)
    same[1:-1] = groups[1:] == groups[:-1]
    result[:, at] = same[:-1]
    result[:, at + 1] = same[1:]
    at += 2
    seen: dict[str, int] = {}
    for block in blocks:
        seen[block.text] = seen.get(block.text, 0) + 1
    result[:, at] = [seen[block.text] for block in blocks]
    result[:, at + 1] = (last - first)[1] if count else 0
    return result, np.stack([first, last]), groups


class _Known:
    """What the page says elsewhere about its article."""

    def __init__(self, title: str, hint: str, description: str) -> None:
        self.title = _plain(title)
        self.hint = _plain(hint)
        self.description = _plain(description)


def _plain(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


def _is_hidden(node: Node) -> bool:
    attrs = node.attrs
    if not attrs:
        return False
    style = attrs.get("style", "")
    return (
        "hidden" in attrs
        or ("none" in style and "display:none" in style.replace(" ", ""))
        or attrs.get("aria-hidden") == "true"
    )


def _words_of(block: Block, tables: Tables, known: _Known) -> tuple[float, ...]:
    text = block.text
    chars = len(text)
    parts = text.split()
    words = len(parts)
    head = text[:200]
    some = parts[:20]
    last = text[-1]
    if last in "\"'”’»)" and chars > 1:
        last = text[-2]
    ending = 2.0 if last in ".!?…。！？" else 1.0 if last in ":;,-–—" else 0.0
    stops = (
        text.count(". ")
        + text.count("? ")
        + text.count("! ")
        + text.count("。")
        + (ending == 2.0 and words > 3)
    )
    mean = least = most = 0.0
    if words <= _SHORT_WORDS:
        weights = [tables.words[w] for w in text_words(text) if w in tables.words]
        if weights:
            mean = sum(weights) / len(weights)
            least = min(weights)
            most = max(weights)
    in_title = in_hint = in_description = 0.0
    if known.title or known.hint or known.description:
        plain = _plain(text) if words < 400 else _plain(text[:1000])
        if plain:
            if known.title and (plain == known.title or (len(plain) > 15 and plain in known.title)):
                in_title = 1.0
            if known.hint and len(plain) > 15:
                in_hint = 1.0 if plain in known.hint else -1.0
            if (
                known.description
                and len(plain) > 25
                and (plain in known.description or known.description in plain)
            ):
                in_description = 1.0
    return (
        log(1 + chars), words, min(1.0, block.linked / chars), block.links, min(1.0, block.bold / chars),
        block.breaks, stops, ending, text.count(",") + text.count("，") + text.count("、"),
        len(_DIGIT.findall(head)) / len(head),
        sum([1 for w in some if w[0].isupper()]) / len(some),
        chars / words,
        text.count('"') + text.count("“") + text.count("„") + text.count("«"),
        sum([head.count(sign) for sign in "©|›»@#→•"]),
        text[0].islower(),
        mean, least, most, in_title, in_hint, in_description,
    )  # fmt: skip


CONTEXT_COLUMNS = (
    "score", "before 1", "before 2", "before 3", "after 1", "after 2", "after 3",
    "near", "group", *(f"share {level}" for level in range(1, _LEVELS + 1)),
    *(f"purity {level}" for level in range(1, _LEVELS + 1)), "read before", "expected",
    "last long", "next long",
)  # fmt: skip


def context(scores: Any, words: Any, bounds: Any, groups: Any) -> Any:
    """Return a row of ``CONTEXT_COLUMNS`` for each block, from the scores of the first look."""
    import numpy as np

    count = len(scores)
    result = np.empty((count, len(CONTEXT_COLUMNS)), dtype=np.float32)
    padded = np.zeros(count + 6, dtype=np.float32)
    padded[3:-3] = scores
    result[:, 0] = scores
    for step, offset in enumerate((-1, -2, -3, 1, 2, 3), start=1):
        result[:, step] = padded[3 + offset : 3 + offset + count]
    mass = scores * words
    cum_mass = np.concatenate([[0.0], np.cumsum(mass)])
    cum_words = np.concatenate([[0.0], np.cumsum(words)])
    low = np.maximum(0, np.arange(count) - 6)
    high = np.minimum(count, np.arange(count) + 7)
    result[:, 7] = (cum_mass[high] - cum_mass[low]) / np.maximum(
        1.0, cum_words[high] - cum_words[low]
    )
    kinds = int(groups.max()) + 1 if count else 0
    group = np.bincount(groups, weights=mass, minlength=kinds) / np.maximum(
        1.0, np.bincount(groups, weights=words, minlength=kinds)
    )
    result[:, 8] = group[groups]
    total = max(1.0, float(cum_mass[-1]))
    first, last = bounds
    at = 9
    for level in range(_LEVELS):
        inside = cum_mass[last[level]] - cum_mass[first[level]]
        result[:, at] = inside / total
        result[:, at + _LEVELS] = inside / np.maximum(
            1.0, cum_words[last[level]] - cum_words[first[level]]
        )
        at += 1
    at += _LEVELS
    result[:, at] = cum_mass[:-1] / total
    result[:, at + 1] = log(1 + total)
    # the score of the last and next block of some length, however many crumbs lie between
    long = np.flatnonzero(words >= 15)
    if len(long):
        before = np.searchsorted(long, np.arange(count), side="left") - 1
        behind = np.searchsorted(long, np.arange(count), side="right")
        result[:, at + 2] = np.where(before >= 0, scores[long[np.maximum(before, 0)]], 0.0)
        result[:, at + 3] = np.where(
            behind < len(long), scores[long[np.minimum(behind, len(long) - 1)]], 0.0
        )
    else:
        result[:, at + 2 :] = 0.0
    return result
