"""The same story through the forms of WordPress, HTML and Markdown is the same article."""

from __future__ import annotations

import json
from html import escape

import pytest

import intelnews

TITLE = "Ruritania’s “harbour” plan: 3 < 4 & £5 — naïve?"
FIRST = (
    "Officials in Freedonia denied on Tuesday that the port of Ånsel & its crew had been watched."
)
SECOND = "“We saw nothing,” said Éva Kral, a spokeswoman for the harbour police. It was 3 < 4…"
TEXT = f"{FIRST}\n\n{SECOND}"
BODY = f"<p>{escape(FIRST)}</p>\n<p>{escape(SECOND)}</p>"

WXR = """<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>The Lantern</title><language>en-GB</language>
<wp:author><wp:author_login>akral</wp:author_login>
<wp:author_display_name><![CDATA[Anna Kral]]></wp:author_display_name></wp:author>
<item><title>{title}</title><dc:creator>akral</dc:creator>
<content:encoded><![CDATA[{body}]]></content:encoded>
<wp:post_date>2019-05-22 11:00:00</wp:post_date>
<wp:post_date_gmt>2019-05-22 09:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="post_tag" nicename="port-ansel"><![CDATA[Port Ansel]]></category>
<category domain="post_tag" nicename="spies"><![CDATA[Spies]]></category></item></channel></rss>"""

REST = {
    "id": 41,
    "date": "2019-05-22T11:00:00",
    "date_gmt": "2019-05-22T09:00:00",
    "title": {"rendered": escape(TITLE)},
    "content": {"rendered": BODY},
    "_embedded": {
        "author": [{"name": "Anna Kral"}],
        "wp:term": [
            [
                {"name": "Port Ansel", "slug": "port-ansel", "taxonomy": "post_tag"},
                {"name": "Spies", "slug": "spies", "taxonomy": "post_tag"},
            ]
        ],
    },
}
HOSTED = {
    "ID": 41,
    "site_ID": 7,
    "short_URL": "https://wp.me/p7-41",
    "date": "2019-05-22T11:00:00+02:00",
    "title": escape(TITLE),
    "content": BODY,
    "author": {"name": "Anna Kral"},
    "tags": {
        "Port Ansel": {"name": "Port Ansel", "slug": "port-ansel"},
        "Spies": {"name": "Spies", "slug": "spies"},
    },
}
HTML = f"""<!DOCTYPE html><html lang="en"><head><title>{escape(TITLE)}</title>
<meta name="author" content="Anna Kral">
<meta property="article:published_time" content="2019-05-22T11:00:00+02:00">
<meta property="article:tag" content="Port Ansel"><meta property="article:tag" content="Spies">
</head><body><article><h1>{escape(TITLE)}</h1>{BODY}</article></body></html>"""
MARKDOWN = f"""---
title: "{TITLE}"
author: Anna Kral
date: 2019-05-22T11:00:00+02:00
tags: [Port Ansel, Spies]
---

{TEXT.replace("<", "&lt;")}
"""
FORMS = {
    "wxr": WXR.format(title=escape(TITLE), body=BODY),
    "wxr of the old editor": WXR.format(
        title=f"<![CDATA[{escape(TITLE)}]]>", body=escape(TEXT, quote=False)
    ),
    "wxr of the block editor": WXR.format(
        title=escape(escape(TITLE)),
        body=f"<!-- wp:paragraph -->\n{BODY}\n<!-- /wp:paragraph -->",
    ),
    "wp/v2": json.dumps([REST]),
    "rest/v1.1": json.dumps({"posts": [HOSTED]}),
    "html": HTML,
}


def facts(article: intelnews.Article) -> tuple[object, ...]:
    """Return what must not depend on the form."""
    return (
        article.id,
        article.title,
        [author.name for author in article.authors],
        None if article.published is None else article.published.start,
        article.text,
        [(tag.name, tag.slug) for tag in article.tags],
        [(claim.content.text, str(claim.stance)) for claim in article.claims],
    )


@pytest.mark.parametrize("form", FORMS)
def test_same_story(form: str) -> None:
    """Title, authors, instant, text, tags, claims and id are those of the Markdown note."""
    expected = facts(intelnews.parse_one(MARKDOWN))
    assert TEXT == expected[4]
    assert expected[-1]  # there are claims to compare
    assert expected == facts(intelnews.parse_one(FORMS[form]))
