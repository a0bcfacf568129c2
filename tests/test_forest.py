"""Trees: their values by the answers to their questions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.forest import Forest


def forest(columns: list[list[int]], cuts: list[list[int]], values: list[list[int]]) -> Forest:
    """Return a forest of small tables."""
    return Forest(columns=np.array(columns), cuts=np.array(cuts), values=np.array(values, np.int16))


def test_a_cut_parts_what_is_above_it() -> None:
    """A number equal to the cut is below."""
    one = forest([[0]], [[7]], [[-100, 250]])
    assert [-100, -100, 250] == one.sum(np.array([[6, 7, 8]])).tolist()


def test_trees_are_added() -> None:
    """The sum is of all trees, and of more than a small number holds."""
    both = forest([[0], [1]], [[0], [0]], [[0, 30_000], [5, 30_000]])
    assert [60_000, 30_005, 5] == both.sum(np.array([[1, 1, 0], [1, 0, 0]])).tolist()


@pytest.mark.parametrize("cases", [0, 1, 511, 512, 513, 1_100])
def test_any_number_of_cases(cases: int) -> None:
    """Cases are asked some hundred at a time, and each of them once."""
    numbers = np.arange(cases)
    found = forest([[0]], [[599]], [[1, 2]]).sum(numbers[None, :])
    assert np.where(numbers > 599, 2, 1).tolist() == found.tolist()


@given(
    cases=st.lists(st.tuples(*[st.integers(-5, 5)] * 3), min_size=1, max_size=8),
    questions=st.lists(st.tuples(st.integers(0, 2), st.integers(-5, 5)), min_size=2, max_size=2),
    values=st.lists(st.integers(-9000, 9000), min_size=4, max_size=4),
)
def test_a_tree_is_a_table_of_answers(
    cases: list[tuple[int, int, int]], questions: list[tuple[int, int]], values: list[int]
) -> None:
    """The first question is the lowest bit of the place in the table."""
    tree = forest([[c for c, _ in questions]], [[cut for _, cut in questions]], [values])
    expected = [
        values[sum((case[column] > cut) << bit for bit, (column, cut) in enumerate(questions))]
        for case in cases
    ]
    assert expected == tree.sum(np.array(cases).T).tolist()


def test_a_number_that_is_not_there_is_an_error() -> None:
    """Weights of other numbers are not misread."""
    with pytest.raises(IndexError):
        forest([[9]], [[0]], [[1, 2]]).sum(np.zeros((3, 1)))
