"""What type checkers must see; read by mypy and pyright, never run."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, assert_type

import intelnews
from intelnews import Article, Author, Claim, Corpus, Moment, Precision, Stance, Tag, TagKind, q
from intelnews.plugins.contract import Draft, Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews import Block
    from intelnews.intake import Document
    from intelnews.plugins.contract import Head, Parser
    from intelnews.plugins.extractors import ClaimExtractor

corpus = intelnews.parse(Path("page.txt"))
assert_type(corpus, Corpus)
assert_type(corpus[0], Article)
assert_type(corpus[:2], Corpus)
assert_type(intelnews.parse_one(b"text"), Article)
assert_type(corpus.filter(q.tag("Ports") & ~q.stance("denies")), Corpus)
assert_type([article.title for article in corpus], list[str | None])
assert_type(corpus[0].authors, tuple[Author, ...])
assert_type(corpus[0].claims[0], Claim)
assert_type(corpus[0].claims[0].stance, Stance)
assert_type(corpus[0].published, Moment | None)

moment = Moment.fromisoformat("2018-08")
assert_type(moment - moment, timedelta)
assert_type(moment - timedelta(days=1), Moment)
assert_type(moment.precision, Precision)
assert_type(moment < Moment.fromisoformat("2019"), bool)
assert_type(corpus[0].with_tags(Tag(name="Ports", kind="category")), Article)
assert_type(Tag(name="Ports").kind, TagKind)

for article in intelnews.stream([Path("a.txt"), "text", b"bytes"]):
    assert_type(article, Article)


class Telex:
    """A parser as the documentation writes it."""

    name = "telex"
    formats = ("telex",)
    summary = "Telex tapes."

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for tapes."""
        return Match(0.9, "starts with ZCZC") if head.text.startswith("ZCZC") else None

    def parse(self, document: Document, /) -> Iterator[Draft]:
        """Read one story."""
        yield Draft(title="A title", authors="By Anna Kral", published=moment, body=document.text)


parser: Parser = Telex()
assert_type(intelnews.register(Telex), type[Telex])


class Minutes:
    """A claim extractor as the documentation writes it."""

    name = "minutes"
    summary = "Minutes: NAME: speech."

    def extract(
        self,
        text: str,
        /,
        *,
        title: str | None = None,
        published: Moment | None = None,
        blocks: Sequence[Block] = (),
    ) -> Iterator[Claim]:
        """Find nothing."""
        yield from ()


extractor: ClaimExtractor = Minutes()
assert_type(intelnews.register_claim_extractor(Minutes), type[Minutes])
for claims in (True, "minutes", extractor):
    assert_type(intelnews.parse("text", claims=claims), Corpus)
