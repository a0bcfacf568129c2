"""Comments put together from their lines."""

from __future__ import annotations

from intelnews.text.rows import read_rows
from intelnews.text.threads import Thread


def _thread(text):
    thread, codes = Thread(), []
    rows = read_rows(text)
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        if row.kind == "commenter":
            thread.open(row.line, row.reading)
        else:
            codes.append(thread.hear(row, below))
    return thread, [code for code in codes if code]


def _said(thread):
    return [(one.author and one.author.name, one.text) for one in thread.comments()]


def test_paragraphs_of_one_comment_stay_together():
    """Until the next commenter speaks."""
    thread, _ = _thread("Van says:\n\nThanks.\n\nAnd again.\n\nOtt says:\n\nNo.")
    assert [("Van", "Thanks.\n\nAnd again."), ("Ott", "No.")] == _said(thread)


def test_level_follows_indentation():
    """An answer stands further in; numbers that grow a digit do not move the name."""
    text = " 9. Van says:\n  x.\n   10. Ott says:\n  x.\n11. Oz says:\n  x."
    thread, _ = _thread(text)
    assert [0, 1, 0] == [one.level for one in thread.comments()]


def test_flush_right_numbers_are_one_level():
    """A nine above a ten is no answer to it."""
    thread, _ = _thread("  9. Van says:\n    x.\n 10. Ott says:\n    x.")
    assert [0, 0] == [one.level for one in thread.comments()]


def test_dates_above_and_below_the_words():
    """The time belongs to the comment that has none yet."""
    thread, codes = _thread(
        "Van said...\nThanks.\nMay 29, 2019 at 10:20 AM\nMay 30, 2019 at 9:00 AM"
    )
    assert ["2019-05-29T10:20"] == [str(one.moment) for one in thread.comments()]
    assert ["comment-button"] == codes


def test_names_above_their_time():
    """Themes without "says" print the name on a line of its own."""
    thread, _ = _thread("Van\n2 days ago\nThanks.\nOtt\nMay 29, 2019 at 10:20 am\nNo.")
    assert [("Van", "Thanks."), ("Ott", "No.")] == _said(thread)


def test_names_glued_to_their_time():
    """Blogger prints both without a space."""
    thread, codes = _thread("VanMay 29, 2019 at 10:20 AM\nThanks.\nReplyDelete")
    assert [("Van", "Thanks.")] == _said(thread)
    assert ["comment-button"] == codes


def test_signature_signs_the_words_above():
    """The words come first, then who wrote them."""
    thread, _ = _thread("Thanks.\nComment by Van — May 29, 2019 @ 10:20 am\nAnd I.")
    assert [("Van", "Thanks."), (None, "And I.")] == _said(thread)
    assert 2 == len(thread)


def test_words_above_the_first_name_come_first():
    """A comment whose name was lost keeps its place."""
    thread, _ = _thread("Thanks.\nVan says:\nNo.")
    assert [(None, "Thanks."), ("Van", "No.")] == _said(thread)


def test_policy_is_no_comment():
    """The rules under the thread are the publication's words."""
    thread, codes = _thread(
        "Van says:\nThanks.\n\nComments are welcome. Abusive ones will be removed."
    )
    assert ["comment-policy"] == codes
    assert [("Van", "Thanks.")] == _said(thread)


def test_a_date_without_a_comment_is_lost_to_none():
    """A time above the first comment belongs to nobody."""
    thread = Thread()
    thread.date("May 29, 2019")
    assert () == thread.comments()
    assert not thread.wants_date
