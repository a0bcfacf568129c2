"""What stands around a heading: the prose behind it, and the way to the front page."""

from __future__ import annotations

import pytest

from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.surroundings import leads_home, look_around

_PROSE = "<p>The port of Ansel reopened on Monday after a week of storms, officials said.</p>"
_URL = "https://www.harbourtimes.example/port"


def _metadata(body):
    return read_metadata(read_page(f"<html><body>{body}</body></html>", url=_URL))


def test_prose_is_counted_up_to_the_next_heading_no_lower():
    """An <h2> ends the prose of an <h2>, not that of the <h1> above it."""
    metadata = _metadata(
        f"<h1>Port reopens</h1>{_PROSE}<h2>Ships</h2>{_PROSE * 2}<h2>Trade</h2>{_PROSE}"
        "<h1>More</h1>"
    )
    around = look_around(metadata)
    assert [1.0, 0.5, 0.25, 0.0] == [around.behind(node) for node in metadata.headings]


def test_prose_of_others_does_not_count():
    """Comments, related boxes and short lines are no prose of the article."""
    metadata = _metadata(
        f"<h1>Port reopens</h1><p>Short.</p><aside>{_PROSE}</aside>"
        f"<ol class=comment-list>{_PROSE}</ol>"
    )
    assert 0.0 == look_around(metadata).behind(metadata.headings[0])


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/", True),
        ("https://harbourtimes.example", True),
        ("https://www.harbourtimes.example/index.html", True),
        ("https://other.example/", False),
        ("/world", False),
        ("/index.php", True),
        ("/index.php#top", False),
        ("https://harbourtimes.example/world/", False),
        ("//harbourtimes.example/", True),
        ("/?s=port", False),
        ("#", False),
        ("", False),
        ("#top", False),
        ("mailto:desk@harbourtimes.example", False),
        ("http://[broken/", False),
        ("/" + "x" * 200, False),
    ],
)
def test_the_way_home(href, expected):
    """Only the front page of the same host is home."""
    metadata = _metadata(f"<a href='{href}'>Harbour Times</a>")
    assert expected == leads_home(metadata, metadata.links[0])


def test_names_on_the_way_home():
    """The words, the title and the picture of a link home name the site."""
    metadata = _metadata(
        "<a href=/ title='Harbour Times'><img src=l.png alt='The Times of Ansel'></a>"
        "<a href=/world>World</a>"
    )
    assert {"harbourtimes", "thetimesofansel"} == look_around(metadata).names
