"""The trained weights that ship with the package, read when they are first needed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import Factory, field, frozen
from numpy.typing import NDArray

from intelnews.claims.tagger.crf import Chain, Table
from intelnews.claims.tagger.parts import PART_CLASSES
from intelnews.claims.tagger.words import word_number
from intelnews.forest import Forest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

__all__ = ["FORMAT", "Weights", "load_weights", "read_weights", "save_weights"]

#: Raised whenever features or arrays change, so that old weights are refused and not misread.
FORMAT: Final = 2
_CHAINS: Final = ("tags", "cues", "roles", "parts")
_FOREST: Final = ("columns", "cuts", "values")


@frozen(eq=False)
class Weights:
    """What training found.

    Attributes:
        tags, cues, roles, parts: The chains of the four looks.
        accept: Weights by which a candidate is judged by itself, in hundredths of a logit.
        forest: The trees that judge it among the others, in thousandths of a logit.
        signs: Numbers of words that may be part of a cue, in order: a paragraph without any of them
            and without quotation marks is not read.
        cue_bias: What the label for no cue loses in the first look, so that few cues are missed.
        threshold, quote_threshold: The log odds, in hundredths, above which a candidate is
            believed; the second where nothing else claims a quotation.
    """

    tags: Chain
    cues: Chain
    roles: Chain
    parts: Chain
    accept: Table
    forest: Forest
    signs: NDArray[np.uint32]
    cue_bias: int
    threshold: int
    quote_threshold: int
    _signs: frozenset[int] = field(
        init=False,
        repr=False,
        default=Factory(lambda self: frozenset(self.signs.tolist()), takes_self=True),
    )

    def may_hold_cue(self, words: Iterable[str], /) -> bool:
        """Tell whether one of some words may belong to a cue."""
        return any(word_number(word.lower()) in self._signs for word in words)


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package; they are read once."""
    path = files("intelnews.claims").joinpath("data", "tagger.npz")
    with path.open("rb") as file:
        return read_weights(file)


def read_weights(file: IO[bytes], /) -> Weights:
    """Read weights that ``save_weights`` wrote.

    Raises:
        ValueError: If they are of another format.
    """
    with np.load(file, allow_pickle=False) as arrays:
        numbers = arrays["numbers"].tolist()
        if numbers[0] != FORMAT:
            raise ValueError(f"weights of format {numbers[0]}; this version reads format {FORMAT}")
        classes = {"parts": PART_CLASSES}
        none = np.zeros((1, 1), dtype=np.int64)
        chains = {
            name: Chain(
                words=Table(arrays[f"{name}.words"]),
                pairs=Table(arrays[f"{name}.pairs"]),
                classes=classes.get(name, none),
                follows=arrays[f"{name}.follows"],
                begins=arrays[f"{name}.begins"],
            )
            for name in _CHAINS
        }
        return Weights(
            **chains,
            accept=Table(arrays["accept"]),
            forest=Forest(**{name: arrays[f"forest.{name}"] for name in _FOREST}),
            signs=arrays["signs"],
            cue_bias=numbers[1],
            threshold=numbers[2],
            quote_threshold=numbers[3],
        )


def save_weights(file: IO[bytes], weights: Weights, /) -> None:
    """Write weights, the same bytes for the same weights."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name in _CHAINS:
        chain: Chain = getattr(weights, name)
        arrays[f"{name}.words"] = chain.words.weights
        arrays[f"{name}.pairs"] = chain.pairs.weights
        arrays[f"{name}.follows"], arrays[f"{name}.begins"] = chain.follows, chain.begins
    for name in _FOREST:
        arrays[f"forest.{name}"] = getattr(weights.forest, name)
    arrays["accept"], arrays["signs"] = weights.accept.weights, weights.signs
    arrays["numbers"] = np.array(
        [FORMAT, weights.cue_bias, weights.threshold, weights.quote_threshold], dtype=np.int64
    )
    # Older versions of numpy would take allow_pickle=False for the name of an array.
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
