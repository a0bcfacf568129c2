"""The same story as a web page and through every kind of web capture gives the same article."""

from __future__ import annotations

import gzip
from io import BytesIO
from zipfile import ZipFile

import pytest

import intelnews

TITLE = "Freedonia’s “old fox” denies Łódź plot – again"
TAGS = ("Ports & quays", "Łódź", "naïveté")
STORY = """\
Otto Lang, the minister of ports of Freedonia, denied on Wednesday that he had met Sylvania’s envoy
— “never, not once”, he said — in a café of Łódź.

Two officials, who asked not to be named, said that 3 < 4 & that the meeting had taken place; “we
stand by every word,” Marta Brandt, the editor of the Courier, told the Post. 🦊

The government of Sylvania has not commented."""
PARAGRAPHS = tuple(" ".join(part.split()) for part in STORY.split("\n\n"))
URL = "https://post.example/fox"


def escaped(text: str) -> str:
    """Return a text as HTML has it."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{escaped(TITLE)}</title>
<meta property="article:published_time" content="2019-05-22T10:15:30+02:00">
<meta name="author" content="Anna Kral">
{"".join(f'<meta property="article:tag" content="{escaped(tag)}">' for tag in TAGS)}</head>
<body><article><h1>{escaped(TITLE)}</h1>
{"".join(f"<p>{escaped(paragraph)}</p>" for paragraph in PARAGRAPHS)}</article></body></html>
""".encode()
HTML = "Content-Type: text/html; charset=utf-8\r\n"


def answer(body: bytes, fields: str = "") -> bytes:
    """Return what the server answers."""
    return f"HTTP/1.1 200 OK\r\n{HTML}{fields}\r\n".encode() + body


def warc(block: bytes, *, kind: str = "response", mime: str = "application/http") -> bytes:
    """Return a record of WARC."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\n"
        f"WARC-Date: 2019-05-23T07:12:44Z\r\nContent-Type: {mime}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def arc(block: bytes) -> bytes:
    """Return an ARC file with one page."""
    top = b"filedesc://a.arc 0.0.0.0 20190523071244 text/plain 13\n1 0 Crawler\n\n\n"
    line = f"{URL} 192.0.2.7 20190523071244 text/html {len(block)}\n"
    return top + line.encode() + block + b"\n"


def zipped(name: str, data: bytes) -> bytes:
    """Return an archive of one member."""
    with ZipFile(out := BytesIO(), "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


PACKED = gzip.compress(PAGE)
CHUNKED = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (PACKED[:99], PACKED[99:], b""))
FORMS = {
    "warc": warc(answer(PAGE)),
    "warc, compressed": gzip.compress(warc(answer(PAGE))),
    "warc, page compressed": warc(answer(PACKED, "Content-Encoding: gzip\r\n")),
    "warc, page in chunks": warc(
        answer(CHUNKED, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")
    ),
    "warc, the page alone": warc(PAGE, kind="resource", mime="text/html"),
    "arc": arc(answer(PAGE)),
    "arc, compressed": gzip.compress(arc(answer(PAGE))),
    "wacz": zipped("archive/data.warc.gz", gzip.compress(warc(answer(PAGE)))),
    "zip": zipped("crawl.warc.gz", gzip.compress(warc(answer(PAGE)))),
}


@pytest.fixture(scope="module")
def page() -> intelnews.Article:
    """The story as a web page."""
    return intelnews.parse_one(PAGE, url=URL)


@pytest.mark.parametrize("form", FORMS)
def test_same_story(page: intelnews.Article, form: str):
    """All that the page gives, and the moment of capture besides."""
    found = intelnews.parse_one(FORMS[form])
    assert page.claims
    for name in ("id", "title", "text", "authors", "published", "tags", "claims", "url", "links"):
        assert getattr(page, name) == getattr(found, name)
    assert "2019-05-23T07:12:44+00:00" == str(found.captured)
