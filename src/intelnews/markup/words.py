"""The words of a paragraph without the marks inside it, and where its links stand in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from intelnews.markup.inline import count_dropped
from intelnews.model import Link, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

__all__ = ["Words", "is_emphasised", "read_captions", "split_images"]

_SPACES = re.compile(r"[ \t\n]+")
# Obsidian writes the width of an image behind its alternative text, or in its place.
_WIDTH = re.compile(r"(?:\s?\|\s?|\A)\d{1,5}(?:x\d{1,5})?\Z")
_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif|heic|bmp)\Z", re.IGNORECASE)
_BREAKS = frozenset({"softbreak", "hardbreak"})
_AROUND_IMAGES = _BREAKS | {"image", "link_open", "link_close"}


class Words:
    """A text that grows word by word, with single spaces between them."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._length = 0
        self._links: list[Link] = []
        self._spaced = True  # whether another space would be one too many
        self._cells = 0  # ends of table cells that no word has followed yet

    def add(self, words: str, /) -> None:
        """Add words; white space becomes a single space, and none at the beginning."""
        plain = _SPACES.sub(" ", words)
        if self._spaced:
            plain = plain.removeprefix(" ")
        if plain:
            self._end_cells()
            self._put(plain)

    def _end_cells(self) -> None:
        if self._cells > 0:
            self._put(" | " * self._cells)
        self._cells = 0

    def _put(self, words: str) -> None:
        self._chunks.append(words)
        self._length += len(words)
        self._spaced = words[-1] in " \n"

    def new_row(self) -> None:
        """Begin a row of a table."""
        self._cells = -1
        if self._length:
            self._put("\n")

    def new_cell(self) -> None:
        """Begin a cell of a row; empty ones at its end leave nothing."""
        self._cells += 1
        self._spaced = True

    def write(self, tokens: Iterable[Token], env: dict[str, Any], /) -> None:
        """Add the words of what the engine found inside a block, and its links."""
        opened: list[tuple[str, int, int]] = []
        for token in tokens:
            match token.type:
                case "text" | "code_inline":
                    self.add(token.content)
                case "softbreak" | "hardbreak":
                    self.add(" ")
                case "link_open":
                    self._end_cells()
                    opened.append((str(token.attrs["href"]), self._length, len(self._chunks)))
                case "link_close":
                    self._link(*opened.pop())
                case "html_inline" if token.content[:3].lower() == "<br":
                    self.add(" ")
                case "html_inline" if not token.content.startswith(("<!--", "</")):
                    count_dropped(env, "raw-html")

    def _link(self, url: str, start: int, chunk: int) -> None:
        text = "".join(self._chunks[chunk:]).rstrip()
        if url.startswith("#"):  # to another place of the same page
            return
        span = Span(start, start + len(text)) if text else None
        self._links.append(Link(url=url, text=text or None, span=span))

    def finish(self) -> tuple[str, tuple[Link, ...]]:
        """Return the text and its links."""
        return "".join(self._chunks).rstrip(), tuple(self._links)


def split_images(tokens: Sequence[Token], /) -> tuple[Sequence[Token], Sequence[Token]]:
    """Part a paragraph into the images it begins with and what stands on the lines below them."""
    below = 0
    for place, token in enumerate(tokens):
        if token.type in _BREAKS:
            below = place + 1
        elif token.type not in _AROUND_IMAGES and token.content.strip():
            break
    else:
        below = len(tokens)
    images = [token for token in tokens[:below] if token.type == "image"]
    return (images, tokens[below:]) if images else ((), tokens)


def read_captions(images: Iterable[Token], /) -> list[str]:
    """Return the captions of images: their alternative texts or, failing that, titles.

    The name of a file is no caption.
    """
    found = []
    for image in images:
        words = _WIDTH.sub("", image.content).strip() or str(image.attrs.get("title", ""))
        if words and not _FILE.fullmatch(words):
            found.append(" ".join(words.split()))
    return found


def is_emphasised(tokens: Sequence[Token], /) -> bool:
    """Tell whether a paragraph is emphasised from its first word to its last."""
    marked = [token for token in tokens if token.type not in _BREAKS and token.type != "image"]
    marked = [token for token in marked if token.type != "text" or token.content.strip()]
    if not marked or marked[0].type not in {"em_open", "strong_open"}:
        return False
    close = marked[0].type.replace("open", "close")
    ends = [place for place, token in enumerate(marked) if token.type == close]
    return bool(ends) and marked[ends[0]].level == marked[0].level and ends[0] == len(marked) - 1
