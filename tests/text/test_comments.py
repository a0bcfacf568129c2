"""The heading of comments, the lines of commenters, buttons and forms."""

from __future__ import annotations

import pytest

from intelnews.text.comments import (
    is_comment_button,
    is_comment_form,
    read_commenter,
    read_comments_head,
    read_dated_commenter,
)


@pytest.mark.parametrize(
    ("text", "count", "title"),
    [
        ("11 Responses to Storm passes", 11, "Storm passes"),
        ("One Response to Storm passes", 1, "Storm passes"),
        ("3 thoughts on “Storm passes”", 3, "Storm passes"),
        ("1,203 Comments on Storm passes", 1203, "Storm passes"),
        ("No comments on Storm passes", 0, "Storm passes"),
        ("3 Kommentare zu Storm passes", 3, "Storm passes"),
        ("Comments (3)", 3, None),
        ("Comments", None, None),
        ("Join the discussion", None, None),
    ],
)
def test_heads(text, count, title):
    """How many there are, and the headline that is repeated."""
    head = read_comments_head(text)
    assert (count, title) == (head.count, head.title)


@pytest.mark.parametrize("text", ["3 ships", "Comment: The navy is wrong", "3 Comments", "x" * 400])
def test_no_heads(text):
    """A count alone stands in a date line; a prefix makes a headline."""
    assert read_comments_head(text) is None


@pytest.mark.parametrize(
    ("text", "name", "date", "number"),
    [
        ("1. R.E. says:", "R.E.", None, 1),
        ("Van says:", "Van", None, None),
        ("Anonymous said...", "Anonymous", None, None),
        ("12) Old Salt wrote:", "Old Salt", None, 12),
        ("• Old Salt says:", "Old Salt", None, None),
        ("Jan Ott, on May 29, 2019 at 10:20 am said:", "Jan Ott", "May 29, 2019 at 10:20 am", None),
        ("Jan Ott wrote on May 29, 2019:", "Jan Ott", "May 29, 2019", None),
        ("Van schreibt:", "Van", None, None),
    ],
)
def test_commenters(text, name, date, number):
    """Name, time and place in a numbered thread."""
    line = read_commenter(text)
    assert (name, number) == (line.name.cut(text), line.number)
    assert date == (line.date and line.date.cut(text))


def test_signature_below_the_words():
    """The oldest themes name the commenter last."""
    text = "Comment by Jan Ott — May 29, 2019 @ 10:20 am"
    line = read_commenter(text)
    assert ("Jan Ott", True) == (line.name.cut(text), line.is_signature)
    assert "May 29, 2019 @ 10:20 am" == line.date.cut(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister has left.",
        "The minister said: we go",
        "12. He said that the port was shut and then he wrote:",
        "Jan Ott wrote on a wall of the yard:",
        "Anna says:" + "x" * 170,
        "A man of the old town of Ansel says:",
        "Storm passes over Ansel in 2018",
    ],
)
def test_no_commenters(text):
    """Prose with the same verbs opens no comment."""
    assert read_commenter(text) is None


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("VanMay 29, 2019 at 10:20 AM", "Van", "May 29, 2019 at 10:20 AM"),
        ("Jan Ott on May 29, 2019 at 10:20 am", "Jan Ott", "May 29, 2019 at 10:20 am"),
        ("Jan Ott, May 29, 2019 at 10:20 am #", "Jan Ott", "May 29, 2019 at 10:20 am"),
        ("• Jan Ott — 29 May 2019", "Jan Ott", "29 May 2019"),
    ],
)
def test_dated_commenters(text, name, date):
    """A name and a time on one line."""
    line = read_dated_commenter(text)
    assert (name, date) == (line.name.cut(text), line.date.cut(text))


@pytest.mark.parametrize(
    "text",
    [
        "Storm passes over Ansel May 29, 2019 and nobody drowns",
        "The storm of the year that nobody saw coming, May 29, 2019",
        "May 29, 2019",
        "Van",
        "x" * 141,
        "- May 29, 2019",
    ],
)
def test_no_dated_commenters(text):
    """Words behind the date, too many in front, or none."""
    assert read_dated_commenter(text) is None


@pytest.mark.parametrize(
    ("text", "button", "form"),
    [
        ("Reply ↓", True, False),
        ("ReplyDelete", True, False),
        ("(Edit)", True, False),
        ("3 likes", True, False),
        ("Your comment is awaiting moderation.", True, False),
        ("Leave a Reply Cancel reply", False, True),
        ("Name *", False, True),
        ("Email (required) (Address never made public)", False, True),
        (
            "Save my name, email, and website in this browser for the next time I comment.",
            False,
            True,
        ),
        ("I reply to nobody", False, False),
        ("x" * 300, False, False),
    ],
)
def test_buttons_and_forms(text, button, form):
    """What stands among comments and is none."""
    assert (button, form) == (is_comment_button(text), is_comment_form(text))
