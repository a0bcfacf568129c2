"""Asking every parser for its bid, choosing the winner, and explaining the choice."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from attrs import field, frozen

from intelnews.model.record import Record
from intelnews.plugins.contract import Head, Match
from intelnews.plugins.parsers import PARSERS
from intelnews.plugins.registry import DEFAULT_PRIORITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.intake.document import Document

__all__ = ["Bid", "TieWarning", "ask", "head_of", "ranked"]

# Enough for the front matter of a long note and for the header of any format we know of; a bid
# costs the same for a kilobyte and for a gigabyte.
_HEAD_CHARS = 65_536


class TieWarning(UserWarning):
    """Two parsers of equal priority are equally sure that an input is theirs."""


@frozen(kw_only=True, repr=False)
class Bid(Record):
    """A parser's answer to the beginning of an input.

    ``confidence`` is ``None`` where the parser did not bid; then ``reason`` says why not, which is
    "not its format" or what went wrong inside it (``failed`` is true).
    """

    parser: str
    confidence: float | None = None
    reason: str = "not its format"
    priority: int = DEFAULT_PRIORITY
    origin: str = field(default="")
    failed: bool = False

    def __str__(self) -> str:
        sure = "–" if self.confidence is None else f"{self.confidence:.2f}"
        return f"{self.parser}: {sure} {self.reason}"


def head_of(document: Document, /) -> Head:
    """Return the beginning of a document, for parsers to bid on."""
    text, data = document.text[:_HEAD_CHARS], document.data[:_HEAD_CHARS]
    complete = len(text) == len(document.text) and len(data) == len(document.data)
    return Head(data=data, text=text, name=document.name, url=document.url, complete=complete)


def ask(head: Head, /) -> tuple[Bid, ...]:
    """Return every usable parser's bid, best first; a parser that fails has not bid."""
    bids = []
    for installed, parser in PARSERS.usable():
        bid = Bid(parser=installed.name, priority=installed.priority, origin=installed.origin)
        try:
            match = parser.sniff(head)
        except Exception as error:  # noqa: BLE001 # one broken plugin never stops the others
            bids.append(_failed(bid, f"{type(error).__name__}: {error}"))
            continue
        if match is None:
            bids.append(bid)
        elif isinstance(match, Match):
            bids.append(
                Bid(
                    parser=bid.parser,
                    confidence=match.confidence,
                    reason=match.reason,
                    priority=bid.priority,
                    origin=bid.origin,
                )
            )
        else:
            bids.append(_failed(bid, f"sniff returned {type(match).__name__}, not Match or None"))
    return tuple(sorted(bids, key=_rank))


def ranked(bids: Sequence[Bid], /) -> tuple[Bid, ...]:
    """Return the bids that were made, best first, and warn if the best two are tied.

    The surer wins; of two equally sure the one of higher priority; of two equal in both the first
    by name, with a ``TieWarning`` that names both.
    """
    made = tuple(bid for bid in sorted(bids, key=_rank) if bid.confidence)
    if len(made) > 1 and _rank(made[0])[:2] == _rank(made[1])[:2]:
        first, second = made[:2]
        warnings.warn(
            f"parsers {first.parser!r} ({first.origin}) and {second.parser!r} ({second.origin}) "
            f"are equally sure ({first.confidence}) and of equal priority ({first.priority}); "
            f"{first.parser!r} reads the input. Give one of them another priority, block one, or "
            f"pass format=",
            TieWarning,
            stacklevel=2,
        )
    return made


def _rank(bid: Bid) -> tuple[float, int, str]:
    return (-(bid.confidence or 0.0), -bid.priority, bid.parser)


def _failed(bid: Bid, reason: str) -> Bid:
    return Bid(
        parser=bid.parser, reason=reason, priority=bid.priority, origin=bid.origin, failed=True
    )
