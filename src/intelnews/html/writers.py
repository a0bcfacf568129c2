"""Writers: the names that stand for election, and what the place of each speaks for."""

from __future__ import annotations

import re

from attrs import define, evolve, field

from intelnews.folding import letters, squeeze
from intelnews.html.ballot import Sighting
from intelnews.html.titles import clean_title
from intelnews.model import Author

__all__ = ["LEAD", "MOST", "WEB", "Writers", "read_house"]

MOST = 60  # places looked at on one page; a page of comments bears hundreds of names
LEAD = re.compile(
    r"(?:von|by|par|por|di|da|door|av|af|przez|redaktion:|text:|autor:)\s+", re.IGNORECASE
)
WEB = re.compile(r"https?:|www\.|\.(?:com|org|net|de|co|php|html?)(?:/|$)|^@|^/", re.IGNORECASE)


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
