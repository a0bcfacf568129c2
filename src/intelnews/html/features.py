"""What the body model asks of each block of a page: columns of numbers, one number a block."""

from __future__ import annotations

import re
from math import fsum, log
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from intelnews.html.blocks import Block
    from intelnews.html.page import Node, Page

__all__ = [
    "COLUMNS",
    "PROSE_WORDS",
    "SHORT_WORDS",
    "Saying",
    "Tables",
    "look",
    "mark_words",
    "names_of",
    "text_words",
]

_WORD = re.compile(r"[^\W\d_]+")
_EDGES = ".,:;!?\"'“”„«»()[]…-–—|•*"
_SIGN = re.compile(r"[©|›»@#→•]")
_MARK = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
_NAMING = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-qa")
# Parts of the names that sites give to their elements, found inside of longer words too.
_STEM = re.compile(
    "comment|related|recommend|share|social|newsletter|subscri|promo|advert|sponsor|sidebar|footer"
    "|header|navi|menu|caption|author|byline|article|content|story|body|entry|paragraph|text"
    "|popular|teaser|card|cookie|consent|modal|popup|widget|breadcrumb|copyright|disclaim|gallery"
    "|video|podcast|rail|credit|headline|title|summary|tags|topic|signup|paywall|disclosure"
)
PROSE_WORDS = 15  # a block with more words is rarely a crumb: a button, a date, a name
# A text with longer words than this is written without spaces, and two of its signs make a word.
_UNSPACED = 12
_ENDINGS = {
    **dict.fromkeys(".!?…。！？", 2.0),
    **dict.fromkeys(":：", 1.5),
    **dict.fromkeys(";,-–—", 1.0),
}
_LEVELS = 8  # how many elements outwards are asked what they hold
_CHAIN = 32  # how many are asked their names
SHORT_WORDS = 25  # longer blocks are not looked up word by word: they speak of their matter
_MANY = 20_000  # strings whose weight is remembered at once
_SHORT_CHARS = 100  # of a text that is remembered; nine in ten blocks have no more
_KINDS = ("p", "li", "td", "tr", "div", "blockquote", "pre", "figcaption", "dd", "span", "section")
_KIND_OF = {tag: number for number, tag in enumerate(_KINDS)}
_HEADING_OF = {f"h{level}": level for level in range(1, 7)}
_AROUND = (
    *("article", "main", "aside", "footer", "header", "nav", "form", "figure", "table", "ul"),
    *("ol", "section", "blockquote", "button", "dl", "p", "li", "details"),
)
_AROUND_BIT = {tag: 1 << bit for bit, tag in enumerate(_AROUND)}
_HIDDEN_BIT = 1 << len(_AROUND)
_ALL_KINDS = np.arange(len(_KINDS))[:, None]
_BITS = np.arange(len(_AROUND) + 1)[:, None]

_OF_BLOCK = (
    *("chars", "words", "link share", "links", "bold share", "breaks", "stops", "ending"),
    *("commas", "digits", "capitals", "shouting", "word length", "quotes", "signs", "lower start"),
    *("words mean", "words least", "words most"),
)
COLUMNS = (
    *_OF_BLOCK, *(f"is {tag}" for tag in _KINDS), "is other", "heading", "depth",
    *(f"in {tag}" for tag in _AROUND), "hidden",
    *("marks 0", "marks 1", "marks 2", "marks 3", "marks sum", "marks least", "marks most"),
    *("prose marks 0", "prose marks 1", "prose marks 2", "prose marks 3"),
    *("prose marks sum", "prose marks least", "prose marks most"),
    *("group size", "group words", "group links", "group stops", "group density", "group start"),
    *(f"prose {level}" for level in range(1, _LEVELS + 1)),
    *(f"linked {level}" for level in range(1, _LEVELS + 1)),
    "blocks 1",
    *("position", "words before", "page words", "page blocks"),
    *("since title", "h1 since title", "title level", "articles before", "article prose"),
    *("title up", "title down", "titles since title", "times since title", "articles around"),
    *("in article of title", "topic"),
    *("description", "hint", "hint near", "has hint"),
    *("words -1", "words +1", "linked -1", "linked +1", "stops -1", "stops +1"),
    *("same -1", "same +1", "weight -1", "weight +1", "repeated", "heading words", "since heading"),
    *("prose before", "prose after", "up to prose before", "up to prose after"),
    *("links since prose", "links until prose"),
    *("in best", "since best", "behind best", "up to best", "marked prose", "marked prose share"),
)  # fmt: skip


class Saying(NamedTuple):
    """What the page says of its article elsewhere: its title, its description, its whole text."""

    title: str = ""
    description: str = ""
    hint: str = ""


class Tables:
    """Words of names and of texts, each with its weight; learnt by ``tools/train_body``.

    A word of names has two weights: what it says of any block in an element so called, and what it
    says of a block of prose.
    """

    def __init__(
        self, marks: Mapping[str, tuple[float, float]], texts: Mapping[str, float]
    ) -> None:
        self.marks = marks
        self.texts = texts
        self._labels: dict[str, tuple[float, float]] = {}
        self._told: dict[str, tuple[float, ...]] = {}

    def label(self, marks: str) -> tuple[float, float]:
        """Return the weights of the names of an element: the sums of those of their words."""
        known = self._labels.get(marks)
        if known is None:
            if len(self._labels) >= _MANY:
                self._labels.clear()
            weights = self.marks
            found = [weights[word] for word in mark_words(marks) if word in weights]
            # sets have no order; only exact sums do not depend on it
            known = (fsum([one for one, _ in found]), fsum([prose for _, prose in found]))
            self._labels[marks] = known
        return known

    def told(self, text: str) -> tuple[float, ...]:
        """Return what the text of a block says by itself, its length and words first.

        Menus, buttons and teasers say the same on all pages of a site, so short texts are
        remembered.
        """
        known = self._told.get(text)
        if known is None:
            known = _of_text(text, self.texts)
            if len(text) <= _SHORT_CHARS:
                if len(self._told) >= _MANY:
                    self._told.clear()
                self._told[text] = known
        return known


def mark_words(marks: str) -> set[str]:
    """Return the words that the names of an element are made of, and known stems in them.

    >>> sorted(mark_words("art-storybody sideBar"))
    ['art', 'bar', 'body', 'side', 'sidebar', 'story', 'storybody']
    """
    lower = marks.lower()
    parts = _MARK.findall(marks) if lower != marks else _WORD.findall(marks)
    return {*map(str.lower, parts), *_STEM.findall(lower)}


def names_of(node: Node, /) -> str:
    """Return what an element is called: class, id and the like, in their own case."""
    attrs = node.attrs
    return " ".join([attrs[name] for name in _NAMING if name in attrs])


def text_words(text: str) -> set[str]:
    """Return the words of a short text, in lower case.

    >>> sorted(text_words("Sign up, sign in"))
    ['in', 'sign', 'up']
    """
    return {word.strip(_EDGES) for word in text.lower().split()}


def look(
    page: Page, blocks: Sequence[Block], /, *, tables: Tables, saying: Saying | None = None
) -> NDArray[Any]:
    """Return ``COLUMNS`` as rows for a page's blocks, of which there must be at least one."""
    saying = saying or Saying()
    count = len(blocks)
    own = np.array(
        [_of_block(block, tables.told(block.text)) for block in blocks], dtype=np.float32
    ).T
    words, linked, stops, weight = own[1], own[2], own[6], own[16]
    around = _Around(page, blocks, tables)
    level = np.array([_HEADING_OF.get(block.node.tag, 0) for block in blocks])
    kind = np.array([_KIND_OF.get(block.node.tag, -1) for block in blocks])
    groups, names = around.groups()
    size = np.bincount(groups, minlength=names)
    group_words = np.bincount(groups, weights=words, minlength=names)
    group_links = np.bincount(groups, weights=words * linked, minlength=names)

    prose = np.where((stops > 0) & (linked < 0.5), words, 0.0)
    cum_prose, cum_words, cum_links = _sums(prose), _sums(words), _sums(words * linked)
    all_prose, all_words = max(1.0, cum_prose[-1]), max(1.0, cum_words[-1])
    first, last = around.bounds(_LEVELS)
    inside = cum_prose[last] - cum_prose[first]
    inside_links = (cum_links[last] - cum_links[first]) / np.maximum(
        1.0, cum_words[last] - cum_words[first]
    )
    here = np.arange(count)
    title = _title_at(blocks, level, saying.title)
    headings = _sums(level == 1)
    hint = _hints(blocks, saying.hint, words)
    article_first, article_last, articles, nested = around.articles()
    same = np.zeros(count + 1)
    same[1:-1] = groups[1:] == groups[:-1]
    is_heading = (level > 0) & (words < 20)
    latest = np.maximum.accumulate(np.where(is_heading, here, -1))
    title_up = around.up_to(np.full(count, blocks[title].node.index))
    depth = np.array(around.depth)
    alike = _sums(groups == groups[title])
    times = around.times_before()
    start, end = np.full(names, count), np.zeros(names, dtype=np.int64)
    np.minimum.at(start, groups, here)
    np.maximum.at(end, groups, here)
    before, after = _neighbours((words > PROSE_WORDS) & (stops > 0) & (linked < 0.5))
    marked = np.where(around.prose_marks.sum(axis=0) > 0, prose, 0.0)
    cum_marked = _sums(marked)
    marked_inside = cum_marked[last] - cum_marked[first]
    best = int(np.argmax(marked_inside[1]))
    best_first, best_last = first[1][best], last[1][best]
    columns = [
        *around.marks[:4], around.marks.sum(axis=0), around.marks.min(axis=0),
        around.marks.max(axis=0),
        *around.prose_marks[:4], around.prose_marks.sum(axis=0), around.prose_marks.min(axis=0),
        around.prose_marks.max(axis=0),
        np.log1p(size)[groups], (group_words / all_words)[groups],
        (group_links / np.maximum(1, group_words))[groups],
        (np.bincount(groups, weights=stops, minlength=names) / size)[groups],
        (size / (end - start + 1))[groups], np.minimum(here - start[groups], 60),
        *(inside / all_prose), *inside_links,
        (last - first)[1],
        here / count, cum_words[:-1] / all_words, np.full(count, log(1 + all_words)),
        np.full(count, log(1 + count)),
        np.clip(here - title, -20, 80), np.minimum(5, headings[:-1] - headings[title]),
        ((first <= title) & (title < last)).sum(axis=0), articles,
        (cum_prose[article_last] - cum_prose[article_first]) / all_prose,
        title_up, np.clip(depth[title] - depth + title_up, -5, 20),
        np.minimum(8, alike[:-1] - alike[title]), np.clip(times - times[title], -3, 10), nested,
        article_first == article_first[title], _topic(blocks, saying),
        [bool(saying.description) and b.text[:20] == saying.description[:20] for b in blocks],
        hint, np.convolve(hint, np.ones(7) / 7, mode="same")[:count] if count > 6 else hint,
        np.full(count, bool(saying.hint)),
        _shifted(words, -1), _shifted(words, 1), _shifted(linked, -1), _shifted(linked, 1),
        _shifted(stops, -1), _shifted(stops, 1), same[:-1], same[1:],
        _shifted(weight, -1), _shifted(weight, 1),
        _repeated(blocks),
        np.where(latest >= 0, weight[latest], 0.0), np.clip(here - latest, 0, 40),
        np.where(before >= 0, np.minimum(here - before, 40), 40),
        np.where(after < count, np.minimum(after - here, 40), 40),
        around.up_to(np.where(before >= 0, around.chain[0][before], -1)),
        around.up_to(np.where(after < count, around.chain[0][np.minimum(after, count - 1)], -1)),
        np.minimum(60, cum_links[here] - cum_links[before + 1]),
        np.minimum(60, cum_links[after] - cum_links[here + 1]),
        (best_first <= here) & (here < best_last), np.clip(here - best_first, -30, 60),
        np.clip(here - best_last, -60, 30),
        around.up_to(np.full(count, around.chain[1][best])),
        marked_inside[1] / max(1.0, cum_marked[-1]), cum_marked[:-1] / max(1.0, cum_marked[-1]),
    ]  # fmt: skip
    table = np.empty((len(COLUMNS), count), dtype=np.float32)
    at = len(own)
    table[:at] = own
    table[at : at + len(_KINDS)] = kind == _ALL_KINDS
    at += len(_KINDS)
    table[at], table[at + 1], table[at + 2] = kind < 0, level, around.depth
    at += 3
    table[at : at + len(_BITS)] = (around.mask >> _BITS) & 1
    for number, column in enumerate(columns, start=at + len(_BITS)):
        table[number] = column
    return table


def _of_block(block: Block, told: tuple[float, ...]) -> tuple[float, ...]:
    chars = len(block.text)
    return (
        told[0], told[1], min(1.0, block.linked / chars), block.links,
        min(1.0, block.bold / chars), block.breaks, *told[2:],
    )  # fmt: skip


def _of_text(text: str, weights: Mapping[str, float]) -> tuple[float, ...]:
    chars = len(text)
    words = text.count(" ") + text.count("\n") + 1
    if chars > _UNSPACED * words and not text.isascii():
        words = chars // 2
    head = text[:100]
    some = text[:150].split()[:12]
    last = text[-1]
    if last in "\"'”’»)" and chars > 1:
        last = text[-2]
    ending = _ENDINGS.get(last, 0.0)
    if ending == 2.0 and text.endswith(("...", "[…]")):
        ending = 0.5
    stops = float(ending == 2.0 and words > 3)
    commas = quotes = 0
    if words > 3 or chars > 40:
        stops += text.count(". ") + text.count("? ") + text.count("! ") + text.count("。")
        commas = text.count(",") + text.count("、") + text.count("，")
        quotes = text.count('"') + text.count("“")
    known = _NOTHING
    if words <= SHORT_WORDS:
        known = [weights[w] for w in text_words(text) if w in weights] or _NOTHING
    return (
        log(1 + chars), words, stops, ending, commas,
        1 - (len(head) - sum(map(head.count, "0123456789"))) / len(head),
        sum([1 for word in some if word[0].isupper()]) / len(some),
        sum(map(str.isupper, some)) / len(some), chars / words, quotes,
        _SIGN.search(head) is not None, text[0].islower(),
        fsum(known) / len(known), min(known), max(known),
    )  # fmt: skip


_NOTHING = [0.0]


class _Around:
    """The elements around the blocks, asked by level: 0 is the element that holds the block."""

    def __init__(self, page: Page, blocks: Sequence[Block], tables: Tables) -> None:
        self.blocks = blocks
        self.page = page
        nodes = page.nodes
        up = [node.parent.index if node.parent is not None else -1 for node in nodes]
        parents = np.array([*up, -1], dtype=np.int32)  # the root, -1, is its own parent
        self.ends = np.array([*[node.end for node in nodes], len(nodes)], dtype=np.int32)
        self.places = np.array([block.place for block in blocks], dtype=np.int32)
        here = np.array([block.node.index for block in blocks], dtype=np.int32)
        levels = []
        for _ in range(_CHAIN):
            levels.append(here)
            here = parents[here]
        self.chain = np.stack(levels)
        masks = np.zeros(len(nodes) + 1, dtype=np.int32)
        weights = np.zeros((2, len(nodes) + 1), dtype=np.float32)
        for index in np.unique(self.chain).tolist():
            if index < 0:
                continue
            node = nodes[index]
            mask = _AROUND_BIT.get(node.tag, 0)
            attrs = node.attrs
            if attrs:
                if names := names_of(node):
                    weights[:, index] = tables.label(names)
                if "hidden" in attrs or "none" in attrs.get("style", ""):
                    mask |= _HIDDEN_BIT
            if mask:
                masks[index] = mask
        self.mask = np.bitwise_or.reduce(masks[self.chain], axis=0)
        self.marks, self.prose_marks = weights[0][self.chain], weights[1][self.chain]
        self.depth = [block.node.depth for block in blocks]

    def groups(self) -> tuple[NDArray[Any], int]:
        """Return the number of each block's make, and how many makes there are.

        Blocks are of one make where tag and names of their element and of its parent are the same.
        """
        makes: dict[tuple[str, str, str, str], int] = {}
        found = []
        for block in self.blocks:
            node = block.node
            parent = node.parent or node
            make = (node.tag, node.marks, parent.tag, parent.marks)
            found.append(makes.setdefault(make, len(makes)))
        return np.array(found), len(makes)

    def bounds(self, levels: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return for each level the first block in the block's element, and the one behind it."""
        inner = self.chain[:levels]
        first = np.searchsorted(self.places, inner, side="left")
        last = np.searchsorted(self.places, self.ends[inner], side="left")
        return first, np.maximum(last, np.arange(len(self.blocks)) + 1)

    def up_to(self, nodes: NDArray[Any]) -> NDArray[Any]:
        """Return how many elements out of each block the first one is that holds a given node."""
        holds = (self.chain <= nodes) & (nodes < self.ends[self.chain])
        found: NDArray[Any] = np.where(holds.any(axis=0), holds.argmax(axis=0), _CHAIN)
        return found

    def times_before(self) -> NDArray[Any]:
        """Return how many ``<time>`` stand before the end of each block."""
        starts = [node.index for node in self.page.by_tag.get("time", ())]
        return np.searchsorted(np.array(starts, dtype=np.int32), self.places, side="right")

    def articles(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return the bounds of the innermost ``<article>``, how many began before and are open."""
        count = len(self.blocks)
        found = self.page.by_tag.get("article", ())
        first, last = np.zeros(count, dtype=np.int64), np.full(count, count)
        if not found:
            return first, last, np.zeros(count), np.zeros(count)
        starts = np.array([node.index for node in found], dtype=np.int32)
        begin = np.searchsorted(self.places, starts, side="left").tolist()
        end = np.searchsorted(self.places, self.ends[starts], side="left").tolist()
        opened = np.zeros(count + 1)
        for a, b in zip(begin, end, strict=True):
            first[a:b], last[a:b] = a, b
            opened[a] += 1
            opened[b] -= 1
        begun = np.minimum(np.searchsorted(starts, self.places, side="right"), 20)
        return first, last, begun, np.cumsum(opened)[:-1]


def _sums(values: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([[0.0], np.cumsum(values)])


def _shifted(values: NDArray[Any], by: int) -> NDArray[Any]:
    """Return for each block the value of the one before (-1) or behind (1); 0 at the ends."""
    result = np.zeros_like(values)
    if by < 0:
        result[1:] = values[:-1]
    else:
        result[:-1] = values[1:]
    return result


def _neighbours(wanted: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the number of the wanted block before each (-1: none) and of the one behind it."""
    count = len(wanted)
    here = np.arange(count)
    before = np.full(count, -1)
    before[1:] = np.maximum.accumulate(np.where(wanted, here, -1))[:-1]
    after = np.full(count, count)
    after[:-1] = np.minimum.accumulate(np.where(wanted, here, count)[::-1])[::-1][1:]
    return before, after


def _repeated(blocks: Sequence[Block]) -> list[int]:
    """Return how many blocks begin as each does."""
    heads: dict[str, int] = {}
    for block in blocks:
        head = block.text[:40]
        heads[head] = heads.get(head, 0) + 1
    return [heads[block.text[:40]] for block in blocks]


def _topic(blocks: Sequence[Block], saying: Saying) -> list[int]:
    """Return how many of the longer words of title and description each block has."""
    said = _WORD.findall(f"{saying.title} {saying.description}".lower())
    topic = {word for word in said if len(word) > 4}
    if not topic:
        return [0] * len(blocks)
    return [
        len(topic.intersection(block.text.lower().split())) if len(block.text) > 60 else 0
        for block in blocks
    ]


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


def _title_at(blocks: Sequence[Block], level: NDArray[Any], title: str) -> int:
    """Return which block prints the headline: the first that says the title, else the first h1."""
    wanted = _letters(title)
    highest = -1
    for number, block in enumerate(blocks):
        if level[number] and len(block.text) < 400:
            said = _letters(block.text)
            if wanted and len(said) > 8 and (said in wanted or wanted in said):
                return number
            if level[number] == 1 and highest < 0:
                highest = number
    return max(highest, 0)


def _hints(blocks: Sequence[Block], hint: str, words: NDArray[Any]) -> NDArray[Any]:
    """Return whether the text that the metadata give has a block: 1, no: -1, in part: 0."""
    result = np.zeros(len(blocks), dtype=np.float32)
    text = _letters(hint)
    if text:
        for number, block in enumerate(blocks):
            if words[number] >= 4 or len(block.text) > 20:
                head, tail = _letters(block.text[:60]), _letters(block.text[-60:])
                result[number] = (head in text) + (tail in text) - 1
    return result
