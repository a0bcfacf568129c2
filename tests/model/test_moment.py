"""Moments: order, arithmetic and ISO text that hold for every precision, zone and year."""

# times without a zone are half of the subject
from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intelnews.model import Moment, Precision
from intelnews.testing.strategies import moments

DURATIONS = st.timedeltas() | st.sampled_from([timedelta.min, timedelta.max, timedelta()])
EDGES = [
    Moment(value=edge.replace(tzinfo=zone), precision=precision)
    for edge in (datetime.min, datetime.max)
    for zone in (None, UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)))
    for precision in Precision
]


def iso(text: str) -> Moment:
    """Read an ISO text and forget it, as a value made by hand has no text."""
    return Moment.fromisoformat(text).with_raw("")


class Zoned(datetime):
    """A datetime of somebody's own class, as pandas and pendulum have."""


@pytest.mark.parametrize(
    ("text", "precision", "value"),
    [
        ("2018", "year", date(2018, 1, 1)),
        ("2018-08", "month", date(2018, 8, 1)),
        ("2018-08-28", "day", date(2018, 8, 28)),
        ("2018-08-28T09", "hour", datetime(2018, 8, 28, 9)),
        ("2018-08-28 09:30", "minute", datetime(2018, 8, 28, 9, 30)),
        ("2018-08-28T0930", "minute", datetime(2018, 8, 28, 9, 30)),
        ("2018-08-28T09:30Z", "minute", datetime(2018, 8, 28, 9, 30, tzinfo=UTC)),
        ("2018-08-28T09:30:15", "second", datetime(2018, 8, 28, 9, 30, 15)),
        ("2018-08-28T09:30:15,5", "second", datetime(2018, 8, 28, 9, 30, 15, 500_000)),
        (
            "2018-08-28T09:30:15.123456789+0200",
            "second",
            datetime(2018, 8, 28, 9, 30, 15, 123_456, timezone(timedelta(hours=2))),
        ),
    ],
)
def test_iso_text_is_read_at_its_precision(text: str, precision: str, value: date) -> None:
    """What is not written is not known."""
    assert Moment(value=value, precision=precision, raw=text) == Moment.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "2018-8",
        "2018-13",
        "2018-02-30",
        "0000",
        "2018-08-28T",
        "2018-08-28T24",
        "2018-08-28T24:00",
        "2018-08-28T09:60",
        "2018-08-28T09:30+24:00",
        "2018-08-28T09:30 Z",
        " 2018",
        "2018\n",
        "٢٠١٨",
        "28 August 2018",
        "2018-W35",
    ],
)
def test_other_text_is_no_iso_date(text: str) -> None:
    """Other forms, days there are not and other digits are refused, on every Python alike."""
    with pytest.raises(ValueError, match=r"."):
        Moment.fromisoformat(text)


@given(moments())
@example(Moment(value=datetime(1, 1, 1, tzinfo=timezone(timedelta(microseconds=1, days=-1)))))
def test_printed_moment_reads_back(moment: Moment) -> None:
    """``str`` and ``fromisoformat`` undo one another at every precision."""
    assert moment == Moment.fromisoformat(str(moment)).with_raw(moment.raw)


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        ("year", "2018"),
        ("month", "2018-08"),
        ("day", "2018-08-28"),
        ("hour", "2018-08-28T09+02:00"),
        ("minute", "2018-08-28T09:30+02:00"),
        ("second", "2018-08-28T09:30:15.000001+02:00"),
    ],
)
def test_moment_prints_at_its_precision(precision: str, text: str) -> None:
    """A year prints as a year, not as its first of January."""
    value = datetime(2018, 8, 28, 9, 30, 15, 1, timezone(timedelta(hours=2)))
    assert text == str(Moment(value=value, precision=precision))


def test_what_lies_under_the_precision_is_cut_off() -> None:
    """Two moments of one year are equal, whatever day they were made from."""
    assert Moment(value=date(2018, 8, 28), precision="year") == iso("2018")
    assert Moment(value=datetime(2018, 8, 28, 9, 30, 15), precision="hour") == iso("2018-08-28T09")


def test_precision_follows_from_the_value() -> None:
    """A date is known to the day, a datetime to the second."""
    assert Moment(value=date(2018, 8, 28)).precision is Precision.DAY
    assert Moment(value=datetime(2018, 8, 28)).precision is Precision.SECOND


@pytest.mark.parametrize("precision", ["hour", "minute", "second"])
def test_date_has_no_clock(precision: str) -> None:
    """Midnight is a claim nobody made."""
    with pytest.raises(ValueError, match="give a datetime"):
        Moment(value=date(2018, 8, 28), precision=precision)


@pytest.mark.parametrize("value", ["2018-08-28", 2018, None, 1.5])
def test_value_is_a_date(value: object) -> None:
    """Text is read by ``fromisoformat`` and by the date parser, not by the constructor."""
    with pytest.raises(TypeError, match="date or datetime"):
        Moment(value=value)


def test_unknown_precision_lists_the_known() -> None:
    """The error says what may be written."""
    with pytest.raises(ValueError, match="known are year, month, day, hour, minute, second"):
        Moment(value=date(2018, 8, 28), precision="decade")


def test_zone_has_whole_seconds() -> None:
    """No clock has an offset of microseconds, and Python does not read them back."""
    odd = datetime(2018, 8, 28, 9, tzinfo=timezone(timedelta(hours=2, microseconds=5)))
    assert "2018-08-28T09:00:00+02:00" == str(Moment(value=odd))


def test_values_of_other_classes_become_plain() -> None:
    """Equal values of a subclass, of another zero zone and of the other fold are one value."""
    plain = Moment(value=datetime(2018, 8, 28, 9, tzinfo=UTC))
    odd = Moment(value=Zoned(2018, 8, 28, 9, tzinfo=timezone(timedelta(0)), fold=1))
    assert plain == odd
    assert type(odd.value) is datetime
    assert odd.value.tzinfo is UTC


@given(moments(), moments())
def test_order_agrees_with_equality(one: Moment, other: Moment) -> None:
    """Exactly one of less, equal and greater is true."""
    assert 1 == [one < other, one == other, one > other].count(True)
    assert (one <= other) == (one < other or one == other)
    assert (one >= other) == (other <= one)


@given(st.lists(moments() | st.sampled_from(EDGES), max_size=6))
def test_order_is_total(several: list[Moment]) -> None:
    """However they come, moments sort the same way, and by their beginnings."""
    ordered = sorted(several)
    backwards = several[::-1]
    assert ordered == sorted(backwards)
    assert [moment.start for moment in ordered] == sorted(moment.start for moment in several)


def test_coarser_moments_come_first() -> None:
    """Among moments that begin together the longest is first."""
    texts = ["2018", "2018-01", "2018-01-01", "2018-01-01T00", "2018-01-01T00:00"]
    ordered = [iso(text) for text in [*texts, "2018-01-01T00:00:00"]]
    backwards = ordered[::-1]
    assert ordered == sorted(backwards)


def test_order_with_other_types_is_undefined() -> None:
    """A moment is no date; comparing the two is a mistake in the call."""
    moment = iso("2018")
    for compare in ("__lt__", "__le__", "__gt__", "__ge__", "__add__", "__sub__", "__radd__"):
        assert getattr(moment, compare)("2018") is NotImplemented
    assert moment != date(2018, 1, 1)


@given(moments() | st.sampled_from(EDGES))
def test_equal_moments_hash_alike(moment: Moment) -> None:
    """Copies and pickles are the moment."""
    for twin in (copy.copy(moment), copy.deepcopy(moment), pickle.loads(pickle.dumps(moment))):
        assert moment == twin
        assert hash(moment) == hash(twin)


@given(moments() | st.sampled_from(EDGES))
def test_moment_begins_before_it_ends(moment: Moment) -> None:
    """Both ends are in UTC; only the last instant there is has no end behind it."""
    assert moment.start.tzinfo is UTC
    assert moment.end.tzinfo is UTC
    assert moment.start < moment.end or moment.end == datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2018", "2019-01-01T00:00:00+00:00"),
        ("2018-12", "2019-01-01T00:00:00+00:00"),
        ("2016-02", "2016-03-01T00:00:00+00:00"),
        ("2018-12-31", "2019-01-01T00:00:00+00:00"),
        ("2018-08-28T23+02:00", "2018-08-28T22:00:00+00:00"),
        ("2018-08-28T09:59Z", "2018-08-28T10:00:00+00:00"),
        ("2018-08-28T09:59:59Z", "2018-08-28T10:00:00+00:00"),
        ("2018-08-28T09:59:59.5Z", "2018-08-28T09:59:59.500001+00:00"),
        ("9999", "9999-12-31T23:59:59.999999+00:00"),
        ("9999-12", "9999-12-31T23:59:59.999999+00:00"),
        ("9999-12-31", "9999-12-31T23:59:59.999999+00:00"),
    ],
)
def test_moment_lasts_as_long_as_its_precision(text: str, end: str) -> None:
    """A month ends with the month, and the calendar with the year 9999."""
    assert end == iso(text).end.isoformat()


@given(moments() | st.sampled_from(EDGES), moments() | st.sampled_from(EDGES))
@example(EDGES[-1], EDGES[-1])
def test_overlap_is_symmetric_and_reflexive(one: Moment, other: Moment) -> None:
    """Whatever may be true of one event may be true of it in either order, and of itself."""
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one) is True


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2018-08", "2018-08-28", True),
        ("2018-08", "2018-09-01", False),
        ("2018-08-28", "2018-08-28T23:30-11:00", True),
        ("2018-08-28", "2018-08-29T00:30+11:00", False),
        ("2018-08-28T23:30", "2018-08-28T23:30-11:00", True),
        ("2018-08-28T09:00Z", "2018-08-28T11:00+02:00", True),
        ("2018-08-28T09:00Z", "2018-08-28T09:00+02:00", False),
        ("9999-12-31", "9999-12-31T23:59:59Z", True),
    ],
)
def test_overlap_in_the_zone_of_the_place(one: str, other: str, overlap: bool) -> None:
    """A day is a day of somewhere; two times with zones are compared on one clock."""
    assert overlap == iso(one).overlaps(iso(other))


@given(moments() | st.sampled_from(EDGES), DURATIONS)
def test_arithmetic_never_raises(moment: Moment, duration: timedelta) -> None:
    """What leaves the calendar stops at its edge; the precision stays, the words do not."""
    for shifted in (moment + duration, duration + moment, moment - duration):
        assert moment.precision == shifted.precision
        assert "" == shifted.raw
        assert shifted.is_aware == moment.is_aware


@given(moments(), moments())
def test_difference_is_that_of_the_beginnings(one: Moment, other: Moment) -> None:
    """The time between two moments has a sign and is zero between equals."""
    assert one - other == -(other - one)
    assert one - other == one.start - other.start


def test_shift_stops_at_the_edges() -> None:
    """A day before the first day is the first day."""
    assert iso("0001-01-01") - timedelta(days=1) == iso("0001-01-01")
    assert iso("9999-12-31") + timedelta.max == iso("9999-12-31")
    late = Moment(value=datetime.max.replace(tzinfo=UTC))
    assert late == late + timedelta(1)
    assert Moment(value=datetime.min.replace(tzinfo=UTC)) == late - timedelta.max
    assert iso("2018") - timedelta.min == iso("9999")


def test_shift_by_a_duration() -> None:
    """Days shift by whole days and clocks by what is asked for."""
    assert iso("2018-08-28") - timedelta(days=1) == iso("2018-08-27")
    assert timedelta(minutes=45) + iso("2018-08-28T23:30") == iso("2018-08-29T00:15")


def test_beginning_near_the_edges_of_the_calendar() -> None:
    """A zone that leads out of the calendar leads to its edge."""
    east = datetime.min.replace(tzinfo=timezone(timedelta(hours=2)))
    west = datetime.max.replace(tzinfo=timezone(timedelta(hours=-2)))
    assert Moment(value=east).start == datetime.min.replace(tzinfo=UTC)
    assert Moment(value=west).start == datetime.max.replace(tzinfo=UTC)


def test_facts_of_a_moment() -> None:
    """Day, awareness, rank and instant can be asked for."""
    late = iso("2018-08-28T23:30-11:00")
    assert late.date == date(2018, 8, 28)
    assert iso("2018-08").date == date(2018, 8, 1)
    assert [
        True,
        False,
        False,
    ] == [late.is_aware, iso("2018-08-28T23:30").is_aware, iso("2018").is_aware]
    assert [precision.rank for precision in Precision] == list(range(6))
    assert late.same_instant(iso("2018-08-29T10:30Z")) is True
    assert late.same_instant(iso("2018-08-29T10:30:00Z")) is False
    assert "tonight" == late.with_raw("tonight").raw


def test_moments_compare_with_dates():
    """A date or datetime of the standard library is taken as a moment."""
    moment = Moment.fromisoformat("2018-08-28")
    assert moment < date(2018, 8, 29)
    assert moment >= date(2018, 8, 27)
    assert moment <= datetime(2018, 8, 28, 9)
    assert moment > date(2018, 8, 1)


def test_moments_format_as_dates_do():
    """A format is handed to the value; none gives the ISO form."""
    moment = Moment.fromisoformat("2018-08")
    assert "August 2018, 2018-08" == f"{moment:%B %Y}, {moment}"
