"""Features: named by columns, hashed into the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims.tagger.acceptance import ACCEPT_FEATURES
from intelnews.claims.tagger.cues import CUE_FEATURES
from intelnews.claims.tagger.features import buckets, templates
from intelnews.claims.tagger.parts import BORDER_FEATURES, PART_FEATURES
from intelnews.claims.tagger.roles import ROLE_FEATURES
from intelnews.claims.tagger.tags import TAG_FEATURES
from intelnews.claims.tagger.words import PAD

if TYPE_CHECKING:
    from intelnews.claims.tagger.features import Templates

VALUES = np.array([3, 1, 4, 1, 5, 9, 2, 6], dtype=np.uint32)


def constant(number: int, size: int = 4) -> np.ndarray:
    """Return a column with one number."""
    return np.full(size, number, dtype=np.uint32)


def test_templates() -> None:
    """Bars part features, spaces part columns, a number says how far away one is read."""
    assert ((("w", 0),), (("p", -1), ("p", 0)), (("r_t", 2), ("zaa", 0))) == templates(
        "w | p-1 p| r_t+2 zaa"
    )


@pytest.mark.parametrize("text", ["W", "w1", "w-", "w-12", "w+-1", "é", "w=1"])
def test_names_that_are_no_column(text: str) -> None:
    """A name that is no column is refused, and named."""
    with pytest.raises(ValueError, match="no column"):
        templates(f"w | p {text}")


@pytest.mark.parametrize(
    "features",
    [
        TAG_FEATURES, CUE_FEATURES, ROLE_FEATURES, PART_FEATURES, BORDER_FEATURES,
        ACCEPT_FEATURES,
    ],
)  # fmt: skip
def test_no_look_has_an_empty_feature_or_one_twice(features: Templates) -> None:
    """Features of a look differ, and each reads at least one column."""
    assert all(features)
    assert len(features) == len({frozenset(one) for one in features})


@pytest.mark.parametrize(
    "features",
    [TAG_FEATURES, CUE_FEATURES, ROLE_FEATURES, PART_FEATURES, BORDER_FEATURES, ACCEPT_FEATURES],
)
def test_no_feature_reads_beyond_the_rows_of_nothing(features: Templates) -> None:
    """Between two paragraphs stand more rows of nothing than any feature looks over."""
    assert max(abs(away) for one in features for _, away in one) <= PAD


def test_shape_and_order() -> None:
    """There is a row for each feature and a place for each word."""
    found = buckets(templates("a | b | a b"), lambda _, __: VALUES, bits=18)
    assert (3, len(VALUES)) == found.shape
    assert np.int32 == found.dtype


def test_same_words_same_buckets() -> None:
    """The bucket depends on nothing but the feature and the numbers of the columns."""
    found = buckets(templates("a | a b"), lambda _, __: VALUES, bits=18)
    assert (found[:, 1] == found[:, 3]).all()
    again = buckets(templates("a | a b"), lambda _, __: VALUES[::-1].copy(), bits=18)
    assert (found == again[:, ::-1]).all()


def test_the_column_is_not_changed() -> None:
    """A column is read more than once, so mixing works on copies."""
    values = VALUES.copy()
    buckets(templates("a | a a+1 | a"), lambda _, __: values, bits=18)
    assert (values == VALUES).all()


def test_each_column_is_read_once() -> None:
    """However many features ask for a column, it is fetched once."""
    asked: list[tuple[str, int]] = []

    def column(name: str, away: int) -> np.ndarray:
        asked.append((name, away))
        return VALUES

    buckets(templates("a | a b-1 | b-1 a | a+1"), column, bits=10)
    assert [("a", 0), ("b", -1), ("a", 1)] == asked


def test_offsets_read_neighbours() -> None:
    """What a feature reads one row away is what stands there."""
    rows = np.arange(1, len(VALUES) - 1)

    def column(_: str, away: int) -> np.ndarray:
        return VALUES[rows + away]

    before, behind = (
        buckets(templates("a-1"), column, bits=20),
        buckets(templates("a+1"), column, bits=20),
    )
    here = buckets(templates("a"), lambda _, __: VALUES, bits=20)
    assert (here[0, :-2] == before[0]).all()
    assert (here[0, 2:] == behind[0]).all()


def test_features_of_one_column_differ() -> None:
    """The number of the feature is part of the hash, so two that read the same do not collide."""
    found = buckets(templates("a | a | a | a | a"), lambda _, __: constant(7), bits=20)
    assert 5 == len(set(found[:, 0].tolist()))


def test_order_of_columns_matters() -> None:
    """Two columns with exchanged numbers are another feature's value."""
    there = buckets(templates("a b"), lambda name, _: constant(3 if name == "a" else 8), bits=20)
    back = buckets(templates("a b"), lambda name, _: constant(8 if name == "a" else 3), bits=20)
    assert there[0, 0] != back[0, 0]


def test_buckets_are_known() -> None:
    """The hash never changes: weights that ship are numbered by it."""
    found = buckets(templates("a | a b"), lambda name, _: constant(ord(name), 1), bits=16)
    assert [[47494], [38956]] == found.tolist()


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20), st.integers(1, 24))
def test_bounds(values: list[int], bits: int) -> None:
    """Every bucket is a row of the table."""
    column = np.array(values, dtype=np.uint32)
    found = buckets(templates("a | a b | a b c"), lambda _, __: column, bits=bits)
    assert found.min() >= 0
    assert found.max() < 2**bits


def test_buckets_are_spread() -> None:
    """Small numbers in a row do not share buckets more than chance has it."""
    column = np.arange(4096, dtype=np.uint32)
    found = buckets(templates("a"), lambda _, __: column, bits=16)
    assert len(set(found[0].tolist())) > 3800  # 3971 by chance
