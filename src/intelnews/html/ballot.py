"""Candidates for a field, the features that speak for them, and the weights these have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

from intelnews.html.page import Node
from intelnews.model import Locator

if TYPE_CHECKING:
    from intelnews.html.page import Page

__all__ = ["Candidate", "Election", "Sighting", "load_weights", "locate", "rank", "score"]

V = TypeVar("V")


@frozen(eq=False)
class Sighting:
    """A value where it stands in the page: by which method it was found, and what stands there.

    ``node`` is the element; ``path`` leads further into it (a JSON pointer in a script, the name
    of a ``meta``); ``rank`` counts the sightings of one method in the order of the document.
    """

    method: str
    raw: str
    node: Node | None = None
    path: str = ""
    rank: int = 0


@frozen(eq=False)
class Candidate(Generic[V]):
    """A value that stands for election: where it was seen first, and what speaks for it.

    ``weight`` is the sum of ``features`` times their weights, larger is better; ``sightings`` are
    all places that give this value, the most trusted first.
    """

    value: V
    weight: float
    sightings: tuple[Sighting, ...]
    features: Mapping[str, float]

    @property
    def method(self) -> str:
        """How the value was found where it was seen first."""
        return self.sightings[0].method

    @property
    def raw(self) -> str:
        """What stands in the page there."""
        return self.sightings[0].raw

    @property
    def node(self) -> Node | None:
        """The element it was seen in first."""
        return self.sightings[0].node

    def reasons(self, table: Mapping[str, float], /) -> tuple[tuple[str, float], ...]:
        """Return what each feature adds to or takes from the weight, the largest share first."""
        shares = [(name, x * table[name]) for name, x in self.features.items() if name in table]
        return tuple(sorted(shares, key=lambda share: (-abs(share[1]), share[0])))


@frozen(eq=False)
class Election(Generic[V]):
    """The outcome for one field: the winner, if there is one, and all candidates by weight.

    ``why`` says in a line what decided; ``rivals`` are those that lost though much speaks for them.
    """

    winner: V | None = None
    candidates: tuple[Candidate[V], ...] = ()
    chosen: tuple[Candidate[V], ...] = ()
    rivals: tuple[Candidate[V], ...] = ()
    why: str = ""
    confidence: float = field(default=0.0)


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, float]]:
    text = files("intelnews.html").joinpath("data/vote.json").read_text(encoding="utf-8")
    tables: dict[str, dict[str, float]] = json.loads(text)
    return tables


def load_weights(name: str, /) -> Mapping[str, float]:
    """Return the weights of one field's features, as ``tools/train_vote`` has fitted them.

    >>> load_weights("title")["h1"] > 0
    True
    """
    return _tables().get(name, {})


def score(features: Mapping[str, float], table: Mapping[str, float], /) -> float:
    """Return the sum of features times weights; a feature without a weight counts nothing.

    >>> score({"h1": 1.0, "long": 2.0}, {"h1": 1.5, "long": -0.25})
    1.0
    """
    return sum(x * table[name] for name, x in features.items() if name in table)


def rank(candidates: list[Candidate[V]], /) -> tuple[tuple[Candidate[V], ...], float]:
    """Return the candidates by weight and the share of belief that falls to the first.

    >>> rank([])
    ((), 0.0)
    """
    if not candidates:
        return (), 0.0
    ranked = sorted(candidates, key=lambda candidate: -candidate.weight)
    top = ranked[0].weight
    whole = sum(exp(max(-50.0, candidate.weight - top)) for candidate in ranked)
    return tuple(ranked), 1 / whole


def locate(page: Page, sighting: Sighting, /) -> Locator | None:
    """Return the place of a sighting in the source of the page."""
    if sighting.node is None:
        return Locator(path=sighting.path) if sighting.path else None
    found = page.locator(sighting.node)
    if not sighting.path:
        return found
    return Locator(span=found.span, line=found.line, path=f"{found.path} {sighting.path}".strip())
