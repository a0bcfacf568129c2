"""What the lines of a post say about it."""

from __future__ import annotations

import pytest

from intelnews.text.facts import (
    address_of,
    count_comments,
    day_first_of,
    find_cut,
    iter_authors,
    iter_dates,
    iter_footer_notes,
    iter_misnumbered,
    iter_updates,
    kind_of_post,
    permalink_of,
    phrases_elsewhere,
    site_of,
    tags_of,
)
from intelnews.text.rows import read_rows
from intelnews.text.segments import part_page

TEXT = "The port of Ansel was opened again on Monday, pilots say."
H1 = "Storm passes over Port Ansel"


def _page(text):
    return part_page(read_rows(text))


def _post(text):
    return _page(text).posts[0]


def _said(facts):
    return [(fact.line.text, fact.method) for fact in facts]


def test_the_byline_is_trusted_before_the_account():
    """A byline was written for the text, a date line may name who posted it."""
    post = _post(
        f"{H1}\nMay 29, 2019 by watchdesk\n\nBy ANNA KRAL | watch.example |\n{TEXT}\n"
        "► Author: Anna Kral | Date: 30 May 2019 | Permalink\n"
        "This entry was posted in News on June 1, 2019 by Jan Ott.\n"
    )
    assert [
        ("By ANNA KRAL", "byline"),
        ("by watchdesk", "date line"),
        ("Anna Kral", "footer"),
        ("Jan Ott", "taxonomy line"),
    ] == _said(iter_authors(post))
    assert [
        ("May 29, 2019", "date line"),
        ("30 May 2019", "footer"),
        ("June 1, 2019", "taxonomy line"),
    ] == _said(iter_dates(post))


def test_cut_byline_names_nobody():
    """Behind a lone "By" stands no author."""
    assert [] == _said(iter_authors(_post(f"{H1}\n\nBy\n{TEXT}")))


def test_updates():
    """The day of the last change is another field."""
    post = _post(f"{H1}\nMay 29, 2019\nLast updated May 30, 2019\n{TEXT}")
    assert [("May 30, 2019", "date line")] == _said(iter_updates(post))


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [("05/06/2018 25/06/2018", True), ("05/06/2018 06/25/2018", False), ("05/06/2018", None)],
)
def test_one_page_has_one_order_of_day_and_month(dates, day_first):
    """One date that can only be read in one way decides for all."""
    page = _page(
        "\n\n".join(f"{H1}\nPosted on {day} by Anna Kral\n{TEXT}\nTags: a" for day in dates.split())
    )
    assert day_first is day_first_of(page)


def test_categories_of_both_lines():
    """Categories may stand in the date line, in the taxonomy line, or in both."""
    post = _post(
        f"{H1}\nBy Anna Kral on May 29, 2019 in News\n{TEXT}\n"
        "Filed under News, Ships Tagged with Ansel\n"
    )
    tags, facts = tags_of(post)
    assert [("category", "News"), ("category", "Ships"), ("tag", "Ansel")] == [
        (tag.kind.value, tag.name) for tag in tags
    ]
    assert ["taxonomy line", "date line"] == [fact.method for fact in facts]


def test_tags_of_a_glued_line():
    """One theme prints everything in one line."""
    post = _post(
        f"{H1}\n{TEXT}\n"
        "Posted on May 29, 2019Author Anna KralCategories NewsTags a, bLeave a comment\n"
    )
    assert ["News", "a", "b"] == [tag.name for tag in tags_of(post)[0]]


def test_what_the_page_says_of_itself():
    """Boxes and headings show which phrase is one name; they are cut at a bound."""
    page = _page(
        f"Tag Archives: Ansel\n\n{H1}\nMay 29, 2019\n{TEXT}\n\nAbout Watch\nOn ships and sea.\n"
    )
    assert "On ships and sea.\nTag Archives: Ansel" == phrases_elsewhere(page)
    noise = "\n".join(f"Tag Archives: {'x' * 100}" for _ in range(100))
    assert len(phrases_elsewhere(_page(f"{noise}\n{H1}\nMay 29, 2019\n{TEXT}"))) < 6000


@pytest.mark.parametrize(
    ("head", "tail", "count", "codes"),
    [
        ("May 29, 2019 3 Comments", "", 3, []),
        ("May 29, 2019 Leave a comment", "", 0, []),
        ("May 29, 2019", "", None, []),
        ("May 29, 2019", f"3 Responses to {H1}\n\n1. Van says:\nNo.\n", 3, ["missing-comments"]),
        ("May 29, 2019 2 Comments", f"3 Responses to {H1}\n", 2, ["conflicting-comment-count"]),
        ("May 29, 2019 Leave a comment", f"1 Response to {H1}\n\n1. Van says:\nNo.\n", 1, []),
        (
            "May 29, 2019 1 Comment",
            f"1 Response to {H1}\n\n1. Van says:\nNo.\n\n2. Ott says:\nNo.\n",
            2,
            [],
        ),
        ("May 29, 2019", "Posted in News | 4 Comments\n", 4, []),
    ],
)
def test_comment_counts(head, tail, count, codes):
    """Lines may disagree, and comments may be missing from the page."""
    actual, problems = count_comments(_post(f"{H1}\n{head}\n{TEXT}\n\n{tail}"))
    assert (count, codes) == (actual, [problem.code for problem in problems])


def test_site_and_permalink():
    """What stands between bars, and the word of the link."""
    post = _post(
        f"{H1}\n\nBy ANNA KRAL | watch.example |\n{TEXT}\n"
        "► Author: Anna Kral | Date: 29 May 2019 | Research credit: D.C. | Permalink\n"
    )
    assert ("watch.example", 0.9) == (site_of(post).line.text, site_of(post).confidence)
    assert "Permalink" == permalink_of(post).line.text
    assert ["Research credit: D.C."] == list(iter_footer_notes(post))


def test_addresses_of_posts():
    """In the footer or in the header; the footer's is the post's own."""
    footer = "► Author: Anna Kral | Permalink: https://watch.example/a\n"
    above = f"{H1}\nhttps://watch.example/b\nMay 29, 2019\n{TEXT}\n"
    assert "https://watch.example/a" == address_of(_post(above + footer)).line.text
    assert "https://watch.example/b" == address_of(_post(above)).line.text
    assert address_of(_post(f"{H1}\n{TEXT}")) is None


def test_buttons_in_a_footer_are_no_notes():
    """A cell that is a button says nothing of the post."""
    post = _post(f"{H1}\n{TEXT}\n► Author: Anna Kral | Share | Thanks to: D.C.\n")
    assert ["Thanks to: D.C."] == list(iter_footer_notes(post))


def test_words_between_bars_are_less_sure():
    """They may be a place as well."""
    assert 0.6 == site_of(_post(f"{H1}\n\nBy ANNA KRAL | Harbour Watch |\n{TEXT}")).confidence
    assert site_of(_post(f"{H1}\n{TEXT}")) is None
    assert permalink_of(_post(f"{H1}\n{TEXT}")) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT, None),
        (f"{TEXT} [...]", "elided-text"),
        (f"{TEXT} Then the pilots, who", "cut-text"),
        (f"{TEXT} Then the pilots, who\n\nShare this:", None),
        ("Share this:", "no-text"),
    ],
)
def test_cuts(text, code):
    """What shows that the end is missing."""
    cut = find_cut(_post(f"{H1}\nMay 29, 2019\n{text}"))
    assert code == (cut and cut.code)


@pytest.mark.parametrize(
    ("title", "numbers", "is_wrong"),
    [
        (H1, "10 9 8", False),
        (H1, "1 2 3", False),
        (H1, "8 9 10", True),
        ("What the strait froze, part 2", "6 7 8", False),
        ("What the strait froze, part I", "6 7 8", True),
        (H1, "10 8 9", True),
        (H1, "3", False),
    ],
)
def test_numbers_of_a_countdown(title, numbers, is_wrong):
    """They go down by one, or up from one."""
    items = "\n\n".join(
        f"{number}. A ship is lost. Nobody knows why." for number in numbers.split()
    )
    found = list(iter_misnumbered(_post(f"{title}\nMay 29, 2019\n{TEXT}\n\n{items}")))
    assert is_wrong is bool(found)


def test_misnumbered_text_without_a_headline():
    """A countdown that lost its headline is counted too."""
    post = _post("8. A ship. It is lost.\n\n9. A pier. It is lost.\n")
    assert 1 == len(list(iter_misnumbered(post)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{H1}\n\n• A. It is.\n• B. It is.", "digest"),
        (f"{H1}\n\n• A. It is.", None),
        (f"About Harbour Watch\n\n{TEXT}", "page"),
        (f"About Harbour Watch\nMay 29, 2019\n{TEXT}", None),
        (f"Analysis: {H1}\n\n• A. It is.\n• B. It is.", None),
        (TEXT, None),
    ],
)
def test_kinds(text, kind):
    """The form says what the headline does not."""
    assert kind == kind_of_post(_post(text), is_alone=True)


def test_a_page_among_posts_is_a_post():
    """On a listing nothing is a page of the site."""
    assert kind_of_post(_post(f"About Harbour Watch\n\n{TEXT}"), is_alone=False) is None
