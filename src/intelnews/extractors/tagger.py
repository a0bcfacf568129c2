"""The extractor that reads claims where nobody asks for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from intelnews.claims.extract import read_claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.model import Block, Claim, Moment

__all__ = ["Tagger"]


class Tagger:
    """Reads English news prose as ``intelnews.extract_claims`` does; needs nothing installed.

    >>> [claim] = Tagger().extract("Kral denied that it rained.")
    >>> claim.content.text
    'that it rained'
    """

    name: ClassVar[str] = "tagger"
    summary: ClassVar[str] = "English news, as extract_claims() reads it; the one used by default"

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
        return read_claims(text, title=title, published=published, blocks=blocks)
