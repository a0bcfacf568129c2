"""Training: from a small invented corpus to weights that find its attributions in new texts."""

from __future__ import annotations

import gzip
import importlib
import importlib.util
import json
import re
import sys
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from intelnews.claims.tagger.tagger import tag
from intelnews.claims.tagger.tags import TAG_FEATURES, TAGS
from intelnews.claims.tagger.weights import read_weights, save_weights
from intelnews.claims.tagger.words import Words, word_number
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from intelnews.claims.tagger.weights import Weights

pytest.importorskip("numba", reason="training needs numba")

FOLDER = Path(__file__).parents[2] / "tools/train_claims"
MODULES = ("corpus", "forest", "looks", "perceptron")

NAMES = ["Anna Kral", "Ott", "Jan Brix", "Vera Holm", "Lund"]
VERBS = ["said", "denied", "warned", "claimed", "added", "argued"]
THINGS = ["harbour", "bridge", "mill", "tower", "market", "station"]
STATES = ["closed", "old", "safe", "empty", "lost"]
TAG_OF = (
    dict.fromkeys(["Anna", "Kral", "Ott", "Jan", "Brix", "Vera", "Holm", "Lund"], "NNP")
    | dict.fromkeys([*VERBS, "was", "saw"], "VBD")
    | dict.fromkeys(THINGS, "NN")
    | dict.fromkeys(STATES, "JJ")
    | {"that": "IN", "the": "DT", "The": "DT", ".": ".", ",": ",", "“": "``", "”": "''"}
)
TOKEN = re.compile(r"\w+|[^\w\s]")

Parts = dict[str, list[list[int]]]


def sentence(number: int) -> tuple[str, tuple[str, str, str] | None]:
    """Return an invented sentence, and source, cue and content if it has them."""
    name, verb = NAMES[number % 5], VERBS[number % 6]
    thing, state = THINGS[(number // 2) % 6], STATES[(number // 3) % 5]
    told = f"the {thing} was {state}"
    kind = number % 4
    if kind == 0:
        return f"{name} {verb} that {told}.", (name, verb, f"that {told}")
    if kind == 1:
        return f"“The {thing} was {state},” {name} {verb}.", (
            name, verb, f"“The {thing} was {state},”",
        )  # fmt: skip
    if kind == 2:
        return f"{name} saw the {thing}.", None
    return f"The {thing} was {state}.", None


def write_corpus(folder: Path, *, texts: int = 30) -> Path:
    """Write a corpus in the form that the documentation tells."""
    rows, tokens = [], []
    for number in range(texts):
        text, marked = "", []
        for place in range(4):
            words, parts = sentence(number * 5 + place * 3)
            begin = len(text)
            text += words + (" " if place % 2 == 0 else "\n")
            if parts is not None:
                marked.append(spans_of(words, parts, begin))
        row = {"id": str(number), "text": text, "attributions": marked}
        if number == 3:
            row["other_layers"] = {"second": marked[:1]}
        rows.append(row)
        tokens.append({"id": str(number), "sents": sentences_of(text)})
    write_lines(folder / "train.jsonl.gz", rows)
    write_lines(folder / "train.tokens.jsonl.gz", tokens)
    return folder


def spans_of(words: str, parts: tuple[str, str, str], begin: int) -> Parts:
    """Return where the parts of a sentence stand in the text."""
    found = {}
    for role, part in zip(("source", "cue", "content"), parts, strict=True):
        at = begin + words.index(part)
        found[role] = [[at, at + len(part)]]
    return found


def sentences_of(text: str) -> list[list[list[Any]]]:
    """Return the tagged tokens of the lines of a text."""
    return [
        [[found.start(), found.end(), TAG_OF[found[0]]] for found in TOKEN.finditer(text, at, end)]
        for at, end in ((line.start(), line.end()) for line in re.finditer(r"[^\n]+", text))
    ]


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write JSON lines, packed."""
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture(scope="module")
def tools() -> Iterator[dict[str, ModuleType]]:
    """Return the modules of the training, which are no package."""
    before = {name: sys.modules.pop(name, None) for name in MODULES}
    sys.path.insert(0, str(FOLDER))
    try:
        found = {name: importlib.import_module(name) for name in MODULES}
        spec = importlib.util.spec_from_file_location("train_claims", FOLDER / "__main__.py")
        assert spec is not None
        assert spec.loader is not None
        found["main"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(found["main"])
        yield found
    finally:
        sys.path.remove(str(FOLDER))
        for name, module in before.items():
            sys.modules.pop(name, None)
            if module is not None:
                sys.modules[name] = module


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the invented corpus."""
    return write_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def trained(tools: dict[str, ModuleType], corpus: Path) -> Weights:
    """Return the weights that the corpus gives."""
    weights: Weights = tools["main"].train(corpus, seeds=1)
    return weights


def shown(text: str, weights: Weights) -> list[tuple[str, ...]]:
    """Return source, cue and content of what is found in a paragraph."""
    words, found = tag(text, [Span(0, len(text))], weights=weights)
    return [
        tuple(
            " ".join(word for row in rows if (word := words.lowers[row]).isalpha())
            for rows in (one.source, one.cue, one.content)
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brix argued that the station was empty.",
         ("brix", "argued", "that the station was empty")),
        ("Zora Vale denied that the castle was safe.",
         ("zora vale", "denied", "that the castle was safe")),
        ("“The tower was closed,” Zora Vale claimed.",
         ("zora vale", "claimed", "the tower was closed")),
    ],
)  # fmt: skip
def test_new_sentences_are_read(text: str, expected: tuple[str, ...], trained: Weights) -> None:
    """The weights find what is said in sentences, and of persons, that training never saw."""
    assert [expected] == shown(text, trained)


def test_nothing_is_found_where_nothing_was_marked(trained: Weights) -> None:
    """Sentences of the kinds that nobody marked have no attributions."""
    assert [] == shown("Ott saw the castle. The castle was safe.", trained)


def test_signs_are_the_words_of_cues(trained: Weights) -> None:
    """Words that cues are made of are signs; those that never stand in one are not."""
    assert sorted(word_number(verb) for verb in VERBS) == trained.signs.tolist()


def test_the_same_corpus_gives_the_same_bytes(
    tools: dict[str, ModuleType],
    trained: Weights,
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The command writes, to the byte, the weights that were trained before."""
    output = tmp_path / "weights.npz"
    monkeypatch.setattr(sys, "argv", ["train_claims", str(corpus), str(output), "--seeds", "1"])
    tools["main"].main()
    file = BytesIO()
    save_weights(file, trained)
    assert file.getvalue() == output.read_bytes()
    with output.open("rb") as written:
        assert trained.threshold == read_weights(written).threshold


def test_the_corpus_is_read(tools: dict[str, ModuleType], corpus: Path) -> None:
    """Each layer is a text; spans become rows, tags of the tokens become numbers."""
    texts = tools["corpus"].read_corpus(corpus, "train", folds=5)
    assert 31 == len(texts)
    assert [0, 1, 2, 3, 3, 4, 0] == [text.fold for text in texts[:7]]
    assert [4] == [place for place, text in enumerate(texts) if text.is_layer]
    assert texts[4].tags is None
    first = texts[0]
    words = first.words.lowers
    gold = first.gold[0]
    assert ["anna", "kral"] == [words[row] for row in gold.source]
    assert ["said"] == [words[row] for row in gold.cue]
    assert ["that", "the", "harbour", "was", "closed"] == [words[row] for row in gold.content]
    assert ["NNP", "NNP", "VBD"] == [TAGS[number] for number in first.tags[:3]]


def test_what_cannot_be_learnt_from_is_left_out(
    tools: dict[str, ModuleType], tmp_path: Path
) -> None:
    """Texts without words, marks without cue or content, and swapped ones are left out."""
    text = "Ott said yes."
    source, cue, content = [[0, 3]], [[4, 8]], [[9, 12]]
    marked = [
        {"source": source, "cue": [], "content": content},
        {"source": source, "cue": cue, "content": []},
        {"source": cue, "cue": source, "content": content},
        {"source": [], "cue": cue, "content": content},
        {"source": [[100, 110]], "cue": cue, "content": [[10, 11]]},
    ]
    write_lines(
        tmp_path / "dev.jsonl.gz",
        [
            {"id": "empty", "text": " \n", "attributions": []},
            {"id": "one", "text": text, "attributions": marked},
        ],
    )
    write_lines(tmp_path / "dev.tokens.jsonl.gz", [{"id": "one", "sents": [[[0, 8, "NNPS"]]]}])
    [read] = tools["corpus"].read_corpus(tmp_path, "dev", folds=5)
    assert [[], []] == [gold.source for gold in read.gold]
    assert ["said", "yes"] == [
        read.words.lowers[row] for row in (*read.gold[0].cue, *read.gold[1].content)
    ]
    # two words in one token have its tag; those in none are nouns
    assert ["NNP", "NNP", "NN", "NN"] == [TAGS[number] for number in read.tags]


def test_each_attribution_is_matched_once(tools: dict[str, ModuleType], tmp_path: Path) -> None:
    """A possible cue has the attribution with which it shares most words, if it is still free."""
    text = "Ott said and denied it."
    words = Words(text, [Span(0, len(text))])
    gold = tools["corpus"].Gold
    first = int(words.rows[0])
    marked = [gold([first], [first + 1, first + 3], [first + 4]), gold([], [first + 3], [first])]
    read = tools["corpus"].Text(words, marked, None, 0)
    match = tools["looks"].match
    said, denied = (first + 1, first + 2), (first + 3, first + 4)
    assert [marked[0], marked[1]] == match(read, [said, denied])
    assert [marked[0], marked[1], None] == match(read, [(first + 1, first + 4), denied, denied])
    assert [None] == match(read, [(first, first + 1)])


def sequences(tools: dict[str, ModuleType], labels: list[list[int]]) -> Any:
    """Return sequences whose words have their label for a feature, and one feature in common."""
    flat = [label for one in labels for label in one]
    ends = np.cumsum([len(one) for one in labels])
    bounds = np.stack([ends - [len(one) for one in labels], ends], axis=1)
    return tools["perceptron"].Sequences(
        np.array([[label, 7] for label in flat], dtype=np.int32),
        np.zeros((len(flat), 1), dtype=np.int32),
        np.array(flat, dtype=np.int32),
        bounds.astype(np.int64),
    )


def learn(tools: dict[str, ModuleType], data: Any, **options: Any) -> tuple[np.ndarray, ...]:
    """Return the weights of a chain of three labels."""
    found: tuple[np.ndarray, ...] = tools["perceptron"].train_chain(
        data,
        labels=3,
        classes=np.zeros((3, 3), np.int64),
        bits=(4, 1),
        **({"epochs": 5, "least": 1} | options),
    )
    return found


LABELS = [list(one) for one in product(range(3), repeat=3)] + [[0], [1], [2]]


def test_a_chain_that_can_be_told_apart(tools: dict[str, ModuleType]) -> None:
    """Where a feature tells the label, its weight is the highest for that label."""
    words, pairs, follows, begins = learn(tools, sequences(tools, LABELS))
    assert [0, 1, 2] == words[:3].argmax(axis=1).tolist()
    assert not words[3:7].any()
    assert not pairs.any()
    assert ((3, 3), (3,)) == (follows.shape, begins.shape)


def test_a_chain_is_learnt_from_steps(tools: dict[str, ModuleType]) -> None:
    """Where words tell nothing, labels follow one another as they did in training."""
    data = sequences(tools, [[0, 1, 2, 0, 1, 2], [0, 1, 2]] * 5)
    data.words[:] = 7
    _, _, follows, begins = learn(tools, data)
    assert [1, 2, 0] == follows.argmax(axis=1).tolist()
    assert 0 == begins.argmax()


def test_rare_features_have_no_weight(tools: dict[str, ModuleType]) -> None:
    """What is seen fewer times than asked for has no weight at all."""
    labels = [[0, 1]] * 9 + [[2]] * 4
    assert not learn(tools, sequences(tools, labels), least=5)[0][2].any()
    assert learn(tools, sequences(tools, labels), least=4)[0][2].any()


def test_rare_words_have_no_weight(tools: dict[str, ModuleType], corpus: Path) -> None:
    """A bucket into which features of the corpus fall fewer than five times has no weight."""
    looks = tools["looks"]
    texts = [
        text
        for text in tools["corpus"].read_corpus(corpus, "train", folds=5)
        if text.tags is not None
    ]
    weights = looks.learn_tags(texts).words.weights
    counts = np.bincount(
        looks._rows(texts, TAG_FEATURES, looks.TAG_BITS[0]).ravel(), minlength=len(weights)
    )
    assert 5 == looks.LEAST
    assert counts[counts > 0].min() < 5
    assert not weights[counts < 5].any()
    assert weights[counts >= 5].any()


def test_several_orders_are_a_mean(tools: dict[str, ModuleType]) -> None:
    """More seeds give another mean, and the same one each time."""
    data = sequences(tools, LABELS)
    one, three, again = (learn(tools, data, seeds=seeds) for seeds in (1, 3, 3))
    assert all(np.array_equal(*pair) for pair in zip(three, again, strict=True))
    assert not np.array_equal(one[0], three[0])


def test_a_cost_makes_a_label_rarer_to_miss(tools: dict[str, ModuleType]) -> None:
    """What it costs to miss a label raises its weights."""
    labels = [[0], [0], [1]] * 20
    data = sequences(tools, labels)
    data.words[:] = 7
    cost = np.zeros((3, 3), np.int32)
    cost[1, 0] = 30
    plain, dear = learn(tools, data), learn(tools, data, cost=cost)

    def lead(found: tuple[np.ndarray, ...]) -> float:
        words, _, _, begins = found
        return float((words[7] + begins)[1] - (words[7] + begins)[0])

    assert lead(plain) < lead(dear)


def test_odds_separate(tools: dict[str, ModuleType]) -> None:
    """Features of true cases weigh above zero, those of false ones below, rare ones nothing."""
    cases = np.array([[1, 4], [1, 5], [2, 4], [2, 5]] * 25 + [[3, 4]], dtype=np.int32)
    truth = np.array([1, 1, 0, 0] * 25 + [1], dtype=np.float64)
    weights = tools["perceptron"].train_odds(cases, truth, bits=3, epochs=6, least=3)
    assert weights[1] > 0.5
    assert weights[2] < -0.5
    assert 0 == weights[3] == weights[0]
    assert abs(weights[4] - weights[5]) < 0.2
    again = tools["perceptron"].train_odds(cases, truth, bits=3, epochs=6, least=3)
    assert np.array_equal(weights, again)
