"""Times in running text against the publication date, by grammar and never into the future."""

from __future__ import annotations

from datetime import date  # noqa: TC003 # hypothesis reads it

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims.when import resolve, time_mentions
from intelnews.model import Moment

# Tuesday
PUBLISHED = Moment.fromisoformat("2018-08-28")

TABLE = [
    ("on Monday", "Monday", "2018-08-27"),
    ("on Sunday", "Sunday", "2018-08-26"),
    ("on Tuesday", "Tuesday", "2018-08-28"),
    ("on Wednesday", "Wednesday", "2018-08-22"),
    ("last Tuesday", "last Tuesday", "2018-08-21"),
    ("last Monday", "last Monday", "2018-08-27"),
    ("next Tuesday", "next Tuesday", "2018-09-04"),
    ("next Friday", "next Friday", "2018-08-31"),
    ("this Monday", "this Monday", "2018-08-27"),
    ("on Sunday, August 26, in", "Sunday, August 26", "2018-08-26"),
    ("on Sunday, Aug. 26, 2012", "Sunday, Aug. 26, 2012", "2012-08-26"),
    ("on August 26", "August 26", "2018-08-26"),
    ("on Sept. 3", "Sept. 3", "2017-09-03"),
    ("on 3rd of September 2015", "3rd of September 2015", "2015-09-03"),
    ("on 3 September", "3 September", "2017-09-03"),
    ("in March", "in March", "2018-03"),
    ("in October", "in October", "2017-10"),
    ("in August", "in August", "2018-08"),
    ("in May 2011", "in May 2011", "2011-05"),
    ("late March 2016", "late March 2016", "2016-03"),
    ("in 2016", "in 2016", "2016"),
    ("since 1999", "since 1999", "1999"),
    ("today", "today", "2018-08-28"),
    ("earlier today", "earlier today", "2018-08-28"),
    ("this morning", "this morning", "2018-08-28"),
    ("yesterday", "yesterday", "2018-08-27"),
    ("last night", "last night", "2018-08-27"),
    ("tomorrow", "tomorrow", "2018-08-29"),
    ("last week", "last week", "2018-08"),
    ("this week", "this week", "2018-08"),
    ("earlier this week", "earlier this week", "2018-08"),
    ("next week", "next week", "2018-09"),
    ("last month", "last month", "2018-07"),
    ("earlier this month", "earlier this month", "2018-08"),
    ("next month", "next month", "2018-09"),
    ("last year", "last year", "2017"),
    ("earlier this year", "earlier this year", "2018"),
    ("two days ago", "two days ago", "2018-08-26"),
    ("10 days ago", "10 days ago", "2018-08-18"),
    ("a week ago", "a week ago", "2018-08"),
    ("three months ago", "three months ago", "2018-05"),
    ("nine months ago", "nine months ago", "2017-11"),
    ("two years ago", "two years ago", "2016"),
    ("twelve days ago", "twelve days ago", "2018-08-16"),
    ("the day before yesterday", "the day before yesterday", "2018-08-26"),
    ("Monday night", "Monday night", "2018-08-27"),
    ("Monday of last week", "Monday of last week", "2018-08-20"),
    ("Sunday, 26 August", "Sunday, 26 August", "2018-08-26"),
    ("Monday, August 28", "Monday, August 28", "2017-08-28"),
    ("on the 23rd, he", "on the 23rd", "2018-08-23"),
    ("on the 30th.", "on the 30th", "2018-07-30"),
    ("over the weekend", "over the weekend", "2018-08"),
    ("last weekend", "last weekend", "2018-08"),
    ("next weekend", "next weekend", "2018-09"),
    ("this spring", "this spring", "2018"),
    ("last spring", "last spring", "2018"),
    ("last autumn", "last autumn", "2017"),
    ("next spring", "next spring", "2019"),
    ("in the spring of 2016", "in the spring of 2016", "2016"),
    ("at the end of 2016", "at the end of 2016", "2016"),
    ("in early 2016", "in early 2016", "2016"),
    ("mid-March", "mid-March", "2018-03"),
]


@pytest.mark.parametrize(("text", "words", "expected"), TABLE)
def test_moment_of_a_time(text: str, words: str, expected: str) -> None:
    """A time means the moment a reader of the day would take it for."""
    [mention] = time_mentions(text, 0, len(text))
    moment = resolve(mention, PUBLISHED)
    assert moment is not None
    assert (words, words, expected) == (mention.words, moment.raw, str(moment))


@pytest.mark.parametrize(
    "text",
    [
        "the mayor may march", "Monday’s vote", "the Sunday-only paper", "in 2016 percent",
        "Mayor Ott", "the end of the day", "a yesteryear", "Marchers met",
        "in the 1990s", "two days earlier",
        "on the 5th floor", "Mondays", "the Sunday Herald", "every Monday",
        "No. 2018 of 3",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    """Nouns and verbs that look like times are none."""
    assert list(time_mentions(text, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Friday", "2018-08-31"),
        ("on Tuesday", "2018-09-04"),
        ("in October", "2018-10"),
        ("in March", "2019-03"),
        ("over the weekend", "2018-09"),
        ("on the 5th.", "2018-09-05"),
    ],
)
def test_future_tense_looks_ahead(text: str, expected: str) -> None:
    """What will be announced on Friday will be on the Friday to come."""
    [mention] = time_mentions(text, 0, len(text))
    assert expected == str(resolve(mention, PUBLISHED, future=True))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("3 January", "2018-12-30", "2019-01-03"),
        ("30 December", "2019-01-03", "2018-12-30"),
        ("September 3", "2018-08-28", "2018-09-03"),
        ("Monday", "2018-08-28", None),
    ],
)
def test_update_looks_both_ways(text: str, published: str, expected: str | None) -> None:
    """What was added later bears a date near that of publication, on either side."""
    [mention] = time_mentions(text, 0, len(text))
    moment = resolve(mention, Moment.fromisoformat(published), update=True)
    assert expected == (moment and str(moment))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("this winter", "2018-12-30", None),
        ("this autumn", "2018-08-28", None),
        ("last summer", "2019-01-20", "2018"),
        ("last weekend", "2018-08-26", "2018-08"),
        ("this weekend", "2018-09-02", "2018-09"),
        ("last weekend", "2018-04-03", "2018"),
        ("last weekend", "2019-01-01", "2018-12"),
    ],
)
def test_seasons_and_weekends(text: str, published: str, expected: str | None) -> None:
    """A season is known to its year, a weekend to its month; neither where it lies in two."""
    [mention] = time_mentions(text, 0, len(text))
    moment = resolve(mention, Moment.fromisoformat(published))
    assert expected == (moment and str(moment))


def test_full_date_needs_no_publication_date() -> None:
    """A date with its year stands for itself."""
    [mention] = time_mentions("on August 26, 2018", 0, 18)
    assert str(resolve(mention, None)) == "2018-08-26"


@pytest.mark.parametrize("text", ["on Monday", "in March", "last week", "yesterday", "August 26"])
def test_unresolved_without_publication_date(text: str) -> None:
    """What hangs on a day that is not known stays open."""
    [mention] = time_mentions(text, 0, len(text))
    assert resolve(mention, None) is None


@pytest.mark.parametrize("published", ["2018-08", "2018"])
def test_weekday_needs_a_day(published: str) -> None:
    """A month is too coarse for a weekday."""
    [mention] = time_mentions("on Monday", 0, 9)
    assert resolve(mention, Moment.fromisoformat(published)) is None


def test_month_against_a_year() -> None:
    """A month of a piece known to the year is that of the year."""
    [mention] = time_mentions("in October", 0, 10)
    assert str(resolve(mention, Moment.fromisoformat("2018"))) == "2018-10"


def test_time_of_day_of_publication_is_dropped() -> None:
    """A piece published at an hour still says "yesterday" of a day."""
    [mention] = time_mentions("yesterday", 0, 9)
    assert str(resolve(mention, Moment.fromisoformat("2018-08-28T01:30Z"))) == "2018-08-27"


def test_week_across_two_months_is_known_to_the_year() -> None:
    """The week of 31 August and 1 September lies in neither month."""
    [mention] = time_mentions("last week", 0, 9)
    assert str(resolve(mention, Moment.fromisoformat("2018-09-04"))) == "2018"


def test_week_across_new_year_has_no_year() -> None:
    """The week of 31 December and 1 January is neither of the one year nor of the other."""
    [mention] = time_mentions("last week", 0, 9)
    assert resolve(mention, Moment.fromisoformat("2019-01-08")) is None


@pytest.mark.parametrize("text", ["on February 30", "on 31 June 2018", "in May 0000"])
def test_days_that_do_not_exist(text: str) -> None:
    """The calendar has the last word."""
    [mention] = time_mentions(text, 0, len(text))
    assert resolve(mention, PUBLISHED) is None


@given(st.sampled_from([row[0] for row in TABLE]), st.dates(), st.booleans())
def test_never_raises_on_any_day(text: str, day: date, future: bool) -> None:
    """The first and the last day there is are days like others."""
    for mention in time_mentions(text, 0, len(text)):
        moment = resolve(mention, Moment(value=day), future=future)
        assert moment is None or moment.raw == mention.words


@given(
    st.dates(), st.sampled_from(["on Monday", "on Friday", "August 26", "in March", "yesterday"])
)
def test_past_tense_never_points_ahead(day: date, text: str) -> None:
    """A report in the past tense happened before it was printed."""
    published = Moment(value=day)
    [mention] = time_mentions(text, 0, len(text))
    moment = resolve(mention, published)
    assert moment is None or moment.date <= published.date
