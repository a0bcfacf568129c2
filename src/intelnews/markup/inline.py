"""Marks inside a paragraph that note and site programs add to CommonMark: links, shortcodes, notes.

Each rule looks at the characters where the parser stands, and at most a fixed number ahead, so that
a text made of nothing but openings costs no more than any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

__all__ = ["count_dropped", "extend"]

_WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\](?!\()")
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,600}\]\]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\](?![:(])")
_FOOTNOTE_TEXT = re.compile(r"\[\^[^\]\s]{1,100}\]:[ \t]*")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])[^=\n]{1,500}==(?!=)")
_HIDDEN = re.compile(r"%%[^%]{0,2000}%%")
# Attributes of a paragraph or heading (kramdown, Pandoc): they say how it looks.
_ATTRIBUTES = re.compile(r"\{(?::|[#.](?=[\w-]))[^{}\n]{0,200}\}")
# Longest first: "{{<" before "{{".
_SHORTCODES = (
    ("{{{", "}}}"),
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
)
_SHORTCODE_CHARS = 2_000  # a figure with caption, credit and alternative text has some hundred


def extend(engine: MarkdownIt, /) -> None:
    """Teach an engine wiki-links, embeds, footnotes, highlights, hidden comments and shortcodes."""
    rules = engine.inline.ruler
    rules.before("escape", "shortcode", _shortcode)
    rules.before("link", "wiki_link", _wiki_link)
    rules.before("wiki_link", "footnote", _footnote)
    rules.before("image", "embed", _embed)
    rules.before("strikethrough", "highlight", _highlight)
    rules.before("highlight", "hidden", _hidden)
    engine.block.ruler.before(
        "reference", "footnote_text", _footnote_text, {"alt": ["paragraph", "reference"]}
    )


def count_dropped(env: MutableMapping[str, Any], code: str, /) -> None:
    """Count something that was left out of the text, and keep the line of the first."""
    dropped: dict[str, tuple[int, int]] = env.setdefault("dropped", {})
    line, count = dropped.get(code, (env.get("line", 0), 0))
    dropped[code] = (line, count + 1)


def _shortcode(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    for opening, closing in _SHORTCODES:
        if state.src.startswith(opening, state.pos):
            limit = min(state.posMax, state.pos + _SHORTCODE_CHARS)
            end = state.src.find(closing, state.pos + len(opening), limit)
            if end >= 0:
                state.pos = end + len(closing)
                if not silent:
                    count_dropped(state.env, "shortcode")
                return True
    return _skip(state, _ATTRIBUTES)


def _skip(state: StateInline, mark: re.Pattern[str]) -> bool:
    found = mark.match(state.src, state.pos, state.posMax)
    if found is not None:
        state.pos = found.end()
    return found is not None


def _wiki_link(state: StateInline, silent: bool) -> bool:
    found = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        page, label = found.groups()
        # "Page#Heading" and "Page^block" lead into a page; its name is what a reader sees.
        state.append_pending(label or page.partition("#")[0] or page.lstrip("#^"))
    state.pos = found.end()
    return True


def _footnote(state: StateInline, _silent: bool) -> bool:
    return _skip(state, _FOOTNOTE)


def _hidden(state: StateInline, _silent: bool) -> bool:
    return state.src[state.pos] == "%" and _skip(state, _HIDDEN)


def _embed(state: StateInline, silent: bool) -> bool:
    if not _skip(state, _EMBED):
        return False
    if not silent:
        count_dropped(state.env, "embed")
    return True


def _highlight(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "=":
        return False
    closings = state.env.setdefault("highlights", set())
    here = (id(state), state.pos)
    if here in closings:
        state.pos += 2
        return True
    found = _HIGHLIGHT.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        closings.add((id(state), found.end() - 2))
    state.pos += 2
    return True


def _footnote_text(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read "[^1]: the note" and the lines that are indented below it."""
    start = state.bMarks[first] + state.tShift[first]
    found = _FOOTNOTE_TEXT.match(state.src, start, state.eMarks[first])
    if found is None or state.is_code_block(first):
        return False
    if silent:
        return True
    before = (state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType)
    token = state.push("footnote_open", "", 1)
    token.map = lines = [first, 0]
    state.bMarks[first], state.tShift[first] = found.end(), 0
    state.blkIndent += 4
    state.sCount[first] = max(state.sCount[first], state.blkIndent)
    state.parentType = "footnote"
    state.md.block.tokenize(state, first, last)
    state.blkIndent -= 4
    state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType = before
    lines[1] = state.line
    state.push("footnote_close", "", -1)
    return True
