"""Every place that a parser's record names, and where it must lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from intelnews.model import Fragment, Problem, Span
from intelnews.plugins.contract import Draft, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.model import Locator
    from intelnews.plugins.contract import Yield

__all__ = ["iter_places"]


def iter_places(record: Yield, whole: Span, /) -> Iterator[tuple[str, Span, Span]]:
    """Yield what names a place, the place, and the span it must lie in.

    ``whole`` is the span of the document's text. Of a finished article nothing is yielded: its
    places count in a source that is not at hand, and its own laws hold by construction.

    >>> [what for what, _, _ in iter_places(Fragment(text="Alone.", span=Span(0, 6)), Span(0, 6))]
    ['the fragment']
    """
    if isinstance(record, Problem):
        yield from _of_locator(f"problem {record.code}", record.locator, whole)
    elif isinstance(record, Fragment):
        if record.span is not None:
            yield "the fragment", record.span, whole
        for origin in record.origins:
            yield from _of_locator(f"origin of {origin.field}", origin.locator, whole)
    elif isinstance(record, Draft):
        yield from _of_draft(record, whole)


def _of_draft(draft: Draft, whole: Span) -> Iterator[tuple[str, Span, Span]]:
    for field in attrs.fields(Draft):
        value = getattr(draft, field.name)
        for found in value if isinstance(value, tuple) else (value,):
            if isinstance(found, Found):
                yield from _of_locator(field.name, found.locator, whole)
    for piece in draft.body:
        yield from ((f"the piece {piece.text[:20]!r}", span, whole) for span in piece.spans)
        inside = Span(0, len(piece.text))
        for link in piece.links:
            if link.span is not None:
                yield f"the link to {link.url}", link.span, inside
    for origin in draft.origins:
        yield from _of_locator(f"origin of {origin.field}", origin.locator, whole)
    for problem in draft.problems:
        yield from _of_locator(f"problem {problem.code}", problem.locator, whole)


def _of_locator(
    what: str, locator: Locator | None, whole: Span
) -> Iterator[tuple[str, Span, Span]]:
    if locator is not None and locator.span is not None:
        yield what, locator.span, whole
