"""Each stance can be told by sign, by line and by colour, in light and in dark."""

from __future__ import annotations

import pytest

from intelnews.display.stances import HUES, LOOKS, class_of, look_of
from intelnews.display.style import INKS, PAPER
from intelnews.model import Stance

SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])


def contrast(one, other):
    """Return the contrast of two colours by WCAG 2.1."""

    def luminance(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_standard_does():
    """Black on white is 21 to 1."""
    assert 21 == pytest.approx(contrast("#000000", "#ffffff"))


def test_every_stance_has_a_look():
    """The stances drawn are those of the model, no more and no fewer."""
    assert {stance.value for stance in Stance} == set(LOOKS)


def test_no_two_stances_share_a_sign_or_a_line():
    """A reader who sees no colour tells them apart."""
    looks = LOOKS.values()
    assert len(LOOKS) == len({look.sign for look in looks})
    assert len(LOOKS) == len({(look.line, look.pixels) for look in looks})


@SCHEMES
def test_words_are_readable_on_paper_and_washes(scheme):
    """Ink, small type and hues reach 4.5 to 1 on everything they stand on."""
    washes = [pair[scheme].wash for pair in HUES.values()]
    pairs = [(pair[scheme], ground) for pair in INKS.values() for ground in [PAPER[scheme]]]
    pairs += [(INKS["ink"][scheme], wash) for wash in washes]
    pairs += [
        (pair[scheme].line, ground) for pair in HUES.values() for ground in [PAPER[scheme], *washes]
    ]
    assert [] == [pair for pair in pairs if contrast(*pair) < 4.5]


def test_unknown_stance_has_a_look_and_a_class_of_ours():
    """A word that is no stance is drawn, and never becomes part of the HTML."""
    assert "*" == look_of('x" onload="').sign
    assert "in-stance" == class_of('x" onload="')
