"""Labels: lists of them as sources print them, made into tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.folding import squeeze
from intelnews.model import Tag, TagKind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["make_tags", "split_list"]

_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}


def make_tags(names: Iterable[str], /, *, kind: TagKind | str = TagKind.TAG) -> tuple[Tag, ...]:
    """Return a tag for each name, in order, with neither empty names nor repeats.

    Two names are the same label if their slugs are equal; the first spelling stays.

    >>> [tag.name for tag in make_tags([" Spies ", "spies", "", "Harbour  police"])]
    ['Spies', 'Harbour police']
    """
    tags: dict[str, Tag] = {}
    for name in names:
        plain = squeeze(name)
        if plain:
            tag = Tag(name=plain, kind=TagKind(kind))
            tags.setdefault(tag.slug or plain, tag)
    return tuple(tags.values())


def split_list(text: str, /) -> tuple[str, ...]:
    """Split a printed list at its semicolons or, where it has none, at its commas.

    What stands in quotation marks stays whole, and the marks come off.

    >>> split_list('spies, "Port Ansel, Freedonia", harbours')
    ('spies', 'Port Ansel, Freedonia', 'harbours')
    """
    for separators in (";；", ",，、"):
        parts = _split(text, separators)
        if len(parts) > 1:
            break
    return tuple(part for part in map(_bare, parts) if part)


def _split(text: str, separators: str) -> list[str]:
    parts: list[str] = []
    start = at = 0
    fresh = True  # a quotation mark opens only at the beginning of an item
    while at < len(text):
        char = text[at]
        if char in separators:
            parts.append(text[start:at])
            start, fresh = at + 1, True
        elif fresh and char in _QUOTES:
            close = text.find(_QUOTES[char], at + 1)
            at = close if close > 0 else len(text)
            fresh = False
        elif not char.isspace():
            fresh = False
        at += 1
    return [*parts, text[start:]]


def _bare(item: str) -> str:
    plain = squeeze(item)
    if len(plain) > 1 and _QUOTES.get(plain[0]) == plain[-1]:
        plain = plain[1:-1].strip()
    return plain
