"""Marks keep the text and the balance of the HTML, however they lie."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.display.marks import draw_marks, sign_of
from intelnews.display.markup import escape
from intelnews.display.stances import LOOKS
from intelnews.display.views import Mark
from intelnews.testing.clock import seconds_of

TEXT = "Ruritania said that Sylvania denied it."


def mark(words, role="content", label="asserts", **more):
    """Return a mark over some words of the text."""
    start = TEXT.index(words)
    return Mark(start=start, end=start + len(words), role=role, label=label, **more)


@st.composite
def marked_texts(draw):
    """Draw a text, marks that may lie anywhere, even outside, and a range."""
    text = draw(st.text(st.sampled_from("ab <&\"'\n\x1b\ud800京"), max_size=30))
    place = st.integers(0, 35)
    marks = draw(
        st.lists(
            st.builds(
                lambda a, b, **rest: Mark(start=min(a, b), end=max(a, b), **rest),
                place,
                place,
                role=st.sampled_from(["content", "source", "cue", "certainty", "<x>"]),
                label=st.sampled_from([*LOOKS, "", '"><script>']),
                number=st.integers(0, 99),
                last=st.booleans(),
            ),
            max_size=20,
        )
    )
    return text, marks, draw(place), draw(st.none() | place)


@given(marked_texts())
def test_marks_change_no_word(read, drawn):
    """Without the signs, what is read is the text of the range, and the HTML is balanced."""
    text, marks, start, end = drawn
    shown = str(draw_marks(text, marks, start=start, end=end))
    stop = len(text) if end is None else end
    assert html.unescape(escape(text[start:stop])) == read(shown).plain


@given(marked_texts())
def test_order_of_marks_does_not_show(drawn):
    """The same marks in another order give the same HTML, those of one place and role aside."""
    text, marks, start, end = drawn
    unlike = list({(m.start, m.end, m.role): m for m in marks}.values())
    numbered = [
        Mark(start=m.start, end=m.end, role=m.role, label=m.label, number=n)
        for n, m in enumerate(unlike)
    ]
    forth = draw_marks(text, numbered, start=start, end=end)
    assert forth == draw_marks(text, reversed(numbered), start=start, end=end)


def test_mark_inside_a_mark_is_nested():
    """A claim inside a claim stays whole, with its sign behind it."""
    marks = [
        mark("denied", "cue", "denies"),
        mark("Sylvania denied it", label="asserts", number=1, last=True),
        mark(" it", label="denies", number=2, last=True),
    ]
    assert (
        'Ruritania said that <mark class="in-content in-asserts">Sylvania '
        '<i class="in-cue in-denies">denied</i><mark class="in-content in-denies"> it</mark>'
        '<sup class="in-sign in-denies">≠2</sup></mark>'
        '<sup class="in-sign in-asserts">·1</sup>.'
    ) == str(draw_marks(TEXT, marks))


def test_crossing_marks_are_split_at_the_border():
    """The one that begins later is closed where the first ends, and opened again."""
    marks = [
        mark("Ruritania said", label="asserts", number=1, last=True),
        mark("said that", label="warns", number=2, last=True),
    ]
    assert (
        '<mark class="in-content in-asserts">Ruritania '
        '<mark class="in-content in-warns">said</mark></mark>'
        '<sup class="in-sign in-asserts">·1</sup>'
        '<mark class="in-content in-warns"> that</mark>'
        '<sup class="in-sign in-warns">!2</sup> Sylvania denied it.'
    ) == str(draw_marks(TEXT, marks))


def test_adjacent_marks_stay_apart():
    """Marks that touch are two elements."""
    marks = [mark("Ruritania ", "source"), mark("said", "cue")]
    assert (
        '<b class="in-source in-asserts">Ruritania </b><i class="in-cue in-asserts">said</i>'
    ) == str(draw_marks(TEXT, marks, end=14))


def test_content_lies_around_a_source_of_the_same_words():
    """Of marks over the same words, the content is the outer one."""
    marks = [mark("Sylvania", "source"), mark("Sylvania", "content")]
    assert (
        '<mark class="in-content in-asserts"><b class="in-source in-asserts">Sylvania</b></mark>'
    ) == str(draw_marks(TEXT, marks, start=20, end=28))


def test_signs_behind_the_same_words_count_upwards():
    """Two claims with one content are signed in their order."""
    marks = [mark("it", number=n, last=True) for n in (1, 2)]
    shown = str(draw_marks(TEXT, marks))
    assert shown.index(str(sign_of("asserts", 1))) < shown.index(str(sign_of("asserts", 2)))


def test_empty_mark_leaves_no_trace():
    """A mark over no words draws nothing."""
    assert "a" == str(draw_marks("a", [Mark(start=1, end=1, role="cue", number=1, last=True)]))


def test_sign_stands_only_where_the_mark_ends():
    """A mark that runs on behind the range is closed without its sign."""
    said = mark("that Sylvania denied", number=3, last=True)
    first, second = (
        str(draw_marks(TEXT, [said], end=28)),
        str(draw_marks(TEXT, [said], start=28)),
    )
    assert "<sup" not in first
    assert second.count(str(sign_of("asserts", 3))) == 1


def test_no_empty_element_is_left_at_the_edge():
    """A mark that crosses another where the range ends is not opened again for nothing."""
    marks = [Mark(start=0, end=5, role="cue"), Mark(start=3, end=9, role="source")]
    assert '<i class="in-cue">Rur<b class="in-source">it</b></i>' == str(
        draw_marks(TEXT, marks, end=5)
    )


def test_deep_marks_are_left_out():
    """Twelve marks upon one another are drawn and no more, so that the work stays linear."""
    marks = [Mark(start=0, end=9, role="cue", number=n) for n in range(50)]
    assert 12 == str(draw_marks(TEXT, marks)).count("<i ")


@pytest.mark.parametrize("shape", ["crossing", "nested", "same"])
def test_many_marks_take_linear_time(shape):
    """20,000 marks in 200,000 characters are drawn in seconds; they take about 0.2."""
    count = 20_000
    text = "x" * 200_000
    shapes = {
        "crossing": lambda n: (n * 9, n * 9 + 1_000),
        "nested": lambda n: (n, 200_000 - n),
        "same": lambda _: (10, 199_990),
    }
    marks = [
        Mark(start=start, end=end, role="content", label="asserts", number=n)
        for n in range(count)
        for start, end in [shapes[shape](n)]
    ]
    assert 200_000 == str(draw_marks(text, marks)).count("x")
    assert seconds_of(lambda: str(draw_marks(text, marks)), enough=5) <= 5
