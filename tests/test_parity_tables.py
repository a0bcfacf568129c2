"""One invented story as a row, a record, a message and a reference, and as a page."""

from __future__ import annotations

import csv
import io
import json
from html import escape

import pytest

import intelnews

TITLE = "Freedonia & Sylvania: “No <ships> yet”, says Ólafur O’Brien"
AUTHORS = ("Anna Kral", "Jürgen Ott")
PARAGRAPHS = (
    "The port of Ansel reopened on Monday, harbour master Greta Voss said. It’s 3 < 4 & 5 > 2.",
    "Officials of Ruritania denied that ships had waited “for weeks” — “nobody did,” they said.",
    "Ólafur O’Brien, who speaks for the board, warned of a storm on Friday.",
)
TAGS = ("Ports & Harbours", "Freedonia")
DATE = "2019-05-21T07:44:01+00:00"
SECONDS = "1558424641"
URL = "https://post.example/harbour"
BODY = "".join(f"<p>{escape(text, quote=False)}</p>" for text in PARAGRAPHS)
PLAIN = "\n\n".join(PARAGRAPHS)


def table(*, delimiter: str, text: str, authors: str, tags: str) -> str:
    """Return the story as a table of one row."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["headline", "url", "byline", "publish_date", "tags", "body"])
    writer.writerow([TITLE, URL, authors, DATE, tags, text])
    return out.getvalue()


RECORD = {"title": TITLE, "url": URL, "authors": AUTHORS, "date": DATE, "tags": TAGS, "text": BODY}
MESSAGE = {
    "type": "message",
    "date_unixtime": SECONDS,
    "author": " and ".join(AUTHORS),
    "text": [{"type": "bold", "text": TITLE}, f"\n\n{PLAIN}"],
}
REFERENCE = {
    "type": "article-newspaper",
    "title": escape(TITLE),
    "URL": URL,
    "author": [{"family": "Kral", "given": "Anna"}, {"family": "Ott", "given": "Jürgen"}],
    "issued": {"raw": DATE},
    "keyword": "; ".join(TAGS),
    "abstract": BODY,
}
RIS = "\n".join(
    [
        "TY  - NEWS",
        f"TI  - {escape(TITLE)}",
        "AU  - Kral, Anna",
        "AU  - Ott, Jürgen",
        f"DA  - {DATE}",
        *(f"KW  - {tag}" for tag in TAGS),
        f"UR  - {URL}",
        f"AB  - {PLAIN}",
        "ER  - ",
    ]
)
PERSON = (
    "<rdf:li><foaf:Person><foaf:surname>{}</foaf:surname>"
    "<foaf:givenName>{}</foaf:givenName></foaf:Person></rdf:li>"
)
PEOPLE = PERSON.format("Kral", "Anna") + PERSON.format("Ott", "Jürgen")
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"><bib:Article rdf:about="{URL}">
<z:itemType>newspaperArticle</z:itemType><dc:title>{escape(escape(TITLE))}</dc:title>
<bib:authors><rdf:Seq>{PEOPLE}</rdf:Seq></bib:authors>
{"".join(f"<dc:subject>{escape(tag)}</dc:subject>" for tag in TAGS)}
<dc:date>{DATE}</dc:date><dcterms:abstract>{escape(BODY)}</dcterms:abstract></bib:Article></rdf:RDF>"""
FORMS = {
    "csv, text": (
        "table",
        table(delimiter=",", text=PLAIN, authors="; ".join(AUTHORS), tags="; ".join(TAGS)),
    ),
    "tsv, HTML": (
        "table",
        table(delimiter="\t", text=BODY, authors=json.dumps(AUTHORS), tags=str(list(TAGS))),
    ),
    "semicolons": (
        "table",
        table(delimiter=";", text=PLAIN, authors="Anna Kral, Jürgen Ott", tags="|".join(TAGS)),
    ),
    "lines": ("records", f"{json.dumps(RECORD)}\n"),
    "answer": ("records", json.dumps({"articles": [RECORD]})),
    "csl-json": ("csl-json", json.dumps([REFERENCE])),
    "ris": ("ris", RIS),
    "zotero-rdf": ("zotero-rdf", RDF),
}
LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "author": [{"@type": "Person", "name": name} for name in AUTHORS],
        "datePublished": DATE,
        "keywords": list(TAGS),
        "url": URL,
    }
).replace("<", "\\u003c")
PAGE = f"""<!doctype html><html lang="en"><head><title>{escape(TITLE)} - The Ansel Post</title>
<link rel="canonical" href="{URL}"><script type="application/ld+json">{LINKED}</script></head>
<body><main><article><h1>{escape(TITLE)}</h1><p class="byline">By Anna Kral and Jürgen Ott</p>
{BODY}</article></main></body></html>"""


def story(article: intelnews.Article) -> dict[str, object]:
    """Return what must be the same in every form."""
    moment = article.published
    return {
        "id": article.id,
        "title": article.title,
        "authors": [author.name for author in article.authors],
        "published": None if moment is None else moment.value.isoformat(),
        "text": article.text,
        "tags": sorted(tag.slug for tag in article.tags),
        "url": article.url,
        "claims": [
            (claim.source and claim.source.text, claim.content.text, claim.stance)
            for claim in article.claims
        ],
    }


@pytest.fixture(scope="module")
def told():
    """What the page gives."""
    return story(intelnews.parse_one(PAGE, format="html"))


def test_story_is_whole(told):
    """The story is all there, to the letter."""
    assert TITLE == told["title"]
    assert PLAIN == told["text"]
    assert list(AUTHORS) == told["authors"]
    assert (DATE, URL) == (told["published"], told["url"])
    assert ["freedonia", "ports-harbours"] == told["tags"]
    assert told["claims"]


@pytest.mark.parametrize("name", FORMS)
def test_forms_agree(name, told):
    """Every form gives the same story, found by its content."""
    form, text = FORMS[name]
    article = intelnews.parse_one(text)
    assert form == article.format
    assert told == story(article)


def test_telegram_agrees(told):
    """A message, which has neither address nor labels, gives all else."""
    article = intelnews.parse_one(json.dumps({"name": "Post", "messages": [MESSAGE]}), url=URL)
    found = story(article)
    assert "telegram" == article.format
    for name in ("title", "authors", "published", "text", "url", "claims"):
        assert told[name] == found[name]
