"""The first element of an XML file, by which its format is known."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["root_of"]

_START: Final = 20_000  # remarks and style sheets may stand before; document types are longer
_NAME = re.compile(r"<([A-Za-z_][\w.:-]{0,60})(?=[\s/>])")
_TYPE_STEP = re.compile(r"\"[^\"]*+\"|'[^']*+'|<!--|[\[\]>]")


def root_of(text: str, /) -> str | None:
    r"""Return the name of the first element in small letters; ``None`` if the text is no XML.

    >>> root_of("<?xml version='1.0'?><!-- kept by Kral -->\n<rss version='2.0'>")
    'rss'
    >>> root_of("The port is open.") is None
    True
    """
    at = 0
    while at < min(len(text), _START):
        start = at + len(text[at : at + _START]) - len(text[at : at + _START].lstrip())
        if not text.startswith("<", start):
            return None
        if text.startswith("<?", start):
            at = _behind(text, "?>", start)
        elif text.startswith("<!--", start):
            at = _behind(text, "-->", start)
        elif text.startswith("<!DOCTYPE", start):
            at = _behind_type(text, start + 9)
        else:
            match = _NAME.match(text, start)
            return match[1].lower() if match else None
    return None


def _behind(text: str, mark: str, start: int) -> int:
    end = text.find(mark, start)
    return len(text) if end < 0 else end + len(mark)


def _behind_type(text: str, at: int) -> int:
    depth = 0
    while (match := _TYPE_STEP.search(text, at)) is not None:
        at = match.end()
        if match[0] == "<!--":
            at = _behind(text, "-->", at)
        elif match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth -= 1
        elif match[0] == ">" and depth <= 0:
            return at
    return len(text)
