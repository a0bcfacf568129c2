"""The words of a block, put together from what the engine found."""

from __future__ import annotations

from markdown_it.token import Token

from intelnews.markup.words import Words, is_emphasised, read_captions, split_images


def token(kind: str, content: str = "", level: int = 0, **attributes: str) -> Token:
    """Return a token as the engine makes it."""
    return Token(kind, "", 0, content=content, level=level, attrs=dict(attributes))


def test_spaces_stay_single() -> None:
    """White space from two sides is one space, and none at either end."""
    words = Words()
    for part in (" The ", " port\n", "", "  is", " open "):
        words.add(part)
    assert ("The port is open", ()) == words.finish()


def test_rows_and_cells() -> None:
    """Cells are parted by bars and rows by line ends; empty cells count if a word follows."""
    words = Words()
    for row in (["a", "b"], ["c", ""], ["", "", "d"]):
        words.new_row()
        for cell in row:
            words.new_cell()
            words.add(cell)
    assert "a | b\nc\n |  | d" == words.finish()[0]


def test_no_words_are_no_emphasis() -> None:
    """A paragraph of nothing is not emphasised, nor is one that opens and never closes."""
    assert not is_emphasised([])
    assert not is_emphasised([token("em_open"), token("text", "a")])


def test_strong_inside_strong_is_emphasised() -> None:
    """Only the mark that was opened first closes the whole."""
    inner = [token("strong_open", level=1), token("text", "a"), token("strong_close", level=1)]
    assert is_emphasised([token("em_open"), *inner, token("em_close")])


def test_images_are_parted_from_the_line_below() -> None:
    """Images on the first lines are one thing, the words below another."""
    image, words = token("image", "A crane", title="x"), token("text", "Open.")
    images, below = split_images([image, token("softbreak"), words])
    assert ["A crane"] == read_captions(images)
    assert [words] == list(below)
