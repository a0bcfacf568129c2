"""What stands around the names in a byline."""

from __future__ import annotations

import pytest

from intelnews.fields.residue import strip_residue


@pytest.mark.parametrize(
    "text",
    [
        "By Anna Kral",
        "By: Anna Kral",
        "ByAnna Kral",
        "Text: Anna Kral",
        "Author: Written by: Anna Kral",
        "► Author: Anna Kral |",
        "A guest post by Anna Kral",
        "Story and photos by Anna Kral",
        "View all posts by Anna Kral",
        "Von Anna Kral",
        "Publié par Anna Kral",
        "Автор: Anna Kral",
        "作者：Anna Kral",
        "[[Anna Kral]]",
        "[[people/kral|Anna Kral]]",
        "[Anna Kral](https://port.example/kral)",
        "kral@port.example (Anna Kral)",
        "Anna Kral <kral@port.example>",
        "Anna Kral https://port.example/kral",
        "Anna Kral @akral Follow",
        "Posted on May 22, 2019 by Anna Kral 1 Comment",
        "May 22, 2019 by Anna Kral Leave a comment",
        "Anna Kral on 28/08/2018 10:33",
        "Anna Kral28 August 2018",
        "Anna Kral, last updated yesterday",
        "Anna Kral. Additional reporting by Jan Ott",
        "Anna Kral; Editing by Jan Ott",
        "(Anna Kral)",
        "  Anna  Kral \n\n",
    ],
)
def test_the_name_remains(text: str) -> None:
    """Lead words, addresses, dates and buttons go; the name stays."""
    assert "Anna Kral" == strip_residue(text).rstrip(".,; ")


def test_lines_stay_lines() -> None:
    """A line end parts a name from the newsroom under it."""
    assert "Anna Kral\nHarbour Notes" == strip_residue("By Anna Kral\n\n  Harbour   Notes")


@pytest.mark.parametrize("name", ["Byron Kral", "Di Maria", "Story Kral", "Von der Kral, Anna"])
def test_names_that_begin_like_lead_words_stay(name: str) -> None:
    """A name is not cut because its beginning is a word of bylines."""
    assert name == strip_residue(name)


def test_a_year_that_is_no_date_cuts_nothing() -> None:
    """Figures alone are no date."""
    assert "Anna Kral 2018 Foo" == strip_residue("Anna Kral 2018 Foo")
