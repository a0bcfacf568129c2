"""Where a value comes from, and what went wrong on the way."""

from __future__ import annotations

from functools import total_ordering
from typing import TYPE_CHECKING, Any

from attrs import field, frozen, validators

from intelnews.model.record import Record, Within, Word
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Locator", "Origin", "Problem", "Severity", "cap"]

_MESSAGE_CHARS = 500  # two or three lines on a terminal; a message that quotes a page is cut here


@frozen(kw_only=True, repr=False)
class Locator(Record):
    """A place in a source.

    ``span`` counts code points of the source as it was decoded, before any cleaning; ``line``
    counts from 1; ``path`` is a JSON pointer, CSS path, XPath, header or field name, or archive
    member, whichever the format has.

    >>> print(Locator(span=Span(120, 134), line=3))
    line 3, characters 120–134
    """

    span: Span | None = None
    line: int | None = field(default=None, validator=Within(1))
    path: str | None = None

    def __str__(self) -> str:
        places = [
            "" if self.path is None else self.path,
            "" if self.line is None else f"line {self.line}",
            "" if self.span is None else f"characters {self.span.start}–{self.span.end}",
        ]
        return ", ".join(place for place in places if place) or "somewhere"

    def _key(self) -> tuple[tuple[bool, Any], ...]:
        """Sort by span, line and path; what is not known comes first and equals nothing else."""
        return tuple((value is not None, value) for value in (self.span, self.line, self.path))


def _share() -> Any:
    return field(default=1.0, converter=float, validator=Within(0.0, 1.0))


@frozen(kw_only=True, repr=False)
class Origin(Record):
    """By which method a field got its value, from which place, and what stood there.

    ``method`` is a word such as ``"date line"``, ``"front matter"``, ``"json-ld"`` or ``"meta"``;
    ``confidence`` runs from 0 to 1 and is an estimate of the method's share of right values.

    >>> Origin(field="published", method="date line", raw="May 22, 2019")
    Origin(field='published', method='date line', raw='May 22, 2019')
    """

    field: str
    method: str
    locator: Locator | None = None
    raw: str = ""
    confidence: float = _share()


class Severity(Word):
    """How much a problem matters."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


_SEVERITY_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _severity(value: str) -> Severity:
    return Severity(value)


def _message(text: str) -> str:
    return text if len(text) <= _MESSAGE_CHARS else text[: _MESSAGE_CHARS - 1] + "…"


@frozen(kw_only=True, repr=False)
@total_ordering
class Problem(Record):
    """Something a reader of the result should know: text dropped, cut or repaired, sources at odds.

    ``code`` is a stable word in kebab case; ``count`` says how many times it happened or how many
    things it happened to. Problems sort by severity, gravest first, then by place.

    >>> problem = Problem(code="conflicting-date", message="the footer says 2018-08-29")
    >>> problem.severity.value, problem.count
    ('warning', 1)
    """

    code: str = field(validator=validators.matches_re(r"[a-z0-9]+(-[a-z0-9]+)*"))
    message: str = field(converter=_message)
    severity: Severity = field(default=Severity.WARNING, converter=_severity)
    locator: Locator | None = None
    count: int = field(default=1, validator=validators.ge(1))

    def _key(self) -> tuple[Any, ...]:
        place = () if self.locator is None else self.locator._key()
        return (_SEVERITY_RANK[self.severity], place, self.code, self.message, self.count)

    def __lt__(self, other: object) -> bool:
        return self._key() < other._key() if isinstance(other, Problem) else NotImplemented

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        place = f" at {self.locator}" if self.locator else ""
        return f"{self.severity}: {self.message}{times}{place} [{self.code}]"


def cap(problems: Iterable[Problem], limit: int, /) -> tuple[Problem, ...]:
    """Return the problems sorted and without repeats, at most ``limit`` and a note on the rest.

    >>> many = [Problem(code="odd-line", message=f"line {n}") for n in range(5)]
    >>> [p.code for p in cap(many, 2)], cap(many, 2)[-1].count
    (['odd-line', 'odd-line', 'more-problems'], 3)
    """
    found = sorted(set(problems))
    if len(found) <= limit:
        return tuple(found)
    rest = sum(problem.count for problem in found[limit:])
    note = Problem(
        code="more-problems",
        message=f"only the first {limit} problems are kept",
        severity=Severity.NOTE,
        count=rest,
    )
    return (*found[:limit], note)
