"""To plain data and back: lossless, compact, and strict about every type."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings

import intelnews.model
from intelnews.codec import from_plain, to_plain
from intelnews.codec.converter import TYPES
from intelnews.errors import CodecError
from intelnews.model import (
    Article,
    Author,
    Band,
    Certainty,
    Claim,
    Comment,
    Cue,
    FrozenMap,
    Locator,
    Moment,
    Origin,
    Passage,
    Problem,
    Source,
    Span,
    Stance,
    Tag,
)
from intelnews.model.record import Record
from intelnews.testing.strategies import STRATEGIES

TEXT = "Moscow denied it."
CLAIM = Claim(
    source=Source(text="Moscow", span=Span(0, 6), name="Russia"),
    cue=Cue(text="denied", span=Span(7, 13), lemma="deny"),
    content=Passage.cut(TEXT, [Span(14, 16)]),
    stance=Stance.DENIES,
    moment=Moment.fromisoformat("2018-08"),
)


def fault(data: object, kind: type[Any], /) -> CodecError:
    """Return the error that loading the data raises."""
    with pytest.raises(CodecError) as caught:
        from_plain(data, kind)
    return caught.value


def test_every_type_of_the_model_has_a_stored_form() -> None:
    """A type that is added is stored, or this fails."""
    exported = {getattr(intelnews.model, name) for name in intelnews.model.__all__}
    types = {one for one in exported if isinstance(one, type) and issubclass(one, Record)}
    assert TYPES == types | {FrozenMap, Span}


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
def test_nothing_is_lost(kind: type[Any]) -> None:
    """What goes to JSON text and back is equal, for every type."""

    @settings(max_examples=50)
    @given(STRATEGIES[kind]())
    def check(value: Any) -> None:
        plain = to_plain(value)
        assert value == from_plain(json.loads(json.dumps(plain)), kind)
        assert plain == to_plain(from_plain(plain, kind))

    check()


def test_stored_form_of_a_claim() -> None:
    """Defaults are left out; spans are pairs, words are strings, moments say their precision."""
    assert {
        "source": {"text": "Moscow", "span": [0, 6], "name": "Russia"},
        "cue": {"text": "denied", "span": [7, 13], "lemma": "deny"},
        "content": {"text": "it", "spans": [[14, 16]]},
        "stance": "denies",
        "moment": {"value": "2018-08", "precision": "month", "raw": "2018-08"},
    } == to_plain(CLAIM)
    assert {str} == {type(to_plain(CLAIM)["stance"]), type(to_plain(CLAIM)["moment"]["precision"])}


def test_stored_form_of_an_article() -> None:
    """The id comes first, for whoever searches the file by it."""
    article = Article(title="Storm", text="It rained.", extra={"shares": [1, {"by": None}]})
    plain = to_plain(article)
    assert ["id", "title", "text", "extra"] == list(plain)
    assert plain["id"] == article.id
    assert {"shares": [1, {"by": None}]} == plain["extra"]
    assert type(plain["extra"]["shares"][1]) is dict


def test_default_that_depends_on_another_field_is_left_out_too() -> None:
    """A slug that follows from the name is made anew."""
    assert {"name": "Islamic State"} == to_plain(Tag(name="Islamic State"))
    assert "is" == to_plain(Tag(name="Islamic State", slug="is"))["slug"]


def test_fields_without_default_are_written_even_if_empty() -> None:
    """A claim says that it has no source."""
    bare = Claim(source=None, cue=None, content=CLAIM.content)
    assert to_plain(bare) == {"source": None, "cue": None, "content": to_plain(CLAIM.content)}


@pytest.mark.parametrize("value", [None, "text", {"a": 1}, Stance.DENIES, 5, [CLAIM]])
def test_only_values_of_the_model_are_stored(value: Any) -> None:
    """A mistake in the call is a TypeError."""
    with pytest.raises(TypeError, match="only values of the model are stored"):
        to_plain(value)
    with pytest.raises(TypeError, match="only types of the model are stored"):
        from_plain({}, type(value))


@pytest.mark.parametrize(
    ("data", "kind", "path", "message"),
    [
        ("Ports", Tag, "$", "expected an object, not a string"),
        ([], Article, "$", "expected an object, not a list"),
        (None, Article, "$", "expected an object, not null"),
        ({"name": 5}, Tag, "$.name", "expected a string, not an integer"),
        ({"name": None}, Tag, "$.name", "expected a string, not null"),
        ({"name": ["a"]}, Tag, "$.name", "expected a string, not a list"),
        ({}, Tag, "$.name", "this field is missing"),
        (
            {"name": "a", "colour": 1},
            Tag,
            "$",
            "no field 'colour' in Tag; known are name,",
        ),
        ({"name": ""}, Tag, "$", "Length of 'name' must be >= 1"),
        ({"name": "a", "kind": "folder"}, Tag, "$.kind", "'folder' is no TagKind; known are tag"),
        ({"name": "a", "kind": 5}, Tag, "$.kind", "5 is no TagKind"),
        ({"name": "a", "kind": []}, Tag, "$.kind", r"\[\] is no TagKind"),
        ({"tags": {}}, Article, "$.tags", "expected a list, not an object"),
        ({"tags": "ab"}, Article, "$.tags", "expected a list, not a string"),
        ({"tags": None}, Article, "$.tags", "expected a list, not null"),
        ({"tags": [{"name": "a"}, 5]}, Article, "$.tags[1]", "expected an object, not an integer"),
        ({"comment_count": "3"}, Article, "$.comment_count", "expected an integer, not a string"),
        ({"comment_count": True}, Article, "$.comment_count", "expected an integer, not true or f"),
        ({"comment_count": 3.0}, Article, "$.comment_count", "an integer, not a number with a poi"),
        ({"comment_count": -1}, Article, "$", "'comment_count' must be >= 0"),
        ({"truncated": 1}, Article, "$.truncated", "expected true or false, not an integer"),
        ({"truncated": None}, Article, "$.truncated", "expected true or false, not null"),
        ({"extra": []}, Article, "$.extra", "expected an object, not a list"),
        ({"extra": {"a": float("inf")}}, Article, "$.extra", "JSON has no number inf"),
        ({"published": "2018"}, Article, "$.published", "expected an object, not a string"),
        ({"published": {"value": "soon"}}, Article, "$.published", "'soon' is no ISO date"),
        ({"published": {"value": "2018-02-30"}}, Article, "$.published", "day is out of range"),
        ({"published": {"value": 2018}}, Article, "$.published.value", "expected a string, not an"),
        ({"published": {"precision": "day"}}, Article, "$.published.value", "field is missing"),
        (
            {"published": {"value": "2018-08", "precision": "day"}},
            Article,
            "$.published",
            "2018-08 is precise to the month, not to the day",
        ),
        ({"span": [1]}, Locator, "$.span", r"expected \[start, end\], two integers"),
        ({"span": [1, 2, 3]}, Locator, "$.span", r"expected \[start, end\]"),
        ({"span": [1, True]}, Locator, "$.span", r"expected \[start, end\]"),
        ({"span": [1.0, 2]}, Locator, "$.span", r"expected \[start, end\]"),
        ({"span": "12"}, Locator, "$.span", r"expected \[start, end\]"),
        ({"span": {"start": 1, "end": 2}}, Locator, "$.span", r"expected \[start, end\]"),
        ([5, 4], Span, "$", "0 <= start <= end"),
        ({"field": "a", "method": "b", "confidence": "1"}, Origin, "$.confidence", "a number"),
        (
            {"field": "a", "method": "b", "confidence": True},
            Origin,
            "$.confidence",
            "a number, not",
        ),
        ({"field": "a", "method": "b", "confidence": 2}, Origin, "$", "must be <= 1.0"),
        ({"field": "a", "method": "b", "confidence": 10**400}, Origin, "$.confidence", "too large"),
        ({"code": "Odd", "message": "m"}, Problem, "$", "'code' must match regex"),
        ({"text": "a", "span": [0, 1], "country": "xx"}, Source, "$", "'country' must match regex"),
        ({"text": "a", "spans": []}, Passage, "$", "Length of 'spans' must be >= 1"),
        ({"term": "a", "low": 9, "high": 1, "standard": "b"}, Band, "$", "a band runs upwards"),
        ({"text": "a", "author": {"name": 1}}, Comment, "$.author.name", "expected a string"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(
    data: object, kind: type[Any], path: str, message: str
) -> None:
    """Nothing is coerced, nothing is ignored, and the error says where and what."""
    error = fault(data, kind)
    assert path == error.path
    assert re.search(message, error.message)


def test_path_leads_through_lists_and_objects() -> None:
    """The way from the outermost object to the value that is wrong."""
    plain = to_plain(Article(text=TEXT, claims=[CLAIM, CLAIM]))
    plain["claims"][1]["content"]["spans"][0] = [14, "16"]
    assert "$.claims[1].content.spans[0]" == fault(plain, Article).path


def test_first_fault_is_named_and_the_rest_counted() -> None:
    """One look at the message tells how much is wrong."""
    error = fault({"tags": [1, {"name": "a"}, {}], "titel": 5}, Article)
    assert (
        "$.tags[0]",
        "expected an object, not an integer (and 2 more)",
    ) == (error.path, error.message)


def test_unknown_fields_are_named_up_to_three() -> None:
    """Whatever a program put there, also what is no string."""
    assert fault({1: 2, "b": 3, "name": "a"}, Tag).message.startswith(
        "there is no field '1', 'b' in"
    )
    error = fault({f"f{n:05}": n for n in range(10_000)} | {"name": "a"}, Tag)
    assert error.message.startswith(
        "there is no field 'f00000', 'f00001', 'f00002' and 9997 more in"
    )


def test_span_law_holds_on_the_way_in() -> None:
    """A text that was changed under its claims is refused."""
    plain = to_plain(Article(text=TEXT, claims=[CLAIM]))
    plain.pop("id")
    plain["text"] = "Berlin denied it."
    error = fault(plain, Article)
    assert "$" == error.path
    assert "does not quote the text" in error.message


def test_id_is_checked_and_may_be_left_out() -> None:
    """An id that belongs to another text is a fault; the message says what to do."""
    plain = to_plain(Article(title="Storm"))
    error = fault({**plain, "title": "Calm"}, Article)
    assert "$.id" == error.path
    assert "leave the id out" in error.message
    assert "$.id" == fault({**plain, "id": 5}, Article).path
    assert "$.id" == fault({**plain, "id": None}, Article).path
    plain.pop("id")
    assert Article(title="Storm") == from_plain(plain, Article)


def test_path_of_an_id_inside_a_list_of_faults() -> None:
    """A fault beside the id is found first, since an article must be made to have an id."""
    assert "$" == fault({"id": "0", "titel": "Storm"}, Article).path


def test_loading_leaves_the_data_alone() -> None:
    """Plain data is read, not used up."""
    plain = to_plain(Article(text=TEXT, claims=[CLAIM]))
    before = json.dumps(plain)
    from_plain(plain, Article)
    assert before == json.dumps(plain)


def test_integer_stands_for_the_float_it_equals() -> None:
    """JSON written by other programs drops the point."""
    origin = from_plain({"field": "a", "method": "b", "confidence": 1}, Origin)
    assert type(origin.confidence) is float


def test_moment_of_another_hand_needs_no_precision() -> None:
    """It follows from the ISO text."""
    assert from_plain({"value": "2018-08"}, Moment) == Moment.fromisoformat("2018-08").with_raw("")


def test_huge_values_are_not_repeated_in_messages() -> None:
    """A page in the wrong place does not fill the terminal."""
    page = "x" * 1_000_000
    for data in ({page: 1, "name": "a"}, {"name": "a", "kind": page}):
        assert len(str(fault(data, Tag))) < 500
    assert len(str(fault({"published": {"value": page}}, Article))) < 500


def test_certainty_keeps_its_band() -> None:
    """Nested values inside nested values come back as their types."""
    band = Band(term="likely", low=55, high=80, standard="ICD 203")
    hedge = Certainty(text="likely", span=Span(0, 6), band=band)
    assert hedge == from_plain(to_plain(hedge), Certainty)


def test_author_is_not_an_article() -> None:
    """The type asked for decides, not what the data looks like."""
    assert (
        "no field 'name' in Article" in fault(to_plain(Author(name="Anna Kral")), Article).message
    )
