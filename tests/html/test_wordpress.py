"""What WordPress says in class names, and what its plug-ins leave under a post."""

from __future__ import annotations

from intelnews.html.page import read_page
from intelnews.html.wordpress import (
    body_classes,
    iter_residue,
    read_post_classes,
    short_link,
)


def test_post_classes():
    """Number, kind, and how the post is filed; percent signs are letters."""
    page = read_page(
        "<div class='post-7 type-post sticky category-harbour-life tag-%d1%80 post_tag-x tag-'>"
    )
    post = read_post_classes(page.by_tag["div"][0])
    assert (7, "post", True) == (post.number, post.kind, post.is_sticky)
    assert [("harbour life", "category"), ("р", "tag"), ("x", "tag")] == [
        (tag.name, tag.kind.value) for tag in post.tags
    ]


def test_body_classes():
    """In lower case; none without a body."""
    assert {"home", "blog"} == body_classes(read_page("<body class='Home blog'>"))


def test_short_link_holds_a_number():
    """Any other address is no short one."""
    assert short_link(read_page("<link rel=shortlink href=http://a.example/?p=7>")) is not None
    assert short_link(read_page("<link rel=shortlink href=http://a.example/port>")) is None
    assert short_link(read_page("<link rel=icon href=http://a.example/?p=7>")) is None


def test_residue():
    """Buttons and lines go; what holds the post stays, whatever it is called."""
    page = read_page(
        "<div class=entry-footer><p>" + "The port is open. " * 90 + "</p></div>"
        "<div class=sharedaddy><div class=sd-like>Like</div></div><p class=postmetadata>Filed</p>"
    )
    assert ["sharedaddy", "postmetadata"] == [n.attrs["class"] for n in iter_residue(page)]
    assert ["sharedaddy"] == [n.attrs["class"] for n in iter_residue(page, keep_lines=True)]
