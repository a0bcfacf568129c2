"""The line that names the writer."""

from __future__ import annotations

import pytest

from intelnews.text.bylines import read_byline


def _said(text):
    line = read_byline(text)
    found = {"names": line.names, "site": line.site, "caption": line.caption}
    said = {name: span.cut(text) for name, span in found.items() if span is not None}
    if line.body is not None:
        said["body"] = text[line.body :]
    return said


KRAL = {"names": "By ANNA KRAL", "site": "watch.example"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("By ANNA KRAL | watch.example |", KRAL),
        ("By ANNA KRAL| watch.example|", KRAL),
        ("ByANNA KRAL | watch.example |", {**KRAL, "names": "ByANNA KRAL"}),
        ("By ANNA KRAL | watch.example", KRAL),
        ("By ANNA KRAL | |", {"names": "By ANNA KRAL"}),
        ("By ANNA KRAL |", {"names": "By ANNA KRAL"}),
        ("By A. KRAL and J. OTT | |", {"names": "By A. KRAL and J. OTT"}),
        ("By ANNA KRAL | watch.example | The port is open.", {**KRAL, "body": "The port is open."}),
        ("Ansel in 1993By ANNA KRAL | watch.example |", {**KRAL, "caption": "Ansel in 1993"}),
        ("The pier (left)By ANNA KRAL | watch.example |", {**KRAL, "caption": "The pier (left)"}),
        ("Port gate By ANNA KRAL | watch.example |", {**KRAL, "caption": "Port gate"}),
        ("By Anna Kral", {"names": "By Anna Kral"}),
        ("by Anna Kral, Staff Writer", {"names": "by Anna Kral, Staff Writer"}),
        ("Written by Anna Kral", {"names": "Written by Anna Kral"}),
        ("Author: Anna Kral", {"names": "Author: Anna Kral"}),
        ("Von Anna Kral", {"names": "Von Anna Kral"}),
        ("By Staff", {"names": "By Staff"}),
    ],
)
def test_bylines(text, said):
    """Bars or none, one writer or two, with a caption in front or the text behind."""
    assert said == _said(text)


def test_text_behind_a_single_bar():
    """What is long behind the only bar is text, not a site."""
    text = (
        "By ANNA KRAL | The port of Ansel has been shut for weeks, and nobody says when it opens."
    )
    assert text[15:] == _said(text)["body"]
    assert "site" not in _said(text)


@pytest.mark.parametrize("text", ["By", "By:", "By | watch.example |"])
def test_cut_bylines(text):
    """A byline may break off in front of the name."""
    assert read_byline(text).is_cut


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the port was open",
        "By the time the ships came",
        "By design",
        "By Anna Kral?",
        "By ",
        "Byron statue unveiled in Ansel",
        "Port Ansel | News",
        "By the end of the week the port was open. Nobody knew | why",
        "By small letters of the old town and the yard | x |",
        "By Anna. Her name is Kral | x |",
        "By 12 ships of the line | x |",
        "Author:",
        "By Anna " + "Kral " * 40,
    ],
)
def test_prose(text):
    """Words behind "By" that are no names make no byline."""
    assert read_byline(text) is None
