"""Marks that nobody closed are passed over, and pages without text say why."""

from __future__ import annotations

import pytest

from intelnews.html.page import read_page
from intelnews.html.trouble import frames_of, iter_troubles, mend

BODY = "<h1>Harbour</h1><p>The port is open.</p><p>It is.</p><p>Again.</p>"


@pytest.mark.parametrize(
    "tag", ["title", "textarea", "style", "script", "xmp", "noembed", "iframe"]
)
def test_unclosed_elements_give_back_the_page(tag: str):
    """What such an element swallowed is there again, and the problem names it and its place."""
    source = f"<html><body><{tag}>x\n{BODY}"
    mended = mend(read_page(source))
    assert mended is not None
    assert (f"unclosed-{tag}", len(source)) == (mended.problem.code, len(mended.source))
    assert 3 == len(read_page(mended.source).by_tag["p"])


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (f"<body><!-- menu {BODY}", "unclosed-comment"),
        (f"<body><plaintext>{BODY}", "plaintext"),
        (f"<body><template>{BODY}</template>", "opened-template"),
        (f"<body><div><template shadowrootmode=open>{BODY}</template></div>", "opened-template"),
    ],
)
def test_other_marks_that_hide_the_page(source: str, code: str):
    """Comments without end, plain text to the end, and templates with the text in them."""
    mended = mend(read_page(source))
    assert mended is not None
    assert (code, len(source)) == (mended.problem.code, len(mended.source))
    assert 3 == len(read_page(mended.source).by_tag["p"])


@pytest.mark.parametrize(
    "source",
    [
        f"<title>Harbour</title>{BODY}",
        f"<script>var x = '</p><p>';</script>{BODY}",
        f"<!-- <p>x</p> -->{BODY}",
        f"{BODY}<!-- the end",
        f"{BODY}<script>var x = 1;",
        f"{BODY * 30}<template><p>x<p>y<p>z</template>",
        "<script>document.write('<!--')</script>" + BODY,
        "",
    ],
)
def test_healthy_pages_are_left_alone(source: str):
    """Nothing was swallowed, or nothing that would be text."""
    assert mend(read_page(source)) is None


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("<frameset><frame src=a><frame src=b></frameset>", ["frames", "no-text"]),
        ("<script src=a></script><div id=root></div>", ["script-shell", "no-text"]),
        ("<p>Please enable JavaScript to go on.", ["script-shell", "no-text"]),
        ("<p>We value your privacy. Accept cookies?", ["consent-wall", "no-text"]),
        ("<p>", ["no-text"]),
    ],
)
def test_pages_without_text_say_why(source: str, codes: list[str]):
    """As far as it shows."""
    assert codes == [problem.code for problem in iter_troubles(read_page(source), "")]


def test_enough_text_is_no_trouble():
    """A page with an article may ask for cookies as well."""
    page = read_page("<p>We value your privacy.</p>")
    assert [] == list(iter_troubles(page, "The port is open. " * 20))


def test_frames_are_links():
    """Those with an address."""
    page = read_page("<frameset><frame src=a.html name=menu><frame></frameset>")
    assert [("a.html", "menu")] == [(link.url, link.text) for link in frames_of(page)]
    assert () == frames_of(read_page("<p>x"))
