"""Weights for tests: small ones by chance, and those that ship."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from intelnews.claims.tagger.company import COMPANY
from intelnews.claims.tagger.crf import Chain, Table
from intelnews.claims.tagger.cues import CUE_LABELS
from intelnews.claims.tagger.parts import PART_CLASSES, PART_LABELS
from intelnews.claims.tagger.roles import ROLE_LABELS
from intelnews.claims.tagger.tags import TAGS
from intelnews.claims.tagger.weights import Weights, load_weights
from intelnews.forest import Forest

NO_CLASSES = np.zeros((1, 1), dtype=np.int64)


@pytest.fixture(scope="session")
def shipped() -> Weights:
    """Return the weights that ship."""
    if not files("intelnews.claims").joinpath("data", "tagger.npz").is_file():
        pytest.skip("no weights were trained yet")
    return load_weights()


@pytest.fixture(scope="session")
def chance_weights() -> Weights:
    """Return small weights by chance: they find much, and all of it is nonsense."""
    chance = np.random.default_rng(5)

    def chain(labels: int, classes: np.ndarray, *, pairs: int) -> Chain:
        return Chain(
            words=Table(chance.integers(-9, 10, (64, labels)).astype(np.int16)),
            pairs=Table(chance.integers(-9, 10, (16, pairs)).astype(np.int16)),
            classes=classes,
            follows=chance.integers(-9, 10, (labels, labels)).astype(np.int32),
            begins=chance.integers(-9, 10, labels).astype(np.int32),
        )

    return Weights(
        tags=chain(len(TAGS), NO_CLASSES, pairs=1),
        cues=chain(len(CUE_LABELS), NO_CLASSES, pairs=1),
        roles=chain(len(ROLE_LABELS), NO_CLASSES, pairs=1),
        parts=chain(len(PART_LABELS), PART_CLASSES, pairs=int(PART_CLASSES.max()) + 1),
        accept=Table(chance.integers(-20, 21, (128, 1)).astype(np.int16)),
        forest=Forest(
            columns=chance.integers(0, len(COMPANY), (4, 3)).astype(np.int16),
            cuts=chance.integers(-50, 50, (4, 3)).astype(np.int32),
            values=chance.integers(-900, 900, (4, 8)).astype(np.int16),
        ),
        signs=np.array([3, 7], dtype=np.uint32),
        cue_bias=20,
        threshold=-100,
        quote_threshold=-300,
    )
