"""The entries of a feed in a row, and what is said of the feed behind the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from intelnews.entries.entry import Entry

__all__ = ["keep_entries"]


def keep_entries(
    entries: Iterable[Entry | None],
    /,
    *,
    noun: str,
    problems: Callable[[], Iterable[Problem]],
) -> Iterator[Entry | Problem]:
    """Yield the entries that say something, then what was wrong with the feed.

    Args:
        entries: Those of the feed in their order, ``None`` for each that says nothing.
        noun: What the format calls them.
        problems: Called behind the last entry: what was wrong with the file.

    >>> [problem.message for problem in keep_entries([], noun="items", problems=list)]
    ['the feed has no items']
    """
    empty = count = 0
    for entry in entries:
        count += 1
        if entry is None:
            empty += 1
        else:
            yield entry
    yield from problems()
    if empty:
        message = f"{noun} without title, text, address, author and date were passed over"
        yield Problem(code="empty-item", message=message, severity=Severity.NOTE, count=empty)
    if not count:
        yield Problem(code="no-items", message=f"the feed has no {noun}")
