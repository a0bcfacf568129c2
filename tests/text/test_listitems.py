"""Items of lists: bullets, run-on arrows and numbers."""

from __future__ import annotations

import pytest

from intelnews.text.listitems import item_starts, read_bullet, read_number, run_on_starts


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("• Storm passes", 2),
        ("►►Storm passes", 2),
        ("● Storm", 2),
        ("- Storm", 2),
        ("* Storm", 2),
        ("– Storm", 2),
        ("-5 degrees", None),
        ("*Storm*", None),
        ("Storm", None),
        ("•", None),
    ],
)
def test_bullets(text, begins):
    """A glyph is a bullet; punctuation only with a space behind it."""
    assert begins == read_bullet(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10. South", 10),
        ("09. Was", 9),
        ("(3) Third", 3),
        ("#4: Fourth", 4),
        ("2) Two", 2),
        ("10 years on", None),
        ("1.5 million", None),
        ("2018. The", None),
        ("Ten. South", None),
    ],
)
def test_numbers(text, number):
    """Up to three digits and a mark behind them."""
    assert number == read_number(text)


def test_run_on_arrows_part_a_line():
    """Each item begins at its arrows and its words behind them."""
    assert ((0, 2), (6, 8), (12, 14)) == run_on_starts("►►ab. ►►cd. ►►ef.")


def test_a_lone_arrow_is_no_list():
    """One arrow may point at something."""
    assert () == run_on_starts("The way ► out")
    assert ((0, 2),) == item_starts("► The way out")
    assert () == item_starts("The way out")


def test_items_of_one_line_are_capped():
    """A million arrows make ten thousand items and no more."""
    assert 10_000 == len(item_starts("►x" * 500_000))
