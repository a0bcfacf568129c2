"""The link to the rest of a post."""

from __future__ import annotations

import pytest

from intelnews.text.teasers import find_read_more


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("It is open. Read more of this post", "Read more of this post"),
        ("It is open. [...] Read more", "Read more"),
        ("It is open … Continue reading Storm passes →", "Continue reading Storm passes →"),
        ("It is open (more…)", "(more…)"),
        ("It is open [Read more...]", "[Read more...]"),
        ("It is open. Read the rest of this entry »", "Read the rest of this entry »"),
        ("It is open. Click here to read more", "Click here to read more"),
        ("Read Full Post »", "Read Full Post »"),
        ("Er ist offen. Weiterlesen →", "Weiterlesen →"),
        ("Il est ouvert. Lire la suite", "Lire la suite"),
        ("x" * 500 + ". Read more", "Read more"),
        ("It is open. Keep reading", "Keep reading"),
    ],
)
def test_links(text, link):
    """The link is found at the end, and the text in front of it stays whole."""
    assert link == text[find_read_more(text) :]


@pytest.mark.parametrize(
    "text",
    [
        "Few sailors read more",
        "Sailors read more of this post office’s letters than the law allows.",
        "The pilot read the whole report",
        "More ships came",
        "Read more widely, said the pilot to the boy.",
        "a",
    ],
)
def test_prose(text):
    """The same words within a sentence are no link."""
    assert find_read_more(text) is None
