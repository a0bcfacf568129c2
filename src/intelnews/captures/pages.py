"""Pages out of captures: as documents, and their records as records of the file around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import evolve

from intelnews.captures.answers import unpack_body
from intelnews.errors import LimitError
from intelnews.fields.urls import is_url
from intelnews.intake.gate import read_bytes
from intelnews.model import Fragment, Locator, Origin, Problem, Severity
from intelnews.plugins.contract import Draft, Found

if TYPE_CHECKING:
    from intelnews.captures.records import Capture
    from intelnews.intake.compression import Budget
    from intelnews.intake.document import Document
    from intelnews.limits import Limits
    from intelnews.plugins.contract import Yield

__all__ = ["page_of", "placed", "prefixed"]

L = TypeVar("L", Origin, Problem, Found[Any])

_VALUES: Final = ("title", "deck", "url", "publication", "language")
_SEVERAL: Final = ("authors", "published", "modified", "captured")


def page_of(capture: Capture, /, *, budget: Budget, limits: Limits) -> Document | Problem:
    """Return the page in a capture as a document, or a problem that says why there is none.

    Raises:
        ValueError: If the capture holds no page.
    """
    if capture.body is None:
        message = "the record holds no page"
        raise ValueError(message)
    opening = capture.opening
    try:
        body, faults = unpack_body(capture.body, opening.codings, budget=budget)
        page = read_bytes(
            body,
            name=capture.url or None,
            url=capture.url if is_url(capture.url) else None,
            encoding=opening.charset,
            budget=budget,
            limits=limits,
        )
    except LimitError as error:
        return Problem(code="page-too-large", message=error.message, severity=Severity.ERROR)
    if page.is_binary:
        message = "what is said to be a page is no text"
        return Problem(code="unreadable-page", message=message, severity=Severity.ERROR)
    return evolve(page, problems=(*capture.problems, *faults, *page.problems))


def placed(record: Yield, capture: Capture, /) -> Yield:
    """Return a record of a page as one of the file that holds it.

    Places in the page are none in the file, where it may be compressed twice over: what is left of
    them is the path, behind that of the capture.
    """
    if isinstance(record, Problem):
        return prefixed(record, capture.path)
    if isinstance(record, Fragment):
        origins = tuple(prefixed(origin, capture.path) for origin in record.origins)
        return evolve(record, span=None, origins=origins)
    if not isinstance(record, Draft):
        return record
    changes: dict[str, Any] = {}
    for name in _VALUES:
        value = getattr(record, name)
        changes[name] = None if value is None else prefixed(value, capture.path)
    for name in _SEVERAL:
        changes[name] = tuple(prefixed(one, capture.path) for one in getattr(record, name))
    place = Locator(path=capture.path)
    address, date = capture.names
    if capture.date:
        noted = Found(value=capture.date, method=date, locator=place, raw=capture.date)
        changes["captured"] = (noted, *changes["captured"])
    if changes["url"] is None and is_url(capture.url):
        changes["url"] = Found(value=capture.url, method=address, locator=place)
    origins = tuple(prefixed(origin, capture.path) for origin in record.origins)
    text = (Origin(field="text", method="body", locator=place),) if record.body else ()
    return evolve(
        record,
        **changes,
        body=tuple(evolve(piece, spans=()) for piece in record.body),
        origins=(*origins, *text),
        problems=tuple(prefixed(problem, capture.path) for problem in record.problems),
    )


def prefixed(noted: L, path: str, /) -> L:
    """Return a value, origin or problem with its path in what is around it, and no other place."""
    inner = noted.locator.path if noted.locator is not None else None
    return evolve(noted, locator=Locator(path=f"{path} {inner}" if inner else path))
