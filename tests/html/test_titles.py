"""The headline as printed is found among the titles that a page gives itself."""

from __future__ import annotations

import pytest

from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.titles import clean_title, elect_title, title_candidates

_BODY = "<p>The port of Ansel reopened on Monday after a week of storms.</p>" * 3


def _page(head="", body="", url="https://www.harbourtimes.example/port-reopens-after-storm"):
    return read_page(f"<html><head>{head}</head><body>{body}{_BODY}</body></html>", url=url)


def _title(head="", body=""):
    return elect_title(read_metadata(_page(head, body))).winner


@pytest.mark.parametrize("separator", [" | ", " - ", " – ", " » ", " :: "])
def test_the_name_of_the_site_is_no_part_of_the_headline(separator):
    """What og:site_name says is cut off the <title>, whatever parts the two."""
    head = (
        f"<title>Port reopens after the storm{separator}Harbour Times</title>"
        "<meta property=og:site_name content='Harbour Times'>"
    )
    assert "Port reopens after the storm" == _title(head)


def test_the_printed_headline_beats_the_one_for_search_engines():
    """The <h1> of the article wins over og:title and <title> that are worded alike."""
    head = (
        "<title>Port Ansel storm: port reopens - Harbour Times</title>"
        "<meta property=og:title content='Port Ansel storm: port reopens'>"
    )
    body = "<article><h1 class=headline>Port of Ansel reopens after a week of storms</h1>"
    assert "Port of Ansel reopens after a week of storms" == _title(head, body)


def test_the_headline_over_a_logo():
    """A heading in the masthead is the site's, not the article's."""
    head = "<title>Port reopens after the storm | Harbour Times</title>"
    body = (
        "<header class=masthead><h1 class=site-title>Harbour Times</h1></header>"
        "<article><h1 class=entry-title>Port reopens after the storm</h1>"
    )
    assert "Port reopens after the storm" == _title(head, body)


def test_a_page_without_titles_has_none():
    """Nothing is invented where nothing stands."""
    election = elect_title(read_metadata(_page()))
    assert (None, ()) == (election.winner, election.candidates)


def test_candidates_know_where_they_stand():
    """Each candidate keeps its sightings, and the reasons add up to its weight."""
    head = (
        "<title>Port reopens after storm</title>"
        "<meta property=og:title content='Port reopens after storm'>"
    )
    body = "<h1>Port reopens after storm</h1>"
    best = elect_title(read_metadata(_page(head, body))).candidates[0]
    assert ["<h1>", "meta", "<title>"] == [sighting.method for sighting in best.sightings]
    assert ("<h1>", "h1") == (best.method, best.node.tag)


def test_a_kicker_can_be_cut_off():
    """A heading stands for election with its kicker and without."""
    body = "<h1><span class=kicker>Storms</span> <span>Port of Ansel reopens at last</span></h1>"
    values = {value for value, _, _ in title_candidates(read_metadata(_page(body=body)))}
    assert {"Storms Port of Ansel reopens at last", "Port of Ansel reopens at last"} <= values


def test_json_ld_gives_the_title_where_nothing_is_printed():
    """A page of scripts still has a title."""
    data = '{"@type": "NewsArticle", "headline": "Port reopens"}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert "Port reopens" == _title(head)


def test_titles_are_cleaned():
    """Entities encoded twice, soft hyphens and marks of direction go."""
    assert "Harbour & port reopen" == clean_title("Harbour &amp;amp; po\u00adrt\u200e\n reopen ")


def test_hostile_headings_end_soon():
    """Many headings, long ones, and many separators cost little."""
    many = "".join(f"<h1>Heading number {n} of many</h1>" for n in range(5_000))
    title = f"<title>{'a - ' * 50_000}</title>"
    found = elect_title(read_metadata(_page(title + f"<h1>{'x' * 100_000}</h1>", many)))
    assert len(found.candidates) <= 60


def test_the_headline_under_a_site_name_that_links_home():
    """Old blog themes print their own name in the <h1>; the <h2> over the text is the headline."""
    head = "<title>Tide Notes » Blog Archive » Port reopens after the storm</title>"
    body = "<h1><a href=/>Tide Notes</a></h1><div class=post><h2>Port reopens after the storm</h2>"
    assert "Port reopens after the storm" == _title(head, body)


def test_a_headline_in_microdata():
    """What itemprop calls the headline beats a <title> with the section before it."""
    head = "<title>Sea news: Port reopens after the storm</title>"
    body = "<h1 itemprop=headline>Port reopens after the storm</h1>"
    assert "Port reopens after the storm" == _title(head, body)


@pytest.mark.parametrize("separator", [" │ ", "｜", " ┃ "])
def test_bars_of_other_scripts_part_the_site(separator):
    """A full-width or drawn bar parts the name of the site as "|" does."""
    head = f"<title>Port reopens after the storm{separator}Harbour Times</title>"
    body = "<a href=/>Harbour Times</a>"
    assert "Port reopens after the storm" == _title(head, body)


@pytest.mark.parametrize(
    ("elsewhere", "whole", "rest"),
    [
        ("Port of Ansel reopens", "only in part elsewhere", "part elsewhere"),
        ("Storms Port of Ansel reopens", "whole elsewhere", "part but whole elsewhere"),
    ],
)
def test_other_places_decide_on_a_kicker(elsewhere, whole, rest):
    """Whether og:title has the heading whole or in part speaks for that form."""
    head = f"<meta property=og:title content='{elsewhere}'>"
    body = "<h1><span class=kicker>Storms</span> <span>Port of Ansel reopens</span></h1>"
    found = {value: names for value, _, names in title_candidates(read_metadata(_page(head, body)))}
    assert whole in found["Storms Port of Ansel reopens"]
    assert rest in found["Port of Ansel reopens"]


def test_an_element_with_the_name_of_a_headline():
    """Where no heading is one, an element named for it stands for election, unless it is long."""
    body = (
        "<div class=headline>Port reopens after the storm</div>"
        f"<div class=headline>{'x' * 400}</div><nav><b class=title>Menu</b></nav>"
        + "".join(f"<b class=title>Box {n}</b>" for n in range(12))
    )
    values = [value for value, _, _ in title_candidates(read_metadata(_page(body=body)))]
    assert "Port reopens after the storm" == values[0]
    assert "Box 5" in values
    assert "Box 6" not in values


def test_a_title_of_a_drawing_is_none():
    """The <title> inside an <svg> names a picture."""
    body = "<svg><title>Arrow</title></svg>"
    assert None is _title("", body)


def test_the_middle_of_a_title():
    """Between the section and the site stands the headline."""
    head = (
        "<title>Sea | Port reopens after the storm | Harbour Times</title>"
        "<meta property=og:site_name content='Harbour Times'>"
    )
    values = {value for value, _, _ in title_candidates(read_metadata(_page(head)))}
    assert "Port reopens after the storm" in values


def test_a_title_that_is_cut_short():
    """A title that ends with an ellipsis is known for it."""
    head = "<title>Port reopens after …</title>"
    [(_, _, features)] = title_candidates(read_metadata(_page(head)))
    assert 1.0 == features["cut short"]


def test_addresses_that_are_none():
    """A broken address gives no words, and no failure."""
    page = read_page("<title>Port reopens</title>", url="http://[broken/port")
    assert "Port reopens" == elect_title(read_metadata(page)).winner
