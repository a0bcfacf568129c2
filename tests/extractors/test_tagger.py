"""The built-in extractor: what ``extract_claims`` finds, under a name."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from intelnews.claims import extract_claims
from intelnews.claims.tagger.weights import load_weights, save_weights
from intelnews.errors import PluginError
from intelnews.extractors.tagger import Tagger
from intelnews.model import Block, Moment, Span
from intelnews.plugins.extractors import extractor_for

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "On Monday, Kral denied that it rained.\nOtt said no.\n"
TITLE = "Kral denies rain"


def test_finds_what_the_function_finds() -> None:
    """Title, date and blocks are handed on."""
    published = Moment.fromisoformat("2019-05-22")
    for blocks in ((), (Block(span=Span(0, 38)),)):
        expected = extract_claims(TEXT, title=TITLE, published=published, blocks=blocks)
        assert expected
        assert expected == Tagger().extract(TEXT, title=TITLE, published=published, blocks=blocks)


def test_nothing_but_text_is_needed() -> None:
    """The options have the same defaults as the function's."""
    assert extract_claims(TEXT) == Tagger().extract(TEXT)


def test_reads_with_weights_of_ones_own(tmp_path: Path) -> None:
    """Weights come from a file by object, by name, and in another process."""
    doubtful = tmp_path / "doubtful.npz"
    with doubtful.open("wb") as file:
        save_weights(file, evolve(load_weights(), threshold=9999, quote_threshold=9999))
    tagger = Tagger(weights=doubtful)
    for extractor in (
        tagger,
        extractor_for(f"tagger:{doubtful}"),
        pickle.loads(pickle.dumps(tagger)),
    ):
        assert () == tuple(extractor.extract(TEXT, title=None, published=None, blocks=()))
    assert extractor_for("tagger").extract(TEXT, title=None, published=None, blocks=())


@pytest.mark.parametrize("content", [b"", b"PK", b"no weights", b"\x93NUMPY"])
def test_refuses_what_is_no_weights(tmp_path: Path, content: bytes) -> None:
    """A file of another kind is an error at once, and so is none."""
    path = tmp_path / "mine.npz"
    with pytest.raises(OSError, match=r"mine\.npz"):
        Tagger(weights=path)
    path.write_bytes(content)
    with pytest.raises(PluginError, match="holds no weights"):
        Tagger(weights=path)
