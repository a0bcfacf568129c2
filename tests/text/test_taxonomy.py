"""Lines of categories and tags."""

from __future__ import annotations

import pytest

from intelnews.text.taxonomy import read_taxonomy, split_categories, split_tags


@pytest.mark.parametrize(
    ("text", "categories", "tags"),
    [
        ("Filed under News Tagged with Ansel, Otter", "News", ("Ansel", "Otter")),
        ("Filed Under: News, World Tagged With: Ansel", "News, World", ("Ansel",)),
        ("Posted in News | Tagged Ansel, Otter | 3 Comments", "News", ("Ansel", "Otter")),
        ("Posted in Uncategorized | Leave a comment", "Uncategorized", ()),
        ("Categories: News Tags: Ansel; Otter", "News", ("Ansel", "Otter")),
        ("Tags: Ansel, Otter Categories: News", "News", ("Ansel", "Otter")),
        ("Labels: Ansel, Otter", "", ("Ansel", "Otter")),
        ("Tags: #ansel #otter", "", ("ansel", "otter")),
        ("► Topics: Ansel", "", ("Ansel",)),
        ("Schlagwörter: Küste, Ansel", "", ("Küste", "Ansel")),
        ("Posted in News | Permalink | Edit", "News", ()),
        ("Kategorien: News | Kommentar hinterlassen", "News", ()),
    ],
)
def test_lines(text, categories, tags):
    """Labels of many themes, in either order, without what stands behind the lists."""
    line = read_taxonomy(text)
    assert (categories, tags) == (line.categories, line.tags)


def test_entry_line_names_author_and_date():
    """Some themes tell the whole of it in one sentence."""
    line = read_taxonomy(
        "This entry was posted in News and tagged Ansel, Otter on May 29, 2019 by Anna Kral. "
        "Bookmark the permalink."
    )
    assert ("News", ("Ansel", "Otter")) == (line.categories, line.tags)
    assert ("Anna Kral", "May 29, 2019") == (line.author, line.date)


def test_comment_count_behind_the_lists():
    """The count is kept as it stands."""
    assert "3 Comments" == read_taxonomy("Posted in News | 3 Comments").comments


@pytest.mark.parametrize("text", ["Tags:", "Tagged with", "Topics", "Filed under:"])
def test_bare_labels(text):
    """A label alone says that the list stands below it."""
    assert read_taxonomy(text).is_bare


@pytest.mark.parametrize(
    "text",
    [
        "Posted in Strelsau, the officer said that he was well.",
        "Section chiefs meet",
        "Tag der Arbeit",
        "Tagged whales return to the strait of Ansel again, and nobody in the whole town knows why",
        "Posted in | 3 Comments",
        "Storm passes",
    ],
)
def test_prose(text):
    """Sentences and headlines that begin with a label's word are no lists."""
    assert read_taxonomy(text) is None


@pytest.mark.parametrize(
    ("printed", "elsewhere", "names"),
    [
        ("News, World", "", ("News", "World")),
        ("Ships, spies and the sea", "", ("Ships, spies and the sea",)),
        ("Ships, spies, and the sea, News", "", ("Ships, spies, and the sea", "News")),
        ("news, world", "", ("news", "world")),
        ("Politics, espionage, News", "", ("Politics", "espionage", "News")),
        ("Arts, Music and Letters", "", ("Arts", "Music and Letters")),
        ("Arts, Music and Letters", "On Arts, Music and Letters.", ("Arts, Music and Letters",)),
        ("News", "", ("News",)),
        ("", "", ()),
        ('"Port Ansel, Freedonia", News', "", ("Port Ansel, Freedonia", "News")),
    ],
)
def test_categories_with_commas(printed, elsewhere, names):
    """A comma belongs to a name where the phrase goes on, or where the page shows it."""
    assert names == split_categories(printed, elsewhere=elsewhere)


def test_tags_may_be_hashtags():
    """The sign comes off."""
    assert ("ansel", "otter") == split_tags("#ansel, #otter")


@pytest.mark.parametrize("filling", [",", " ", ".", "|", "a, ", "#a ", "by ", " on 1", "Tagged "])
def test_long_lines_are_read_in_linear_time(filling):
    """Runs of separators must not cost the square of their length."""
    read_taxonomy("Filed under News " + filling * (400_000 // len(filling)) + "x")
