"""What a page prints around its stories."""

from __future__ import annotations

import pytest

from intelnews.text.residue import (
    is_comment_policy,
    names_about_box,
    names_plain_page,
    names_service,
    read_residue,
)


@pytest.mark.parametrize(
    ("text", "kind", "ends"),
    [
        ("Bookmark and Share", "sharing", True),
        ("Share this:", "sharing", True),
        ("Like Loading...", "sharing", True),
        ("Share", "sharing", False),
        ("Share 12", "sharing", False),
        ("12 shares", "sharing", False),
        ("Click to share on Twitter (Opens in new window)", "sharing", False),
        ("3 bloggers like this.", "sharing", False),
        ("Related", "related", True),
        ("Related: Storm passes over Ansel", "related", False),
        ("In “News”", "related", False),
        ("With 3 comments", "related", False),
        ("← Older posts", "navigation", True),
        ("Next »", "navigation", True),
        ("Storm passes over Ansel →", "navigation", False),
        ("« Storm passes over Ansel", "navigation", False),
        ("1 2 3 … 9 Older posts →", "navigation", True),
        ("Menu", "navigation", False),
        ("Tag Archives: Ansel", "archive-heading", True),
        ("Posts tagged ‘Ansel’", "archive-heading", True),
        ("Archive for May, 2019", "archive-heading", True),
        ("© 2018 Harbour Watch", "colophon", True),
        ("Copyright 2018 Harbour Watch", "colophon", True),
        ("Blog at WordPress.com.", "colophon", True),
        ("5 min read", "meter", False),
        ("1,203 views", "meter", False),
        ("Comments Off on Storm passes", "meter", False),
        ("120", "meter", False),
        ("Subscribe to our newsletter", "subscription", False),
        ("Thanks for reading Harbour Watch! Subscribe for free.", "subscription", False),
        ("[Advertisement]", "advertisement", False),
        ("* * *", "separator", False),
        ("……………", "separator", False),
    ],
)
def test_residue(text, kind, ends):
    """Each kind, and whether it ends a story."""
    residue = read_residue(text)
    assert (kind, ends) == (residue.kind, residue.ends)


@pytest.mark.parametrize(
    "text",
    [
        "Copyright row divides the harbour",
        "Archive opens the letters",
        "Older posts are cheaper, the navy says",
        "Shared harbours, shared storms",
        "Related parties meet in Ansel",
        "2018",
        "Next of kin are told",
        "Search for the missing dredger goes on",
        "x" * 161,
    ],
)
def test_headlines_are_no_residue(text):
    """A headline that begins like a button stays one."""
    assert read_residue(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Twitter", True), ("LinkedIn", True), ("Email *", False), ("Ansel", False)],
)
def test_services(text, expected):
    """Names of buttons; the star marks a field of a form."""
    assert expected is names_service(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We welcome comments. Abusive ones will be removed.", True),
        ("Your email address will not be published. Required fields are marked *", True),
        ("We welcome the envoy.", False),
        ("His comment on the abusive captain was short.", False),
        ("comment " * 300, False),
    ],
)
def test_comment_policy(text, expected):
    """Two of the usual phrases make a policy."""
    assert expected is is_comment_policy(text)


@pytest.mark.parametrize(
    ("text", "box", "page"),
    [
        ("About Harbour Watch", True, True),
        ("About the author", True, True),
        ("About intelNotes:", True, True),
        ("About 200 held in Port Ansel", False, False),
        ("About that raid on the pier", False, False),
        ("Press room", False, True),
        ("Contact us", False, True),
        ("Press freedom is shrinking", False, False),
    ],
)
def test_boxes_and_pages(text, box, page):
    """A box names who is behind the page; a page of a site is no post."""
    assert (box, page) == (names_about_box(text), names_plain_page(text))
