"""Where on a page something stands, in the words that the vote has weights for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from intelnews.html.hints import Hint

if TYPE_CHECKING:
    from intelnews.html.page import Node

__all__ = ["APART", "parts", "places"]

_PARTS: Final = (
    (Hint.COMMENT, "in comment"),
    (Hint.RELATED, "in related"),
    (Hint.FOOTER, "in footer"),
    (Hint.NAV, "in nav"),
    (Hint.MASTHEAD, "in masthead"),
    (Hint.CAPTION, "in caption"),
    (Hint.BIOGRAPHY, "in biography"),
    (Hint.EVENT, "in event"),
)
#: What stands in one of these is seldom about the article.
APART: Final = Hint.COMMENT | Hint.RELATED | Hint.FOOTER | Hint.NAV | Hint.MASTHEAD | Hint.EVENT


def parts(around: int, /) -> list[str]:
    """Return the parts of a page that something stands in, from the hints around it.

    >>> parts(Hint.FOOTER | Hint.NAV)
    ['in footer', 'in nav']
    """
    return [name for hint, name in _PARTS if around & hint]


def places(
    node: Node, around: int, top: int | None, /, *, near: int = 20, far: int = 80, before: int = 15
) -> list[str]:
    """Return what the place of an element speaks for: what is around it, how near the headline is.

    Args:
        node: The element.
        around: The hints around it.
        top: The number of the headline's element, if there is one.
        near: So many elements behind the headline are right behind it; bylines stand there.
        far: So many are still behind it.
        before: So many in front of it are right before it.
    """
    found = []
    if around & Hint.ARTICLE:
        found.append("in article")
    if around & Hint.HEADER:
        found.append("in header")
    found += parts(around)
    if not around & APART:
        found.append("in the open")
    if top is not None:
        distance = node.index - top
        if 0 <= distance <= near:
            found.append("right behind headline")
        elif near < distance <= far:
            found.append("behind headline")
        elif distance > far:
            found.append("far behind headline")
        elif -before <= distance < 0:
            found.append("right before headline")
        else:
            found.append("before headline")
    return found
