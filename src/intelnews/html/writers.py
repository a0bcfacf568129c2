"""Writers: the names that stand for election, and what the place of each speaks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from intelnews.folding import squeeze
from intelnews.html.ballot import Sighting
from intelnews.html.hints import Hint
from intelnews.html.metadata import letters
from intelnews.html.titles import clean_title
from intelnews.model import Author

if TYPE_CHECKING:
    from intelnews.html.page import Node

__all__ = ["APART", "LEAD", "MOST", "WEB", "Writers", "places", "read_house"]

MOST = 60  # places looked at on one page; a page of comments bears hundreds of names
LEAD = re.compile(
    r"(?:von|by|par|por|di|da|door|av|af|przez|redaktion:|text:|autor:)\s+", re.IGNORECASE
)
WEB = re.compile(r"https?:|www\.|\.(?:com|org|net|de|co|php|html?)(?:/|$)|^@|^/", re.IGNORECASE)
_PARTS = (
    (Hint.COMMENT, "in comment"),
    (Hint.RELATED, "in related"),
    (Hint.FOOTER, "in footer"),
    (Hint.NAV, "in nav"),
    (Hint.MASTHEAD, "in masthead"),
    (Hint.CAPTION, "in caption"),
    (Hint.BIOGRAPHY, "in biography"),
    (Hint.EVENT, "in event"),
)
APART = Hint.COMMENT | Hint.RELATED | Hint.FOOTER | Hint.NAV | Hint.MASTHEAD | Hint.EVENT


@define(eq=False)
class Writers:
    """The names on a page by their letters: persons, sightings and features, as they gather."""

    authors: dict[str, Author] = field(factory=dict)
    sightings: dict[str, list[Sighting]] = field(factory=dict)
    features: dict[str, dict[str, float]] = field(factory=dict)

    def add(self, author: Author, sighting: Sighting, *names: str) -> None:
        """Add a sighting of a name, with the features that its place gives it."""
        key = letters(author.name)
        if not key:
            return
        if key not in self.authors:
            self.authors[key] = author
            self.sightings[key] = []
            self.features[key] = {}
        else:
            self.authors[key] = _merged(self.authors[key], author)
        self.sightings[key].append(sighting)
        for name in names:
            self.features[key][name] = 1.0


def _merged(one: Author, other: Author) -> Author:
    return evolve(
        one,
        given=one.given or other.given,
        family=one.family or other.family,
        role=one.role or other.role,
        url=one.url or other.url,
        affiliation=one.affiliation or other.affiliation,
    )


def read_house(text: str) -> Author | None:
    """Take a short text as it stands, for a house or a pen name."""
    plain = squeeze(clean_title(text)).strip(" ,;|·•-–—:@")
    for lead in ("By ", "by ", "Von ", "von ", "Par ", "Por "):
        plain = plain.removeprefix(lead)
    if not 2 <= len(plain) <= 50 or WEB.search(plain) or len(plain.split()) > 6:
        return None
    if LEAD.fullmatch(f"{plain} ") is not None or plain.isdigit():
        return None
    return Author(name=plain)


def places(node: Node, around: int, top: int | None) -> list[str]:
    """Return what the place of a byline speaks for: its surroundings, how far from the headline."""
    found = []
    if around & Hint.ARTICLE:
        found.append("in article")
    if around & Hint.HEADER:
        found.append("in header")
    for hint, name in _PARTS:
        if around & hint:
            found.append(name)
    if not around & APART:
        found.append("in the open")
    if top is not None:
        distance = node.index - top
        if 0 <= distance <= 20:
            found.append("right behind headline")
        elif 20 < distance <= 80:
            found.append("behind headline")
        elif distance > 80:
            found.append("far behind headline")
        elif -15 <= distance < 0:
            found.append("right before headline")
        else:
            found.append("before headline")
    return found
