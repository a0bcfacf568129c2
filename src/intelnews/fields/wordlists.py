"""Word lists, written in the source as running text."""

from __future__ import annotations

from intelnews.folding import fold

__all__ = ["word_list"]


def word_list(text: str, /) -> frozenset[str]:
    """Return the words of a text, folded and parted by white space.

    >>> sorted(word_list("van Für"))
    ['fur', 'van']
    """
    return frozenset(fold(text).split())
