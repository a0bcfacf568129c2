"""Claim extractors: their form, and how one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from intelnews.errors import PluginError
from intelnews.extractors.tagger import Tagger
from intelnews.plugins.extractors import (
    EXTRACTORS,
    ClaimExtractor,
    check_extractor,
    extractor_for,
    languages_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Quiet:
    """A claim extractor in the right form."""

    name = "quiet"
    summary = "Finds nothing."

    def extract(self, text, /, *, title, published, blocks):
        """Find nothing."""
        return ()


class Tunable(Quiet):
    """One that has to be told how loud to be."""

    name = "tunable"

    def __init__(self, option: str | None = None) -> None:
        self.option = option

    def configured(self, option: str | None, /) -> Tunable:
        """Refuse to do without; break for one option."""
        if option is None:
            raise PluginError("say tunable:LOUDNESS", parser=self.name)
        return Tunable(option) if option != "odd" else 1 / 0  # type: ignore[return-value]


@pytest.fixture
def known() -> Iterator[None]:
    """Register both for one test."""
    for plugin in (Quiet, Tunable):
        EXTRACTORS.register(plugin)
    yield
    for plugin in (Quiet, Tunable):
        EXTRACTORS.unregister(plugin.name)


def changed(**members: object) -> type[Any]:
    """Return the class with other members."""
    return type("Changed", (Quiet,), members)


def test_sound_class_is_made() -> None:
    """A class with the right form gives an instance; it reads English unless it says so."""
    made = check_extractor(Quiet)
    assert isinstance(made, ClaimExtractor)
    assert ("en",) == languages_of(made)
    assert ("de", "fr") == languages_of(check_extractor(changed(languages=("de", "fr"))))


@pytest.mark.parametrize(
    ("plugin", "message"),
    [
        (Quiet(), "is no class"),
        (object, 'object has no name; give it a class attribute such as name = "verbs"'),
        (changed(name="A b"), "'A b' is no name"),
        (changed(summary="two\nlines"), "Changed.summary is one line of text"),
        (changed(summary=None), "Changed.summary is one line of text"),
        (changed(languages="en"), "Changed.languages is a tuple of codes"),
        (changed(languages=(1,)), "Changed.languages is a tuple of codes"),
        (changed(extract=None), r"Changed has no method extract\(self, text, /, \*, title,"),
        (changed(extract=lambda self, text: ()), "Changed.extract must be callable as extract"),
        (changed(__init__=lambda self: 1 / 0), r"Changed\(\) failed: ZeroDivisionError"),
    ],
)
def test_each_fault_of_form_is_named(plugin: object, message: str) -> None:
    """The message says what is wrong and how to mend it."""
    with pytest.raises(PluginError, match=message):
        check_extractor(plugin)


def test_built_in_extractor_is_an_entry_point() -> None:
    """It is found exactly as a plugin is."""
    ours = {one.name: one for one in EXTRACTORS.installed()}
    assert ours["tagger"].origin.startswith("intelnews ")
    assert isinstance(EXTRACTORS.get("tagger"), Tagger)


def test_who_reads(known: None) -> None:
    """The built-in one, none, one by its name, or one that the caller holds."""
    assert isinstance(extractor_for(True), Tagger)
    assert extractor_for(False) is None
    assert isinstance(extractor_for("quiet"), Quiet)
    held = Quiet()
    assert held is extractor_for(held)


def test_an_option_is_handed_on(known: None) -> None:
    """What stands behind the colon goes to the extractor that can be configured."""
    found = extractor_for("tunable:very:loud")
    assert isinstance(found, Tunable)
    assert "very:loud" == found.option


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        (
            "taggr",
            "there is no claim extractor 'taggr'; did you mean 'tagger'.* known are ",
        ),
        ("taggr:loud", "there is no claim extractor 'taggr'"),
        ("quiet:loud", "claim extractor 'quiet' takes no option; say 'quiet'"),
        ("quiet:", "claim extractor 'quiet' takes no option; say 'quiet'"),
        ("tunable", "say tunable:LOUDNESS"),
        ("tunable:", "say tunable:LOUDNESS"),
        ("tunable:odd", "claim extractor 'tunable:odd' cannot be used: ZeroDivisionError"),
        (changed(languages="en")(), "Changed.languages is a tuple"),
    ],
)
def test_what_cannot_be_had_is_told(known: None, claims: Any, message: str) -> None:
    """With the names that are known."""
    with pytest.raises(PluginError, match=message):
        extractor_for(claims)


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        (Quiet, r"not its class; write Quiet\(…\)"),
        (None, "a claim extractor, not NoneType"),
        (1, "a claim extractor, not int"),
        (object(), "a claim extractor, not object"),
    ],
)
def test_what_is_none_is_a_type_error(claims: Any, message: str) -> None:
    """A mistake in the call, not in a plugin."""
    with pytest.raises(TypeError, match=message):
        extractor_for(claims)


def test_blocked_extractor_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by name nor by default."""
    monkeypatch.setenv("INTELNEWS_BLOCK_CLAIM_EXTRACTORS", "tagger")
    for claims in ("tagger", True):
        with pytest.raises(PluginError, match="claim extractor 'tagger' cannot be used: blocked"):
            extractor_for(claims)
