"""What the body model asks of blocks."""

import numpy as np

from intelnews.html.blocks import read_blocks
from intelnews.html.context import CONTEXT_COLUMNS, context
from intelnews.html.features import COLUMNS, Saying, Tables, look
from intelnews.html.forest import Forest, block_scores, saying_of
from intelnews.html.page import read_page

PAGE = read_page(
    "<meta property=og:title content='Harbour reopens'><meta name=description content='The port'>"
    "<nav class=menu><a href=x>Home</a></nav><article class=post><h1>Harbour reopens</h1>"
    "<p>The <b>port</b> reopened. <a href=y>More</a> ships came.</p>"
    "<ul><li hidden>One</li></ul></article><footer>Vell</footer>"
)
TABLES = Tables({"menu": -2.0, "post": 1.0}, {"reopened": 1.5, "home": -1.0})


def _columns(saying=None):
    blocks = read_blocks(PAGE)
    seen = look(PAGE, blocks, tables=TABLES, saying=saying)
    return {name: seen.columns[number].tolist() for number, name in enumerate(COLUMNS)}


def test_a_row_for_each_column():
    """Columns and their names are as many."""
    seen = look(PAGE, read_blocks(PAGE), tables=TABLES)
    assert (len(COLUMNS), 5) == seen.columns.shape
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_questions_about_the_block():
    """Counts of words, links and sentences, and the weights of words."""
    columns = _columns()
    assert [1, 2, 6, 1, 1] == columns["words"]
    assert [1.0, 0.0] == [columns["link share"][0], columns["link share"][1]]
    assert 2.0 == columns["stops"][2]
    assert [-1.0, 1.5] == [columns["words mean"][0], columns["words mean"][2]]
    assert [0, 0, 1, 0, 0] == columns["is p"]
    assert [0, 1, 0, 0, 0] == columns["heading"]


def test_questions_about_what_is_around():
    """Elements around count by tag, by name and by what they hold."""
    columns = _columns()
    assert [1, 0, 0, 0, 0] == columns["in nav"]
    assert [0, 1, 1, 1, 0] == columns["in article"]
    assert [0, 0, 0, 1, 0] == columns["hidden"]
    assert [-2.0, 1.0, 1.0, 1.0, 0.0] == columns["marks sum"]
    assert [0, 1, 1, 1, 1] == columns["articles before"]
    assert [-1, 0, 1, 2, 3] == columns["since title"]


def test_what_the_page_says_elsewhere():
    """Title, description and text of the metadata are compared with the blocks."""
    saying = saying_of(PAGE, "The port reopened. More ships came.")
    assert Saying("Harbour reopens", "The port", "The port reopened. More ships came.") == saying
    columns = _columns(saying)
    assert 1 == columns["hint"][2]
    assert [1] * 5 == columns["has hint"]


def test_labels_are_remembered_within_bounds(monkeypatch):
    """The memory for names of elements does not grow for ever."""
    monkeypatch.setattr("intelnews.html.features._MANY", 2)
    tables = Tables({"menu": -2.0}, {})
    assert [-2.0, 0.0, -2.0] == [tables.label(name) for name in ("menu", "x", "menu top")]
    assert 1 == len(tables._labels)


def test_the_second_look():
    """It sees the scores of the first around each block."""
    seen = look(PAGE, read_blocks(PAGE), tables=TABLES)
    table = context(seen, np.array([0.1, 0.2, 0.9, 0.3, 0.0]))
    columns = dict(zip(CONTEXT_COLUMNS, table.tolist(), strict=True))
    assert np.allclose([0, 0.1, 0.2, 0.9, 0.3], columns["score -1"])
    assert np.allclose([0.2, 0.9, 0.3, 0.0, 0], columns["score +1"])
    assert all(0 <= share <= 1 for share in columns["read before"])


def test_a_forest_answers_with_bits():
    """The first question counts most; values of the trees are added up."""
    forest = Forest(
        np.array([[0, 1], [1, 1]]),
        np.array([[0.5, 0.5], [0.5, 2.5]], dtype=np.float32),
        np.array([[0.0, 1.0, 2.0, 3.0], [0.0, 0.0, 10.0, 20.0]]),
    )
    table = np.array([[0.0, 1.0, 1.0], [0.0, 0.0, 2.0]], dtype=np.float32)
    raw = np.array([0.0, 2.0, 13.0])
    assert np.allclose(1 / (1 + np.exp(-raw)), forest.scores(table))


def test_scores_of_a_page():
    """Each block has a score, prose more than navigation."""
    scores = block_scores(PAGE, read_blocks(PAGE))
    assert 5 == len(scores)
    assert scores[0] < scores[2]
