"""Places, origins and problems: their order, their text and their limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.model import Locator, Origin, Problem, Severity, Span, cap
from intelnews.testing.strategies import locators, problems


@pytest.mark.parametrize(
    ("locator", "text"),
    [
        (Locator(), "somewhere"),
        (Locator(line=3), "line 3"),
        (Locator(span=Span(0, 0)), "characters 0–0"),
        (Locator(path="$.title", line=1, span=Span(2, 9)), "$.title, line 1, characters 2–9"),
    ],
)
def test_locator_prints_what_it_knows(locator: Locator, text: str) -> None:
    """From the outer to the inner place."""
    assert text == str(locator)


@pytest.mark.parametrize("line", [0, -1])
def test_lines_count_from_one(line: int) -> None:
    """There is no line 0."""
    with pytest.raises(ValueError, match="line"):
        Locator(line=line)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan"), float("inf")])
def test_confidence_is_a_share(confidence: float) -> None:
    """From nothing to certainty."""
    with pytest.raises(ValueError, match="confidence"):
        Origin(field="title", method="first line", confidence=confidence)


def test_confidence_is_a_float() -> None:
    """An integer is taken for the float it equals."""
    assert type(Origin(field="title", method="first line", confidence=1).confidence) is float


@pytest.mark.parametrize("code", ["", "Odd", "odd_line", "-odd", "odd-", "odd--line", "odd\n", "é"])
def test_code_is_in_kebab_case(code: str) -> None:
    """Programs compare codes, so they have one form."""
    with pytest.raises(ValueError, match="code"):
        Problem(code=code, message="m")


def test_count_is_at_least_one() -> None:
    """A problem that did not happen is none."""
    with pytest.raises(ValueError, match="count"):
        Problem(code="odd", message="m", count=0)


def test_long_message_is_cut() -> None:
    """A message that quotes a page keeps its first 500 characters."""
    problem = Problem(code="odd", message="x" * 501)
    assert "x" * 499 + "…" == problem.message
    assert "x" * 500 == Problem(code="odd", message="x" * 500).message


def test_problem_prints_as_one_line() -> None:
    """Severity first, code last."""
    place = Locator(line=3)
    problem = Problem(code="odd-line", message="cut", severity="error", locator=place, count=2)
    assert "error: cut (2 times) at line 3 [odd-line]" == str(problem)
    assert "warning: cut [odd-line]" == str(Problem(code="odd-line", message="cut"))


#: Problems that differ in their place alone.
PLACED = st.builds(
    Problem, code=st.just("odd"), message=st.just("m"), locator=st.none() | locators()
)


@given(problems() | PLACED, problems() | PLACED)
def test_order_agrees_with_equality(one: Problem, other: Problem) -> None:
    """Exactly one of less, equal and greater is true."""
    assert 1 == [one < other, one == other, one > other].count(True)
    assert (one <= other) == (not one > other)
    assert (one >= other) == (not one < other)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (None, Locator()),
        (Locator(), Locator(path="")),
        (Locator(), Locator(line=1)),
        (Locator(line=1), Locator(line=2)),
        (Locator(path="z"), Locator(line=1, path="a")),
        (Locator(line=9), Locator(span=Span(0, 0))),
        (Locator(span=Span(0, 1)), Locator(span=Span(0, 2))),
    ],
)
def test_unknown_places_come_first_and_equal_none(less: Locator | None, more: Locator) -> None:
    """Every two places that differ have an order, so that no order depends on hashes."""
    first = Problem(code="odd", message="m", locator=less)
    second = Problem(code="odd", message="m", locator=more)
    assert [first, second] == sorted([second, first])


def test_problems_sort_by_severity_first() -> None:
    """The gravest first, wherever it is."""
    found = [
        Problem(code="a", message="m", severity=severity, locator=Locator(line=line))
        for line, severity in enumerate(("note", "warning", "error"), start=1)
    ]
    assert [
        Severity.ERROR,
        Severity.WARNING,
        Severity.NOTE,
    ] == [problem.severity for problem in sorted(found)]


def test_order_with_other_types_is_undefined() -> None:
    """A problem is no text."""
    with pytest.raises(TypeError):
        sorted([Problem(code="odd", message="m"), "odd"])  # type: ignore[list-item]


@given(st.lists(problems(), max_size=6), st.integers(0, 6))
def test_cap_keeps_the_gravest_and_counts_the_rest(found: list[Problem], limit: int) -> None:
    """Nothing is lost in silence, and the order of the input does not matter."""
    kept = cap(found, limit)
    several = sorted(set(found))
    assert kept == cap(found[::-1], limit)
    assert kept[:limit] == tuple(several[:limit])
    assert sum(problem.count for problem in kept) == sum(problem.count for problem in several)
    assert len(kept) == min(len(several), limit + 1)


def test_cap_says_what_it_left_out() -> None:
    """The last problem is a note with the count."""
    last = cap([Problem(code=f"c{n}", message="m", count=10) for n in range(5)], 3)[-1]
    assert ("more-problems", Severity.NOTE, 20) == (last.code, last.severity, last.count)
