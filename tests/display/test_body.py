"""The body covers the text once, in order, with each note beside its block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.display.body import BODY_CHARS, body_rows
from intelnews.display.views import ArticleView, BlockView, ClaimView, Mark, Words

TEXT = "One two.\n\nThree four.\n\nFive."


def rows(text, *blocks, claims=(), marks=(), truncated=False):
    """Return the HTML of a body."""
    view = ArticleView(
        body=Words(text=text, marks=marks),
        blocks=tuple(BlockView(kind=kind, start=start, end=end) for kind, start, end in blocks),
        claims=claims,
        truncated=truncated,
    )
    return str(body_rows(view, claims))


def note(number, at):
    """Return a claim of a number at a place."""
    return ClaimView(number=number, who=f"W{number}", stance="asserts", what="it", at=at)


def test_text_without_blocks_is_paragraphs(read):
    """Blank lines part the paragraphs of a text that has no blocks."""
    page = read(rows(TEXT))
    assert "One two.Three four.Five." == page.text
    assert 3 == page.classes.count("in-row")


def test_text_between_blocks_is_shown(read):
    """What no block covers is not lost."""
    page = read(rows(TEXT, ("heading", 10, 21)))
    assert "One two.Three four.Five." == page.text
    assert 1 == page.classes.count("in-heading")


def test_overlapping_blocks_show_their_words_once(read):
    """A block inside another adds nothing, one that overlaps adds its rest."""
    page = read(
        rows("abcdef", ("quote", 0, 4), ("caption", 1, 2), ("caption", 3, 6), ("quote", 6, 6))
    )
    assert "abcdef" == page.text
    assert ["in-row", "in-main", "in-quote", "in-notes"] == page.classes[:4]
    assert 2 == page.classes.count("in-row")


@given(
    st.text(st.sampled_from("ab\n"), max_size=20),
    st.lists(
        st.tuples(st.just("quote"), st.integers(0, 20), st.integers(0, 20)).map(
            lambda block: (block[0], min(block[1:]), max(block[1:]))
        ),
        max_size=4,
    ),
)
def test_no_letter_is_lost_or_doubled(read, text, blocks):
    """However blocks lie, every letter is shown once and in order."""
    inside = [(kind, min(start, len(text)), min(end, len(text))) for kind, start, end in blocks]
    shown = read(rows(text, *inside)).text
    assert text.replace("\n", "") == shown.replace("\n", "")


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        ("paragraph", "<p class="),
        ("heading", '<div class="in-main in-heading" dir="auto" role="heading" aria-level="4">'),
        ("list_item", '<div class="in-main in-item"'),
        ("quote", '<blockquote class="in-main in-quote"'),
        ("caption", '<p class="in-main in-caption"'),
        ("preformatted", '<pre class="in-main in-pre"'),
        ("new kind", '<p class="in-main"'),
    ],
)
def test_each_kind_of_block_has_its_element(kind, tag):
    """A kind is drawn as what it is; an unknown one as a paragraph."""
    assert tag in rows("Words.", (kind, 0, 6))


def test_notes_stand_beside_the_block_their_claim_begins_in(read):
    """A claim's note is in the row of the block that holds the beginning of its content."""
    claims = (note(1, 0), note(2, 9), note(3, 12), note(4, 27))
    page = read(rows(TEXT, claims=claims))
    assert (
        "One two.·1 W1 asserts·2 W2 assertsThree four.·3 W3 assertsFive.·4 W4 asserts" == page.text
    )


def test_mark_over_several_blocks_is_drawn_in_each(read):
    """A claim that runs over a paragraph's end is marked in both and signed once."""
    mark = Mark(start=4, end=15, role="content", label="asserts", number=1, last=True)
    page = read(rows(TEXT, claims=(note(1, 4),), marks=(mark,)))
    assert 2 == page.classes.count("in-content")
    assert "One two.·1 W1 assertsThree·1 four.Five." == page.text


def test_marks_of_claims_that_are_not_shown_are_not_drawn(read):
    """A mark without its claim would have nothing to point to."""
    mark = Mark(start=4, end=8, role="content", label="asserts", number=7, last=True)
    assert "in-content" not in read(rows(TEXT, marks=(mark,))).classes


def test_long_body_is_cut_and_says_so(read):
    """The text ends at the limit, with the number of characters and claims left out."""
    text = "x" * BODY_CHARS + "y" * 1_234
    page = read(rows(text, claims=(note(1, 5), note(2, BODY_CHARS), note(3, BODY_CHARS + 9))))
    assert "y" not in page.text.partition("W1")[0]
    assert page.text.endswith("… 1,234 more characters with 2 claims are not shown here.")


def test_body_at_the_limit_is_whole(read):
    """Not one character less."""
    assert "x" * BODY_CHARS == read(rows("x" * BODY_CHARS)).text


def test_cut_and_truncated_are_two_things(read):
    """What we hide and what the source lacks are said apart."""
    page = read(rows("x" * (BODY_CHARS + 1), truncated=True))
    assert page.text.endswith(
        "… 1 more characters are not shown here. "
        "The source holds only the beginning of this article."
    )
