"""Weights: what is written is what is read, in one format."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from attrs import evolve

from intelnews.claims.tagger import weights as module
from intelnews.claims.tagger.cues import CUE_LABELS
from intelnews.claims.tagger.parts import PART_LABELS
from intelnews.claims.tagger.roles import ROLE_LABELS
from intelnews.claims.tagger.tags import TAGS
from intelnews.claims.tagger.weights import (
    FORMAT,
    load_weights,
    read_weights,
    save_weights,
)
from intelnews.claims.tagger.words import word_number

if TYPE_CHECKING:
    from intelnews.claims.tagger.crf import Chain
    from intelnews.claims.tagger.weights import (
        Weights,
    )

FOREST = ("columns", "cuts", "values")
CHAINS = ("tags", "cues", "roles", "parts")


def written(weights: Weights) -> bytes:
    """Return the bytes of weights."""
    file = BytesIO()
    save_weights(file, weights)
    return file.getvalue()


def arrays_of(weights: Weights) -> dict[str, np.ndarray]:
    """Return all that weights hold."""
    found = {"accept": weights.accept.weights, "signs": weights.signs}
    found |= {f"forest {name}": getattr(weights.forest, name) for name in FOREST}
    for name in CHAINS:
        chain: Chain = getattr(weights, name)
        found |= {
            f"{name} words": chain.words.weights,
            f"{name} pairs": chain.pairs.weights,
            f"{name} classes": chain.classes,
            f"{name} follows": chain.follows,
            f"{name} begins": chain.begins,
        }
    return found


def test_what_is_written_is_read(chance_weights: Weights) -> None:
    """Every array and every number comes back, of the same type."""
    again = read_weights(BytesIO(written(chance_weights)))
    ours, theirs = arrays_of(chance_weights), arrays_of(again)
    assert ours.keys() == theirs.keys()
    for name, array in ours.items():
        assert array.dtype == theirs[name].dtype, name
        assert np.array_equal(array, theirs[name]), name
    numbers = ("cue_bias", "threshold", "quote_threshold")
    assert [getattr(chance_weights, name) for name in numbers] == [
        getattr(again, name) for name in numbers
    ]


def test_same_weights_same_bytes(chance_weights: Weights) -> None:
    """Nothing but the weights is written: no time, no name, no order of chance."""
    once = written(chance_weights)
    assert once == written(chance_weights)
    assert once == written(read_weights(BytesIO(once)))
    assert once != written(evolve(chance_weights, threshold=-99))


def test_the_file_holds_arrays_of_weights_alone(chance_weights: Weights) -> None:
    """Every version of numpy writes the same members."""
    with np.load(BytesIO(written(chance_weights))) as arrays:
        names = sorted(arrays)
    expected = [
        f"{name}.{part}" for name in CHAINS for part in ("words", "pairs", "follows", "begins")
    ]
    expected += [f"forest.{name}" for name in FOREST]
    assert sorted([*expected, "accept", "signs", "numbers"]) == names


def test_another_format_is_refused(
    chance_weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weights of an older or newer version are not misread."""
    monkeypatch.setattr(module, "FORMAT", FORMAT + 1)
    data = written(chance_weights)
    monkeypatch.undo()
    with pytest.raises(
        ValueError, match=f"format {FORMAT + 1}; this version reads format {FORMAT}"
    ):
        read_weights(BytesIO(data))


def test_rubbish_is_refused() -> None:
    """A file that holds no arrays is refused; nothing in it is run."""
    with pytest.raises(ValueError, match="pickle"):
        read_weights(BytesIO(b"rubbish" * 9))


def test_shipped_weights_fit_the_code(shipped: Weights) -> None:
    """Tables have a column for each label, and sizes that hashes can number."""
    labels = {"tags": TAGS, "cues": CUE_LABELS, "roles": ROLE_LABELS, "parts": PART_LABELS}
    for name, names in labels.items():
        chain: Chain = getattr(shipped, name)
        size = len(names)
        assert size == chain.words.weights.shape[1] == len(chain.begins)
        assert (size, size) == chain.follows.shape
        assert 1 << chain.words.bits == len(chain.words.weights)
        assert 1 << chain.pairs.bits == len(chain.pairs.weights)
        assert chain.classes.max() < chain.pairs.weights.shape[1]
    assert 1 == shipped.accept.weights.shape[1]
    assert np.array_equal(np.unique(shipped.signs), shipped.signs)
    assert shipped.quote_threshold <= shipped.threshold


def test_shipped_weights_are_read_once(shipped: Weights) -> None:
    """The weights are read when they are first asked for, and then kept."""
    assert shipped is load_weights()


def test_shipped_weights_are_what_would_be_written(shipped: Weights) -> None:
    """Saving what ships gives the same arrays."""
    again = arrays_of(read_weights(BytesIO(written(shipped))))
    assert all(np.array_equal(array, again[name]) for name, array in arrays_of(shipped).items())


def test_shipped_weights_are_small(shipped: Weights) -> None:
    """They take at most four megabytes of the wheel."""
    path = files("intelnews.claims").joinpath("data", "tagger.npz")
    assert len(path.read_bytes()) <= 4 << 20


def test_words_that_may_hold_a_cue(chance_weights: Weights) -> None:
    """Words are looked up in lower case; one sign among them is enough."""
    weights = evolve(chance_weights, signs=np.array([word_number("said")], dtype=np.uint32))
    assert weights.may_hold_cue(["Ott", "SAID"])
    assert not weights.may_hold_cue(["Ott", "saw"])
    assert not weights.may_hold_cue([])
