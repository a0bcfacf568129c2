"""Pages out of captures, as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from intelnews.captures.answers import unpack_body
from intelnews.errors import LimitError
from intelnews.fields.urls import is_url
from intelnews.intake.gate import read_bytes
from intelnews.model import Problem, Severity

if TYPE_CHECKING:
    from intelnews.captures.records import Capture
    from intelnews.intake.compression import Budget
    from intelnews.intake.document import Document
    from intelnews.limits import Limits

__all__ = ["page_of"]


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
    return evolve(page, problems=(*faults, *page.problems))
