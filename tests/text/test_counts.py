"""How pages print the number of comments."""

from __future__ import annotations

import pytest

from intelnews.text.counts import match_comment_count


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 Comment", 1),
        ("12 comments:", 12),
        ("1,203 Comments", 1203),
        ("Leave a comment", 0),
        ("Leave a Comment »", 0),
        ("No Comments", 0),
        ("One Response", 1),
        ("Comments (7)", 7),
        ("3 Kommentare", 3),
        ("Laisser un commentaire", 0),
        ("Kommentar hinterlassen", 0),
        ("Comments Off on Storm passes", None),
    ],
)
def test_counts(text, number):
    """Figures, words and invitations."""
    assert number == match_comment_count(text).number


def test_an_invitation_takes_the_headline_with_it():
    """Behind "Leave a comment on" stands the headline, to the end of the line."""
    text = "Leave a comment on Storm passes"
    assert len(text) == match_comment_count(text).end


@pytest.mark.parametrize("text", ["3 ships", "Commentary", "12", "1 Commenter", ""])
def test_other_words(text):
    """A figure without comments counts something else."""
    assert match_comment_count(text) is None
