"""Saved pages that are kept as a message (MHTML): which part is the page, its address, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.mail.letters import Field, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intelnews.mail.letters import Letter

__all__ = ["SavedPage", "find_page", "is_saved_page"]

# Browsers put their own words where a mail has its sender.
_SAVED_BY = re.compile(r"<?\s?(?:saved|gespeichert|enregistré|guardado|salvato)\b", re.IGNORECASE)
_PERSONAL = frozenset(["to", "cc", "bcc", "received", "delivered-to", "return-path", "newsgroups"])
_ADDRESS = re.compile(r"(?:https?|ftp)://\S{3,4000}", re.IGNORECASE)


@frozen(kw_only=True)
class SavedPage:
    """A page in a message: the part that holds it, and what the message says of it."""

    part: Part
    url: str | None = None
    saved: Field | None = None


def is_saved_page(fields: Mapping[str, str], /) -> bool:
    """Tell whether the header fields of a message are those of a saved page, not of a mail.

    >>> is_saved_page({"from": "<Saved by Blink>", "mime-version": "1.0"})
    True
    >>> is_saved_page({"from": "Anna Kral <a@example.org>", "to": "b@example.org"})
    False
    """
    if "snapshot-content-location" in fields or _SAVED_BY.match(fields.get("from", "")):
        return True
    kind = fields.get("content-type", "").lower()
    is_page = kind.startswith(("multipart/related", "text/html"))
    is_located = "content-location" in fields or kind.startswith("multipart/related")
    return is_page and is_located and not (_PERSONAL & fields.keys()) and "mime-version" in fields


def find_page(letter: Letter, /) -> SavedPage | None:
    """Return the page in a message, ``None`` if there is no HTML in it."""
    part = next((part for part in letter.parts if part.is_html), None)
    if part is None:
        return None
    addresses = (
        letter.value("snapshot-content-location"),
        part.location,
        letter.value("content-location"),
    )
    urls = ("".join(address.split()) for address in addresses if address)
    return SavedPage(
        part=part,
        url=next((url for url in urls if _ADDRESS.match(url)), None),
        saved=letter.get("date"),
    )
