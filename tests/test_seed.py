"""The stored tag page that the library was founded on, against its record made by hand."""

from __future__ import annotations

import json

import pytest

import intelnews
from intelnews.folding import fold

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def page(shared):
    """Return the corpus of the stored page."""
    return intelnews.parse(shared / "seed" / "tajikistan-tag-page.txt")


@pytest.fixture(scope="module")
def gold(shared):
    """Return the record made by hand."""
    return json.loads((shared / "seed" / "gold.json").read_text(encoding="utf-8"))


def _fields(article):
    return {
        "title": article.title,
        "authors": [author.name for author in article.authors],
        "published": str(article.published),
        "comments": article.comment_count,
        "categories": [tag.name for tag in article.categories],
        "tags": [tag.name for tag in article.tags if tag.kind == "tag"],
        "paragraphs": len(article.paragraphs),
    }


def test_articles_have_every_field_of_the_record(page, gold):
    """Two articles, each field as a reader wrote it down."""
    expected = [{name: one[name] for name in _fields(page[0])} for one in gold["articles"]]
    assert expected == [_fields(article) for article in page]


def test_bodies_begin_and_end_where_they_should(page, gold):
    """Nothing of a neighbour, a footer or the taxonomy is in a text, and nothing is missing."""
    for expected, article in zip(gold["articles"], page, strict=True):
        assert article.text.startswith(expected["body_starts"])
        assert article.text.endswith(expected["body_ends"])


def test_headless_paragraph_is_a_fragment(page, gold):
    """The paragraph between the posts is glued to neither and keeps its byline."""
    (expected,) = gold["fragments"]
    (fragment,) = page.fragments
    assert expected["authors"] == [author.name for author in fragment.authors]
    assert expected["published"] == fragment.published
    assert fragment.text.startswith(expected["body_starts"])
    assert fragment.text.endswith(expected["body_ends"])


def _matches(expected, claim):
    """Tell whether a claim has the content, source and stance of one in the record."""
    if fold(expected["content"])[:40] not in fold(claim.content.text):
        return False
    source = None if claim.source is None else fold(claim.source.text)
    wanted = None if expected["source"] is None else fold(expected["source"])
    same = source == wanted or (source and wanted and (source in wanted or wanted in source))
    return bool(same) and expected["stance"] == claim.stance


def _who(claim):
    return None if claim.source is None else claim.source.name


def test_claims_agree_with_the_record(page, gold):
    """Of 27 claims at least 25 are found with source and stance, resolved and dated alike."""
    found = named = dated = dates = 0
    pairs = [
        *zip(gold["articles"], page, strict=True),
        *zip(gold["fragments"], page.fragments, strict=True),
    ]
    for record, holder in pairs:
        for expected in record["claims"]:
            hits = [claim for claim in holder.claims if _matches(expected, claim)]
            found += bool(hits)
            named += any(expected["who"] in {None, _who(claim)} for claim in hits)
            if expected["date"]:
                dates += 1
                dated += any(expected["date"] == str(claim.moment) for claim in hits)
    assert found >= 25
    assert named >= 25
    assert dates == dated


def test_claims_beyond_the_record_are_few(page, gold):
    """At most six claims of the texts are not in the record."""
    extra = 0
    for record, holder in zip(gold["articles"], page, strict=True):
        for claim in holder.claims:
            known = any(_matches(expected, claim) for expected in record["claims"])
            extra += not known and claim.unit == "text"
    assert extra <= 6


def test_samples_of_the_blog_read_without_an_error(shared):
    """Every stored text of the blog gives articles; nothing is skipped."""
    for path in sorted((shared / "samples" / "intelnews").glob("*.txt")):
        corpus = intelnews.parse(path)
        assert len(corpus) > 0, path.name
        assert [] == [problem for problem in corpus.problems if problem.severity == "error"]
