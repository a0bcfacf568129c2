"""Reading the body of a Markdown file into blocks of text without their mark-up."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from intelnews.markup.inline import count_dropped, extend
from intelnews.markup.words import Words, is_emphasised, read_captions, split_images
from intelnews.model import BlockKind, Link, Locator, Problem, Severity, Span
from intelnews.model.record import Record, many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

__all__ = ["Markdown", "Part", "read_markdown"]

_NESTING = 40  # quotations and lists inside one another; the reader goes one call deeper for each
# The engine needs 20 µs for a line and for a bracket and 10 for another mark, however little they
# hold. Real text has a line in 80 characters and a mark in 30; text with a line in 20 or a mark in
# 10 is read without mark-up, so that a megabyte of brackets takes no longer than one of words.
_FREE, _SHARE = 5_000, 20
_MARKS = "*_`<{~=&\\"
_MARK = re.compile(r"[*_`<{~=&\\\[%]")
_CALLOUT = re.compile(r"\[!(?P<type>[\w-]{1,40})\][+-]?[ \t]*(?P<title>[^\n]*)\n?")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_BLOCK_ID = re.compile(r"(?:^| )\^[A-Za-z0-9-]{1,64}\Z")
_CONTENTS = re.compile(r"\[{1,2}_?TOC_?\]{1,2}", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*-->", re.DOTALL)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE_MARKS = re.compile(r"^[ \t>*+-]+|\s+")
_MESSAGES = {
    "raw-html": "HTML is left out; the words between tags inside a paragraph are kept",
    "shortcode": "shortcodes or template tags are left out; what they stand for is not in the file",
    "embed": "embedded notes or files are left out; they are not in the file",
    "nested-too-deep": f"blocks nest deeper than {_NESTING} levels; they are read as paragraphs",
    "too-much-markup": "lines or marks are too many for so little text; they are kept as they are",
}
_OPENING = frozenset({"blockquote_open", "list_item_open", "footnote_open"})
_CLOSING = frozenset({"blockquote_close", "list_item_close", "footnote_close"})
_NOTES = frozenset({"shortcode", "embed"})


def _blockkind(value: str) -> BlockKind:
    return BlockKind(value)


@frozen(kw_only=True, repr=False)
class Part(Record):
    """A block of the body: its words, what kind it is, and the lines of the text it was read from.

    ``level`` is 1 to 6 for a heading and 0 for anything else. Links count their spans in ``text``.

    >>> Part(text="Harbour reopens", kind="heading", span=Span(0, 17), level=1).kind.value
    'heading'
    """

    text: str
    kind: BlockKind = field(default=BlockKind.PARAGRAPH, converter=_blockkind)
    span: Span
    links: tuple[Link, ...] = many()
    level: int = 0


@frozen(kw_only=True, repr=False)
class Markdown(Record):
    """The blocks of a body, and what was left out of them."""

    parts: tuple[Part, ...] = many()
    problems: tuple[Problem, ...] = many()


def read_markdown(text: str, /, *, start: int = 0) -> Markdown:
    r"""Read CommonMark with tables, strikethrough, footnotes and the marks of Obsidian and Hugo.

    Raw HTML, shortcodes, template tags and embeds are left out and counted; comments, footnote
    marks and attributes are left out; wiki-links and highlights become their words. Footnotes are
    list items where they are written, tables preformatted text with a line for each row, and images
    that stand alone the caption that their alternative text is. Time grows with length.

    Args:
        text: The whole text; spans count in it.
        start: Where the body begins.

    >>> body = read_markdown("# Harbour reopens\n\nSee *the* [report](https://a.example/).")
    >>> [part.text for part in body.parts], body.parts[1].links[0].span
    (['Harbour reopens', 'See the report.'], Span(8, 14))
    """
    lines = _line_starts(text, start)
    env: dict[str, Any] = {}
    body = text[start:]
    if sum(map(bool, map(str.strip, body.split("\n")))) > _FREE + len(body) // _SHARE:
        parts = tuple(_plainly(text, Span(start, len(text))))
        count_dropped(env, "too-much-markup")
    else:
        tokens = _engine(tables=not _has_hollow_table(body)).parse(body, env)
        parts = tuple(_Walk(text, lines, env).parts(tokens))
    problems = tuple(
        Problem(
            code=code,
            message=_MESSAGES[code],
            severity=Severity.NOTE if code in _NOTES else Severity.WARNING,
            locator=Locator(span=_lines_span(text, lines, line, line + 1)),
            count=count,
        )
        for code, (line, count) in env.get("dropped", {}).items()
    )
    return Markdown(parts=parts, problems=problems)


def _line_starts(text: str, start: int) -> list[int]:
    starts = [start]
    while (at := text.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return starts


def _lines_span(text: str, starts: Sequence[int], first: int, last: int) -> Span:
    """Return the span of some lines without the white space around them."""
    begin = starts[min(first, len(starts) - 1)]
    end = starts[last] if last < len(starts) else len(text)
    words = text[begin:end]
    lead = len(words) - len(words.lstrip())
    return Span(begin + lead, max(begin + lead, begin + len(words.rstrip())))


def _plainly(text: str, span: Span) -> Iterator[Part]:
    """Yield the paragraphs of a text, whatever marks stand in them."""
    for match in _PARAGRAPH.finditer(text, span.start, span.end):
        words = " ".join(_LINE_MARKS.sub(" ", line).strip() for line in match[0].split("\n"))
        if words.strip():
            yield Part(text=words.strip(), span=Span(*match.span()))


def _has_hollow_table(body: str) -> bool:
    """Tell whether a table has far more cells than characters.

    A row may leave cells out, and the engine fills up to 65,536 of them in each table.
    """
    cells = columns = 0
    for line in body.split("\n"):
        if "-" in line and not line.strip("|-: \t>"):
            columns = line.count("|") + 1
        elif not line.strip():
            columns = 0
        cells += columns
    return cells > _FREE + len(body) // 4


@cache
def _engine(*, tables: bool) -> MarkdownIt:
    # Importing the engine takes longer than reading most notes, so it waits for the first.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    engine = MarkdownIt("commonmark", {"maxNesting": _NESTING})
    engine.enable(["strikethrough", "table"] if tables else ["strikethrough"])
    extend(engine)
    engine.core.ruler.at("inline", _read_inline)
    return engine


def _read_inline(state: StateCore) -> None:
    """Let the engine read the marks inside each block, as long as they are not too many."""
    left = 2 * (_FREE + len(state.src) // _SHARE)
    for place, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        state.env["line"] = token.map[0] if token.map else 0
        container = state.tokens[place - 2] if place > 1 else token
        if container.type == "blockquote_open":
            _read_callout(token, container)
        elif container.type == "list_item_open":
            token.content = _TASK.sub("", token.content, count=1)
        words = token.content
        token.children = []
        left -= 2 * words.count("[") + sum(map(words.count, _MARKS))
        marked = _MARK.search(words) is not None
        if marked and left < 0:
            count_dropped(state.env, "too-much-markup")
        if not marked or left < 0:
            token.children.append(type(token)("text", "", 0, content=words))
        else:
            state.md.inline.parse(words, state.md, state.env, token.children)


def _read_callout(token: Token, container: Token) -> None:
    """Take "[!note] Title" off the first line of a quotation that is none."""
    found = _CALLOUT.match(token.content)
    if found is not None:
        container.meta = {"callout": found["type"].lower()}
        token.meta = {"title": found["title"].strip()}
        token.content = token.content[found.end() :]


class _Walk:
    """One way through the tokens of the engine, a flat list in which containers open and close."""

    def __init__(self, text: str, lines: Sequence[int], env: dict[str, Any]) -> None:
        self.text = text
        self.lines = lines
        self.env = env
        self.kinds: list[BlockKind] = []  # what a paragraph is, for each container that is open
        self.below_image = False

    def parts(self, tokens: Iterable[Token]) -> Iterator[Part]:
        """Yield the blocks that hold words."""
        table: list[Token] = []
        level = 0
        for token in tokens:
            if token.map:
                self.env["line"] = token.map[0]
            if table or token.type == "table_open":
                table.append(token)
                if token.type == "table_close":
                    yield from self.table(table)
                    table = []
            elif token.type in _OPENING:
                yield from self.open(token)
            elif token.type in _CLOSING:
                self.kinds.pop()
            elif token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "inline":
                yield from self.inline(token, level)
                level = 0
            elif token.type in {"fence", "code_block"} and (code := token.content.strip("\n")):
                yield Part(text=code, kind=BlockKind.PREFORMATTED, span=self.span(token))
            elif token.type == "html_block" and not _COMMENT.fullmatch(token.content.strip()):
                count_dropped(self.env, "raw-html")

    def open(self, container: Token) -> Iterator[Part]:
        """Enter a quotation, list item or footnote; the engine reads none below its last level."""
        kind = BlockKind.LIST_ITEM
        if container.type == "blockquote_open":
            callout = container.meta.get("callout", "quote")
            kind = BlockKind.QUOTE if callout in {"quote", "cite"} else BlockKind.PARAGRAPH
        self.kinds.append(kind)
        if container.level + 1 >= _NESTING:
            count_dropped(self.env, "nested-too-deep")
            yield from _plainly(self.text, self.span(container))

    def table(self, tokens: Iterable[Token]) -> Iterator[Part]:
        """Yield a table as a text with a line for each row."""
        words = Words()
        spans = []
        for token in tokens:
            if token.type == "tr_open":
                words.new_row()
                spans.append(self.span(token))
            elif token.type == "inline":
                words.new_cell()
                words.write(token.children or [], self.env)
        yield from self.part(words, Span.hull(spans), BlockKind.PREFORMATTED)

    def inline(self, token: Token, level: int) -> Iterator[Part]:
        """Yield a paragraph, heading or list item, and the captions of images that begin it."""
        if _CONTENTS.fullmatch(token.content):
            return
        span = self.span(token)
        if title := token.meta.get("title"):
            yield Part(text=title, kind=BlockKind.HEADING, span=span)
        images, below = split_images(token.children or [])
        for caption in read_captions(images):
            yield Part(text=caption, kind=BlockKind.CAPTION, span=span)
        kind = BlockKind.HEADING if level else self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH
        if (images or self.below_image) and is_emphasised(below):
            kind = BlockKind.CAPTION
        elif self.kinds and self.kinds[-1] is BlockKind.LIST_ITEM:
            self.kinds[-1] = BlockKind.PARAGRAPH  # only the first paragraph stands at the bullet
        self.below_image = bool(images) and not below
        words = Words()
        words.write(below, self.env)
        yield from self.part(words, span, kind, level)

    def part(self, words: Words, span: Span, kind: BlockKind, level: int = 0) -> Iterator[Part]:
        """Yield a block, if it holds words."""
        text, links = words.finish()
        found = _BLOCK_ID.search(text, max(0, len(text) - 70))
        if found is not None:
            text = text[: found.start()]
        if text:
            yield Part(text=text, kind=kind, span=span, links=links, level=level)

    def span(self, token: Token) -> Span:
        first, last = token.map or (0, 0)
        return _lines_span(self.text, self.lines, first, last)
