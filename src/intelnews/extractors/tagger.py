"""The extractor that reads claims where nobody asks for another."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from zipfile import BadZipFile

from intelnews.claims.extract import read_claims
from intelnews.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.claims.tagger.weights import Weights
    from intelnews.model import Block, Claim, Moment

__all__ = ["Tagger"]


class Tagger:
    """Reads English news prose as ``intelnews.extract_claims`` does; needs nothing installed.

    Args:
        weights: A file that ``tools/train_claims`` wrote; without one the weights that ship.

    Raises:
        OSError: If the file cannot be read.
        PluginError: If it holds no weights, or those of another version.

    >>> [claim] = Tagger().extract("Kral denied that it rained.")
    >>> claim.content.text
    'that it rained'
    """

    name: ClassVar[str] = "tagger"
    summary: ClassVar[str] = "English news, as extract_claims() reads it; the one used by default"

    def __init__(self, *, weights: Path | None = None) -> None:
        self._path = weights  # weights are read again by each worker, not sent to it
        self._weights()

    def configured(self, option: str | None, /) -> Tagger:
        """Return the extractor with weights by the path of their file.

        Raises:
            PluginError: If it holds no weights, or those of another version.
        """
        return self if option is None else Tagger(weights=Path(option))

    def extract(
        self,
        text: str,
        /,
        *,
        title: str | None = None,
        published: Moment | None = None,
        blocks: Sequence[Block] = (),
    ) -> tuple[Claim, ...]:
        """Return the claims of headline and text; assembly has seen that they are English."""
        return read_claims(
            text, title=title, published=published, blocks=blocks, weights=self._weights()
        )

    def _weights(self) -> Weights | None:
        return None if self._path is None else _load(self._path)


@lru_cache(maxsize=2)  # weights take some tens of megabytes
def _load(path: Path) -> Weights:
    from intelnews.claims.tagger.weights import read_weights  # noqa: PLC0415 # numpy, at need

    with path.open("rb") as file:
        try:
            return read_weights(file)
        except (BadZipFile, EOFError, KeyError, ValueError) as error:
            message = f"{path} holds no weights for this version: {error}; train them again"
            raise PluginError(message, parser=Tagger.name) from error
