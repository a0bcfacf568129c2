"""Pages out of captures."""

from __future__ import annotations

import pytest

from intelnews.captures.answers import open_answer
from intelnews.captures.pages import page_of
from intelnews.captures.records import Capture
from intelnews.intake.compression import Budget
from intelnews.intake.document import Document
from intelnews.limits import DEFAULT_LIMITS

OPENING = open_answer(b"<p>caf\xe9", mime="text/html; charset=iso-8859-1")


def capture(body: bytes | None, *, url: str = "https://post.example/port") -> Capture:
    """Return a record with a page."""
    return Capture(number=1, at=0, kind="resource", url=url, date="", opening=OPENING, body=body)


def budget() -> Budget:
    """Return what a small file may grow."""
    return Budget(compressed=100, limits=DEFAULT_LIMITS)


def test_a_page_is_a_document_with_its_address():
    """In the encoding that the record names."""
    page = page_of(capture(b"<p>caf\xe9"), budget=budget(), limits=DEFAULT_LIMITS)
    assert isinstance(page, Document)
    assert ("<p>café", "https://post.example/port") == (page.text, page.url)


def test_what_is_no_address_is_none():
    """Crawlers store pages of their own under names such as these."""
    page = page_of(capture(b"<p>", url="urn:page"), budget=budget(), limits=DEFAULT_LIMITS)
    assert isinstance(page, Document)
    assert page.url is None


def test_a_record_without_a_page():
    """Asking for it is a mistake."""
    with pytest.raises(ValueError, match="no page"):
        page_of(capture(None), budget=budget(), limits=DEFAULT_LIMITS)
