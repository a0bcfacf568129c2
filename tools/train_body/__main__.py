"""Train the body model: ``python tools/train_body FOLDER``.

``FOLDER`` holds annotated pages: ``gold.jsonl`` and ``html/<sha1>.html.gz``. Everything is judged
crossed by site: what a page is scored by has not seen the page's site. Prints the figures, and
writes the weights into the package. The same pages give the same files, byte for byte, under the
same versions of Python, NumPy and zlib.
"""

from __future__ import annotations

import gc
import io
import sys
import zipfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from boosting import train
from corpus import doubted, learn_tables, look_at, read_samples, thinned
from scoring import figures

from intelnews.html.forest import chances

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus import Sample

    from intelnews.forest import Forest

DATA = Path(__file__).resolve().parents[2] / "src" / "intelnews" / "html" / "data"
FOLDS = 5
SHAPE = {"trees": 200, "depth": 6, "rate": 0.08}
# What finds the doubtful annotations, in a third of the time.
ROUGH = {"trees": 80, "depth": 5, "rate": 0.15}


def main(folder: Path) -> None:
    """Train, judge and write."""
    begin = perf_counter()
    gc.disable()  # the trees of all pages live as long as this runs; there is little else

    def say(*words: object) -> None:
        print(f"{perf_counter() - begin:6.0f} s ", *words, flush=True)

    samples = read_samples(folder)
    say(len(samples), "pages,", sum(len(sample.blocks) for sample in samples), "blocks")
    tables, without = learn_tables(samples)
    look_at(samples, without)
    say(len(tables.marks), "words of names,", len(tables.texts), "words of texts")
    columns = [sample.columns for sample in samples]
    weights = [sample.weights() for sample in samples]
    rough = _crossed(samples, columns, weights, ROUGH)
    say("by all annotations", figures(samples, rough))
    weights = [
        doubted(sample, given, scores)
        for sample, given, scores in zip(samples, weights, rough, strict=True)
    ]
    scores = _crossed(samples, columns, weights, SHAPE)
    for missed in (1.0, 1.5, 2.0, 2.5):
        say(f"doubtful ones less; missed {missed}", figures(samples, scores, missed=missed))
    for limit in (0.3, 0.4, 0.5):
        say(f"all blocks above {limit}", figures(samples, scores, limit=limit))
    _write(tables.texts, DATA / "body_texts.tsv")
    _write({word: f"{a}\t{b}" for word, (a, b) in tables.marks.items()}, DATA / "body_marks.tsv")
    _save(_trained(samples, columns, weights, SHAPE), DATA / "body.npz")
    say("written")


def _crossed(
    samples: list[Sample],
    columns: list[np.ndarray],
    weights: list[np.ndarray],
    shape: dict[str, Any],
) -> list[np.ndarray]:
    """Score each page by trees that have not seen its site."""
    scores: list[np.ndarray] = [np.zeros(0)] * len(samples)
    for fold in range(FOLDS):
        mine = [number for number, sample in enumerate(samples) if sample.group % FOLDS == fold]
        others = [n for n, sample in enumerate(samples) if sample.group % FOLDS != fold]
        parts = ([every[n] for n in others] for every in (samples, columns, weights))
        forest = _trained(*parts, shape)
        for number in mine:
            scores[number] = chances(forest, columns[number])
    return scores


def _trained(
    samples: list[Sample],
    columns: list[np.ndarray],
    weights: list[np.ndarray],
    shape: dict[str, Any],
) -> Forest:
    kept = [thinned(s, w) for s, w in zip(samples, weights, strict=True)]
    rows = [table.T[weight > 0] for table, weight in zip(columns, kept, strict=True)]
    labels = [s.labels[w > 0] > 0.5 for s, w in zip(samples, kept, strict=True)]
    heavy = np.concatenate([weight[weight > 0] for weight in kept])
    return train(np.concatenate(rows), np.concatenate(labels).astype(float), heavy, **shape)


def _write(weights: Mapping[str, object], path: Path) -> None:
    rows = (f"{word}\t{weight}\n" for word, weight in sorted(weights.items()))
    path.write_text("".join(rows), encoding="utf-8")


def _save(forest: Forest, path: Path) -> None:
    """Write an archive without the time of day in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in ("columns", "cuts", "values"):
            stream = io.BytesIO()
            np.save(stream, getattr(forest, name))
            member = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, stream.getvalue())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
