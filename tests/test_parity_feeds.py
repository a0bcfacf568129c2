"""One invented story through every form of feed, and as a page, a paste and a note."""

from __future__ import annotations

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
DATE = "2019-05-21T09:44:01+02:00"
RFC822 = "Tue, 21 May 2019 09:44:01 +0200"
URL = "https://post.example/harbour"

BODY = "".join(f"<p>{escape(text, quote=False)}</p>" for text in PARAGRAPHS)
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
DC = "".join(f"<dc:creator>{name}</dc:creator>" for name in AUTHORS)
HEADLINE = escape(escape(TITLE, quote=False))
LABELS = "".join(f"<category>{escape(tag)}</category>" for tag in TAGS)

RSS = f"""<rss version="2.0" {SPACES}><channel><title>The Ansel Post</title><item>
<title>{HEADLINE}</title><link>{URL}</link>{DC}<pubDate>{RFC822}</pubDate>{LABELS}
<content:encoded><![CDATA[{BODY}]]></content:encoded></item></channel></rss>"""
DESCRIPTION = RSS.replace("content:encoded", "description").replace(
    f"<![CDATA[{BODY}]]>", escape(BODY)
)
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" {SPACES}><channel><title>The Ansel Post</title></channel>
<item rdf:about="{URL}"><title>{HEADLINE}</title><link>{URL}</link>{DC}<dc:date>{DATE}</dc:date>
{LABELS}<content:encoded>{escape(BODY)}</content:encoded></item></rdf:RDF>"""
ENTRY = f"""<title>{escape(TITLE)}</title><link href="{URL}"/><published>{DATE}</published>
{"".join(f"<author><name>{name}</name></author>" for name in AUTHORS)}
{"".join(f'<category term="{escape(tag)}"/>' for tag in TAGS)}"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Ansel Post</title><entry>{ENTRY}
<content type="html">{escape(BODY)}</content></entry></feed>"""
XHTML = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Ansel Post</title><entry>{ENTRY}
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""
KIND = "http://schemas.google.com/g/2005#kind"
BLOGGER = ATOM.replace(
    "<entry>",
    "<id>tag:blogger.com,1999:blog-7.archive</id><entry><id>tag:blogger.com,1999:blog-7.post-1</id>"
    f'<category scheme="{KIND}" term="http://schemas.google.com/blogger/2008/kind#post"/>',
)
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Ansel Post",
        "items": [
            {
                "id": URL,
                "url": URL,
                "title": TITLE,
                "content_html": BODY,
                "date_published": DATE,
                "authors": [{"name": name} for name in AUTHORS],
                "tags": list(TAGS),
            }
        ],
    }
)
FEEDS = {
    "rss": RSS,
    "rss-description": DESCRIPTION,
    "rdf": RDF,
    "atom": ATOM,
    "atom-xhtml": XHTML,
    "blogger": BLOGGER,
    "jsonfeed": JSON,
}
NOTE = "\n".join(
    [
        "---",
        f"title: {json.dumps(TITLE, ensure_ascii=False)}",
        f"authors: {json.dumps(AUTHORS, ensure_ascii=False)}",
        f"date: {DATE}",
        f"tags: {json.dumps(TAGS)}",
        f"url: {URL}",
        "---",
        "",
        "\n\n".join(text.replace("<", "\\<") for text in PARAGRAPHS),
    ]
)
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
    """What the full RSS feed gives."""
    return story(intelnews.parse_one(RSS))


def test_story_is_whole(told):
    """The story is all there, to the letter."""
    assert TITLE == told["title"]
    assert "\n\n".join(PARAGRAPHS) == told["text"]
    assert list(AUTHORS) == told["authors"]
    assert DATE == told["published"]
    assert URL == told["url"]
    assert ["freedonia", "ports-harbours"] == told["tags"]
    assert told["claims"]


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_agree(name, told):
    """Every form of feed gives the same story."""
    assert told == story(intelnews.parse_one(FEEDS[name]))


@pytest.mark.parametrize(("name", "text"), [("markdown", NOTE), ("html", PAGE)])
def test_other_formats_agree(name, text, told):
    """A note and a page give it, too."""
    assert told == story(intelnews.parse_one(text, format=name))
