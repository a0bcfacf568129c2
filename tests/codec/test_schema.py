"""The JSON Schema says what the classes say, and the committed file is up to date."""

from __future__ import annotations

import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.codec import dump_json, dump_jsonl, from_plain, json_schema, to_plain
from intelnews.codec.converter import TYPES
from intelnews.codec.schema import LIMITS
from intelnews.errors import CodecError
from intelnews.testing.strategies import STRATEGIES, articles, fragments, problems

ROOT = Path(__file__).resolve().parents[2]
BY_NAME = {kind.__name__: kind for kind in TYPES}
#: A value just beyond each kind of limit.
BEYOND = {
    "minimum": lambda limit: limit - 1,
    "maximum": lambda limit: limit + 1,
    "minLength": lambda limit: "x" * (limit - 1),
    "minItems": lambda _: [],
    "pattern": lambda _: "Not_this-",
}


@cache
def validator(name: str | None = None) -> Any:
    """Return a validator for documents, or for one definition of the schema."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    if name is not None:
        schema = {"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}
    return jsonschema.Draft202012Validator(schema)


def test_committed_schema_is_up_to_date() -> None:
    """Whoever changes the model runs the tool; the file is there for other languages."""
    tool = runpy.run_path(str(ROOT / "tools" / "write_schema.py"))
    assert 0 == tool["main"](["--check"])
    committed = json.loads(tool["SCHEMA"].read_text(encoding="utf-8"))
    assert committed == json_schema()


def test_stale_schema_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check fails before the file is written, and passes after."""
    tool = runpy.run_path(str(ROOT / "tools" / "write_schema.py"))
    main = tool["main"]
    main.__globals__["SCHEMA"] = tmp_path / "schema.json"
    assert 1 == main(["--check"])
    assert "run: python tools/write_schema.py" in capsys.readouterr().err
    assert 0 == main([])
    assert 0 == main(["--check"])


@settings(max_examples=25)
@given(st.lists(articles(), max_size=2), st.lists(fragments(), max_size=1), problems())
def test_documents_fit_the_schema(several: Any, pieces: Any, noted: Any) -> None:
    """What is written is what the schema describes."""
    text = dump_json(several, fragments=pieces, problems=[noted])
    assert [] == list(validator().iter_errors(json.loads(text)))
    check = validator("Line")
    for line in dump_jsonl([*several, *pieces, noted]):
        assert [] == list(check.iter_errors(json.loads(line)))


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
@settings(max_examples=10)
@given(data=st.data())
def test_every_type_fits_its_definition(kind: type[Any], data: st.DataObject) -> None:
    """Each type alone, too."""
    value = data.draw(STRATEGIES[kind]())
    assert [] == list(validator(kind.__name__).iter_errors(to_plain(value)))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"intelnews": {"schema": 2}},
        {"intelnews": {"schema": 1}, "posts": []},
        {"intelnews": {"schema": 1}, "articles": [{"titel": "Storm"}]},
        {"intelnews": {"schema": 1}, "articles": [{"title": 5}]},
        {"intelnews": {"schema": 1}, "articles": [{"truncated": 1}]},
        {"intelnews": {"schema": 1}, "articles": [{"kind": "rumour"}]},
        {"intelnews": {"schema": 1}, "articles": [{"published": {"value": "soon"}}]},
        {"intelnews": {"schema": 1}, "fragments": [{"text": "a", "span": [1]}]},
        {"intelnews": {"schema": 1}, "problems": [{"code": "odd"}]},
    ],
)
def test_what_does_not_fit_is_refused_by_the_schema_too(data: object) -> None:
    """A program in another language finds the same faults."""
    assert list(validator().iter_errors(data)) != []


@pytest.mark.parametrize(("name", "field"), LIMITS)
@settings(max_examples=5)
@given(data=st.data())
def test_limits_of_the_schema_are_those_of_the_classes(
    name: str, field: str, data: st.DataObject
) -> None:
    """Just beyond the limit, both refuse; nothing else of the value is wrong."""
    kind = BY_NAME[name]
    plain = to_plain(data.draw(STRATEGIES[kind]()))
    plain.pop("id", None)
    for word, limit in LIMITS[name, field].items():
        odd = plain | {field: BEYOND[word](limit)}
        assert [word] == [error.validator for error in validator(name).iter_errors(odd)]
        with pytest.raises(CodecError, match=field):
            from_plain(odd, kind)


def test_every_limit_of_a_class_is_in_the_schema() -> None:
    """A validator that is added to a field is said in the schema as well."""
    bounds = ("x >= ", "x <= ", "min_len", "matches_re")
    found = {
        (kind.__name__, field.name)
        for kind in TYPES
        if attrs.has(kind)
        for field in attrs.fields(kind)
        if any(bound in repr(field.validator) for bound in bounds)
    }
    assert found == set(LIMITS)


def test_every_definition_says_what_it_is() -> None:
    """The first sentence of each docstring is the description."""
    definitions = json_schema()["$defs"]
    assert "A label as its publication wrote it." == definitions["Tag"]["description"]
    assert all(definitions[kind.__name__]["description"] for kind in TYPES)


def test_defaults_are_said() -> None:
    """What is left out means what the schema says."""
    article = json_schema()["$defs"]["Article"]["properties"]
    assert ("news", False) == (article["kind"]["default"], article["truncated"]["default"])
    assert "default" not in article["title"]
