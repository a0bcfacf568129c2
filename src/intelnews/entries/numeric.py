"""Which comes first in a feed's numeric dates, day or month: all of them are asked at once."""

from __future__ import annotations

import re
from typing import Final

from intelnews.fields.dates import day_first_evidence

__all__ = ["order_of_dates"]

# Dates that begin with a day or a month in figures, behind what ends a tag or opens a string.
_SLASHED = re.compile(r"[>\"]\s{0,20}(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\b")
_MOST: Final = 1_000  # one that can be read in one way only comes up among the first few


def order_of_dates(text: str, /) -> bool | None:
    """Tell whether the day comes first in the numeric dates of a feed; ``None`` if none can tell.

    >>> order_of_dates("<pubDate>05/06/2018</pubDate><pubDate>25/06/2018</pubDate>")
    True
    """
    dates = [found[1] for found, _ in zip(_SLASHED.finditer(text), range(_MOST), strict=False)]
    return day_first_evidence(dates)
