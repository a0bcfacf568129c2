"""Old data comes up to date one step at a time; newer data is refused with advice."""

from __future__ import annotations

from typing import Any

import pytest

from intelnews.codec import SCHEMA_VERSION, dump_json, iter_jsonl, load_json, migrations
from intelnews.codec.migrations import migrate
from intelnews.errors import CodecError
from intelnews.model import Article, Author, Problem


def rename_headline(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Lead from an invented version -1, in which a title was a headline, to version 0."""
    if kind == "article" and "headline" in data:
        data["title"] = data.pop("headline")
    return data


def split_authors(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Lead from an invented version 0, in which authors were one string, to version 1."""
    if kind == "article" and "authors" in data:
        data["authors"] = [{"name": name} for name in data["authors"].split(", ")]
    return data


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the library a past: two versions before the first."""
    monkeypatch.setitem(migrations.STEPS, -1, rename_headline)
    monkeypatch.setitem(migrations.STEPS, 0, split_authors)


OLD = '{"intelnews":{"schema":-1},"articles":[{"headline":"Storm","authors":"Anna Kral, J. Ott"}]}'
NEW = Article(title="Storm", authors=[Author(name="Anna Kral"), Author(name="J. Ott")])


@pytest.mark.usefixtures("steps")
def test_old_document_is_read_through_every_step() -> None:
    """A worked example: two steps lead to the present."""
    assert (NEW,) == load_json(OLD).articles


@pytest.mark.usefixtures("steps")
def test_old_lines_are_read_through_every_step() -> None:
    """The header of JSON Lines names the version of what follows."""
    lines = [
        '{"intelnews":{"schema":0}}',
        '{"article":{"title":"Storm","authors":"Anna Kral, J. Ott"}}',
        '{"problem":{"code":"odd","message":"m"}}',
        '{"intelnews":{"schema":1}}',
        '{"article":{"title":"Storm","authors":[{"name":"Anna Kral"},{"name":"J. Ott"}]}}',
    ]
    assert [NEW, Problem(code="odd", message="m"), NEW] == list(iter_jsonl(lines))


@pytest.mark.usefixtures("steps")
def test_what_is_written_is_of_the_present() -> None:
    """Loading and dumping brings a file up to date."""
    assert f'"schema":{SCHEMA_VERSION}' in dump_json(load_json(OLD).articles)


@pytest.mark.usefixtures("steps")
def test_old_data_that_does_not_fit_its_own_version_is_refused() -> None:
    """A step that fails says for which record and which version."""
    with pytest.raises(CodecError, match="does not fit schema 0") as caught:
        load_json(OLD.replace('"Anna Kral, J. Ott"', "5"))
    assert "$.articles[0]" == caught.value.path
    assert isinstance(caught.value.__cause__, AttributeError)


def test_newer_data_is_refused_with_advice() -> None:
    """Half understood is worse than not read."""
    with pytest.raises(CodecError, match="pip install --upgrade intelnews") as caught:
        load_json(f'{{"intelnews":{{"schema":{SCHEMA_VERSION + 1}}}}}')
    assert "$.intelnews.schema" == caught.value.path


@pytest.mark.parametrize("version", [0, -7])
def test_version_that_never_was_is_refused(version: int) -> None:
    """There is no way from nowhere."""
    with pytest.raises(CodecError, match="the oldest that can be read is 1"):
        migrate("article", {}, version=version, path="$")


def test_present_data_stays_as_it_is() -> None:
    """No step, no copy."""
    data = {"title": "Storm"}
    assert migrate("article", data, version=SCHEMA_VERSION, path="$") is data


def test_every_version_of_the_past_has_a_step() -> None:
    """Whoever raises the version writes the step."""
    assert list(range(1, SCHEMA_VERSION)) == sorted(migrations.STEPS)
