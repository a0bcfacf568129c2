"""YAML mappings: what their scalars become, what they may not do, and how long they take."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import intelnews.markup.yaml as module
from intelnews.markup.yaml import YamlError, read_yaml
from intelnews.spans import Span
from intelnews.testing.clock import seconds_of


def values(text: str) -> dict[str, object]:
    """Return the fields of a mapping as a dictionary."""
    return {field.name: field.value for field in read_yaml(text)}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("-3", -3),
        ("1.5", 1.5),
        ("1.50", "1.50"),
        ("007", "007"),
        ("0x1f", "0x1f"),
        ("1e3", "1e3"),
        ("12:30:45", "12:30:45"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("on", "on"),
        ("~", None),
        ("", None),
        ("2018-08-28", "2018-08-28"),
        ("2018-08-28 10:20:00 +02:00", "2018-08-28 10:20:00 +02:00"),
        (".inf", ".inf"),
        ("'7'", "7"),
        ('"true"', "true"),
        ("!!python/name:os.system x", "x"),
    ],
)
def test_scalars(written: str, value: object) -> None:
    """Only what JSON would write in just these characters is more than text."""
    assert {"a": value} == values(f"a: {written}")


def test_lists_maps_and_blocks() -> None:
    """Values nest, and blocks of text keep or fold their lines."""
    text = "a: [1, b]\nb: {c: d}\nc: |\n  one\n  two\nd: >\n  one\n  two\n"
    assert {"a": [1, "b"], "b": {"c": "d"}, "c": "one\ntwo\n", "d": "one two\n"} == values(text)


def test_spans_count_characters() -> None:
    """A span covers name and value, also behind characters beyond the basic plane."""
    text = "𝒜: 🙂 x\ntitle: Harbour"
    assert ["𝒜: 🙂 x", "title: Harbour"] == [field.span.cut(text) for field in read_yaml(text)]
    assert Span(0, 6) == read_yaml(text)[0].span


def test_repeated_names_are_all_returned() -> None:
    """Which of them counts is for the caller to say."""
    assert [("a", 1), ("a", 2)] == [(field.name, field.value) for field in read_yaml("a: 1\na: 2")]


def test_aliases_repeat_a_value() -> None:
    """An alias stands for what was anchored before."""
    assert {"a": ["x"], "b": ["x"], "c": 7, "d": 7} == values("a: &l [x]\nb: *l\nc: &n 7\nd: *n")


def test_merged_maps_give_what_is_missing() -> None:
    """A merge key fills in, and never overwrites."""
    text = "base: &base {x: 1, y: 2}\nmore: {<<: *base, y: 3}\nlist: {<<: [*base, {z: 4}]}"
    assert {"x": 1, "y": 3} == values(text)["more"]
    assert {"x": 1, "y": 2, "z": 4} == values(text)["list"]


@pytest.mark.parametrize("text", ["", "# a comment", "\n\n", "{}"])
def test_nothing_is_no_fields(text: str) -> None:
    """An empty text is an empty mapping."""
    assert () == read_yaml(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", "not allowed"),
        ("words", "a text, not fields"),
        ("- a", "a list, not fields"),
        ("? [a]\n: b", "a field name is a word, not a list"),
        ("a: {{ page.title }}", "a field name is a word, not a dict"),
        ("a: *b", r"the alias \*b names nothing"),
        ("a: &a [*a]", r"the alias \*a names nothing"),
        ("a: [", "line"),
        ("\x01: b", "not allowed"),
        ("a: \ud800", "surrogates"),
        ("a: " + "[" * 40 + "]" * 40, "nest deeper than 32"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    """What is no mapping of words, or leads in circles, is an error that says why."""
    with pytest.raises(YamlError, match=message):
        read_yaml(text)


def test_bombs_are_refused() -> None:
    """Aliases that repeat aliases end when they have repeated ten thousand values."""
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    for name, last in zip("bcdefghi", "abcdefgh", strict=True):
        lines.append(f"{name}: &{name} [{','.join([f'*{last}'] * 9)}]")
    with pytest.raises(YamlError, match="repeat more than 10000"):
        read_yaml("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "- " * 100_000,
        "a: " + "x " * 100_000,
        "".join(f"k{number}: v\n" for number in range(10_000)),
        "a: [" + "&a x," * 10_000 + "]",
        "a: " + "b:" * 100_000,
    ],
    ids=["brackets", "dashes", "words", "fields", "anchors", "colons"],
)
def test_hostile_mappings_take_linear_time(text: str) -> None:
    """A hundred thousand characters of one thing are read or refused in seconds."""

    def run() -> None:
        try:
            count = len(read_yaml(text))
        except YamlError:
            count = 0
        assert count <= 10_000

    assert seconds_of(run, enough=5) <= 5


@given(
    st.dictionaries(
        st.text(st.sampled_from("abcé🙂"), min_size=1),
        st.recursive(
            st.none() | st.booleans() | st.integers(-9, 10**9) | st.text("ab: -#'\"\n{[&*!é🙂"),
            lambda inner: st.lists(inner) | st.dictionaries(st.text("ab", min_size=1), inner),
            max_leaves=8,
        ),
        max_size=4,
    )
)
def test_what_yaml_writes_is_read_back(fields: dict[str, object]) -> None:
    """Any mapping that PyYAML writes is read as it was, by either of its scanners."""
    text = yaml.safe_dump(fields, allow_unicode=True)
    assert fields == values(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LOADER", yaml.SafeLoader)
        assert fields == values(text)
