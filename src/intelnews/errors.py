"""What can go wrong, as one tree.

::

    IntelnewsError
    ├── ParseError (ValueError)      the content could not be read
    │   ├── UnknownFormatError       no parser recognises the content
    │   └── LimitError               the content is larger or deeper than the limits allow
    ├── CodecError (ValueError)      stored data does not fit the model
    ├── PluginError                  a plugin is broken, blocked or unknown
    └── QueryError (ValueError)      a predicate or a field name that does not exist

A wrong Python type is a plain ``TypeError``, and a path that cannot be read raises the
``OSError`` of the operating system: both are mistakes in the call, not in the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CodecError",
    "IntelnewsError",
    "LimitError",
    "ParseError",
    "PluginError",
    "QueryError",
    "UnknownFormatError",
]


class IntelnewsError(Exception):
    """The root of every error this library raises on its own account.

    Attributes:
        message: What happened, and what to do next.
        parser: The name of the parser or plugin at work, where there was one.
        offset: Where in the source, in code points (or bytes for binary input).
        path: Where in structured data, as a JSON path such as ``$.claims[0].content``.

    >>> error = ParseError("no headline", parser="paste", offset=12)
    >>> str(error)
    'no headline (parser: paste, offset: 12)'
    """

    def __init__(
        self,
        message: str,
        /,
        *,
        parser: str | None = None,
        offset: int | None = None,
        path: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.parser = parser
        self.offset = offset
        self.path = path

    def __str__(self) -> str:
        facts = {"parser": self.parser, "offset": self.offset, "path": self.path}
        known = ", ".join(f"{name}: {value}" for name, value in facts.items() if value is not None)
        return f"{self.message} ({known})" if known else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions pickle their positional arguments only; the keywords travel as state.
        return (type(self), (self.message,), self.__dict__)


class ParseError(IntelnewsError, ValueError):
    """The content could not be read."""


class UnknownFormatError(ParseError):
    """No parser recognises the content.

    Attributes:
        bids: One line for each parser that was asked, with its answer.

    >>> UnknownFormatError("no parser recognises this", bids=["paste: no date line"]).bids
    ('paste: no date line',)
    """

    def __init__(self, message: str, /, *, bids: Sequence[str] = (), **facts: Any) -> None:
        super().__init__(message, **facts)
        self.bids = tuple(bids)

    def __str__(self) -> str:
        return "\n  ".join([super().__str__(), *self.bids])


class LimitError(ParseError):
    """The content is larger or deeper than the ``Limits`` in force allow."""


class CodecError(IntelnewsError, ValueError):
    """Stored data does not fit the model; ``path`` says where."""


class PluginError(IntelnewsError):
    """A plugin is broken, blocked or unknown; ``parser`` names it."""


class QueryError(IntelnewsError, ValueError):
    """A predicate or field name that does not exist; the message lists those that do."""
