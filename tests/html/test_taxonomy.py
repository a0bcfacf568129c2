"""The labels of an article are told from the links of menus and clouds."""

from __future__ import annotations

from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.taxonomy import elect_tags, tag_candidates
from intelnews.html.titles import elect_title
from intelnews.html.vote import headline_node


def _metadata(html):
    metadata = read_metadata(read_page(html))
    return metadata, headline_node(metadata, elect_title(metadata))


def _tags(html):
    metadata, headline = _metadata(html)
    return elect_tags(metadata, headline=headline)


def _names(html):
    return [tag.name for tag in _tags(html).winner or ()]


_ARTICLE = "<article class=post><h1 class=entry-title>Port reopens</h1><p>The port is open.</p>"


def test_rel_tag_links_under_the_article():
    """Links with rel=tag are the labels; their address comes along."""
    html = f"""{_ARTICLE}<footer class=entry-meta><span class=tags-links>
        <a rel=tag href="https://a.example/tag/ports/">Ports</a>
        <a rel=tag href="https://a.example/tag/storms/">Storms</a></span></footer></article>"""
    tags = _tags(html).winner
    assert [("Ports", "tag"), ("Storms", "tag")] == [(tag.name, tag.kind.value) for tag in tags]
    assert "https://a.example/tag/ports/" == tags[0].url


def test_links_of_menus_are_no_labels():
    """A menu of sections says nothing of the article."""
    html = (
        "<nav><ul class=menu><li><a href=/category/world/>World</a><li>"
        f"<a href=/category/sport/>Sport</a></ul></nav>{_ARTICLE}</article>"
    )
    assert [] == _names(html)


def test_keywords_of_linked_data():
    """A list of keywords, or one text with commas, gives one label each."""
    for keywords in ('["Ports", "Storms"]', '"Ports, Storms"'):
        script = (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": '
            f'"Port reopens", "keywords": {keywords}}}</script>'
        )
        assert ["Ports", "Storms"] == _names(script + _ARTICLE)


def test_article_tags_of_open_graph():
    """One meta element a label."""
    html = (
        "<meta property=article:tag content=Ports><meta property=article:tag content='Big Storms'>"
        + _ARTICLE
    )
    assert ["Ports", "Big Storms"] == _names(html)


def test_candidates_are_one_a_label():
    """A label that is printed and declared is one candidate with two sightings."""
    html = (
        f"<meta property=article:tag content=Ports>{_ARTICLE}<a rel=tag href=/tag/ports>ports</a>"
    )
    metadata, headline = _metadata(html)
    [(tag, sightings, _)] = tag_candidates(metadata, headline=headline)
    assert ("ports", ["tag link", "meta"]) == (tag.name, [one.method for one in sightings])


def test_a_cloud_of_tags_is_bounded():
    """Ten thousand labels end soon."""
    html = _ARTICLE + "".join(f"<a rel=tag href=/tag/t{n}>Tag {n}</a>" for n in range(10_000))
    metadata, headline = _metadata(html)
    assert 201 == len(tag_candidates(metadata, headline=headline))
