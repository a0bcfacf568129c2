"""One claim extractor at work on one text; its faults stay its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.model import Claim, Problem, Severity, Unit
from intelnews.model.record import Record, many
from intelnews.plugins.extractors import languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.model import Block, Moment
    from intelnews.plugins.extractors import ClaimExtractor

__all__ = ["Extraction", "run_extractor"]


@frozen(kw_only=True, repr=False)
class Extraction(Record):
    """The claims that an extractor found, and what went wrong."""

    claims: tuple[Claim, ...] = many(Claim)
    problems: tuple[Problem, ...] = many(Problem)


def run_extractor(
    extractor: ClaimExtractor,
    text: str,
    /,
    *,
    language: str | None,
    title: str | None = None,
    published: Moment | None = None,
    blocks: Sequence[Block] = (),
    most: int,
) -> Extraction:
    """Return the claims of a text, as far as the extractor gets; nothing that it does is raised.

    Claims yielded before a fault are kept. A claim that does not quote the text is left out. A text
    in a language that the extractor does not read is not given to it.

    Args:
        extractor: Who reads.
        text: The body of an article.
        language: Its ISO 639-1 code, or ``None`` where there is too little to tell by; then the
            text is given the chance.
        title: Its headline.
        published: When it was published.
        blocks: Its paragraphs.
        most: How many claims are kept.
    """
    languages = languages_of(extractor)
    if language is not None and language.lower().partition("-")[0] not in languages:
        return Extraction(problems=(_foreign(extractor, language),))
    claims: list[Claim] = []
    strays: list[Claim] = []
    problems: list[Problem] = []
    try:
        found = extractor.extract(text, title=title, published=published, blocks=blocks)
        for count, claim in enumerate(_claims(found)):
            if count == most:
                message = f"only the first {most} claims are kept"
                problems.append(Problem(code="too-many-values", message=message))
                break
            if claim.obeys_span_law(text if claim.unit is Unit.TEXT else title or ""):
                claims.append(claim)
            else:
                strays.append(claim)
    except Exception as error:  # noqa: BLE001 # a plugin may raise anything at all
        message = f"claim extractor {extractor.name}: {type(error).__name__}: {error}"
        problems.append(Problem(code="extractor-failed", message=message, severity=Severity.ERROR))
    if strays:
        problems.append(_misquoting(extractor, strays))
    return Extraction(claims=tuple(claims), problems=tuple(problems))


def _claims(found: Iterable[object]) -> Iterator[Claim]:
    for one in found:
        if not isinstance(one, Claim):
            raise TypeError(f"extract yields {type(one).__name__}, not Claim")
        yield one


def _foreign(extractor: ClaimExtractor, language: str) -> Problem:
    known = ", ".join(languages_of(extractor))
    message = f"claim extractor {extractor.name} reads {known} only, and the text is {language}"
    return Problem(code="claims-language", message=message, severity=Severity.NOTE)


def _misquoting(extractor: ClaimExtractor, strays: list[Claim]) -> Problem:
    first = strays[0].content
    message = (
        f"claim extractor {extractor.name}: a claim that does not quote the text is left out, "
        f"{first.text[:60]!r} at {first.spans[0]}"
    )
    return Problem(code="misquoted-claim", message=message, count=len(strays))
