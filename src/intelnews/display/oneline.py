"""One-line text of an object, for a terminal and a debugger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["clip", "one_line"]

# A line of 200 characters still fits two rows of a terminal; a value of 60 is recognisable.
_LINE_CHARS = 199
_VALUE_CHARS = 60


def clip(text: str, limit: int, /) -> str:
    """Return the text, or its beginning and an ellipsis where it is longer than the limit.

    >>> clip("said that they were not involved", 12)
    'said that t…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"


def one_line(name: str, facts: Iterable[tuple[str, object]], /) -> str:
    """Return ``Name(fact=value, …)`` on one line of printable characters, under 200 of them.

    >>> one_line("Tag", [("name", "Islamic State"), ("kind", "tag")])
    "Tag(name='Islamic State', kind='tag')"
    """
    shown: list[str] = []
    room = _LINE_CHARS - len(name) - len("(, …)")
    for label, value in facts:
        fact = f"{label}={_brief(value)}"
        if len(fact) + 2 > room:
            shown.append("…")
            break
        room -= len(fact) + 2
        shown.append(fact)
    return f"{name}({', '.join(shown)})"


def _brief(value: object) -> str:
    if isinstance(value, str):
        # StrEnum members show as the plain word; repr escapes what a terminal cannot print.
        return clip(repr(clip(str(value), _VALUE_CHARS)), 2 * _VALUE_CHARS)
    if isinstance(value, tuple) and len(value) > 3:
        return f"<{len(value)} items>"
    text = repr(value)
    return clip(text if text.isprintable() else ascii(text), _VALUE_CHARS)
