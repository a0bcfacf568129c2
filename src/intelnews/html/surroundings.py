"""Surroundings: the text that stands behind a heading, and where its link leads."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import frozen

from intelnews.folding import letters
from intelnews.html.hints import Hint

if TYPE_CHECKING:
    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Node

__all__ = ["Surroundings", "leads_home", "look_around"]

_LONG = 60  # characters of a run of prose; menus and dates are shorter
_APART = Hint.COMMENT | Hint.RELATED | Hint.FOOTER | Hint.NAV | Hint.CAPTION
_FRONT = ("", "/", "/index.html", "/index.php", "/index.htm")
# An address with a path that is plainly none of these; most links of a page are told so.
_LEADS_INSIDE = re.compile(
    r"(?:https?://[\w.-]+)?/(?!index\.)[\w.~%+,@=&:-]*[\w-][\w.~%+,@=&:/-]*", re.ASCII
)
_MOST_LINKS = 400  # the way home stands at the top of a page, and again at its foot
_LONGEST_NAME = 60


@frozen(eq=False)
class Surroundings:
    """What of a page a heading is seen against.

    ``size`` is the number of its elements; ``places`` are the numbers of those with prose,
    ``sums`` the characters of prose before each; ``levels`` are the numbers of the headings of
    each level and those above it; ``names`` is what the links to the front page say, as letters.
    """

    size: int
    places: tuple[int, ...]
    sums: tuple[int, ...]
    levels: dict[str, tuple[int, ...]]
    names: frozenset[str]

    def prose(self, start: int, end: int, /) -> float:
        """Return the share of the page's prose between two elements, by their numbers."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        return (self.sums[last] - self.sums[first]) / max(1, self.sums[-1])

    def behind(self, node: Node, /) -> float:
        """Return the share of prose between a heading and the next that is no lower."""
        level = self.levels[node.tag]
        number = bisect_left(level, node.index + 1)
        end = level[number] if number < len(level) else self.size
        return self.prose(node.index, end)


def look_around(metadata: Metadata, /) -> Surroundings:
    """Measure the prose of a page, and read what its links to the front page say."""
    places: list[int] = []
    sums = [0]
    for text, node in metadata.runs:
        if len(text) > _LONG and not metadata.context[node.index] & _APART:
            places.append(node.index)
            sums.append(sums[-1] + len(text))
    tags = ("h1", "h2", "h3", "h4")
    levels = {
        tag: tuple(n.index for n in metadata.headings if n.tag in tags[: number + 1])
        for number, tag in enumerate(tags)
    }
    names: set[str] = set()
    for link in metadata.links[:_MOST_LINKS]:
        if leads_home(metadata, link):
            said = [link.text(), link.attrs.get("title", "")]
            said += [image.attrs.get("alt", "") for image in link.iter("img")]
            names.update(letters(text) for text in said if 1 < len(text) <= _LONGEST_NAME)
    names.discard("")
    return Surroundings(
        len(metadata.page.nodes), tuple(places), tuple(sums), levels, frozenset(names)
    )


def leads_home(metadata: Metadata, link: Node, /) -> bool:
    """Tell whether a link leads to the front page of the site."""
    href = link.attrs.get("href", "").strip()
    if (
        href in {"", "#"}
        or len(href) > 100
        or href.startswith(("#", "?", "javascript:", "mailto:"))
    ):
        return False
    if _LEADS_INSIDE.match(href) is not None:
        return False
    try:
        address = urlsplit(href)
        host = address.hostname or ""
    except ValueError:
        return False
    if address.path not in _FRONT or address.query or address.fragment:
        return False
    return not host or letters(host.removeprefix("www.")) in metadata.host_keys
