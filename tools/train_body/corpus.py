"""The annotated pages, and which of their blocks belong to the article."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field

from intelnews.html.blocks import Block, read_blocks
from intelnews.html.comments import read_comments
from intelnews.html.features import (
    PROSE_WORDS,
    SHORT_WORDS,
    Tables,
    look,
    mark_words,
    names_of,
    text_words,
)
from intelnews.html.forest import saying_of
from intelnews.html.metadata import read_metadata
from intelnews.html.page import Page, read_page
from intelnews.html.unwrap import unwrap
from intelnews.html.vote import article_body
from intelnews.html.wordpress import iter_residue
from intelnews.intake import open_document

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["GROUPS", "Sample", "doubted", "learn_tables", "look_at", "read_samples", "thinned"]

GROUPS = 10  # sites are dealt into so many groups; no site is in two
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]"
    r"|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]+"
)
_DOUBTFUL, _DOUBTED = 0.85, 0.2
_LIGHT, _THIN = 0.8, 3
_SIZE = 4  # words of a run by which a block is found in the annotated text


@define(eq=False)
class Sample:
    """A page with what its annotation says of each block: in the article (1), not (0), unknown."""

    name: str
    site: str
    gold: dict[str, Any]
    page: Page
    blocks: list[Block]
    labels: np.ndarray
    sizes: np.ndarray
    length: int | None  # words of the annotated text; None where only snippets are known
    hint: str
    columns: np.ndarray = field(factory=lambda: np.zeros((0, 0)))

    @property
    def group(self) -> int:
        """The group of the page's site."""
        return zlib.crc32(self.site.encode()) % GROUPS

    def weights(self) -> np.ndarray:
        """Return how much each block counts: by its share of the annotated text.

        A block of another text is no worse than so many words, however short the article.
        """
        if self.length is None:
            return np.where(np.isnan(self.labels), 0.0, 4.0)
        return np.minimum(30.0, 100.0 * self.sizes / max(self.length, 50)) + 0.15


def tokens(text: str) -> list[str]:
    """Return the words of a text as the scorer counts them."""
    return _TOKEN.findall(text)


def read_samples(folder: Path) -> list[Sample]:
    """Return the pages whose text is annotated, whole or by snippets."""
    samples = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = row["gold"]
        if not gold.keys() & {"body", "body_with", "body_without"}:
            continue
        data = gzip.decompress((folder / "html" / f"{row['html_sha1']}.html.gz").read_bytes())
        text = unwrap(open_document(data, url=row["url"]).text, url=row["url"]).text
        page = read_page(text, url=row["url"])
        # as the parser does, which reads these otherwise
        apart = [*read_comments(page).nodes, *iter_residue(page)]
        blocks = read_blocks(page, excluded=apart)
        if not blocks:
            continue
        words = [tokens(block.text) for block in blocks]
        wanted = tokens(gold["body"]) if "body" in gold else None
        labels = _whole(words, wanted) if wanted else _snippets(blocks, gold)
        sizes = np.array([len(said) for said in words], dtype=float)
        length = len(wanted) if wanted else None
        samples.append(
            Sample(
                row["id"],
                row["site"],
                gold,
                page,
                blocks,
                np.array(labels),
                sizes,
                length,
                article_body(read_metadata(page)) or "",
            )
        )
    return samples


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _SIZE]) for at in range(len(words) - _SIZE + 1)]


def _whole(blocks: list[list[str]], wanted: list[str]) -> list[float]:
    """Find the blocks in the annotated text; short ones only between those around them."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, run in enumerate(_runs(wanted)):
        places[run].append(at)
    left = Counter({run: len(at) for run, at in places.items()})
    labels: list[float | None] = [None] * len(blocks)
    found: list[tuple[int, int] | None] = [None] * len(blocks)
    last = 0
    for number, words in enumerate(blocks):
        runs = _runs(words)
        if not runs:
            continue
        share = sum(left[run] > 0 for run in runs) / len(runs)
        labels[number] = float(share > 0.5)
        if share > 0.5:
            left.subtract(run for run in runs if left[run] > 0)
            starts = [at - step for step, run in enumerate(runs[:8]) for at in places.get(run, ())]
            if starts:
                start = min(starts, key=lambda at: abs(at - last))
                last = start + len(words)
                found[number] = start, last
    following = [len(wanted)] * len(blocks)
    for number in range(len(blocks) - 1, 0, -1):
        here = found[number]
        following[number - 1] = following[number] if here is None else here[0]
    end = 0
    for number, words in enumerate(blocks):
        if (here := found[number]) is not None:
            end = max(here[1], 0)
        elif labels[number] is None:
            low = max(0, end - 2)
            window = wanted[low : min(following[number] + 2, low + 60)]
            starts = [
                at
                for at in range(len(window) - len(words) + 1)
                if words and window[at : at + len(words)] == words
            ]
            labels[number] = float(bool(starts))
            if starts:
                end = low + starts[0] + len(words)
    return [label or 0.0 for label in labels]


def _snippets(blocks: list[Block], gold: dict[str, Any]) -> list[float]:
    """Label the blocks that hold a snippet which must, or must not, be in the text."""
    labels = [float("nan")] * len(blocks)
    flat = [" ".join(block.text.casefold().split()) for block in blocks]
    for key, label in (("body_without", 0.0), ("body_with", 1.0)):
        for snippet in gold.get(key, ()):
            words = " ".join(snippet.casefold().split())
            holders = [number for number, text in enumerate(flat) if words in text]
            if label == 0.0 or len(holders) == 1:  # of several, one is right, nobody knows which
                for number in holders:
                    labels[number] = label
    return labels


_Counts = dict[str, dict[str, list[float]]]


def _count(samples: list[Sample]) -> tuple[_Counts, _Counts, _Counts, Counter[str]]:
    """Count for each site how much of the article, and of the rest, has a word."""
    marks: _Counts = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    prose: _Counts = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    texts: _Counts = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    pages: Counter[str] = Counter()
    for sample in samples:
        pages[sample.site] += 1
        names: dict[int, frozenset[str]] = {-1: frozenset()}
        labels, sizes = sample.labels, sample.sizes
        some = (sizes <= SHORT_WORDS).astype(float)
        sides = [labels > 0.5, labels <= 0.5]
        whole = [max(1.0, float(sizes[side].sum())) for side in sides]
        parts = [max(8.0, float(some[side].sum())) for side in sides]
        long = np.where(sizes > PROSE_WORDS, sizes, 0.0)
        proses = [max(100.0, float(long[side].sum())) for side in sides]
        for number, block in enumerate(sample.blocks):
            if np.isnan(labels[number]):
                continue
            side = int(labels[number] <= 0.5)
            path = [block.node, *block.node.ancestors()]
            for node in reversed(path):
                if node.index not in names:
                    above = names[node.parent.index] if node.parent is not None else frozenset()
                    names[node.index] = above | mark_words(names_of(node))
            for word in names[block.node.index]:
                marks[sample.site][word][side] += sizes[number] / whole[side]
                prose[sample.site][word][side] += long[number] / proses[side]
            for word in text_words(block.text) if sizes[number] <= SHORT_WORDS else ():
                texts[sample.site][word][side] += some[number] / parts[side]
    return marks, prose, texts, pages


def _weigh(counts: _Counts, pages: Counter[str], out: int | None, prior: float) -> dict[str, float]:
    """Return the log odds of words that four sites or more have, each site counting once."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
    for site, words in counts.items():
        if out is not None and zlib.crc32(site.encode()) % GROUPS == out:
            continue
        for word, (inside, outside) in words.items():
            row = sums[word]
            row[0] += inside / pages[site]
            row[1] += outside / pages[site]
            row[2] += 1
    weights = {}
    for word in sorted(sums):
        inside, outside, sites = sums[word]
        if sites >= 4:
            weight = round(max(-3.0, min(3.0, np.log((inside + prior) / (outside + prior)))), 1)
            if weight:
                weights[word] = float(weight)
    return weights


def learn_tables(samples: list[Sample]) -> tuple[Tables, list[Tables]]:
    """Return the weights of words from all sites, and from all but those of each group."""
    marks, prose, texts, pages = _count(samples)

    def tables(out: int | None) -> Tables:
        first, second = _weigh(marks, pages, out, 1.0), _weigh(prose, pages, out, 0.5)
        both = {
            word: (first.get(word, 0.0), second.get(word, 0.0))
            for word in sorted(first.keys() | second.keys())
        }
        return Tables(both, _weigh(texts, pages, out, 0.1))

    return tables(None), [tables(group) for group in range(GROUPS)]


def look_at(samples: list[Sample], tables: list[Tables]) -> None:
    """Give each page its columns, by tables that know nothing of its site."""
    for sample in samples:
        saying = saying_of(sample.page, sample.hint)
        known = tables[sample.group]
        sample.columns = look(sample.page, sample.blocks, tables=known, saying=saying)


def doubted(sample: Sample, weights: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """Return the weights of the blocks, less where honest scores and the annotation differ widely.

    Annotations stop early on many pages, or leave out what a later version of the page has.
    """
    differing = np.abs(np.nan_to_num(sample.labels) - scores) > _DOUBTFUL
    return np.where(differing, weights * _DOUBTED, weights)


def thinned(sample: Sample, weights: np.ndarray) -> np.ndarray:
    """Return the weights with two in three of the lightest blocks left out, the third for all.

    Four in five blocks are menus and the like, which need not all be seen to be known.
    """
    light = (weights < _LIGHT) & (sample.labels < 0.5)
    third = np.arange(len(weights)) % _THIN == zlib.crc32(sample.name.encode()) % _THIN
    return np.where(light, np.where(third, weights * _THIN, 0.0), weights)
