"""The line under a post that repeats its author and date."""

from __future__ import annotations

import pytest

from intelnews.text.footers import find_footer, read_footer


def _said(text):
    line = read_footer(text)
    found = {"author": line.author, "date": line.date, "permalink": line.permalink}
    said = {name: span.cut(text) for name, span in found.items() if span is not None}
    if line.others:
        said["others"] = [span.cut(text) for span in line.others]
    return said


FULL = {"author": "Anna Kral", "date": "21 August 2018", "permalink": "Permalink"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("► Author: Anna Kral | Date: 21 August 2018 | Permalink", FULL),
        ("►Author: Anna Kral|Date: 21 August 2018|Permalink", FULL),
        ("Author: Anna Kral | Date: 21 August 2018 | Permalink", FULL),
        ("► Date: 21 August 2018 | Author: Anna Kral | Permalink", FULL),
        (
            "► Author: Anna Kral | Date: 21 August 2018 | Research credit: D.C. | Permalink",
            {**FULL, "others": ["Research credit: D.C."]},
        ),
        (
            "Written by: Anna Kral | Posted: 21 August 2018 | Link: https://watch.example/a",
            {**FULL, "permalink": "https://watch.example/a"},
        ),
        ("► Author: Anna Kral", {"author": "Anna Kral"}),
    ],
)
def test_footers(text, said):
    """With an arrow or without, in any order."""
    assert said == _said(text)
    assert not read_footer(text).is_cut


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "► Author: Anna Kral | Date: 21 August 2018 | Perma",
            {"author": "Anna Kral", "date": "21 August 2018"},
        ),
        ("► Author: Anna Kral | Date: 21 August 20", {"author": "Anna Kral"}),
        ("► Author: Anna Kral | Date:", {"author": "Anna Kral"}),
        ("► Author: Anna Kral | Da", {"author": "Anna Kral"}),
        ("► Author: Anna Kral |", {"author": "Anna Kral"}),
        ("► Author:", {}),
        ("► Author", {}),
        ("► Aut", {}),
    ],
)
def test_cut_footers(text, said):
    """What was cut is not made up: no year 20, no half label."""
    assert said == _said(text)
    assert read_footer(text).is_cut


@pytest.mark.parametrize(
    "text",
    [
        "Author: Anna Kral",
        "► Authorities in Freedonia say",
        "►► Storm passes",
        "Harbour Watch | News",
        "► ► ►",
        "►",
        "Source: navy | Author: Anna Kral",
        "x" * 401,
    ],
)
def test_other_lines(text):
    """One cell without an arrow is a byline, and an arrow alone is a bullet."""
    assert read_footer(text) is None


def test_footer_glued_to_a_paragraph():
    """It begins at its arrow."""
    text = "The port is open.► Author: Anna Kral | Date: 21 August 2018 | Permalink"
    assert 17 == find_footer(text)


@pytest.mark.parametrize(
    "text", ["The port is open.", "The way ► out", "Go on ►► Author: A | Date: 1"]
)
def test_no_footer_in_a_paragraph(text):
    """Other arrows stay where they are."""
    assert find_footer(text) is None
