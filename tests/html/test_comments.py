"""Comments of the kinds that programs print, their threads, and what is none."""

from __future__ import annotations

import pytest

from intelnews.html.comments import read_comments
from intelnews.html.page import read_page


def comments(source: str):
    """Return name, day, level and words of each comment."""
    return [
        (c.author and c.author.name, c.moment and str(c.moment), c.level, c.text)
        for c in read_comments(read_page(source)).comments
    ]


FORMS = {
    "cite and meta": "<li class=comment><cite class=fn>Van</cite> says: <div class=comment-meta>"
    "<a>May 23, 2019 at 8:00 am</a></div><p>Never.</p></li>",
    "microdata": "<div itemprop=comment itemscope itemtype=https://schema.org/Comment><b itemprop="
    "creator>Van</b><time datetime=2019-05-23T08:00>x</time><div itemprop=text>Never.</div></div>",
    "ids": "<li class=alt id=comment-7><cite>Van</cite> Says:<small class=commentmetadata>"
    "<a>May 23rd, 2019 at 8:00 am</a></small><p>Never.</p></li>",
    "header and content": "<div class=comment><div class=comment-header><span class=user>Van</span>"
    "<span class=datetime>May 23, 2019 at 8:00 AM</span></div><p class=comment-content>Never.</p>",
    "twice marked": "<li class=comment><article class=comment id=c-7><b class=fn>Van</b><time "
    "datetime=2019-05-23T08:00>x</time><div class=comment-content>Never.</div></article></li>",
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str):
    """Name, time and words, whatever the program."""
    assert [("Van", "2019-05-23T08:00", 0, "Never.")] == comments(FORMS[form])


def test_replies_are_one_level_below():
    """A reply is a comment of its own, and its words are no part of the other."""
    page = (
        "<ol><li class='comment depth-1'><p>One.</p><ol class=children><li class='comment depth-2'>"
        "<p>Two.</p></li></ol></li><li class='comment depth-1'><p>Three.</p></li></ol>"
    )
    assert [
        (None, None, 0, "One."),
        (None, None, 1, "Two."),
        (None, None, 0, "Three."),
    ] == comments(page)


def test_depth_by_class_where_threads_are_flat():
    """Some themes print all comments side by side and say the depth in a class."""
    page = "".join(f"<div class='comment depth-{n}'><p>Yes.</p></div>" for n in (1, 3))
    assert [0, 2] == [level for _, _, level, _ in comments(page)]


def test_mentions_are_no_comments():
    """A pingback is left out, and so is a comment without words."""
    assert [] == comments(
        "<li class='comment pingback'><p>Harbour news</p></li><li class=comment></li>"
    )


def test_sections_and_forms_are_found():
    """All that is to be kept out of the text."""
    page = read_page(
        "<article><h1>Port</h1><p>Open.</p><p>Again.</p></article>"
        "<div id=comments><h3>2 Comments</h3></div>"
        "<form id=commentform><p>Name</p></form>"
    )
    thread = read_comments(page)
    assert (["comments", "commentform"], "2 Comments") == (
        [node.attrs["id"] for node in thread.nodes],
        thread.heading,
    )


def test_a_wrapper_with_the_name_is_no_section():
    """The article is not thrown away because the element around it says "comments"."""
    page = read_page(
        "<div class=comments><h1>Port</h1><p>Open.</p></div><div class=comments><p>x</p></div>"
    )
    assert [] == [node for node in read_comments(page).nodes if node.index == 2]


def test_names_that_are_none():
    """A day or a sentence in the place of the name is no name."""
    assert [(None, None, 0, "Yes.")] == comments(
        f"<li class=comment><cite>{'very long words ' * 9}</cite><p>Yes.</p></li>"
    )
