"""The two times a blog keeps of everything: by its own clock, and by that of Greenwich."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from intelnews.fields.dates import parse_moment
from intelnews.model import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["iter_moments"]

# The zones of the earth reach from 12 hours behind to 14 hours ahead, in quarters of an hour.
_WEST: Final = timedelta(hours=-12)
_EAST: Final = timedelta(hours=14)
_QUARTER: Final = timedelta(minutes=15)


def iter_moments(local: str | None, gmt: str | None, /) -> Iterator[Moment]:
    """Yield the moment that a local and a universal time make together, the surest first.

    Where they differ by what a zone can differ, that is the zone. Where they do not, the universal
    one comes first and the local one behind it. ``0000-00-00 00:00:00`` is no time.

    >>> [str(moment) for moment in iter_moments("2019-05-22 11:00:00", "2019-05-22 09:00:00")]
    ['2019-05-22T11:00:00+02:00']
    >>> [str(moment) for moment in iter_moments("2019-05-22 11:00:00", "0000-00-00 00:00:00")]
    ['2019-05-22T11:00:00']
    """
    here, there = _read(local), _read(gmt)
    if there is not None:
        clock = there.value
        if not isinstance(clock, datetime):
            yield there
        else:
            universal = clock if clock.tzinfo else clock.replace(tzinfo=UTC)
            zone = None if here is None else _zone(here, universal)
            if here is not None and zone is not None:
                yield Moment(
                    value=universal.astimezone(zone), precision=here.precision, raw=here.raw
                )
                return
            yield Moment(value=universal, precision=there.precision, raw=there.raw)
    if here is not None:
        yield here


def _read(text: str | None) -> Moment | None:
    return parse_moment(text) if text and text.strip() else None


def _zone(here: Moment, universal: datetime) -> timezone | None:
    clock = here.value
    if not isinstance(clock, datetime) or clock.tzinfo is not None:
        return None
    ahead = clock - universal.astimezone(UTC).replace(tzinfo=None)
    if not _WEST <= ahead <= _EAST or ahead % _QUARTER:
        return None
    return timezone(ahead) if ahead else UTC
