"""What every type of the model promises: frozen, hashable, picklable, one printable line."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.pretty import pretty_repr

import intelnews.model
from intelnews.model import (
    Article,
    Author,
    Claim,
    Comment,
    Cue,
    Fragment,
    FrozenMap,
    Link,
    Locator,
    Origin,
    Passage,
    Problem,
    Source,
    Span,
    Stance,
    Tag,
)
from intelnews.model.record import Record, Within, Word
from intelnews.testing.strategies import STRATEGIES

TYPES = pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
HOSTILE = st.text(st.characters(), max_size=80) | st.sampled_from(
    [
        "\x1b[31mred\x1b[0m",
        "\ud800 half a pair",
        "\u202eright to left",
        "\0",
        "a\nb\r\u2028",
        "é" * 999,
    ]
)


def one_printable_line(value: object) -> bool:
    """Tell whether a value shows itself as a terminal and a log want it."""
    shown = repr(value)
    return 0 < len(shown) < 200 and shown.isprintable()


def test_every_type_of_the_model_has_a_strategy() -> None:
    """A type that is added gets a strategy, and with it every test of this file."""
    exported = {getattr(intelnews.model, name) for name in intelnews.model.__all__}
    types = {one for one in exported if isinstance(one, type) and issubclass(one, Record)}
    assert types | {FrozenMap, Span} == set(STRATEGIES)


@TYPES
def test_values_are_values(kind: type[Any]) -> None:
    """Pickles and copies are equal and hash alike, and the line is short and printable."""

    @settings(max_examples=25)
    @given(STRATEGIES[kind]())
    def check(value: object) -> None:
        for twin in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert type(twin) is kind
            assert twin == value
            assert hash(twin) == hash(value)
        assert one_printable_line(value)

    check()


@TYPES
def test_values_never_change(kind: type[Any]) -> None:
    """Neither a field nor anything else can be set or removed."""

    @settings(max_examples=3)
    @given(STRATEGIES[kind]())
    def check(value: object) -> None:
        names = [field.name for field in attrs.fields(kind)] if attrs.has(kind) else ["_items"]
        for name in names:
            with pytest.raises(AttributeError):
                setattr(value, name, None)
            with pytest.raises(AttributeError):
                delattr(value, name)
        with pytest.raises((AttributeError, TypeError)):
            value.surprise = 1  # type: ignore[attr-defined]
        assert not hasattr(value, "__dict__")

    check()


@given(HOSTILE)
def test_line_is_printable_whatever_the_content(text: str) -> None:
    """Control characters, halves of pairs, and a megabyte do not reach the terminal."""
    words = text or "-"
    span = Span(0, len(text))
    passage = Passage.cut(text, [span])
    claim = Claim(
        source=Source(text=text, span=span, name=text),
        cue=Cue(text=text, span=span, lemma=text),
        content=passage,
        about=(text, text),
        method=text,
    )
    author = Author(name=words, given=text)
    problem = Problem(code="odd", message=text, locator=Locator(path=text))
    values = [
        author,
        claim,
        passage,
        problem,
        Tag(name=words, slug=text),
        Comment(text=text, author=author),
        Link(url=text, text=text),
        Origin(field=text, method=text, raw=text),
        Fragment(text=text, reason=text, claims=[claim]),
        Article(title=text, text=text, authors=[author], claims=[claim], problems=[problem]),
        FrozenMap({text: [text, {text: text}]}),
    ]
    assert [] == [value for value in values if not one_printable_line(value)]


def test_line_of_a_huge_value_is_short() -> None:
    """Five million characters show as sixty."""
    huge = "said " * 1_000_000
    assert one_printable_line(Article(title=huge, text=huge, tags=[Tag(name=huge)] * 3))
    assert one_printable_line(FrozenMap({huge: huge}))


def test_line_names_what_differs_from_the_defaults() -> None:
    """What is as always is not said."""
    assert "Tag(name='Ports')" == repr(Tag(name="Ports"))
    assert "Tag(name='Ports', slug='harbours')" == repr(Tag(name="Ports", slug="harbours"))
    assert "Locator()" == repr(Locator())
    assert ("Problem(code='odd', message='m', count=2)") == repr(
        Problem(code="odd", message="m", count=2)
    )


def test_rich_shows_the_same_facts() -> None:
    """Rich prints a record field by field."""
    assert ("Tag(name='Ports', kind=<TagKind.CATEGORY: 'category'>)") == pretty_repr(
        Tag(name="Ports", kind="category")
    )


def test_unknown_word_lists_the_known() -> None:
    """The error says what may be written, and does not repeat a page."""
    with pytest.raises(ValueError, match=r"'shouts' is no Stance; known are asserts, denies, conf"):
        Stance("shouts")
    with pytest.raises(ValueError, match="is no Stance") as caught:
        Stance("x" * 100_000)
    assert len(str(caught.value)) < 300


def test_words_are_strings() -> None:
    """A word compares with, sorts as and prints as its text."""
    assert "denies" == Stance.DENIES
    assert f"{Stance.DENIES}" == "denies"
    assert issubclass(Word, str)


@pytest.mark.parametrize("tags", ["Ports", b"Ports", ["Ports"], [Tag(name="Ports"), None], 5, None])
def test_field_of_many_takes_values_of_its_kind(tags: Any) -> None:
    """A lone string is no list of tags, and a list of strings is none either."""
    with pytest.raises(TypeError, match=r"tag|sequence|iterable"):
        Article(tags=tags)


def test_field_of_many_takes_any_iterable() -> None:
    """A generator is as good as a tuple."""
    assert (Tag(name="a"), Tag(name="b")) == Article(tags=(Tag(name=name) for name in "ab")).tags


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", 5), ("title", b"x"), ("published", "2018-08-28"), ("text", None)],
)
def test_field_of_one_takes_a_value_of_its_kind(field: str, value: object) -> None:
    """A date is a Moment, and text is text, from the beginning."""
    with pytest.raises(TypeError, match=field):
        Article(**{field: value})


@pytest.mark.parametrize("value", [None, 0, 0.5, 1, True])
def test_number_within_bounds_passes(value: float | None) -> None:
    """The bounds themselves are within, and so is nothing at all."""
    assert Within(0.0, 1.0)(None, attrs.fields(Origin).confidence, value) is None


@pytest.mark.parametrize(
    ("value", "bound"), [(-1, ">= 0.0"), (1.5, "<= 1.0"), (float("nan"), ">= 0.0")]
)
def test_number_beyond_bounds_is_refused(value: float, bound: str) -> None:
    """The message names the field, the bound and the value."""
    with pytest.raises(ValueError, match=f"'confidence' must be {bound}: {value}"):
        Origin(field="title", method="h1", confidence=value)
