"""A look at a message before the engine sees it: what would make the engine slow is cut."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from intelnews.model import Problem, Severity

__all__ = ["Trimmed", "trim"]

# The engine compares each line with the border of every part around it, and calls itself for each
# level, of which Python allows a thousand. A forward of a forward of a digest has ten.
_DEPTH: Final = 40
# The engine takes the parameters of a header apart in quadratic time.
_PARAMETERS: Final = 2_000
_CONTENT_HEADER = re.compile(
    rb"^content-(?:type|disposition):[^\r\n]*(?:\r?\n[ \t]+[^\r\n]+)*", re.IGNORECASE | re.MULTILINE
)
_STEP = re.compile(
    rb"^content-type:[ \t]*message/"
    rb"|boundary[ \t]*=[ \t]*(?:\"(?P<quoted>[^\"\r\n]{1,200})|(?P<bare>[^\s;\"]{1,200}))"
    rb"|^--(?P<line>[^\r\n]{1,220})",
    re.IGNORECASE | re.MULTILINE,
)


@frozen(kw_only=True)
class Trimmed:
    """The bytes of a message that the engine may see, and what was cut."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def trim(data: bytes, /) -> Trimmed:
    r"""Return a message with its endless headers shortened and its abyss cut off; linear time.

    >>> trim(b"Content-Type: message/rfc822\n\n" * 1000).problems[0].code
    'nested-too-deep'
    """
    problems: list[Problem] = []
    long = 0

    def shorten(found: re.Match[bytes]) -> bytes:
        nonlocal long
        if len(found[0]) <= _PARAMETERS:
            return found[0]
        long += 1
        return found[0][:_PARAMETERS]

    data = _CONTENT_HEADER.sub(shorten, data)
    if long:
        message = f"headers of more than {_PARAMETERS} characters that describe a part were cut"
        problems.append(Problem(code="long-header", message=message, count=long))
    end = _abyss(data)
    if end is not None:
        problems.append(
            Problem(
                code="nested-too-deep",
                message=f"parts nest deeper than {_DEPTH}; the message is read up to there",
                severity=Severity.ERROR,
            )
        )
        data = data[:end]
    return Trimmed(data=data, problems=tuple(problems))


def _abyss(data: bytes) -> int | None:
    """Return where parts first nest too deep, ``None`` where they never do."""
    depth = 0
    levels: dict[bytes, int] = {}  # a boundary, and how deep its multipart stands
    stack: list[bytes | None] = []
    for found in _STEP.finditer(data):
        line = found["line"]
        if line is not None:
            name = line.rstrip()
            closes = name not in levels and name.endswith(b"--") and name[:-2] in levels
            name = name[:-2] if closes else name
            if name not in levels:
                continue
            level = levels[name] - closes
            while len(stack) > level:  # a border of an outer multipart ends the inner ones
                levels.pop(stack.pop() or b"", None)
        else:
            boundary = found["quoted"] or found["bare"]
            stack.append(boundary.rstrip() if boundary else None)
            if boundary:
                levels[boundary.rstrip()] = len(stack)
        depth = len(stack)
        if depth > _DEPTH:
            return found.start()
    return None
