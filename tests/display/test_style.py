"""The style sheet stays inside the view, small, and loads nothing."""

from __future__ import annotations

import re

from intelnews.display.stances import LOOKS
from intelnews.display.style import style

EVERYTHING = str(style(LOOKS))


def rules(sheet):
    """Yield the selectors of every rule."""
    bare = re.sub(r"</?style>|@media [^{]+\{", "", sheet)
    return re.findall(r"([^{}]+)\{[^{}]*\}", bare)


def split(selectors):
    """Return a list of selectors at the commas that are not in brackets."""
    return re.split(r",(?![^()]*\))", selectors)


def test_every_rule_begins_at_the_root():
    """No selector reaches an element outside of a view."""
    theme = r"(?:(?:html)?\[[a-z-]+\$?=[a-z]+\] )?"
    every = [selector for rule in rules(EVERYTHING) for selector in split(rule)]
    assert [] == [s for s in every if not re.match(rf"{theme}\.intelnews\b", s)]
    assert 50 < len(every)


def test_loads_nothing():
    """There is no address, no import and no font in the style sheet."""
    assert not re.search(r"url\(|@import|@font-face|https?:|expression", EVERYTHING)


def test_is_small():
    """A hundred outputs add less than a megabyte to a notebook."""
    assert 10_000 > len(EVERYTHING)


def test_braces_are_balanced():
    """A rule that is not closed would swallow the next."""
    assert EVERYTHING.count("{") == EVERYTHING.count("}")


def test_holds_rules_for_the_stances_asked_for_only():
    """What a view does not show costs it nothing."""
    sheet = str(style(["denies", "", "sings"]))
    assert ".in-denies{" in sheet
    assert ".in-stance{" in sheet
    assert ".in-asserts{" not in sheet


def test_every_theme_a_notebook_can_say_is_heard():
    """JupyterLab and VS Code say light or dark themselves, which beats the system's wish."""
    light, dark = re.findall(r"(?<=\})(\[data-jp[^{]*)\{color-scheme:", EVERYTHING)
    assert "[data-vscode-theme-kind$=light] .intelnews" in light
    assert "[data-vscode-theme-kind$=contrast] .intelnews" in dark
    assert EVERYTHING.index("prefers-color-scheme:dark") < EVERYTHING.index(light)


def test_same_style_whatever_the_order():
    """The order of stances does not show."""
    assert str(style(["warns", "denies"])) == str(style(["denies", "warns"]))
