"""One extractor at work: what it finds is checked, and its faults stay its own."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from intelnews.model import Claim, Passage, Severity, Span, Unit
from intelnews.plugins.extraction import run_extractor

if TYPE_CHECKING:
    from collections.abc import Callable

    from intelnews.plugins.extraction import Extraction

TEXT = "Kral denied that it rained."
CLAIM = Claim(source=None, cue=None, content=Passage.cut(TEXT, [Span(12, 26)]))
STRAY = evolve(CLAIM, content=Passage(text="that it snowed", spans=[Span(12, 26)]))
OUTSIDE = evolve(CLAIM, content=Passage(text="more", spans=[Span(90, 94)]))
ABOVE = evolve(CLAIM, content=Passage(text="Kral", spans=[Span(0, 4)]), unit=Unit.TITLE)


def run(extract: Callable[..., Any], /, *, language: str | None = "en", **more: Any) -> Extraction:
    """Let a function extract claims."""
    members = {
        "name": "test",
        "summary": "a test",
        "extract": lambda _, text, **options: extract(text, **options),
        **{name: more.pop(name) for name in ("languages",) if name in more},
    }
    extractor = type("Test", (), members)()
    return run_extractor(extractor, TEXT, language=language, **{"most": 9, **more})


def codes(found: Extraction) -> list[tuple[str, str, int]]:
    """Return code, severity and count of each problem."""
    return [(one.code, one.severity.value, one.count) for one in found.problems]


def test_options_are_handed_on() -> None:
    """Title, date and blocks are given by name."""
    seen: list[Any] = []
    run(lambda text, **options: seen.append((text, options)) or (), title="Kral denies")
    assert [(TEXT, {"title": "Kral denies", "published": None, "blocks": ()})] == seen


def test_claims_that_quote_the_text_are_kept() -> None:
    """The others are left out, counted in one problem."""
    found = run(lambda *_, **__: [STRAY, CLAIM, OUTSIDE, ABOVE], title="Kral denies")
    assert (CLAIM, ABOVE) == found.claims
    assert [("misquoted-claim", "warning", 2)] == codes(found)
    assert "that it snowed" in found.problems[0].message


def test_headline_claims_need_a_headline() -> None:
    """Without one there is nothing that they could quote."""
    found = run(lambda *_, **__: [ABOVE])
    assert ((), [("misquoted-claim", "warning", 1)]) == (found.claims, codes(found))


def crash_late(*_: Any, **__: Any) -> Any:
    """Yield a claim, then fail."""
    yield CLAIM
    raise RecursionError("too deep")


@pytest.mark.parametrize(
    ("extract", "claims", "reason"),
    [
        (crash_late, (CLAIM,), "RecursionError: too deep"),
        (lambda *_, **__: 1 / 0, (), "ZeroDivisionError"),
        (lambda *_, **__: None, (), "TypeError: 'NoneType'"),
        (lambda *_, **__: [CLAIM, "claim", CLAIM], (CLAIM,), "extract yields str, not Claim"),
    ],
    ids=["late", "at once", "none", "no claim"],
)
def test_a_fault_costs_what_comes_after_it(
    extract: Callable[..., Any], claims: tuple[Claim, ...], reason: str
) -> None:
    """Claims that were yielded before stay, and the problem says what happened."""
    found = run(extract)
    assert (claims, [("extractor-failed", "error", 1)]) == (found.claims, codes(found))
    assert reason in found.problems[0].message


def test_claims_without_end_are_cut() -> None:
    """So many are kept and no more are asked for."""
    found = run(lambda *_, **__: repeat(CLAIM), most=3)
    assert ((CLAIM,) * 3, [("too-many-values", "warning", 1)]) == (found.claims, codes(found))
    assert [] == codes(run(lambda *_, **__: [CLAIM] * 3, most=3))


@pytest.mark.parametrize(
    ("language", "languages", "read"),
    [
        (None, ("en",), True),
        ("en-GB", ("en",), True),
        ("EN", ("en",), True),
        ("de", ("en",), False),
        ("de", ("en", "de"), True),
        ("en", ("de",), False),
    ],
)
def test_other_languages_are_not_given(
    language: str | None, languages: tuple[str, ...], read: bool
) -> None:
    """What an extractor does not read is a note and no rubbish."""
    found = run(lambda *_, **__: [CLAIM], language=language, languages=languages)
    assert read == bool(found.claims)
    assert ([] if read else [Severity.NOTE]) == [one.severity for one in found.problems]
    if not read:
        assert f"reads {languages[0]} only, and the text is {language}" in found.problems[0].message
