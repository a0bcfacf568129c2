"""The same story by mail, as a saved page and as a web page gives the same article."""

from __future__ import annotations

import base64
import quopri
from datetime import UTC, datetime

import pytest

import intelnews

TITLE = "Freedonia’s “old fox” denies Łódź plot – again"
WHEN = "2019-05-22T10:15:30+02:00"
SENT = "Wed, 22 May 2019 10:15:30 +0200"
TAGS = ("Ports & quays", "Łódź", "naïveté")
STORY = """\
Otto Lang, the minister of ports of Freedonia, denied on Wednesday that he had met Sylvania’s envoy
— “never, not once”, he said — in a café of Łódź. The ministry’s spokeswoman told reporters that
3 < 4 & that the papers were forged.

Two officials, who asked not to be named, said that the meeting had taken place; the Ansel Courier
reported the same. “We stand by every word,” Marta Brandt, its editor, told the Post. 🦊

The government of Sylvania has not commented. Its foreign ministry said in April that “no such plan
exists”.
"""
PARAGRAPHS = tuple(" ".join(part.split()) for part in STORY.split("\n\n"))


def escaped(text: str) -> str:
    """Return a text as HTML has it."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


BODY = "".join(f"<p>{escaped(paragraph)}</p>\n" for paragraph in PARAGRAPHS)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{escaped(TITLE)}</title>
<meta property="article:published_time" content="{WHEN}"><meta name="author" content="Anna Kral">
{"".join(f'<meta property="article:tag" content="{escaped(tag)}">' for tag in TAGS)}</head>
<body><article><h1>{escaped(TITLE)}</h1>
{BODY}</article></body></html>
"""


def encoded(words: str) -> str:
    """Return words as an encoded word."""
    return f"=?utf-8?B?{base64.b64encode(words.encode()).decode()}?="


def quoted(text: str) -> str:
    """Return a text in quoted-printable."""
    return quopri.encodestring(text.encode()).decode()


HEADER = f"""From: {encoded("Anna Kral")} <anna@post.example>
To: editor@post.example
Subject: {encoded(TITLE[:20])}
 {encoded(TITLE[20:])}
Date: {SENT}
Keywords: {encoded(", ".join(TAGS))}
Message-ID: <1@post.example>
MIME-Version: 1.0
"""
RICH = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
RICH += quoted(BODY)
PLAIN = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + (
    base64.encodebytes("\n\n".join(PARAGRAPHS).encode()).decode()
)
EIGHT = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + (
    "\n\n".join(PARAGRAPHS) + "\n"
)
BOTH = f'Content-Type: multipart/alternative; boundary="b"\n\n--b\n{PLAIN}\n--b\n{RICH}\n--b--\n'

FORMS = {
    "eml, HTML": HEADER + RICH,
    "eml, text": HEADER + PLAIN,
    "eml, text as it is": HEADER + EIGHT,
    "eml, both": HEADER + BOTH,
    "eml, CRLF": (HEADER + BOTH).replace("\n", "\r\n"),
    "eml, enclosed": "From: a@post.example\nSubject: Fwd\nMessage-ID: <2@post.example>\n"
    f"Content-Type: message/rfc822\n\n{HEADER}{BOTH}",
    "mbox": f"From anna@post.example Wed May 22 10:15:30 2019\n{HEADER}{BOTH}",
    "emlx": f"{len((HEADER + EIGHT).encode())}\n{HEADER}{EIGHT}",
    "mhtml": "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/fox\n"
    f"MIME-Version: 1.0\nDate: {SENT}\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
    f"Content-Location: https://post.example/fox\n\n{quoted(PAGE)}\n--b--\n",
}


@pytest.fixture(scope="module")
def page() -> intelnews.Article:
    """The story as a web page."""
    return intelnews.parse_one(PAGE)


def test_the_page_itself(page: intelnews.Article):
    """The story of the tests is read as it was written."""
    assert (TITLE, "\n\n".join(PARAGRAPHS)) == (page.title, page.text)
    assert page.claims


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("as_bytes", [True, False])
def test_same_story(page: intelnews.Article, form: str, as_bytes: bool):
    """Title, text, authors, instant, tags, claims and id are those of the page."""
    source = FORMS[form]
    found = intelnews.parse_one(source.encode() if as_bytes else source)
    assert page.title == found.title
    assert page.text == found.text
    assert page.id == found.id
    assert ["Anna Kral"] == [author.name for author in found.authors]
    assert found.published is not None
    value = found.published.value
    assert isinstance(value, datetime)
    assert datetime(2019, 5, 22, 8, 15, 30, tzinfo=UTC) == value.astimezone(UTC)
    assert list(TAGS) == [tag.name for tag in found.tags]
    assert page.claims == found.claims
