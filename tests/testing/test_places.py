"""Every place that a record names is found."""

from __future__ import annotations

from typing import Any

from intelnews.model import Article, Fragment, Link, Locator, Origin, Problem, Span
from intelnews.plugins.contract import Draft, Found, Piece
from intelnews.testing.places import iter_places

WHOLE = Span(0, 100)


def at(start: int, /) -> Locator:
    """Return a place one character long."""
    return Locator(span=Span(start, start + 1))


def places(record: Any, /) -> list[int]:
    """Return where the places of a record begin; all must lie in the whole text."""
    assert {room for _, _, room in iter_places(record, WHOLE)} <= {WHOLE}
    return [span.start for _, span, _ in iter_places(record, WHOLE)]


def test_places_of_a_draft() -> None:
    """Candidates, pieces, origins and problems, each with its place."""
    draft = Draft(
        title=Found(value="t", method="m", locator=at(1)),
        authors=[Found(value="a", method="m", locator=at(2)), "b"],
        published=[Found(value="p", method="m", locator=at(3))],
        body=[Piece(text="abc", spans=[Span(4, 5), Span(6, 7)])],
        origins=[Origin(field="tags", method="m", locator=at(8))],
        problems=[Problem(code="odd", message="m", locator=at(9))],
    )
    assert [1, 2, 3, 4, 6, 8, 9] == places(draft)


def test_links_of_a_piece_lie_in_the_piece() -> None:
    """They count in its text, not in the document."""
    links = [Link(url="u", span=Span(1, 9)), Link(url="u")]
    draft = Draft(body=[Piece(text="abc", links=links)])
    assert [("the link to u", Span(1, 9), Span(0, 3))] == list(iter_places(draft, WHOLE))


def test_places_of_fragments_and_problems() -> None:
    """Where they have any."""
    origins = [Origin(field="authors", method="m", locator=at(3)), Origin(field="a", method="m")]
    assert [1, 3] == places(Fragment(text="a", span=Span(1, 2), origins=origins))
    assert [] == places(Fragment(text="a"))
    assert [5] == places(Problem(code="odd", message="m", locator=at(5)))
    assert [] == places(Problem(code="odd", message="m", locator=Locator(line=3)))


def test_finished_articles_are_not_looked_at() -> None:
    """Their places count in another source."""
    assert [] == places(Article(origins=[Origin(field="title", method="m", locator=at(1))]))
