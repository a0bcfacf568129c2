"""What is cut before the engine sees a page."""

from intelnews.html.prescan import prescan
from intelnews.spans import Span


def test_an_ordinary_page_is_left_alone():
    """Nothing is cut, nothing is told."""
    scanned = prescan('<p class="a"><i class="b">x</i>')
    assert ('<p class="a"><i class="b">x</i>', ()) == (scanned.text, scanned.problems)


def test_line_ends():
    r"""``\r\n`` becomes ``\n``, and offsets lead back."""
    scanned = prescan("a\r\nb\r\nc")
    assert "a\nb\nc" == scanned.text
    assert Span(6, 7) == scanned.offsets.original_span(Span(4, 5))


def test_formatting_that_is_never_closed():
    """Of formatting elements open at once, only so many are let through."""
    opened = "".join(f"<i a={number}>" for number in range(10, 42))
    scanned = prescan(f"{opened}</I><I a=1><i a=2>\r\nx")
    assert f"{opened}</I><I a=1>\nx" == scanned.text
    assert [("too-much-formatting", 1)] == [(p.code, p.count) for p in scanned.problems]
    assert len(opened) + 20 == scanned.offsets.original(len(opened) + 12)


def test_formatting_that_is_closed():
    """However many there are, closed ones do no harm."""
    source = "<b a=1>x</b>" * 50
    assert source == prescan(source).text
