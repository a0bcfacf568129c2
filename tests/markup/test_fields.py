"""The fields of a block, by the rules of its language and without them."""

from __future__ import annotations

import pytest

from intelnews.markup.fields import Field, as_words, parse_fields, read_fields_loosely
from intelnews.model import FrozenMap

BLOCKS = {
    "yaml": "title: Harbour\nn: 3\ntags: [a, b]\nwho: {name: Anna}\n",
    "toml": 'title = "Harbour"\nn = 3\ntags = ["a", "b"]\n[who]\nname = "Anna"\n',
    "json": '{"title": "Harbour", "n": 3,\n "tags": ["a", "b"], "who": {"name": "Anna"}}',
}


@pytest.mark.parametrize("language", BLOCKS)
def test_languages_say_the_same(language: str) -> None:
    """Names and values do not depend on the language they are written in."""
    fields = {field.name: field.value for field in parse_fields(BLOCKS[language], language)}
    who = FrozenMap({"name": "Anna"})
    assert {"title": "Harbour", "n": 3, "tags": ("a", "b"), "who": who} == fields


@pytest.mark.parametrize(
    ("language", "raw"), [("yaml", "Harbour"), ("toml", '"Harbour"'), ("json", '"Harbour"')]
)
def test_places(language: str, raw: str) -> None:
    """A span begins at the name, and the raw value is what stands behind it."""
    first = next(parse_fields(BLOCKS[language], language, base=0))
    assert first.span.cut(BLOCKS[language]).strip('"').startswith("title")
    assert first.raw.startswith(raw)
    later = next(parse_fields(BLOCKS[language], language, base=100))
    assert first.span.shift(100) == later.span


def test_toml_dates_are_text() -> None:
    """Dates and times are kept as ISO text, to be read with all the others."""
    block = "a = 2018-08-28\nb = 2018-08-28T10:20:00Z\nc = 10:20:00\nd = inf\ne = 1.5"
    values = [field.value for field in parse_fields(block, "toml")]
    assert ["2018-08-28", "2018-08-28T10:20:00+00:00", "10:20:00", "inf", 1.5] == values


def test_json_constants_are_text() -> None:
    """What JSON does not know stays the word it is."""
    assert "NaN" == next(parse_fields('{"a": NaN}', "json")).value


@pytest.mark.parametrize(
    ("block", "language"),
    [
        ("[1, 2]", "json"),
        ('{"a": ' + "[" * 50 + "]" * 50 + "}", "json"),
        ('{"a": ' + "[" * 100_000, "json"),
        ("a = " + "[" * 50 + "]" * 50, "toml"),
        ("a = " + "[" * 100_000, "toml"),
        ("a = ", "toml"),
        ("a: b: c", "yaml"),
    ],
    ids=["list", "deep", "deeper", "deep toml", "deeper toml", "cut toml", "yaml"],
)
def test_what_is_refused(block: str, language: str) -> None:
    """Whatever breaks the rules is a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        list(parse_fields(block, language))


def test_broken_blocks_are_read_line_by_line() -> None:
    """Each field keeps its rules if it can, and its words if it cannot."""
    block = "title: Harbour: open\ntags: [a, b]\nwho: \"Anna\" Kral\nn: 'x: y'\nlist:\n- a\n- b\n"
    fields = {field.name: field.value for field in read_fields_loosely(block, "yaml")}
    assert {
        "title": "Harbour: open",
        "tags": ("a", "b"),
        "who": '"Anna" Kral',
        "n": "x: y",
        "list": ("a", "b"),
    } == fields


def test_broken_quotes_come_off_in_pairs() -> None:
    """Quotation marks around all of a value are no part of it."""
    fields = read_fields_loosely('a = "x" y"\nb = plain words\nc = 3\n', "toml")
    assert [("a", 'x" y'), ("b", "plain words"), ("c", 3)] == [(f.name, f.value) for f in fields]


def test_prose_has_no_fields() -> None:
    """Lines that name nothing are no fields."""
    assert [] == list(read_fields_loosely("only words\nand more: of them, no", "yaml"))[1:]
    assert [] == list(read_fields_loosely("only words", "yaml"))


def test_only_the_first_fields_of_a_broken_block_are_read_by_the_rules() -> None:
    """A block of many broken fields stays cheap: the rest is words."""
    block = "".join(f"k{number}: [a]\n" for number in range(1_001))
    values = [field.value for field in read_fields_loosely(block, "yaml")]
    assert (("a",), "[a]") == (values[0], values[-1])


def test_words_of_values() -> None:
    """Scalars and lists of them have words, maps and nothing have none."""
    value = ("a", 7, 1.5, False, None, ("b", FrozenMap({"c": "d"})))
    assert ("a", "7", "1.5", "false", "b") == as_words(value)


def test_fields_are_values() -> None:
    """Two fields of equal content are equal and can be kept in a set."""
    first, second = (next(parse_fields("tags: [a]", "yaml")) for _ in range(2))
    assert {first} == {second}
    assert isinstance(first, Field)
