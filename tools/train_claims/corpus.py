"""A corpus of attributions, in the form of PolNeAR as JSON lines."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from intelnews.claims.paragraphs import announced, paragraph_spans
from intelnews.claims.tagger.tags import MERGED, TAGS
from intelnews.claims.tagger.words import Words

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Gold", "Text", "read_corpus"]


@define(eq=False)
class Gold:
    """An attribution that an annotator marked, as rows of the words."""

    source: list[int]
    cue: list[int]
    content: list[int]


@define(eq=False)
class Text:
    """A text, its words, its attributions, and what the looks before the next one found in it."""

    words: Words
    gold: list[Gold]
    tags: NDArray[np.int64] | None
    fold: int
    is_layer: bool = False  # marked by a second annotator
    found: dict[str, Any] = field(factory=dict)


def read_corpus(folder: Path, part: str, /, *, folds: int) -> list[Text]:
    """Read ``PART.jsonl.gz`` and the tags of ``PART.tokens.jsonl.gz``.

    A line of the first is an object with ``id``, ``text``, ``attributions`` (``source``, ``cue``
    and ``content``, each a list of [start, end] in code points) and, if more than one annotator
    marked the text, ``other_layers``. A line of the second has ``id`` and ``sents``: lists of
    [start, end, Penn Treebank tag, …].
    """
    tokens = {row["id"]: row["sents"] for row in _lines(folder / f"{part}.tokens.jsonl.gz")}
    texts = []
    for number, row in enumerate(_lines(folder / f"{part}.jsonl.gz")):
        layers = [row["attributions"], *row.get("other_layers", {}).values()]
        for place, layer in enumerate(layers):
            words = Words(row["text"], announced(row["text"], list(paragraph_spans(row["text"]))))
            if not len(words.rows):
                continue
            tags = None if place else _tags(words, tokens.get(row["id"]))
            texts.append(Text(words, _gold(words, layer), tags, number % folds, bool(place)))
    return texts


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _gold(words: Words, layer: list[dict[str, Any]]) -> list[Gold]:
    rows = words.rows.tolist()
    starts = [words.starts[row] for row in rows]
    found = []
    for one in layer:
        parts = {
            role: _rows(words, rows, starts, one[role]) for role in ("source", "cue", "content")
        }
        cue = parts["cue"]
        if cue and parts["content"] and not _is_swapped(words, parts):
            found.append(Gold(**parts))
    return found


def _is_swapped(words: Words, parts: dict[str, list[int]]) -> bool:
    """Tell whether an annotator marked the verb as the source: "said", cue "Anna Kral"."""
    return [words.lowers[row] for row in parts["source"]] in (["said"], ["says"])


def _rows(words: Words, rows: list[int], starts: list[int], spans: list[list[int]]) -> list[int]:
    found = set()
    for start, end in spans:
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(rows) and starts[at] < end:
            if words.ends[rows[at]] > start:
                found.add(rows[at])
            at += 1
    return sorted(found)


def _tags(words: Words, sentences: list[list[list[Any]]] | None) -> NDArray[np.int64] | None:
    if not sentences:
        return None
    tokens = [token for sentence in sentences for token in sentence]
    starts = [token[0] for token in tokens]
    tags = []
    for row in words.rows.tolist():
        at = bisect_right(starts, words.starts[row]) - 1
        name = "NN"
        if at >= 0 and tokens[at][1] > words.starts[row]:
            name = tokens[at][2]
        elif at + 1 < len(tokens) and starts[at + 1] < words.ends[row]:
            name = tokens[at + 1][2]
        name = MERGED.get(name, name)
        tags.append(TAGS.index(name) if name in TAGS else 0)
    return np.array(tags)
