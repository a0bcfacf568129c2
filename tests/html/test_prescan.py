"""What is cut before the engine sees a page."""

from intelnews.html.prescan import prescan
from intelnews.limits import DEFAULT_LIMITS, Limits
from intelnews.spans import Span


def test_an_ordinary_page_is_left_alone():
    """Nothing is cut, nothing is told."""
    scanned = prescan('<p class="a"><i class="b">x</i>', limits=DEFAULT_LIMITS)
    assert ('<p class="a"><i class="b">x</i>', ()) == (scanned.text, scanned.problems)


def test_line_ends():
    r"""``\r\n`` becomes ``\n``, and offsets lead back."""
    scanned = prescan("a\r\nb\r\nc", limits=DEFAULT_LIMITS)
    assert "a\nb\nc" == scanned.text
    assert Span(6, 7) == scanned.offsets.original_span(Span(4, 5))


def test_formatting_that_is_never_closed():
    """Of formatting elements open at once, only so many are let through."""
    scanned = prescan("<i a=1><I a=2></i><i a=3><i a=4>\r\nx", limits=Limits(depth=2))
    assert "<i a=1><I a=2></i><i a=3>\nx" == scanned.text
    assert [("too-much-formatting", 1)] == [(p.code, p.count) for p in scanned.problems]
    assert 34 == scanned.offsets.original(26)


def test_formatting_that_is_closed():
    """However many there are, closed ones do no harm."""
    source = "<b a=1>x</b>" * 5
    assert source == prescan(source, limits=Limits(depth=2)).text
