"""An export cut into its items, one at a time, each with its place in the file.

Each item is read on its own, so damage in one leaves the others whole, a file that breaks off keeps
what stands before, and one of any size needs the memory of its largest item.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.errors import LimitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Segment", "iter_segments"]

_STEP: Final = re.compile(r"<!\[CDATA\[|<!--|<item(?=[\s>])|</item\s*+>")
_OPENED: Final = re.compile(r"<([A-Za-z][\w.:-]{0,60})(?:\s[^<>]{0,200})?>\s*\Z")
_OPENED_CHARS: Final = 300
# Programs that export write these without minding what ends a section inside (WXR 1.0 and 1.1).
_CARELESS_WORDS = """
    title description content:encoded excerpt:encoded wp:meta_value wp:comment_content
    wp:comment_author wp:cat_name wp:tag_name wp:term_name
"""
_CARELESS: Final = frozenset(_CARELESS_WORDS.split())
_BEHIND: Final = 300  # white space before the end tag of what a section stands in; a tab or two
_LONGEST_TAG: Final = 64  # how far "</item  >" may reach over the end of a slice


@frozen(kw_only=True)
class Segment:
    """A stretch of an export, from ``start``, in code points.

    ``is_item`` is false for what stands before, between and behind the items. ``is_whole`` is false
    for an item whose end is missing. ``mended`` is the text with sections (``CDATA``) inside
    sections written as XML wants them.
    """

    start: int
    text: str
    mended: str = ""
    is_item: bool = False
    is_whole: bool = True


def iter_segments(source: Iterable[str], /, *, most: int | None = None) -> Iterator[Segment]:
    """Yield the items of an export, and what stands around them, in order.

    An item ends at its end tag or where the next begins. Tags in sections are text.

    Args:
        source: The export in slices.
        most: How many code points to hold at most for an item that goes over several slices.

    Raises:
        LimitError: If an item is longer than that.

    >>> found = iter_segments(["<rss><item><a>1</a></item><it", "em><b><![CDATA[</item>]]></b>"])
    >>> [(part.start, part.text, part.is_item) for part in found][1:]
    [(5, '<item><a>1</a></item>', True), (26, '<item><b><![CDATA[</item>]]></b>', True)]
    """
    cutter = _Cutter(most)
    for text in source:
        yield from cutter.feed(text)
    yield from cutter.close()


class _Cutter:
    """Holds back what is not whole yet."""

    def __init__(self, most: int | None) -> None:
        self.most = most
        self.held: list[str] = []
        self.length = 0
        self.enough = 0  # so much must be held before another look is worth it
        self.text = ""
        self.start = 0  # where the text stands in the file
        self.begun = 0  # where in the text the segment begins
        self.at = 0  # how far the text was looked through
        self.in_item = False
        self.false_ends: list[int] = []
        self.hopeless: dict[str, int] = {}
        self.missing: set[str] = set()

    def feed(self, text: str) -> Iterator[Segment]:
        self.held.append(text)
        self.length += len(text)
        if self.most is not None and len(self.held) > 1 and self.length > self.most:
            message = (
                f"an item of more than {self.most:,} characters; pass limits=Limits(input_bytes=…) "
                "to read it all the same"
            )
            raise LimitError(message)
        if self.length < self.enough:
            return
        yield from self.look(is_last=False)
        # Looking at what is held each time it has doubled keeps the whole linear.
        self.enough = 2 * self.length

    def close(self) -> Iterator[Segment]:
        yield from self.look(is_last=True)
        if self.begun < len(self.text):
            yield self.cut(len(self.text), is_whole=not self.in_item)

    def look(self, *, is_last: bool) -> Iterator[Segment]:
        """Yield the segments that are whole in what is held, and keep the rest."""
        text = self.text = "".join(self.held)
        safe = len(text) if is_last else len(text) - _LONGEST_TAG
        while match := _STEP.search(text, self.at):
            if match.start() >= safe:
                break
            mark = match[0]
            if mark == "<!--":
                end = self.end_of("-->", match.end(), is_last=is_last)
            elif mark[1] == "!":
                end = self.section_end(match, is_last=is_last)
            else:
                end = match.end()
            if end < 0:
                break
            self.at = end
            if mark == "<item":
                if self.begun < match.start():
                    yield self.cut(match.start(), is_whole=not self.in_item)
                self.in_item = True
            elif mark.startswith("</item") and self.in_item:
                yield self.cut(end, is_whole=True)
                self.in_item = False
        else:
            self.at = max(self.at, safe)
        self.forget()

    def cut(self, end: int, *, is_whole: bool) -> Segment:
        text = self.text[self.begun : end]
        pieces: list[str] = []
        at = self.begun
        for false_end in self.false_ends:
            pieces += (self.text[at:false_end], "]]]]><![CDATA[>")
            at = false_end + 3
        segment = Segment(
            start=self.start + self.begun,
            text=text,
            mended="".join([*pieces, self.text[at:end]]) if pieces else text,
            is_item=self.in_item,
            is_whole=is_whole,
        )
        self.false_ends.clear()
        self.begun = end
        return segment

    def forget(self) -> None:
        """Let go of what was yielded."""
        done = self.begun
        self.held = [self.text[done:]]
        self.length = len(self.held[0])
        self.text = self.held[0]
        self.start += done
        self.at -= done
        self.begun = 0
        self.false_ends = [at - done for at in self.false_ends]
        self.hopeless = {name: at - done for name, at in self.hopeless.items()}

    def end_of(self, mark: str, at: int, *, is_last: bool) -> int:
        """Return where the next mark ends; -1 if more must be seen, ``at`` if there is none."""
        end = -1 if mark in self.missing else self.text.find(mark, at)
        if end >= 0:
            return end + len(mark)
        if not is_last:
            return -1
        self.missing.add(mark)  # nor is there one behind, so nobody need look again
        return at

    def section_end(self, match: re.Match[str], *, is_last: bool) -> int:
        """Return where a section ends, -1 if more must be seen; note what ends it only seemingly.

        In elements that are written carelessly, it ends where the end tag of the element follows.
        Where none follows in the item, it ends at its first mark, as XML has it.
        """
        text = self.text
        closed = self.end_of("]]>", match.end(), is_last=is_last)
        if closed < 0 or closed == match.end():
            return closed
        first = closed - 3
        opened = _OPENED.search(text, max(0, match.start() - _OPENED_CHARS), match.start())
        name = opened[1] if opened else ""
        if name not in _CARELESS or first < self.hopeless.get(name, 0):
            return first + 3
        ends = re.compile(rf"\s{{0,{_BEHIND}}}(?:</{name}\s*+>|<!\[CDATA\[)")
        end = first
        false_ends: list[int] = []
        while end >= 0:
            if ends.match(text, end + 3):
                self.false_ends += false_ends
                return end + 3
            if not is_last and end + _BEHIND + _LONGEST_TAG > len(text):
                return -1
            false_ends.append(end)
            following = text.find("]]>", end + 3)
            border = text.find("</item>", end + 3, following if following >= 0 else len(text))
            if border >= 0 or following < 0:
                if border < 0 and not is_last:
                    return -1
                self.hopeless[name] = border if border >= 0 else len(text)
                break
            end = following
        return first + 3
