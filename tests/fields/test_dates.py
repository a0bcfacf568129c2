"""Dates: the forms of many languages, the promises about them, and hostile text."""

from __future__ import annotations

import locale
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields.dates import (
    day_first_evidence,
    is_ambiguous,
    match_moment,
    parse_moment,
)
from intelnews.model import Moment, Precision, Span
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from datetime import date

FORMS = [
    # ISO 8601 and its relatives
    ("2018-08-28", "2018-08-28"),
    ("2018-08", "2018-08"),
    ("2018", "2018"),
    ("2018-08-28T10", "2018-08-28T10"),
    ("2018-08-28T10:20Z", "2018-08-28T10:20+00:00"),
    ("2018-08-28t10:20:33z", "2018-08-28T10:20:33+00:00"),
    ("2018-08-28T10:20:33.123456789Z", "2018-08-28T10:20:33.123456+00:00"),
    ("2018-08-28T10:20:33-05:00[America/Chicago]", "2018-08-28T10:20:33-05:00"),
    ("2018-08-28 10:20:33 -0800", "2018-08-28T10:20:33-08:00"),
    ("2018-08-28 10:20:33", "2018-08-28T10:20:33"),
    ("2018-08-28 at 10:20", "2018-08-28T10:20"),
    ("20180828", "2018-08-28"),
    ("20180828T102033+0200", "2018-08-28T10:20:33+02:00"),
    ("20180828T1020Z", "2018-08-28T10:20+00:00"),
    ("20180828102033", "2018-08-28T10:20:33"),
    ("2018-08-28 10:20:60", "2018-08-28T10:20"),
    # RFC 822 and the mailbox
    ("Tue, 28 Aug 2018 10:20:33 +0000", "2018-08-28T10:20:33+00:00"),
    ("Mon, 28 Aug 2018 10:20:33 EST", "2018-08-28T10:20:33-05:00"),
    ("mar., 28 Aug 2018 10:20:33 GMT", "2018-08-28T10:20:33+00:00"),
    ("Xyz, 28 Aug 2018 10:20:33 GMT", "2018-08-28T10:20:33+00:00"),
    ("28 Aug 18 10:20 GMT", "2018-08-28T10:20+00:00"),
    ("Tue, 28 Aug 18", "2018-08-28"),
    ("28 Aug 2018 10:20:33", "2018-08-28T10:20:33"),
    ("28 Aug 2018 10:33 ET", "2018-08-28T10:33"),
    ("28 Aug 2018 10:33 XYZ", "2018-08-28T10:33"),
    ("Tue Aug 28 14:05:33 EST 2018", "2018-08-28T14:05:33-05:00"),
    ("Tue Aug 28 14:05:33 2018", "2018-08-28T14:05:33"),
    (
        "Tue Aug 28 2018 14:05:33 GMT+0200 (Central European Summer Time)",
        "2018-08-28T14:05:33+02:00",
    ),
    ("28/Aug/2018:10:20:33 -0800", "2018-08-28T10:20:33-08:00"),
    # English
    ("August 28, 2018", "2018-08-28"),
    ("28 August 2018", "2018-08-28"),
    ("Aug. 28, 2018", "2018-08-28"),
    ("Sept. 3rd, 2018", "2018-09-03"),
    ("28th August, 2018", "2018-08-28"),
    ("Monday, the 3rd of September 2018", "2018-09-03"),
    ("AUGUST 28 2018", "2018-08-28"),
    ("03SEP2018", "2018-09-03"),
    ("28-Aug-18", "2018-08-28"),
    ("2018 Aug 28", "2018-08-28"),
    ("August 2018", "2018-08"),
    ("Aug. 2018", "2018-08"),
    ("Tue 28 Aug 2018 14:05", "2018-08-28T14:05"),
    ("May 22, 2019 at 10:33 am", "2019-05-22T10:33"),
    ("May 22, 2019 at 10 am", "2019-05-22T10"),
    ("May 22, 2019 12:30 a.m.", "2019-05-22T00:30"),
    ("May 22, 2019, 12:30 p.m. EDT", "2019-05-22T12:30-04:00"),
    ("May 22, 2019 14:05 PM", "2019-05-22T14:05"),
    ("May 22, 2019 @ 10:33am", "2019-05-22T10:33"),
    ("28 Aug, 2018, 10.33 AM IST", "2018-08-28T10:33"),
    ("Saturday, January 16, 2010 at 07:01", "2010-01-16T07:01"),
    ("10:33 AM EDT, Wed May 22, 2019", "2019-05-22T10:33-04:00"),
    ("14:05, 28 August 2018", "2018-08-28T14:05"),
    # Figures
    ("28/08/2018", "2018-08-28"),
    ("08/28/2018", "2018-08-28"),
    ("05/05/2018", "2018-05-05"),
    ("2018/08/28", "2018-08-28"),
    ("2018/8", "2018-08"),
    ("8/2018", "2018-08"),
    ("12.05.2019", "2019-05-12"),
    ("28. 8. 2018", "2018-08-28"),
    ("8-28-18", "2018-08-28"),
    ("31/12/99", "1999-12-31"),
    ("28/08/2018 às 10h33", "2018-08-28T10:33"),
    # Twelve languages and more
    ("1er août 2018", "2018-08-01"),
    ("mardi 28 août 2018 à 10h33", "2018-08-28T10:33"),
    ("28. August 2018, 10.33 Uhr", "2018-08-28T10:33"),
    ("Dienstag, 28. Jänner 2018 um 10:33 Uhr", "2018-01-28T10:33"),
    ("28 de agosto de 2018", "2018-08-28"),
    ("martes, 28 de agosto del 2018", "2018-08-28"),
    ("terça-feira, 28 de março de 2018", "2018-03-28"),
    ("martedì 28 maggio 2018 alle ore 10:33", "2018-05-28T10:33"),
    ("dinsdag 28 maart 2018, 14:05 uur", "2018-03-28T14:05"),
    ("28 августа 2018 г.", "2018-08-28"),
    ("вт, 28 авг. 2018 г., 10:33", "2018-08-28T10:33"),
    ("28 серпня 2018 року", "2018-08-28"),
    ("28 sierpnia 2018", "2018-08-28"),
    ("28 Ağustos 2018 Salı 14:05", "2018-08-28T14:05"),
    ("28 ΑΥΓΟΥΣΤΟΥ 2018", "2018-08-28"),
    ("28 أغسطس/آب 2018", "2018-08-28"),
    ("١٢ كانون الثاني ٢٠١٨", "2018-01-12"),
    ("28. elokuuta 2018 klo 14.05", "2018-08-28T14:05"),
    ("28. august 2018 kl. 14.05", "2018-08-28T14:05"),
    ("28 augusti 2018", "2018-08-28"),
    ("28. července 2018", "2018-07-28"),
    ("28 februarie 2018", "2018-02-28"),
    ("2018. augusztus 28., kedd", "2018-08-28"),
    ("Selasa, 28 Agustus 2018 10:33 WIB", "2018-08-28T10:33"),
    ("28 май 2018", "2018-05-28"),
    ("2018年8月28日", "2018-08-28"),
    ("2018年8月", "2018-08"),
    ("2018年8月28日（火）15時05分", "2018-08-28T15:05"),
    ("2018년 8월 28일 오후 3:05", "2018-08-28T15:05"),
    ("2018년 8월 28일 오전 10시 33분 20초", "2018-08-28T10:33:20"),
    ("2018. 8. 28.", "2018-08-28"),
    # The last resort
    ("2018, on the 28th of August", "2018-08-28"),
]


@pytest.mark.parametrize(("text", "iso"), FORMS)
def test_parse_moment_reads(text: str, iso: str) -> None:
    """A written form gives its moment, no finer and no coarser, and keeps its words."""
    moment = parse_moment(text)
    assert moment is not None
    assert (iso, text) == (str(moment), moment.raw)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Monday",
        "August 28",
        "28 August",
        "August",
        "30 February 2018",
        "31/31/2018",
        "2018-02-30",
        "2018-13",
        "2018-8",
        "Foo Aug 28 14:05:33 2018",
        "Tue Aug 28 25:05:33 2018",
        "Tue Aug 32 14:05:33 2018",
        "0000-00-00 00:00:00",
        "Wed, 28 Nov -0001 00:00:00 +0000",
        "26-28 August 2018",
        "Summer 2018",
        "out 2018",
        "1535452800",
        "12:05 August 2018",
        "28 August 2018 25:00",
        "2018-08-28T24:00",
        "28 August 2018 14:05 am",
        "28 August 2018 and more",
        "28 August 1397",
        "1397/06/06",
        "28/08/18",
        "28 Foo 2018",
        "10.33",
        "2018-W35-2",
        "August 28, 2018" + " " * 300,
    ],
)
def test_parse_moment_refuses(text: str) -> None:
    """What is no date, names no real day or might be another calendar's gives nothing."""
    assert parse_moment(text) is None


def test_parse_moment_reads_64_characters_and_no_more() -> None:
    """The longest date has 64 characters, white space aside."""
    zone = "Central European Summer Time"
    text = f"Tue Aug 28 2018 14:05:33 GMT+0200 ({zone})"
    assert (64, True, False) == (
        len(text),
        parse_moment(f"  {text}\n") is not None,
        parse_moment(text.replace("(", "(X")) is not None,
    )


def test_parse_moment_skips_marks_of_direction() -> None:
    """Marks that only say in which direction to write do not hide a date."""
    moment = parse_moment("\u200f28 أغسطس 2018\u200f")
    assert "2018-08-28" == str(moment)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2018-08-28 10:20:33 +2359", timedelta(hours=23, minutes=59)),
        ("2018-08-28 10:20:33 +2400", None),
        ("2018-08-28 10:20:33 +9900", None),
        ("2018-08-28 10:20:33 +0260", None),
        ("2018-08-28 10:20:33 −03:30", timedelta(hours=-3, minutes=-30)),
        ("2018-08-28 10:20:33 GMT+2", timedelta(hours=2)),
        ("2018-08-28 10:20:33 IST", None),
    ],
)
def test_parse_moment_knows_offsets(text: str, offset: timedelta | None) -> None:
    """An offset of a day or more, and a name with several meanings, leave the zone unknown."""
    moment = parse_moment(text)
    assert moment is not None
    assert isinstance(moment.value, datetime)
    assert offset == moment.value.utcoffset()


@pytest.mark.parametrize(
    ("text", "day_first", "iso"),
    [
        ("05/06/2018", None, "2018"),
        ("05/06/2018", True, "2018-06-05"),
        ("05/06/2018", False, "2018-05-06"),
        ("05/06/2018 10:33", None, "2018"),
        ("05/06/2018 10:33", False, "2018-05-06T10:33"),
        ("25/06/2018", False, "2018-06-25"),
        ("05.06.2018", None, "2018-06-05"),
        ("05.06.2018", False, "2018-05-06"),
        ("Tue, 05/06/2018", None, "2018-06-05"),
        ("Sun, 05/06/2018", None, "2018-05-06"),
        ("Fri, 05/06/2018", None, "2018"),
        ("Wed, 05/09/2018", None, "2018"),  # 9 May and 5 September are both Wednesdays
    ],
)
def test_day_or_month_first(text: str, day_first: bool | None, iso: str) -> None:
    """Only evidence decides between two readings of figures; without it the year stays."""
    assert iso == str(parse_moment(text, day_first=day_first))


def test_is_ambiguous() -> None:
    """A date is ambiguous if both its readings are days and nothing decides between them."""
    texts = ["05/06/2018", "05-06-2018 10:33", "25/06/2018", "05.06.2018", "05/05/2018", "x", ""]
    assert [True, True, False, False, False, False, False] == [is_ambiguous(t) for t in texts]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], None),
        (["05/06/2018"], None),
        (["05/06/2018", "25/06/2018"], True),
        (["posted 06/25/2018 by NAME"], False),
        (["06/25/2018", "25/06/2018"], None),
        (["25/25/2018", "00/31/2018", "2018-08-28", "125/06/2018"], None),
    ],
)
def test_day_first_evidence(texts: list[str], expected: bool | None) -> None:
    """Dates with one reading tell how to read the rest; dates of both sorts tell nothing."""
    assert expected == day_first_evidence(texts)


@pytest.mark.parametrize(
    ("text", "pos", "iso", "words"),
    [
        ("May 22, 2019 by NAME 1 Comment", 0, "2019-05-22", "May 22, 2019"),
        ("on May 22, 2019 at 10:33 am, he", 3, "2019-05-22T10:33", "May 22, 2019 at 10:33 am"),
        ("Allen2 June 2018Permalink", 5, "2018-06-02", "2 June 2018"),
        ("NameMay 22, 2019", 4, "2019-05-22", "May 22, 2019"),
        ("August 28, 2018 1 Comment", 0, "2018-08-28", "August 28, 2018"),
        ("28 August 2018\n10:33 came", 0, "2018-08-28", "28 August 2018"),
        ("28 August 2018 10.33 million", 0, "2018-08-28", "28 August 2018"),
        ("2018-08-28Txyz", 0, "2018-08-28", "2018-08-28"),
        ("since August 2018, when", 6, "2018-08", "August 2018"),
        ("05/06/2018, a day", 0, "2018", "05/06/2018"),
    ],
)
def test_match_moment_goes_as_far_as_the_date(text: str, pos: int, iso: str, words: str) -> None:
    """The longest date from a place on is read, with its span and its words."""
    found = match_moment(text, pos)
    assert found is not None
    assert (iso, words, Span(pos, pos + len(words))) == (str(found[0]), found[0].raw, found[1])


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        ("2018 troops", 0),
        ("20180828 is a number", 0),
        ("28 Aug 18 people", 0),
        ("128/08/2018", 1),
        ("1.28.08.2018", 2),
        ("dismay 22, 2019", 3),
        ("10-12-15 votes", 0),
        ("28 August 20181", 0),
        ("plain words", 0),
        ("", 0),
        ("May 22, 2019", -1),
        ("May 22, 2019", 12),
    ],
)
def test_match_moment_is_shy_in_running_text(text: str, pos: int) -> None:
    """Figures of uncertain meaning, parts of words and places outside the text are no dates."""
    assert match_moment(text, pos) is None


def test_match_moment_takes_evidence() -> None:
    """What is known of the document decides in running text too."""
    found = match_moment("05/06/2018", 0, day_first=True)
    assert found is not None
    assert "2018-06-05" == str(found[0])


NAIVE = st.datetimes()
ZONES = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
VALUES = st.dates() | NAIVE | st.datetimes(timezones=ZONES | st.just(UTC))


@given(VALUES, st.sampled_from(Precision))
def test_iso_text_is_read_back(value: date, precision: Precision) -> None:
    """What a moment prints is read as the same moment, for every precision, zone and year."""
    if not isinstance(value, datetime) and precision.rank > Precision.DAY.rank:
        precision = Precision.DAY
    moment = Moment(value=value, precision=precision)
    assert moment.with_raw(str(moment)) == parse_moment(str(moment))


PIECES = st.sampled_from(
    [*"0123456789:/.,- T", " ", "2018", "28", "Aug", "мая", "de", "PM", "am", "+0200", "Tue", "日"]
)


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=80), st.booleans() | st.none())
def test_nothing_is_ever_raised(text: str, day_first: bool | None) -> None:
    """Any text gives a moment with its words, or nothing."""
    moment = parse_moment(text, day_first=day_first)
    found = match_moment(text)
    assert moment is None or (text, moment) == (moment.raw, parse_moment(text, day_first=day_first))
    assert found is None or found[1].cut(text) == found[0].raw
    assert isinstance(is_ambiguous(text), bool)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_year_is_never_made_up(text: str) -> None:
    """The year of a moment stands in the text, whole or as its last two figures."""
    moment = parse_moment(text)
    if moment is not None:
        assert f"{moment.date.year:04}"[2:] in text


def test_results_do_not_depend_on_zone_or_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that the machine knows as its own zone stay unknown, in any locale."""
    texts = [text for text, _ in FORMS] + ["28 August 2018 10:33 FDT"]
    before = [parse_moment(text) for text in texts]
    monkeypatch.setenv("TZ", "FST-5FDT")
    time.tzset()
    old = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
        after = [parse_moment(text) for text in texts]
    finally:
        locale.setlocale(locale.LC_ALL, old)
        monkeypatch.undo()
        time.tzset()
    assert before == after


@pytest.mark.parametrize("unit", ["1", "28 ", "August ", "T", " ", "/", "(", "2018-", "日", "à "])
def test_hostile_text_ends_at_once(unit: str) -> None:
    """A megabyte of anything is no date, and matching at a place looks at 64 characters."""
    text = unit * (1_000_000 // len(unit))

    def run() -> None:
        assert parse_moment(text) is None
        for pos in range(0, 1000, 10):
            match_moment(text, pos)

    assert seconds_of(run, enough=2) <= 2
