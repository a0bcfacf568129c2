"""Lines that were set aside, as problems."""

from __future__ import annotations

from intelnews.model import Severity, Span
from intelnews.text.lines import Line
from intelnews.text.notes import NOTES, iter_problems
from intelnews.text.posts import Noted
from intelnews.text.residue import ResidueKind


def test_one_problem_for_each_sort_of_line():
    """With a count, at the place of the first, quoting it."""
    lines = [Line("Share this:", (Span(9, 20),)), Line("Tweet", (Span(30, 35),))]
    (problem,) = iter_problems([Noted("sharing", line) for line in lines])
    assert ("sharing-residue", 2, Span(9, 20)) == (
        problem.code,
        problem.count,
        problem.locator.span,
    )
    assert "Share this:" in problem.message
    assert Severity.NOTE is problem.severity


def test_losses_are_warnings():
    """What breaks off or belongs to nothing is more than a note."""
    noted = [Noted(code, Line("By", (Span(0, 2),))) for code in ("cut-byline", "stray-footer")]
    assert {Severity.WARNING} == {problem.severity for problem in iter_problems(noted)}


def test_every_kind_of_residue_has_a_message():
    """A new kind cannot be forgotten."""
    assert set() == {kind.value for kind in ResidueKind} - set(NOTES)
