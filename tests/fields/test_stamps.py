"""Dates as programs write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields import dates
from intelnews.fields.stamps import read_stamp
from intelnews.model import Moment, Precision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 28 Aug 2018 10:20:33 GMT", "2018-08-28T10:20:33+00:00"),
        ("5 Aug 2018 10:20 -0330", "2018-08-05T10:20-03:30"),
        ("Wed, 28 Aug 2018 10:20:33 EST", "2018-08-28T10:20:33-05:00"),
        ("2018-08-28T10:20:33.5Z", "2018-08-28T10:20:33.500000+00:00"),
        ("2018-08-28 10:20", "2018-08-28T10:20"),
        ("2018-08-28T10:20+05:30", "2018-08-28T10:20+05:30"),
        ("0999-01-02", "0999-01-02"),
    ],
)
def test_form_is_read(text, expected):
    """Both forms are read, to the precision they have, whatever the weekday says."""
    assert expected == str(read_stamp(text))


@pytest.mark.parametrize(
    "text",
    [
        "28/08/2018",
        "Tue, 28 Aug 1066 10:20:33 GMT",
        "Tue, 31 Feb 2018 10:20:33 GMT",
        "Tue, 28 Aug 2018 24:20:33 GMT",
        "Tue, 28 Aug 2018 10:20:60 GMT",
        "Tue, 28 Aug 2018 10:20:33 +9900",
        "2018-08-28T10:20+99:00",
        "2018-13-28",
        "2018-08-28T10:20.5Z",
        "2018-08-28T10:20Z\n",
        "",
    ],
)
def test_other_text_is_left_to_others(text):
    """What has another form, or a part that is none, is not read here."""
    assert read_stamp(text) is None


@given(
    st.datetimes(min_value=datetime(1600, 1, 1), max_value=datetime(2199, 1, 1)),
    st.integers(-23 * 60, 23 * 60),
)
def test_stamp_is_what_the_long_way_finds(moment, minutes):
    """A date in one of the forms reads as it does where all languages are asked."""
    zone = timezone(timedelta(minutes=minutes)) if minutes else UTC
    aware = moment.replace(tzinfo=zone, microsecond=0)
    for text in (aware.isoformat(), aware.strftime("%a, %d %b %Y %H:%M:%S %z")):
        whole = dates._Stretch(text, len(text), None, alone=True).longest(0)
        assert whole is not None
        assert (whole[0], len(text)) == (read_stamp(text), whole[1])
        assert Moment(value=aware, precision=Precision.SECOND) == read_stamp(text)
