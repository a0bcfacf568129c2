"""Labels: lists of them as sources print them, made into tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intelnews.folding import squeeze
from intelnews.model import Tag, TagKind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["make_tags", "split_list"]

_SEMICOLONS = ";；"
_SEPARATORS = f",，、{_SEMICOLONS}"
# An item up to its separator. One in quotation marks may hold separators itself; the bound on its
# length keeps a mark that nobody closes from being looked for to the end of the text each time.
_ITEM = re.compile(
    rf"""\s*(?: (?: "[^"]{{0,200}}" | “[^”]{{0,200}}” | «[^»]{{0,200}}» | „[^“”]{{0,200}}[“”] )
            \s* (?= [{_SEPARATORS}] | $ )
        | [^{_SEPARATORS}]* )
    (?P<separator> [{_SEPARATORS}] | $ )""",
    re.VERBOSE,
)
_MARKS = {'"': '"', "“": "”", "«": "»", "„": "“”"}


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
    ends = [match.start("separator") for match in _ITEM.finditer(text)]
    semicolons = [end for end in ends if text[end : end + 1] in _SEMICOLONS and end < len(text)]
    ends = [*(semicolons or ends), len(text)]
    starts = [0, *(end + 1 for end in ends)]
    spans = [(start, end) for start, end in zip(starts, ends, strict=False) if start < end]
    return tuple(filter(None, (_bare(text[start:end]) for start, end in spans)))


def _bare(item: str) -> str:
    """Return an item squeezed, without the separators and quotation marks around it."""
    plain = squeeze(item).strip(f"{_SEPARATORS} ")
    if len(plain) > 1 and plain[-1] in _MARKS.get(plain[0], ()):
        return plain[1:-1].strip()
    return plain
