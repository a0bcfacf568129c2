"""Comments as a blog stores them: in any order, with their parents, their kind and their state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from intelnews.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["StoredComment", "Threads", "thread"]

_APPROVED: Final = frozenset({"1", "approved", "approve"})
_PINGS: Final = frozenset({"pingback", "trackback"})
# Replies to replies: themes show five or ten levels, the text of none of our samples has more.
_LEVELS: Final = 100


@frozen(kw_only=True)
class StoredComment:
    """A comment as WordPress stores it; ``kind`` is empty or "comment" for a reader's."""

    number: str = ""
    parent: str = ""
    author: str = ""
    address: str = ""
    moment: str = ""
    moment_gmt: str = ""
    content: str = ""
    kind: str = ""
    approved: str = ""

    @property
    def is_approved(self) -> bool:
        """Whether readers see it."""
        return self.approved.strip().lower() in _APPROVED

    @property
    def is_ping(self) -> bool:
        """Whether another site sent it, which links here."""
        return self.kind.strip().lower() in _PINGS


@frozen(kw_only=True)
class Threads:
    """The comments that readers see, each with its level and below what it answers."""

    shown: tuple[tuple[StoredComment, int], ...] = ()
    pings: tuple[StoredComment, ...] = ()
    hidden: tuple[StoredComment, ...] = field(default=())

    @property
    def count(self) -> int:
        """How many comments a blog says there are: those shown, and what other sites sent."""
        return len(self.shown) + len(self.pings)

    def problems(self) -> Iterator[Problem]:
        """Yield a note on comments that readers never saw.

        >>> [note] = thread([StoredComment(content="Cheap pills", approved="spam")]).problems()
        >>> note.message
        'comments that were not approved are left out: spam'
        """
        if self.hidden:
            states = sorted({_STATES.get(one.approved, one.approved) for one in self.hidden})
            yield Problem(
                code="unapproved-comments",
                message=f"comments that were not approved are left out: {', '.join(states)}",
                severity=Severity.NOTE,
                count=len(self.hidden),
            )


_STATES: Final = {"0": "held", "": "of no state"}


def thread(comments: Sequence[StoredComment], /) -> Threads:
    """Return the approved comments in the order of a page: answers below what they answer.

    An answer whose comment is not shown stands at the top, and so do comments that answer each
    other in a circle.

    >>> found = thread([
    ...     StoredComment(number="2", parent="1", approved="1"),
    ...     StoredComment(number="1", approved="1"),
    ... ])
    >>> [(one.number, level) for one, level in found.shown]
    [('1', 0), ('2', 1)]
    """
    seen = [one for one in comments if one.is_approved]
    shown = [one for one in seen if not one.is_ping]
    return Threads(
        shown=tuple(_in_order(shown)),
        pings=tuple(one for one in seen if one.is_ping),
        hidden=tuple(one for one in comments if not one.is_approved),
    )


def _in_order(comments: Sequence[StoredComment]) -> Iterator[tuple[StoredComment, int]]:
    numbers = {one.number for one in comments if one.number}
    answers: dict[str, list[int]] = {}
    tops = []
    for at, one in enumerate(comments):
        if one.parent in numbers and one.parent != one.number:
            answers.setdefault(one.parent, []).append(at)
        else:
            tops.append(at)
    done = [False] * len(comments)
    for start in (*tops, *range(len(comments))):  # the second round meets what goes in a circle
        stack = [(start, 0)]
        while stack:
            at, level = stack.pop()
            if done[at]:
                continue
            done[at] = True
            yield comments[at], level
            below = answers.get(comments[at].number, ())
            stack += [(inner, min(level + 1, _LEVELS)) for inner in reversed(below)]
