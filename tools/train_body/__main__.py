"""Train the body model: ``python tools/train_body FOLDER``.

``FOLDER`` holds annotated pages: ``gold.jsonl`` and ``html/<sha1>.html.gz``. Everything is judged
crossed by site: what a page is scored by has not seen the page's site. Prints the figures, and
writes the weights into the package. The same pages give the same files, byte for byte, under the
same versions of Python, NumPy and zlib.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from boosting import train
from corpus import learn_tables, look_at, read_samples
from scoring import figures

from intelnews.html.context import context
from intelnews.html.forest import Forest
from intelnews.html.metadata import read_metadata
from intelnews.html.vote import article_body

if TYPE_CHECKING:
    from corpus import Sample

DATA = Path(__file__).resolve().parents[2] / "src" / "intelnews" / "html" / "data"
FOLDS = 5
SHAPE = {"trees": 80, "depth": 5, "rate": 0.15}


def main(folder: Path) -> None:
    """Train, judge and write."""
    begin = perf_counter()

    def say(*words: object) -> None:
        print(f"{perf_counter() - begin:6.0f} s ", *words, flush=True)

    samples = read_samples(folder)
    say(len(samples), "pages,", sum(len(sample.blocks) for sample in samples), "blocks")
    tables, without = learn_tables(samples)
    look_at(samples, without, lambda page: article_body(read_metadata(page)) or "")
    say(len(tables.marks), "words of names,", len(tables.texts), "words of texts")
    tables_of_looks = [_look(sample).columns for sample in samples]
    first = _crossed(samples, tables_of_looks)
    say("first look  ", figures(samples, first))
    both = [
        np.concatenate([columns, context(_look(sample), scores)])
        for sample, columns, scores in zip(samples, tables_of_looks, first, strict=True)
    ]
    second = _crossed(samples, both)
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
        say(f"second look at {threshold}", figures(samples, second, threshold=threshold))
    _write(tables.marks, DATA / "body_marks.tsv")
    _write(tables.texts, DATA / "body_texts.tsv")
    _save(_trained(samples, tables_of_looks), _trained(samples, both), DATA / "body.npz")
    say("written")


def _look(sample: Sample):
    assert sample.look is not None  # noqa: S101
    return sample.look


def _crossed(samples: list[Sample], columns: list[np.ndarray]) -> list[np.ndarray]:
    """Score each page by trees that have not seen its site."""
    scores: list[np.ndarray] = [np.zeros(0)] * len(samples)
    for fold in range(FOLDS):
        mine = [number for number, sample in enumerate(samples) if sample.group % FOLDS == fold]
        others = [number for number in range(len(samples)) if number not in set(mine)]
        forest = Forest(*_trained([samples[n] for n in others], [columns[n] for n in others]))
        for number in mine:
            scores[number] = forest.scores(columns[number])
    return scores


def _trained(
    samples: list[Sample], columns: list[np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    weights = [sample.weights() for sample in samples]
    rows = [table.T[weight > 0] for table, weight in zip(columns, weights, strict=True)]
    labels = [s.labels[w > 0] > 0.5 for s, w in zip(samples, weights, strict=True)]
    heavy = [weight[weight > 0] for weight in weights]
    return train(
        np.concatenate(rows), np.concatenate(labels).astype(float), np.concatenate(heavy), **SHAPE
    )


def _write(weights: dict[str, float], path: Path) -> None:
    rows = (f"{word}\t{weight}\n" for word, weight in sorted(weights.items()))
    path.write_text("".join(rows), encoding="utf-8")


def _save(first: tuple[np.ndarray, ...], second: tuple[np.ndarray, ...], path: Path) -> None:
    """Write an archive without the time of day in it."""
    names = ("columns", "limits", "values")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number, arrays in enumerate((first, second), start=1):
            for name, array in zip(names, arrays, strict=True):
                stream = io.BytesIO()
                np.save(stream, array)
                member = zipfile.ZipInfo(f"{name}_{number}.npy", (1980, 1, 1, 0, 0, 0))
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, stream.getvalue())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
