"""Claims read from the parse of a spaCy pipeline; the pipeline is yours, nothing is downloaded."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from attrs import evolve

from intelnews.claims.derivation import derive_claims
from intelnews.claims.paragraphs import Paragraph, paragraph_spans
from intelnews.claims.quotes import find_quotes, outermost
from intelnews.errors import PluginError
from intelnews.extractors.dependencies import attributions_in, sentence_spans
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.claims.attribution import Attribution
    from intelnews.extractors.trees import Doc
    from intelnews.model import Block, Claim, Moment

__all__ = ["Pipeline", "SpacyExtractor"]

# spaCy's parser takes about a gigabyte for 100,000 characters, and no paragraph of news is so long.
_LONGEST = 20_000


class Pipeline(Protocol):
    """What is asked of a pipeline: a spaCy ``Language`` with a parser has it."""

    def pipe(self, texts: Iterable[str], /) -> Iterator[Any]:
        """Yield each text parsed."""
        ...


class SpacyExtractor:
    """Reads attributions from the dependency parse of any spaCy pipeline for English.

    What the verbs mean, who the sources are, dates, stance and certainty are worked out as they are
    for the built-in extractor; only the words of source, cue and content come from the parse.
    Nouns ("his claim that …") are no cues here. A paragraph of more than 20,000 characters is left
    out.

    Args:
        nlp: A pipeline, or the name or path of an installed one, which is loaded at first use.

    ::

        import spacy
        corpus = intelnews.parse(path, claims=SpacyExtractor(spacy.load("en_core_web_sm")))
        corpus = intelnews.parse(path, claims="spacy:en_core_web_sm")
    """

    name: ClassVar[str] = "spacy"
    summary: ClassVar[str] = "the parse of a spaCy pipeline that you name: spacy:PIPELINE"

    def __init__(self, nlp: Pipeline | str | None = None, /) -> None:
        self._nlp = nlp

    def configured(self, option: str | None, /) -> SpacyExtractor:
        """Return the extractor with a pipeline by its name.

        Raises:
            PluginError: If no pipeline is named, spaCy is missing, or has no such pipeline.
        """
        extractor = SpacyExtractor(option)
        extractor._pipeline()
        return extractor

    def extract(
        self,
        text: str,
        /,
        *,
        title: str | None = None,
        published: Moment | None = None,
        blocks: Sequence[Block] = (),
    ) -> tuple[Claim, ...]:
        """Return the claims of headline and text.

        Raises:
            PluginError: If the pipeline cannot be had, or does not parse.
        """
        headline = title or ""
        above = list(self._paragraphs(headline, [Span(0, len(headline))]))
        return derive_claims(
            text,
            self._paragraphs(text, paragraph_spans(text, blocks=blocks)),
            method=self.name,
            title=headline,
            headline=above[0] if above else None,
            published=published,
        )

    def _paragraphs(self, text: str, spans: Iterable[Span]) -> Iterator[Paragraph]:
        """Yield the paragraphs in which something is found."""
        read = [span for span in spans if 0 < len(span) <= _LONGEST]
        docs = self._pipeline().pipe(span.cut(text) for span in read)
        for span, doc in zip(read, docs, strict=True):
            if not doc.has_annotation("DEP"):
                raise PluginError("the pipeline has no parser", parser=self.name)
            paragraph = _paragraph(text, span, doc)
            if paragraph.found:
                yield paragraph

    def _pipeline(self) -> Pipeline:
        if self._nlp is None:
            raise PluginError(
                'which pipeline? say claims="spacy:en_core_web_sm", or SpacyExtractor(nlp)',
                parser=self.name,
            )
        return _load(self._nlp) if isinstance(self._nlp, str) else self._nlp


def _paragraph(text: str, span: Span, doc: Doc) -> Paragraph:
    """Return what a parsed paragraph holds, its places counted in the whole text."""
    return Paragraph(
        found=tuple(_shifted(found, span.start) for found in attributions_in(doc)),
        quotes=tuple(outermost(find_quotes(text, span.start, span.end))),
        sentences=tuple(sentence.shift(span.start) for sentence in sentence_spans(doc)),
    )


def _shifted(found: Attribution, by: int) -> Attribution:
    return evolve(
        found,
        source=None if found.source is None else found.source.shift(by),
        cue=None if found.cue is None else found.cue.shift(by),
        content=tuple(span.shift(by) for span in found.content),
        parent=None if found.parent is None else found.parent.shift(by),
    )


@lru_cache(maxsize=2)  # a pipeline takes tens to hundreds of megabytes
def _load(name: str) -> Pipeline:
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        message = 'this extractor needs spaCy: pip install "intelnews[spacy]"'
        raise PluginError(message, parser="spacy") from error
    try:
        pipeline: Pipeline = spacy.load(name)
    except OSError as error:
        known = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        message = f"spaCy has no pipeline {name!r}; installed are {known}"
        raise PluginError(message, parser="spacy") from error
    return pipeline
