"""The line under a headline: when, by whom, where filed, how often commented on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.model import Span
from intelnews.text.metalines import read_meta_line


def _said(text):
    line = read_meta_line(text)
    fields = ("date", "updated", "author", "categories", "tags")
    found = {name: getattr(line, name) for name in fields}
    said = {name: span.cut(text) for name, span in found.items() if span is not None}
    if line.comments is not None:
        said["comments"] = line.comments
    return said


DAY = "August 21, 2018"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DAY, {"date": DAY}),
        (f"{DAY} 1 Comment", {"date": DAY, "comments": 1}),
        (f"{DAY} Leave a comment", {"date": DAY, "comments": 0}),
        (f"{DAY} by Anna Kral 1 Comment", {"date": DAY, "author": "by Anna Kral", "comments": 1}),
        (f"{DAY}by Anna Kral1 Comment", {"date": DAY, "author": "by Anna Kral", "comments": 1}),
        (f"Posted on {DAY} by Anna Kral", {"date": DAY, "author": "by Anna Kral"}),
        (f"By Anna Kral, {DAY}", {"date": DAY, "author": "By Anna Kral"}),
        (
            f"By Anna Kral on {DAY} in News",
            {"date": DAY, "author": "By Anna Kral", "categories": "News"},
        ),
        (
            f"Posted in News on {DAY} by Anna Kral",
            {"date": DAY, "author": "by Anna Kral", "categories": "News"},
        ),
        (f"Anna Kral / {DAY} / 3 Comments", {"date": DAY, "author": "Anna Kral", "comments": 3}),
        (f"{DAY} ~ Anna Kral", {"date": DAY, "author": "Anna Kral"}),
        (f"Anna Kral {DAY}", {"date": DAY, "author": "Anna Kral"}),
        (f"News | {DAY}", {"date": DAY, "categories": "News"}),
        (
            f"{DAY} • Anna Kral • News • 1,203 views",
            {"date": DAY, "author": "Anna Kral", "categories": "News"},
        ),
        (f"{DAY} · 5 min read", {"date": DAY}),
        (
            f"{DAY} by Anna Kral Updated May 29, 2019",
            {"date": DAY, "author": "by Anna Kral", "updated": "May 29, 2019"},
        ),
        (f"Updated May 29, 2019 | Published {DAY}", {"date": DAY, "updated": "May 29, 2019"}),
        ("Last modified on May 29, 2019", {"updated": "May 29, 2019"}),
        (
            f"Posted on {DAY}Author Anna KralCategories News, WorldTags a, bLeave a reply on Storm",
            {
                "date": DAY,
                "author": "Author Anna Kral",
                "categories": "News, World",
                "tags": "a, b",
                "comments": 0,
            },
        ),
        ("Posted by Anna Kral at 10:20 AM 3 comments:", {"author": "by Anna Kral", "comments": 3}),
        ("Posted by Anna Kral at 10:20 AM No comments:", {"author": "by Anna Kral", "comments": 0}),
        ("Filed under: News — Anna Kral @ 10:20 am", {"author": "Anna Kral", "categories": "News"}),
        (
            "Veröffentlicht am 21. August 2018 von Anna Kral",
            {"date": "21. August 2018", "author": "von Anna Kral"},
        ),
        (
            "Publié le 21 août 2018 par Anna Kral",
            {"date": "21 août 2018", "author": "par Anna Kral"},
        ),
        ("Aug 21 · 5 min read", {"date": "Aug 21"}),
        ("by admin on May 29, 2019", {"author": "by admin", "date": "May 29, 2019"}),
        ("3 Comments", {"comments": 3}),
        ("2 days ago", {}),
        ("Comments Off on Storm passes", {}),
    ],
)
def test_lines(text, said):
    """The layouts of blogs, magazines and newspapers."""
    assert said == _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "On May 29, 2019 the port was closed",
        "May 29, 2019 was a bad day",
        "May 29, 2019 by the harbour",
        "Harbour notes #309",
        "The 10 biggest ships of 2012",
        "In May 2019",
        "August 21",
        "By Monday the port was open",
        "Ansel 1992: the comment of the captain",
        "By ANNA KRAL | harbourwatch.example |",
        "Anna Kral has no comment",
        "11 Responses to Storm passes",
        "x" * 400 + " 2018",
        "May 29, 2019 by",
        "May 29, 2019 by 12",
        "May 29, 2019 in the harbour",
        "News in brief 10:20",
    ],
)
def test_prose(text):
    """A line with any word that is no part of a date line is none."""
    assert read_meta_line(text) is None


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("May 2019", "is_coarse"),
        ("May 29, 2019 at 10:20 am", "has_clock"),
        ("3 hours ago", "is_relative"),
        ("Posted on May 29, 2019", "is_posted"),
        ("May 29, 2019", "is_bare"),
    ],
)
def test_flags(text, flag):
    """What sort of date line it is."""
    assert getattr(read_meta_line(text), flag)


def test_line_with_more_than_a_date_is_not_bare():
    """A date with a writer heads nothing else."""
    assert not read_meta_line("May 29, 2019 by Anna Kral").is_bare


@given(st.text(st.sampled_from("May 29, 2018 by Anna|/•1:Comments()agoTag "), max_size=80))
def test_spans_lie_in_the_line(text):
    """Whatever stands there, spans lie inside and are not empty."""
    if not text:
        return
    line = read_meta_line(text)
    spans = (
        [] if line is None else [line.date, line.updated, line.author, line.categories, line.tags]
    )
    for span in filter(None, spans):
        assert span in Span(0, len(text))
        assert len(span) > 0
