"""The forms in which names compare, kept in mind: an archive has few names and uses them often."""

from __future__ import annotations

from functools import lru_cache

from intelnews.folding import fold, slugify

__all__ = ["folded", "label_key"]

# As many names as a large archive has authors, tags and sources; an entry is two short strings.
_NAMES = 65_536


@lru_cache(maxsize=_NAMES)
def folded(name: str, /) -> str:
    """Return a name without case and accents.

    >>> folded("Łódź")
    'lodz'
    """
    return fold(name)


@lru_cache(maxsize=_NAMES)
def label_key(name: str, /) -> str:
    """Return the slug of a label, or its folded form where that has no letters.

    >>> label_key("Islamic State"), label_key("???")
    ('islamic-state', '???')
    """
    return slugify(name) or fold(name)
