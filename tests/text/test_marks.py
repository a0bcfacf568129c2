"""The marks that tell a page of posts from other text."""

from __future__ import annotations

import pytest

from intelnews.text.marks import find_marks, is_labelled, is_markup
from intelnews.text.rows import read_rows
from intelnews.text.segments import part_page

TEXT = "The port of Ansel was opened again on Monday, pilots say."
H1 = "Storm passes over Port Ansel"


def _marks(text):
    return {mark.words: mark.is_strong for mark in find_marks(part_page(read_rows(text)))}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{H1}\nMay 29, 2019 by Anna Kral\n{TEXT}", "a date line under a headline"),
        (f"{H1}\n2 days ago\n{TEXT}", "a date line under a headline"),
        (
            f"{H1}\nMay 29, 2019\n{TEXT}\n\n{H1}\nMay 30, 2019\n{TEXT}",
            "dates under several headlines",
        ),
        (f"{TEXT}\n► Author: Anna Kral | Date: 29 May 2019", "a footer with author and date"),
        (f"{H1}\n{TEXT}\nFiled under News", "a line of categories"),
        (f"{H1}\n{TEXT}\n3 Responses to {H1}", "comments"),
        (f"{H1}\n{TEXT}\n\nVan says:\n\nNo.", "comments"),
        (f"{H1}\n\nBy ANNA KRAL | x.example |\n{TEXT}", "a byline with bars"),
        (f"{H1}\n{TEXT}\nPosted by Anna Kral at 10:20 AM", "a line that says who posted"),
        (f"{H1}\n{TEXT} Read more", "a link to the rest of a post"),
        (f"{H1}\n{TEXT}\nShare this:", "sharing buttons"),
    ],
)
def test_strong_marks(text, words):
    """One of them is enough to bid."""
    assert _marks(text)[words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{H1}\n{TEXT}\nTags: Ansel", "a line of tags"),
        (f"{H1}\nMay 29, 2019\n{TEXT}", "a date under a headline"),
        (f"{H1}\n\nBy Anna Kral\n\n{TEXT}", "a byline"),
        (f"{H1}\n\nThe yard\n\n{TEXT}", "a caption above the text"),
        (f"{H1}\n\nNATO Ansel\n\n{TEXT}", "a caption above the text"),
        (f"{H1}\n\nThe yardTHE NAVY OF ANSEL said so.", "a caption above the text"),
        ("Harbour notes #12\n\n• A. It is.", "the items of a numbered digest"),
        (f"{H1}\n\nTHE NAVY OF ANSEL has said so.", "a lead in capitals"),
        (f"Analysis: {H1}\n\n{TEXT}", "a headline that says its kind"),
        (f"Press room\n\n{TEXT}", "a headline that names a page of a site"),
    ],
)
def test_weak_marks(text, words):
    """Prose of other origin may bear them too."""
    assert _marks(text)[words] is False


@pytest.mark.parametrize("text", [TEXT, f"{H1}\n\n{TEXT}", f"{H1}\n\nAnna Kral\n\n{TEXT}", H1, ""])
def test_prose_bears_no_mark(text):
    """A headline and paragraphs are anybody's."""
    assert {} == _marks(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>Storm</p>", True),
        ("  <article>", True),
        ('{"title": 1}', True),
        ('[{"title": 1}]', True),
        ("---\ntitle: Storm\n---\n", True),
        ("+++\ntitle = 1\n+++\n", True),
        ("{\\rtf1 Storm}", True),
        ("From: a@x.example\nSubject: Storm\n\nIt is.", True),
        ("Storm\n[a](https://x) [b](https://x) [c](https://x)", True),
        ("[...] it is open", False),
        ("--- Storm ---\nIt is", False),
        ("Subject: Storm\nIt is open.", False),
        ("Storm\nMay 29, 2019\nIt is <b>open</b>.", False),
    ],
)
def test_markup(text, expected):
    """Other parsers read what is marked up."""
    assert expected is is_markup(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storm passes\nBYLINE: Anna Kral\nLENGTH: 200 words\nSECTION: Coast", True),
        ("Title: Storm\nSource: Coast\nKeywords: storms", True),
        ("Title: Storm\nSource: Coast\nTags: storms", False),
        ("Source: one\nSource: two\nSource: three", False),
    ],
)
def test_labelled_headers(text, expected):
    """Archives of newspapers print three labels and more."""
    assert expected is is_labelled(text)
