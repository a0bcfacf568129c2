"""Golden cases are found, recorded, compared, and shown where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from intelnews.codec import Records
from intelnews.errors import CodecError
from intelnews.model import Article, Fragment, Problem
from intelnews.testing.golden import GoldenCase, iter_cases

if TYPE_CHECKING:
    from pathlib import Path

STORM = Records(
    articles=[Article(title="Storm nears", text="It rained.")],
    fragments=[Fragment(text="Alone.")],
    problems=[Problem(code="odd", message="m")],
)
CALM = Records(articles=[Article(title="Calm again", text="It rained.")])


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GoldenCase:
    """Return a case with an input that was not recorded yet."""
    monkeypatch.delenv("INTELNEWS_RECORD", raising=False)
    folder = tmp_path / "paste" / "storm"
    folder.mkdir(parents=True)
    (folder / "input.txt").write_text("Storm nears")
    return GoldenCase(folder)


def test_recorded_case_passes(case: GoldenCase) -> None:
    """What was recorded is expected."""
    case.record(STORM)
    case.check(STORM)
    assert STORM == case.expected


def test_other_records_fail_and_show_how(case: GoldenCase) -> None:
    """The lines that differ, and what to do if they are right."""
    case.record(STORM)
    with pytest.raises(AssertionError) as caught:
        case.check(CALM)
    message = str(caught.value)
    assert message.startswith("paste/storm reads other than expected; if that is right, run with")
    assert '-   "title": "Storm nears",\n' in message
    assert '+   "title": "Calm again",\n' in message


def test_long_difference_is_cut(case: GoldenCase) -> None:
    """A screen is enough to see that everything is different."""
    case.record(Records(articles=[Article(title=f"Storm {n}") for n in range(99)]))
    with pytest.raises(AssertionError) as caught:
        case.check(CALM)
    lines = str(caught.value).split("\n")
    assert 62 == len(lines)
    assert "…" == lines[-1]


def test_case_is_recorded_if_the_environment_says_so(
    case: GoldenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anew, whatever was expected before."""
    case.record(STORM)
    monkeypatch.setenv("INTELNEWS_RECORD", "1")
    case.check(CALM)
    monkeypatch.delenv("INTELNEWS_RECORD")
    case.check(CALM)
    with pytest.raises(AssertionError):
        case.check(STORM)


def test_case_that_was_not_recorded_fails(case: GoldenCase) -> None:
    """The message says how to record it."""
    with pytest.raises(AssertionError, match="run with INTELNEWS_RECORD=1 to record it"):
        case.check(STORM)


def test_recorded_file_is_legible(case: GoldenCase) -> None:
    """A value on each line, words instead of escapes, a line end at the end."""
    case.record(Records(articles=[Article(title="Łódź")]))
    text = (case.folder / "expected.json").read_text(encoding="utf-8")
    assert '   "title": "Łódź"\n' in text
    assert text.endswith("}\n")


def test_spoiled_file_is_an_error_of_the_codec(case: GoldenCase) -> None:
    """It is no difference between what was found and expected."""
    case.record(STORM)
    place = case.folder / "expected.json"
    place.write_text(place.read_text(encoding="utf-8").replace("Storm", "Storms"))
    with pytest.raises(CodecError, match="the id is not that of title and text"):
        case.check(STORM)


def test_source_is_the_one_input(case: GoldenCase) -> None:
    """With two of them, or none, nobody knows what is meant."""
    assert case.source == case.folder / "input.txt"
    (case.folder / "input.html").write_text("")
    with pytest.raises(FileNotFoundError, match=r"must hold one input\.…, not 2"):
        _ = case.source


def test_cases_are_found_below_a_folder(tmp_path: Path) -> None:
    """In the order of their paths, and each once."""
    for name in ("paste/b", "paste/a", "markdown/c"):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "input.txt").write_text("")
    (tmp_path / "paste" / "a" / "input.html").write_text("")
    (tmp_path / "paste" / "empty").mkdir()
    assert ["markdown/c", "paste/a", "paste/b"] == [str(case) for case in iter_cases(tmp_path)]
