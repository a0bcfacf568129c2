"""What each look of the tagger learns from, made by the code that ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from forest import grow_forest
from perceptron import Sequences, train_chain, train_odds

from intelnews.claims.tagger.acceptance import accept_buckets
from intelnews.claims.tagger.company import company_of
from intelnews.claims.tagger.crf import Chain, Table, limit_of
from intelnews.claims.tagger.cues import CUE_FEATURES, CUE_LABELS
from intelnews.claims.tagger.parts import PART_CLASSES, PART_LABELS, Views
from intelnews.claims.tagger.roles import ROLE_FEATURES, ROLE_LABELS
from intelnews.claims.tagger.tagger import paragraph_bounds, row_buckets
from intelnews.claims.tagger.tags import TAG_FEATURES, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus import Gold, Text
    from numpy.typing import NDArray

    from intelnews.claims.tagger.acceptance import Candidate
    from intelnews.claims.tagger.features import Templates
    from intelnews.claims.tagger.surroundings import Range
    from intelnews.forest import Forest

__all__ = [
    "apply_odds",
    "learn_cues",
    "learn_forest",
    "learn_odds",
    "learn_parts",
    "learn_roles",
    "learn_tags",
    "match",
]

#: Bits that number the buckets: of words and of borders.
TAG_BITS, CUE_BITS, ROLE_BITS, PART_BITS, ACCEPT_BITS = (16, 1), (18, 1), (18, 1), (18, 16), 17
# A feature seen fewer times gets no weight: it would be learnt by heart, not learnt.
LEAST = 5
# How many units one perceptron count is worth in the weights that ship; the largest are cut off.
TAG_SCALE, CUE_SCALE, ROLE_SCALE, PART_SCALE = 4, 2, 2, 2
# Weights no larger than this are left out: they are half of all, and change nothing.
DROPPED = 1
# On the train part, crossed: more trees, deeper or slower ones gain less than 0.1 of F.
TREES, DEPTH, RATE = 200, 5, 0.08
_NO_BORDERS = np.zeros((1, 1), dtype=np.int64)
# So much of its words must be shared, so that a candidate is what an annotator marked.
_SHARED = 0.5


def _rows(texts: Iterable[Text], features: Templates, bits: int) -> NDArray[np.int32]:
    return np.concatenate([row_buckets(text.words, features, bits).T for text in texts])


def _bounds(
    pieces: Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]], sizes: Sequence[int]
) -> NDArray[np.int64]:
    before = np.cumsum([0, *sizes])
    return np.concatenate(
        [np.stack(one, axis=1) + low for one, low in zip(pieces, before, strict=False)]
    )


def _chain(
    data: Sequences,
    names: Sequence[str],
    classes: NDArray[np.int64],
    bits: tuple[int, int],
    scale: int,
    *,
    epochs: int,
    cost: NDArray[np.int32] | None = None,
    seeds: int = 1,
) -> Chain:
    size = len(names)
    words, pairs, follows, begins = train_chain(
        data,
        labels=size,
        classes=np.zeros((size, size), np.int64) if classes is _NO_BORDERS else classes,
        bits=bits,
        epochs=epochs,
        least=LEAST,
        cost=cost,
        seeds=seeds,
    )
    return Chain(
        words=_table(words, scale, data.words.shape[1]),
        pairs=_table(pairs, scale, data.pairs.shape[1]),
        classes=classes,
        follows=np.round(follows * scale).astype(np.int32),
        begins=np.round(begins * scale).astype(np.int32),
    )


def _table(weights: NDArray[np.float64], scale: int, features: int) -> Table:
    most = limit_of(features)
    whole = np.clip(np.round(weights * scale), -most, most)
    return Table(np.where(np.abs(whole) > DROPPED, whole, 0).astype(np.int16))


def _no_pairs(rows: int) -> NDArray[np.int32]:
    return np.zeros((rows, 1), dtype=np.int32)


def _single(words: NDArray[np.int32], labels: NDArray[np.int64]) -> Sequences:
    """Return words that are judged one by one."""
    each = np.arange(len(words))
    bounds = np.stack([each, each + 1], axis=1)
    return Sequences(words, _no_pairs(len(words)), labels.astype(np.int32), bounds)


def learn_tags(texts: Sequence[Text], *, epochs: int = 4) -> Chain:
    """Learn part-of-speech tags."""
    known = [text for text in texts if text.tags is not None]
    for text in known:
        begins = np.zeros(len(text.words), dtype=np.uint32)
        begins[[first for first, _ in text.words.sentences]] = 1
        text.words.column["f"] = begins
    words = _rows(known, TAG_FEATURES, TAG_BITS[0])
    labels = np.concatenate([text.tags for text in known])
    data = _single(words, labels)
    return _chain(data, TAGS, _NO_BORDERS, TAG_BITS, TAG_SCALE, epochs=epochs)


def _paragraph_data(
    texts: Sequence[Text],
    features: Templates,
    bits: int,
    labels: Sequence[NDArray[np.int64]],
) -> Sequences:
    words = _rows(texts, features, bits)
    sizes = [len(text.words.rows) for text in texts]
    bounds = _bounds([paragraph_bounds(text.words) for text in texts], sizes)
    return Sequences(words, _no_pairs(len(words)), np.concatenate(labels).astype(np.int32), bounds)


def learn_cues(texts: Sequence[Text], *, epochs: int = 5) -> Chain:
    """Learn which words are a cue; a missed one costs more than a false one."""
    labels = [_cue_labels(text) for text in texts]
    words = _rows(texts, CUE_FEATURES, CUE_BITS[0])
    data = _single(words, np.concatenate(labels))
    cost = np.zeros((len(CUE_LABELS), len(CUE_LABELS)), np.int32)
    cost[1:, 0] = 30
    return _chain(data, CUE_LABELS, _NO_BORDERS, CUE_BITS, CUE_SCALE, epochs=epochs, cost=cost)


def _cue_labels(text: Text) -> NDArray[np.int64]:
    label = np.zeros(len(text.words), dtype=np.int64)
    for gold in text.gold:
        if not label[gold.cue].any():
            for before, row in zip([-9, *gold.cue], gold.cue, strict=False):
                label[row] = 2 if before == row - 1 else 1
    return label[text.words.rows]


def learn_roles(texts: Sequence[Text], *, epochs: int = 5, seeds: int = 1) -> Chain:
    """Learn the role of every word of a paragraph."""
    labels = [_role_labels(text) for text in texts]
    data = _paragraph_data(texts, ROLE_FEATURES, ROLE_BITS[0], labels)
    size = len(ROLE_LABELS)
    cost = np.zeros((size, size), np.int32)
    cost[1:, 0] = 8
    return _chain(
        data, ROLE_LABELS, _NO_BORDERS, ROLE_BITS, ROLE_SCALE, epochs=epochs, cost=cost, seeds=seeds
    )


def _role_labels(text: Text) -> NDArray[np.int64]:
    """Label words by the first attribution that claims them."""
    label = np.zeros(len(text.words), dtype=np.int64)
    for gold in text.gold:
        middle = gold.cue[0]
        label[[row for row in gold.cue if not label[row]]] = 1
        for rows, left, right, step in ((gold.source, 2, 3, 0), (gold.content, 4, 6, 1)):
            before = None
            for row in rows:
                if label[row]:
                    before = None
                    continue
                base = left if row < middle else right
                label[row] = base + step * (before == row - 1)
                before = row
    return label[text.words.rows]


def match(text: Text, cues: Sequence[Range]) -> list[Gold | None]:
    """Return for each possible cue the attribution whose cue it is, each attribution once."""
    holders: dict[int, list[int]] = {}
    for number, gold in enumerate(text.gold):
        for row in gold.cue:
            holders.setdefault(row, []).append(number)
    used: set[int] = set()
    found: list[Gold | None] = []
    for first, last in cues:
        shared: dict[int, int] = {}
        for row in range(first, last):
            for number in holders.get(row, ()):
                shared[number] = shared.get(number, 0) + 1
        free = [number for number in shared if number not in used]
        if not free:
            found.append(None)
            continue
        best = min(free, key=lambda one: (-shared[one], -len(text.gold[one].content), one))
        used.add(best)
        found.append(text.gold[best])
    return found


def learn_parts(texts: Sequence[Text], *, epochs: int = 3, seeds: int = 1) -> Chain:
    """Learn source and content of the cues that an annotator marked too."""
    words, pairs, labels, bounds, size = [], [], [], [], 0
    for text in texts:
        cues: list[Range] = text.found["cues"]
        if not cues:
            continue
        views = Views(text.words, cues)
        part, border = views.buckets(part_bits=PART_BITS[0], border_bits=PART_BITS[1])
        for number, gold in enumerate(match(text, cues)):
            if gold is None:
                continue
            inside = slice(views.first[number], views.last[number])
            label = np.zeros(len(text.words), dtype=np.int32)
            label[gold.content] = PART_LABELS.index("content")
            label[gold.source] = PART_LABELS.index("source")
            label[gold.cue] = PART_LABELS.index("cue")
            words.append(part[:, inside].T)
            pairs.append(border[:, inside].T)
            labels.append(label[views.rows[inside]])
            bounds.append((size, size + len(labels[-1])))
            size = bounds[-1][1]
    data = Sequences(
        np.concatenate(words), np.concatenate(pairs), np.concatenate(labels), np.array(bounds)
    )
    cost = np.full((len(PART_LABELS), len(PART_LABELS)), 60, np.int32)
    np.fill_diagonal(cost, 0)
    return _chain(
        data,
        PART_LABELS,
        PART_CLASSES,
        PART_BITS,
        PART_SCALE,
        epochs=epochs,
        cost=cost,
        seeds=seeds,
    )


def learn_odds(texts: Sequence[Text]) -> Table:
    """Learn which candidates an annotator marked, with a content that is mostly the same."""
    buckets = [_accept_rows(text) for text in texts if text.found["candidates"]]
    weights = train_odds(
        np.concatenate(buckets),
        _truth(texts),
        bits=ACCEPT_BITS,
        epochs=6,
        least=LEAST,
    )
    return _table(weights[:, None], 100, len(buckets[0][0]))


def apply_odds(text: Text, table: Table) -> list[int]:
    """Return the odds of the candidates of a text, each judged by itself."""
    if not text.found["candidates"]:
        return []
    odds: list[int] = table.sum(_accept_rows(text).T)[:, 0].tolist()
    return odds


def _accept_rows(text: Text) -> NDArray[np.int32]:
    found = text.found
    return accept_buckets(text.words, found["candidates"], found["roles"], bits=ACCEPT_BITS).T


def learn_forest(texts: Sequence[Text]) -> Forest:
    """Learn the same from the candidates among the others of their text."""
    cases = [
        company_of(text.words, found["candidates"], found["roles"], found["odds"])
        for text in texts
        if (found := text.found)["candidates"]
    ]
    return grow_forest(np.concatenate(cases), _truth(texts), trees=TREES, depth=DEPTH, rate=RATE)


def _truth(texts: Iterable[Text]) -> NDArray[np.float64]:
    """Return 1 for each candidate that an annotator marked, or else 0."""
    right: list[bool] = []
    for text in texts:
        candidates: list[Candidate] = text.found["candidates"]
        marked = match(text, [one.cue for one in candidates])
        right += [_is_right(text, one, gold) for one, gold in zip(candidates, marked, strict=True)]
    return np.array(right, dtype=np.float64)


def _is_right(text: Text, candidate: Candidate, gold: Gold | None) -> bool:
    if gold is None:
        return False
    ours, theirs = (
        {row for row in rows if any(map(str.isalnum, text.words.lowers[row]))}
        for rows in (candidate.content, gold.content)
    )
    return bool(ours) and len(ours & theirs) >= _SHARED * len(ours | theirs)
