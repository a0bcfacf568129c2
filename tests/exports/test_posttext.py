"""From the stored form of a post to its HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.exports.posttext import render_post


@pytest.mark.parametrize(
    ("stored", "html"),
    [
        ("One\nline\n\nTwo <b>bold</b>", "<p>One<br>line</p>\n<p>Two <b>bold</b></p>"),
        ("One<br />\nline", "<p>One<br>line</p>"),
        ("<p>Marked</p>\n\nloose", "<p>Marked</p>\n<p>loose</p>"),
        ("a\n<blockquote>b</blockquote>\nc", "<p>a</p>\n<blockquote>b</blockquote>\n<p>c</p>"),
        ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n<p>c</p>"),
        ("<pre>a\n\nb", "<pre>a\n\nb"),
        ("<pre>a<pre>b</pre>c</pre>d</pre>", "<pre>a<pre>b</pre>c</pre>\n<p>d</pre></p>"),
        ('<a\nhref="x">y</a>', '<p><a\nhref="x">y</a></p>'),
        ("before<!--more-->after", "<p>before</p>\n<p>after</p>"),
        (
            "<!-- wp:p -->\n<p>a\nb</p>\n<!-- /wp:p -->",
            "<!-- wp:p -->\n<p>a\nb</p>\n<!-- /wp:p -->",
        ),
        ("", ""),
    ],
)
def test_paragraphs(stored: str, html: str):
    """Blank lines part paragraphs, unless the post is made of blocks."""
    assert html == render_post(stored).html


@pytest.mark.parametrize(
    ("stored", "html", "counts"),
    [
        (
            "He left [sic] and [the minister] stayed",
            "<p>He left [sic] and [the minister] stayed</p>",
            {},
        ),
        ("[gallery] [toc]", "", {"gallery": 1, "toc": 1}),
        ("[made_up a=1] [own /]x", "<p>x</p>", {"made_up": 1, "own": 1}),
        ("[et_pb_text]x[/et_pb_text]", "<p>x</p>", {"et_pb_text": 1}),
        ("[own]x[/own] [own]y[/own]", "<p>x y</p>", {"own": 2}),
        ("[[gallery]]", "<p>[gallery]</p>", {}),
        (
            "[caption id='a']<a href='b'><img src='c'></a> Words[/caption]d",
            (
                "<figure><a href='b'><img src='c'></a>\n<figcaption>Words</figcaption>\n</figure>\n"
                "<p>d</p>"
            ),
            {"caption": 1},
        ),
        (
            '[caption caption="Old"]<img src="c">[/caption]',
            '<figure><img src="c">\n<figcaption>Old</figcaption>\n</figure>',
            {"caption": 1},
        ),
        ("[caption]<img>[/caption]", "<figure><img></figure>", {"caption": 1}),
        ("x[/caption]", "<p>x</p>", {}),
    ],
)
def test_shortcodes(stored: str, html: str, counts: dict[str, int]):
    """Shortcodes go and are counted, what they enclose and what only looks like them stays."""
    rendered = render_post(stored)
    assert html == rendered.html
    assert counts == dict(rendered.shortcodes)


@given(st.text(st.sampled_from("ab \n[]/<>p='\"![-"), max_size=60))
def test_anything_is_rendered(stored: str):
    """No text is too odd, and the same text gives the same."""
    assert render_post(stored) == render_post(stored)
