"""From a text to its claims: attributions, then what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.derivation import derive_claims
from intelnews.claims.paragraphs import read_paragraphs, read_title
from intelnews.model import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.claims.tagger.weights import Weights
    from intelnews.model import Block, Claim

__all__ = ["METHOD", "extract_claims", "read_claims"]

#: What the claims found here carry in ``Claim.method``.
METHOD = "tagger"

# Two or three hundred words tell the language of a text.
_LANGUAGE_SAMPLE = 1500


def extract_claims(
    text: str,
    /,
    *,
    title: str | None = None,
    published: Moment | None = None,
    blocks: Sequence[Block] = (),
) -> tuple[Claim, ...]:
    """Return who says what in a text: its claims in their order, those of the headline first.

    Args:
        text: The body of an article, in English; a text in another language gives no claims.
        title: Its headline, which is read as a unit of its own (``unit="title"``).
        published: When it was published; times such as "on Monday" are resolved against it.
        blocks: The paragraphs of the text; without them every line is one.

    Returns:
        Claims whose spans count code points of ``text`` (or of ``title``) and obey the span law.
        Where several parties speak at once, ``source.name`` joins them by a bar, as in
        ``"Russia|United States"``. A claim within a claim has the hull of the outer content as its
        ``parent``.

    Raises:
        TypeError: If text or title is no string, or ``published`` no ``Moment``.

    >>> day = Moment.fromisoformat("2018-08-28")
    >>> [claim] = extract_claims("But on Monday, Moscow denied any role.", published=day)
    >>> print(claim.source.name, claim.stance, claim.content.text, claim.moment, sep=" | ")
    Russia | denies | any role | 2018-08-27
    """
    _check(text, title, published)
    if _is_foreign(text or title or ""):
        return ()
    return read_claims(text, title=title, published=published, blocks=blocks)


def read_claims(
    text: str,
    /,
    *,
    title: str | None = None,
    published: Moment | None = None,
    blocks: Sequence[Block] = (),
    weights: Weights | None = None,
) -> tuple[Claim, ...]:
    """Return what ``extract_claims`` does for a text that is known to be English.

    ``weights`` are read with instead of those that ship.
    """
    headline = title or ""
    return derive_claims(
        text,
        read_paragraphs(text, blocks=blocks, weights=weights),
        method=METHOD,
        title=headline,
        headline=read_title(headline),
        published=published,
    )


def _check(text: object, title: object, published: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, not {type(title).__name__}")
    if published is not None and not isinstance(published, Moment):
        raise TypeError(f"published must be a Moment or None, not {type(published).__name__}")


def _is_foreign(text: str) -> bool:
    from intelnews.fields.languages import detect_language  # noqa: PLC0415 # its tables load late

    return detect_language(text[:_LANGUAGE_SAMPLE]) not in {None, "en"}
