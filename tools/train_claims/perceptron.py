"""Averaged structured perceptrons (Collins 2002) and a logistic regression, compiled by numba.

Perceptrons count in whole numbers, and the regression uses nothing but the four operations and the
square root, so that the same corpus gives the same weights on every machine.
"""

# ruff: noqa: PLR0917 # compiled functions take their arguments by place
# mypy: disallow-untyped-defs=false, disallow-untyped-calls=false

from __future__ import annotations

import random

import numpy as np
from attrs import frozen
from numba import njit
from numpy.typing import NDArray

__all__ = ["Sequences", "train_chain", "train_odds"]


@frozen(eq=False)
class Sequences:
    """What a chain learns from: buckets (rows, features) of words and of borders, and labels.

    ``bounds`` has the first row of each sequence and the row behind its last.
    """

    words: NDArray[np.int32]
    pairs: NDArray[np.int32]
    labels: NDArray[np.int32]
    bounds: NDArray[np.int64]


@njit(cache=True)
def _score(words, pairs, low, high, table, ptable, emit, edge):
    for i in range(low, high):
        for k in range(table.shape[1]):
            emit[i - low, k] = 0
        for f in range(words.shape[1]):
            row = words[i, f]
            for k in range(table.shape[1]):
                emit[i - low, k] += table[row, k]
        for k in range(ptable.shape[1]):
            edge[i - low, k] = 0
        for f in range(pairs.shape[1]):
            row = pairs[i, f]
            for k in range(ptable.shape[1]):
                edge[i - low, k] += ptable[row, k]


@njit(cache=True)
def _viterbi(emit, edge, classes, follows, begins, out):
    size, labels = emit.shape
    score, new = np.empty(labels, np.int32), np.empty(labels, np.int32)
    back = np.empty((size, labels), np.int16)
    for k in range(labels):
        score[k] = emit[0, k] + begins[k]
    for i in range(1, size):
        for k in range(labels):
            best = 0
            most = score[0] + follows[0, k] + edge[i, classes[0, k]]
            for j in range(1, labels):
                here = score[j] + follows[j, k] + edge[i, classes[j, k]]
                if here > most:
                    most = here
                    best = j
            new[k] = most + emit[i, k]
            back[i, k] = best
        for k in range(labels):
            score[k] = new[k]
    at = 0
    for k in range(1, labels):
        if score[k] > score[at]:
            at = k
    out[size - 1] = at
    for i in range(size - 1, 0, -1):
        at = back[i, at]
        out[i - 1] = at


@njit(cache=True)
def _move(rows, live, table, total, right, wrong, now):
    for row in rows:
        if live[row]:
            table[row, right] += 1
            total[row, right] += now
            table[row, wrong] -= 1
            total[row, wrong] -= now


@njit(cache=True)
def _epoch(
    words, pairs, gold, bounds, order, tables, ptables, steps, live, plive, classes, cost, now
):
    table, total = tables
    ptable, ptotal = ptables
    follows, ftotal, begins, btotal = steps
    for number in order:
        low, high = bounds[number, 0], bounds[number, 1]
        size = high - low
        emit = np.empty((size, table.shape[1]), np.int32)
        edge = np.empty((size, ptable.shape[1]), np.int32)
        out = np.empty(size, np.int32)
        _score(words, pairs, low, high, table, ptable, emit, edge)
        for i in range(size):
            for k in range(table.shape[1]):
                emit[i, k] += cost[gold[low + i], k]
        _viterbi(emit, edge, classes, follows, begins, out)
        now += 1
        for i in range(size):
            right, wrong = gold[low + i], out[i]
            if right != wrong:
                _move(words[low + i], live, table, total, right, wrong, now)
            if i == 0:
                if right != wrong:
                    begins[right] += 1
                    btotal[right] += now
                    begins[wrong] -= 1
                    btotal[wrong] -= now
                continue
            before, guess = gold[low + i - 1], out[i - 1]
            if right != wrong or before != guess:
                follows[before, right] += 1
                ftotal[before, right] += now
                follows[guess, wrong] -= 1
                ftotal[guess, wrong] -= now
                good, bad = classes[before, right], classes[guess, wrong]
                if good != bad:
                    _move(pairs[low + i], plive, ptable, ptotal, good, bad, now)
    return now


def train_chain(
    data: Sequences,
    /,
    *,
    labels: int,
    classes: NDArray[np.int64],
    bits: tuple[int, int],
    epochs: int,
    least: int,
    cost: NDArray[np.int32] | None = None,
    seeds: int = 1,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return averaged weights: of words, of pairs, of steps and of first labels.

    Features seen fewer than ``least`` times get none. ``cost`` is added to the score of a wrong
    label while training: (right, wrong). Over several ``seeds`` (orders of the sequences) the mean
    is taken.
    """
    live = np.bincount(data.words.ravel(), minlength=1 << bits[0]) >= least
    plive = np.bincount(data.pairs.ravel(), minlength=1 << bits[1]) >= least
    kinds = int(classes.max()) + 1
    cost = np.zeros((labels, labels), np.int32) if cost is None else cost
    shapes = ((1 << bits[0], labels), (1 << bits[1], kinds), (labels, labels), (labels,))
    mean = [np.zeros(shape) for shape in shapes]
    for seed in range(1, seeds + 1):
        table, ptable, follows, begins = (np.zeros(shape, np.int32) for shape in shapes)
        total, ptotal, ftotal, btotal = (np.zeros(shape, np.int64) for shape in shapes)
        order, now = list(range(len(data.bounds))), 0
        chance = random.Random(seed)  # noqa: S311 # no secret
        for _ in range(epochs):
            chance.shuffle(order)
            now = _epoch(
                data.words, data.pairs, data.labels, data.bounds, np.array(order),
                (table, total), (ptable, ptotal), (follows, ftotal, begins, btotal),
                live, plive, classes, cost, now,
            )  # fmt: skip
        counts, sums = (table, ptable, follows, begins), (total, ptotal, ftotal, btotal)
        for place in range(len(shapes)):
            mean[place] += counts[place] - sums[place] / (now + 1)
    words, pairs, follows_, begins_ = (one / seeds for one in mean)
    return words, pairs, follows_, begins_


@njit(cache=True)
def _regress(buckets, truth, order, weights, squares, rate, decay):
    for number in order:
        odds = 0.0
        for row in buckets[number]:
            odds += weights[row]
        power = 1.0 - max(-20.0, min(20.0, odds)) / 1024.0
        for _ in range(10):  # (1 - x / 1024) ** 1024 is exp(-x), the same on every machine
            power *= power
        slope = 1.0 / (1.0 + power) - truth[number]
        for row in buckets[number]:
            gradient = slope + decay * weights[row]
            squares[row] += gradient * gradient
            weights[row] -= rate * gradient / np.sqrt(squares[row])


def train_odds(
    buckets: NDArray[np.int32],
    truth: NDArray[np.float64],
    /,
    *,
    bits: int,
    epochs: int,
    least: int,
    rate: float = 0.02,
    decay: float = 3e-4,
) -> NDArray[np.float64]:
    """Return the weights of a logistic regression (AdaGrad, Duchi et al. 2011), in logits.

    ``buckets`` is (cases, features); the weights are the mean over the second half of the epochs.
    """
    unused = 1 << bits
    live = np.bincount(buckets.ravel(), minlength=1 << bits) >= least
    rows = np.where(live[buckets], buckets, unused).astype(np.int64)
    weights, squares = np.zeros(unused + 1), np.full(unused + 1, 0.01)
    mean, taken = np.zeros(unused + 1), 0
    order = list(range(len(rows)))
    chance = random.Random(1)  # noqa: S311 # no secret
    for epoch in range(epochs):
        chance.shuffle(order)
        _regress(rows, truth, np.array(order), weights, squares, rate, decay)
        weights[unused] = 0
        if epoch >= epochs // 2:
            mean += weights
            taken += 1
    return (mean / taken)[:unused]
