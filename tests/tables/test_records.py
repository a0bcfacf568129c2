"""Rows of tables: what columns mean, and what comes of odd cells and files."""

from __future__ import annotations

import pytest

from intelnews.model import Locator
from intelnews.tables.columns import Column, asked, column_of, layout_of
from intelnews.tables.gdelt import finish, names_by_shape
from intelnews.tables.records import item_of
from intelnews.tables.rows import Dialect, iter_rows

PLACE = Locator(line=2)


def item(**values):
    """Return what a row with these columns says."""
    return item_of(list(values.values()), layout_of(values), place=PLACE)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Заголовок", Column.TITLE),
        ("작성자", Column.AUTHORS),
        ("일자", Column.PUBLISHED),
        ("الرابط", Column.URL),
        ("dc:title", Column.TITLE),
        ("source.name", Column.PUBLICATION),
        ("fields.body", Column.TEXT),
        ("last_modified_at", Column.MODIFIED),
        ("updated_time", None),
        ("author.id", None),
        ("label", None),
        ("a.b", None),
        ("", None),
        ("title" * 20, None),
    ],
)
def test_words_over_columns(name, column):
    """Columns are known by their words, alone or behind others."""
    found = column_of(name)
    assert column == (found and found[0])


def test_empty_columns_leave_a_field_out():
    """A caller may say that no column holds a field."""
    layout = layout_of(["title", "url"], columns=asked({"url": ()}))
    assert [Column.TITLE] == list(layout.places)


def test_publications_and_sources():
    """A source is an address or a publication; a domain is better than nothing."""
    assert "https://a.example/" == item(title="a", source="https://a.example/").url.value
    assert "Post" == item(title="a", domain="a.example", source="Post").publication.value
    assert "a.example" == item(title="a", domain="a.example").publication.value
    assert item(title="a", source="https://a.example/").publication is None
    assert item(title="a", url="javascript:x").url is None
    assert item(url={"href": "https://a.example/"}).url is not None


def test_years_count_where_nothing_tells_more():
    """A year beside a day is not a second date."""
    assert ["2019-05-21"] == [said.value for said in item(date="2019-05-21", year="2019").published]
    assert ["2019"] == [said.value for said in item(title="a", year="2019").published]


def test_odd_cells():
    """Cells that say something else than their column are kept in extra."""
    found = item(title=[], language="Klingon", type="video", numcomments="many", text={})
    assert {"language": "Klingon", "type": "video", "numcomments": "many"} == found.extra
    assert (None, None) == (found.title, found.content)
    said = item(title="a", type="Opinion", numcomments="12.0", text="One.\\nTwo.\\nThree.")
    assert ("opinion", 12) == (said.kind, said.comment_count)
    assert "<p>One.</p><p>Two.</p><p>Three.</p>" == said.content.text


def test_columns_of_one_name():
    """Of two columns of one name, neither is lost."""
    values = ["a", "b", "c"]
    found = item_of(values, layout_of(["x", "x", ""]), place=PLACE)
    assert {"x": "a", "x (2)": "b", "column 2": "c"} == found.extra


def test_files_of_gdelt_by_their_shape():
    """Events, mentions and the graph have shapes of their own."""
    event = ["7", "20190521", *[""] * 57, "20190521094500", "https://post.example/"]
    names = names_by_shape(event)
    assert ("SQLDATE", "SOURCEURL") == (names[1], names[60])
    assert names_by_shape(event[:20]) is None
    assert names_by_shape(["a"] * 20) is None
    assert names_by_shape(["7", "a", *[""] * 56]) is None
    assert (
        names_by_shape(["20190521094500-7", "20190521094500", "1", "a", "b", "c"])[5] == "column 5"
    )


def test_dates_of_gdelt_that_are_none():
    """A date that is none stays as it is written."""
    found = item(url="https://a.example/", date="20191399000000", n=7)
    finish(found)
    assert "20191399000000" == found.published[0].value


def test_marks_that_never_close_are_given_up():
    """A text in which marks mean nothing is read to its end, each line once or a few times."""
    text = 'a,"b\n' * 999 + '"' + 'x"y\n' * 10
    assert 0 < sum(row.is_broken for row in iter_rows(text, Dialect(delimiter=",")))
    assert [["a", 'b"c']] == [
        row.cells for row in iter_rows('a,"b""c"x\n"d"'[:0] + 'a,b"c', Dialect(delimiter=","))
    ]
    [row] = iter_rows('"a ""b""",c"d"', Dialect(delimiter=","))
    assert ['a "b"', 'c"d"'] == row.cells
    [row] = iter_rows('"a" b,"c ""d"""', Dialect(delimiter=","))
    assert ['"a" b', 'c "d"'] == row.cells
