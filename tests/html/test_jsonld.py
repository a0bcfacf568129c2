"""JSON-LD is read even where it is not quite JSON."""

from __future__ import annotations

import json

import pytest

from intelnews.html.jsonld import LinkedData, names_of, read_json_ld, strings_of, type_names


def _headlines(*scripts):
    return [item.data.get("headline") for item in read_json_ld(scripts).items]


def test_finds_articles_in_graphs_lists_and_main_entities():
    """The article may hang under @graph, in a list or under mainEntity."""
    graph = {"@graph": [{"@type": "NewsArticle", "headline": "One"}, {"@type": "Thing"}]}
    entity = {"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "Three"}}
    scripts = (json.dumps(graph), json.dumps([{"@type": "Report", "headline": "Two"}, entity]))
    found = [item for item in read_json_ld(scripts).items if item.kind == "article"]
    assert ["One", "Two", "Three"] == [item.data["headline"] for item in found]
    assert ["/0/@graph/0", "/1/0", "/1/1/mainEntity"] == [item.path for item in found]


def test_items_of_a_list_are_others():
    """Teasers in an ItemList do not speak for the page."""
    data = {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Teaser"}},
            {"@type": "NewsArticle", "headline": "Second teaser"},
        ],
    }
    found = read_json_ld([json.dumps(data)]).items
    articles = [item for item in found if item.kind == "article"]
    assert [("Teaser", False), ("Second teaser", False)] == [
        (item.data["headline"], item.own) for item in articles
    ]


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "Article", "headline": "Port"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Port"}\n//]]>',
        '{"@type": "Article", "headline": "Port",}',
        '{"@type": "Article", "headline": "Port"};',
        '// remark\n{"@type": "Article", "headline": "Port"}',
        '{"@type": "Article", "headline": "Port", "x": "a\nb"}',
        '{"@type": "Article", "headline": "Port", "x": "\\d"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Port&quot;}",
        '{"@type": "Article", "headline": "Port"} {"@type": "Thing"}',
    ],
)
def test_mends_the_usual_faults(script):
    """Comments, commas, remarks, line ends, backslashes, entities and several values."""
    data = read_json_ld([script])
    assert "Port" == data.items[0].data["headline"]
    assert 1 == data.repaired


def test_takes_plain_fields_from_what_is_no_json():
    """Of a script cut off in the middle the fields in front of the cut are kept."""
    script = (
        '{"@type": "NewsArticle", "headline": "Port \\"opens\\"", "datePublished": "2021-05-06",'
        ' "author": [{"@type": "Person", "name": "Anna Kral"}], "articleBody": "Once'
    )
    data = read_json_ld([script])
    expected = {
        "@type": "Article", "headline": 'Port "opens"', "datePublished": "2021-05-06",
        "author": "Anna Kral",
    }  # fmt: skip
    assert expected == data.items[0].data
    assert 1 == data.lost


def test_rubbish_gives_nothing():
    """What has no field in it gives no item."""
    assert () == read_json_ld(["", "   ", "var x = 1;", "[1, 2"]).items


def test_follows_references_to_persons():
    """An author given by @id is looked up in the whole page."""
    data = read_json_ld(
        [
            (
                '{"@graph": [{"@type": "Article", "headline": "H", "author": {"@id": "#anna"}},'
                ' {"@id": "#anna", "@type": "Person", "name": "Anna Kral", "url": "https://a.example"}]}'
            )
        ]
    )
    author = data.items[0].data["author"]
    assert [("Anna Kral", "Person", "https://a.example")] == list(names_of(author, data))


def test_names_of_other_shapes():
    """Names come as texts, in parts, or not at all."""
    value = ["Jan Ott", {"givenName": "Anna", "familyName": "Kral"}, {"@id": "#nobody"}, 7]
    assert [("Jan Ott", "", None), ("Anna Kral", "", None)] == list(names_of(value, LinkedData()))


def test_texts_and_types():
    """Texts are unescaped, numbers are no texts, types lose their vocabulary."""
    assert ("a & b", "c") == strings_of(["a &amp; b", 3, {"name": "c"}, " "])
    assert ("NewsArticle",) == type_names("http://schema.org/NewsArticle")
    assert () == type_names(None)


def test_hostile_scripts_are_read_in_linear_time():
    """A million brackets, quotation marks or spaces end soon."""
    for hostile in (
        "[" * 100_000,
        '"' * 1_000_000,
        " " * 1_000_000 + "x",
        '{"headline": "' * 20_000,
    ):
        assert 0 <= len(read_json_ld([hostile]).items) <= 1


def test_deep_nesting_and_many_items_are_bounded():
    """Depth and number of items have a bound."""
    deep = '{"@graph": [' * 300 + '{"@type": "Article", "headline": "x"}' + "]}" * 300
    many = json.dumps([{"@type": "Article", "headline": str(n)} for n in range(2000)])
    assert [] == [item for item in read_json_ld([deep]).items if item.kind == "article"]
    assert 400 == len(read_json_ld([many]).items)
