"""What the body model asks of blocks."""

import numpy as np

from intelnews.forest import Forest
from intelnews.html.blocks import read_blocks
from intelnews.html.features import COLUMNS, Saying, Tables, look
from intelnews.html.forest import block_scores, chances, saying_of
from intelnews.html.page import read_page

PAGE = read_page(
    "<meta property=og:title content='Harbour reopens'><meta name=description content='The port'>"
    "<nav class=menu><a href=x>Home</a></nav><article class=post><h1>Harbour reopens</h1>"
    "<p>The <b>port</b> reopened. <a href=y>More</a> ships came.</p>"
    "<ul><li hidden>One</li></ul></article><footer>Vell</footer>"
)
TABLES = Tables({"menu": (-2.0, 0.0), "post": (1.0, 0.5)}, {"reopened": 1.5, "home": -1.0})
# Prose, and what stands between and behind it.
LONG = "The port of Freedonia reopened on Monday, and the first ships came in well before noon. "
STORIES = (
    "<title>x</title><main><article><h1>Harbour reopens</h1><time>May 1</time>"
    f"<p>{LONG}</p><p><a href=a>See also</a></p><p>{LONG}</p></article>"
    f"<article><h1>Ferry sinks</h1><time>May 2</time><p>{LONG}</p></article></main>"
)


def _columns(saying=None, page=PAGE):
    seen = look(page, read_blocks(page), tables=TABLES, saying=saying)
    return dict(zip(COLUMNS, seen.tolist(), strict=True))


def test_a_row_for_each_column():
    """Columns and their names are as many."""
    seen = look(PAGE, read_blocks(PAGE), tables=TABLES)
    assert (len(COLUMNS), 5) == seen.shape
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
    tables = Tables({"menu": (-2.0, 0.5)}, {})
    found = [tables.label(name) for name in ("menu", "x", "menu top")]
    assert [(-2.0, 0.5), (0, 0), (-2.0, 0.5)] == found
    assert 1 == len(tables._labels)


def test_questions_about_another_story():
    """Headlines, times and articles since the headline of the page tell the next story from it."""
    columns = _columns(page=read_page(STORIES))
    assert [0, 1, 1, 1, 1, 1, 2, 2] == columns["titles since title"]
    assert [0, 1, 1, 1, 1, 2, 2, 2] == columns["title down"]
    assert [1, 1, 1, 1, 1, 0, 0, 0] == columns["in article of title"]
    assert [1] * 8 == columns["articles around"]
    assert [0, 1, 1, 1, 1, 1, 2, 2] == columns["times since title"]
    assert columns["title up"][4] < columns["title up"][7]


def test_questions_about_the_prose_around():
    """How far the next prose is, by blocks, by links and by elements."""
    columns = _columns(page=read_page(STORIES))
    assert [40, 40, 40, 1, 2, 1, 2, 3] == columns["prose before"]
    assert [2, 1, 2, 1, 3, 2, 1, 40] == columns["prose after"]
    assert [0, 0, 0, 0, 2, 0, 0, 0] == columns["links since prose"]
    assert 1 == columns["up to prose before"][4]
    assert 2 == columns["up to prose before"][7]


def test_words_where_none_are_parted():
    """Scripts without spaces have words too; an address is one word however long it is."""
    page = read_page(
        "<p>港口在星期一重新开放，三周前的一场大火烧毁了最大的码头。<p>https://port.example/news"
    )
    assert [14, 1] == _columns(page=page)["words"]


def test_endings():
    """A sentence, a teaser that breaks off, what announces a list, and what is none of these."""
    said = ("It is open again.", "It is open...", "These are open:", "It is open,", "Open")
    page = read_page("".join(f"<p>{text}</p>" for text in said))
    assert [2.0, 0.5, 1.5, 1.0, 0.0] == _columns(page=page)["ending"]


def test_chances_are_those_of_the_sum():
    """What the trees add up to is a log odds."""
    forest = Forest(
        columns=np.array([[0, 1]]),
        cuts=np.array([[0.5, 0.5]], dtype=np.float32),
        values=np.array([[0.0, 1.0, 2.0, 3.0]]),
    )
    table = np.array([[0.0, 1.0, 1.0], [0.0, 0.0, 2.0]], dtype=np.float32)
    assert np.allclose(1 / (1 + np.exp([0.0, -1.0, -3.0])), chances(forest, table))


def test_scores_of_a_page():
    """Each block has a score, prose more than navigation."""
    scores = block_scores(PAGE, read_blocks(PAGE))
    assert 5 == len(scores)
    assert scores[0] < scores[2]
