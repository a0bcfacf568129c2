"""Fitting: conditional and plain logistic regression, bars, and crossed validation by site."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from gathering import names, squash

from intelnews.html.bylines import is_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gathering import Ballot, Standing

__all__ = ["crossed", "fit"]

_FOLDS = 5
_STEPS = 500  # of Adam; the likelihood moves in the fourth digit after 300
_SEEN = {"title": 4, "date": 4, "author": 4, "tag": 3}  # pages a feature must stand on
# Penalties on the squares of the weights, the best of 0.3, 1, 2 and 4 in crossed validation.
_PENALTY = {"title": 1.0, "date": 2.0, "author": 2.0, "tag": 1.0}
# What a page says outright cannot speak against a candidate, whatever few pages suggest.
_SPEAKS_FOR = {
    "title": frozenset(
        {"itemprop", "json-ld article headline", "h1 titled", "h1 named headline",
         "title less site", "og less site", "twitter less site"}
    ),
    "tag": frozenset({"meta article:tag", "meta parsely-tags", "meta sailthru.tags"}),
}  # fmt: skip
# The name of the site is no part of a headline: some annotations keep it, which would
# leave it to chance wherever nothing but <title> speaks.
_SPEAKS_AGAINST = {
    "title": {"is home": 0.0, "is site": 0.0, "has pipe": 0.0, "has site": -1.0, "has home": -1.0}
}
_CHOICE = frozenset({"title", "date"})
_WRONG = 0.02  # what a wrong name costs on top of F1, so that of two equal bars the higher is set


def fit(field: str, ballots: Sequence[Ballot]) -> dict[str, float]:
    """Return the weights of one field's features, with the bars under ``= bar``."""
    features = _features(field, ballots)
    choice = field in _CHOICE
    if choice:
        fit_on = [b for b in ballots if 0 < sum(s.right for s in b.standing) < len(b.standing)]
    else:
        fit_on = list(ballots)
    weights = _descend(fit_on, features, choice=choice, field=field)
    table = {
        name: round(float(x), 3)
        for name, x in zip(features, weights, strict=True)
        if abs(x) >= 0.0005
    }
    if field == "author":
        table["= bar"], table["= bar alone"] = _author_bars(ballots, table)
    elif field == "tag":
        table["= bar"] = _tag_bar(ballots, table)
    return table


def crossed(field: str, ballots: Sequence[Ballot]) -> float:
    """Return the field's score on sites that the weights were not fitted on."""
    outcome: list[tuple[Ballot, list[str]]] = []
    for number in range(_FOLDS):
        table = fit(field, [b for b in ballots if _fold(b.site) != number])
        unseen = [ballot for ballot in ballots if _fold(ballot.site) == number]
        outcome += [(ballot, _elected(field, ballot, table)) for ballot in unseen]
    if field == "author":
        return _author_f1(outcome)
    if field == "tag":
        return _tag_f1(outcome)
    hits = sum(
        any(s.right and s.name == name for s in ballot.standing)
        for ballot, chosen in outcome
        for name in chosen
    )
    return hits / len(ballots)


def _fold(site: str) -> int:
    return hashlib.sha256(site.encode()).digest()[1] % _FOLDS


def _features(field: str, ballots: Sequence[Ballot]) -> list[str]:
    seen: Counter[str] = Counter()
    for ballot in ballots:
        seen.update({name for standing in ballot.standing for name in standing.features})
    return sorted(name for name, pages in seen.items() if pages >= _SEEN[field])


def _descend(ballots: Sequence[Ballot], features: list[str], *, choice: bool, field: str) -> Any:
    """Minimise the penalised loss by Adam from zero, each weight on its side of zero."""
    place = {name: at for at, name in enumerate(features)}
    rows = [(at, standing) for at, ballot in enumerate(ballots) for standing in ballot.standing]
    x = np.zeros((len(rows), len(features)))
    y = np.array([standing.right for _, standing in rows], dtype=float)
    group = np.array([at for at, _ in rows])
    for row, (_, standing) in enumerate(rows):
        for name, value in standing.features.items():
            if name in place:
                x[row, place[name]] = value
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    number = np.cumsum(np.r_[False, group[1:] != group[:-1]])
    # A page with a hundred labels must not outvote a hundred pages with one.
    share = 1 / np.sqrt(np.bincount(number)[number]) if field == "tag" else np.ones(len(rows))
    low, high = np.full(len(features), -np.inf), np.full(len(features), np.inf)
    low[[name in _SPEAKS_FOR.get(field, ()) for name in features]] = 0.0
    for name, most in _SPEAKS_AGAINST.get(field, {}).items():
        high[[name == other for other in features]] = most
    weights, first, second = (np.zeros(len(features)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        total = x @ weights
        if choice:
            raised = np.exp(total - np.maximum.reduceat(total, starts)[number])
            belief = raised / np.add.reduceat(raised, starts)[number]
            right = raised * y / np.add.reduceat(raised * y, starts)[number]
            loss = belief - right
        else:
            loss = (1 / (1 + np.exp(-np.clip(total, -30, 30))) - y) * share
        slope = x.T @ loss + _PENALTY[field] * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        rate = 0.1 if step < 0.7 * _STEPS else 0.02
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights = np.clip(weights, low, high)
    return weights


def _weight(features: Any, table: dict[str, float]) -> float:
    return float(sum(x * table[name] for name, x in features.items() if name in table))


def _elected(field: str, ballot: Ballot, table: dict[str, float]) -> list[str]:
    if not ballot.standing:
        return []
    if field == "author":
        return _authors(ballot, table, table["= bar"], table["= bar alone"])
    if field == "tag":
        return _tags(ballot, table, table["= bar"])
    return [max(ballot.standing, key=lambda standing: _weight(standing.features, table)).name]


def _authors(ballot: Ballot, table: dict[str, float], bar: float, alone: float) -> list[str]:
    return _over(_weighed(ballot, table), bar, alone)


def _weighed(ballot: Ballot, table: dict[str, float]) -> list[tuple[float, Standing]]:
    return [(_weight(standing.features, table), standing) for standing in ballot.standing]


def _over(weighed: list[tuple[float, Standing]], bar: float, alone: float) -> list[str]:
    chosen = [standing.name for weight, standing in weighed if weight >= bar]
    if chosen or not weighed:
        return chosen
    weight, best = max(weighed, key=lambda pair: pair[0])
    if weight < alone:
        return []
    return [one.name for _, one in weighed if is_beside(one.features, best.features)]


def _tags(ballot: Ballot, table: dict[str, float], bar: float) -> list[str]:
    return [s.name for s in ballot.standing if _weight(s.features, table) >= bar]


def _tag_bar(ballots: Sequence[Ballot], table: dict[str, float]) -> float:
    """Return the bar around which F1 is best.

    F1 moves by chance from one tenth to the next, within two thousandths: the mean of five
    neighbours decides, or a few labels on either side of the bar would.
    """
    bars = [round(float(bar), 1) for bar in np.arange(-2, 2, 0.1)]
    scores = [_tag_f1([(b, _tags(b, table, bar)) for b in ballots]) for bar in bars]
    means = np.convolve(scores, np.ones(5) / 5, mode="valid")
    return bars[int(means.argmax()) + 2]


def _author_bars(ballots: Sequence[Ballot], table: dict[str, float]) -> tuple[float, float]:
    weighed = [(ballot, _weighed(ballot, table)) for ballot in ballots]
    best = (-1.0, 0.0, 0.0)
    for bar in np.arange(-1.5, 2.1, 0.25):
        for alone in np.arange(-5, bar + 0.01, 0.5):
            chosen = [(ballot, _over(values, bar, alone)) for ballot, values in weighed]
            wrong = sum(not names([name]) <= b.wanted for b, several in chosen for name in several)
            score = _author_f1(chosen) - _WRONG * wrong / len(ballots)
            if score > best[0] + 1e-9:
                best = (score, float(bar), float(alone))
    return best[1], best[2]


def _author_f1(outcome: Sequence[tuple[Ballot, list[str]]]) -> float:
    total = 0.0
    for ballot, chosen in outcome:
        have = names(chosen)
        total += 2 * len(have & ballot.wanted) / (len(have) + len(ballot.wanted))
    return total / len(outcome)


def _tag_f1(outcome: Sequence[tuple[Ballot, list[str]]]) -> float:
    hits = extra = missed = 0
    for ballot, chosen in outcome:
        have = {squash(name).strip(" #,;") for name in chosen}
        hits += len(have & ballot.wanted)
        extra += len(have - ballot.wanted)
        missed += len(ballot.wanted - have)
    return 2 * hits / max(1, 2 * hits + extra + missed)
