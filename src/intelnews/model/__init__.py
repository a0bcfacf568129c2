"""The types: frozen, hashable values that say what an article is and who claims what in it."""

from intelnews.model.article import Article, ArticleKind, Block, BlockKind, Comment, Link
from intelnews.model.author import Author
from intelnews.model.claim import (
    Band,
    Certainty,
    Claim,
    Cue,
    Passage,
    Quotation,
    Source,
    SourceKind,
    Stance,
    Unit,
)
from intelnews.model.fragment import Fragment
from intelnews.model.frozenmap import EMPTY_MAP, FrozenMap, Json
from intelnews.model.moment import Moment, Precision
from intelnews.model.provenance import Locator, Origin, Problem, Severity, cap
from intelnews.model.tag import Tag, TagKind
from intelnews.spans import OffsetMap, Span

__all__ = [
    "EMPTY_MAP",
    "Article",
    "ArticleKind",
    "Author",
    "Band",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "Comment",
    "Cue",
    "Fragment",
    "FrozenMap",
    "Json",
    "Link",
    "Locator",
    "Moment",
    "OffsetMap",
    "Origin",
    "Passage",
    "Precision",
    "Problem",
    "Quotation",
    "Severity",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Tag",
    "TagKind",
    "Unit",
    "cap",
]
