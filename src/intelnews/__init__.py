r"""News in any shape, read into typed articles, authors, tags and claims.

>>> import intelnews
>>> intelnews.parse("Harbour reopens\nMay 22, 2019\nThe port of Ansel is open again.")
Corpus(articles=1)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intelnews._version import __version__
    from intelnews.api import (
        claim_extractors,
        dump,
        explain,
        load,
        parse,
        parse_one,
        parsers,
        read,
        register,
        register_claim_extractor,
        stream,
    )
    from intelnews.claims import extract_claims
    from intelnews.corpus import Corpus
    from intelnews.errors import (
        CodecError,
        IntelnewsError,
        LimitError,
        ParseError,
        PluginError,
        QueryError,
        UnknownFormatError,
    )
    from intelnews.limits import Limits
    from intelnews.model import (
        Article,
        ArticleKind,
        Author,
        Band,
        Block,
        BlockKind,
        Certainty,
        Claim,
        Comment,
        Cue,
        Fragment,
        FrozenMap,
        Link,
        Locator,
        Moment,
        Origin,
        Passage,
        Precision,
        Problem,
        Quotation,
        Severity,
        Source,
        SourceKind,
        Span,
        Stance,
        Tag,
        TagKind,
        Unit,
    )
    from intelnews.query import q

__all__ = [
    "Article",
    "ArticleKind",
    "Author",
    "Band",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "CodecError",
    "Comment",
    "Corpus",
    "Cue",
    "Fragment",
    "FrozenMap",
    "IntelnewsError",
    "LimitError",
    "Limits",
    "Link",
    "Locator",
    "Moment",
    "Origin",
    "ParseError",
    "Passage",
    "PluginError",
    "Precision",
    "Problem",
    "QueryError",
    "Quotation",
    "Severity",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Tag",
    "TagKind",
    "Unit",
    "UnknownFormatError",
    "__version__",
    "claim_extractors",
    "dump",
    "explain",
    "extract_claims",
    "load",
    "parse",
    "parse_one",
    "parsers",
    "q",
    "read",
    "register",
    "register_claim_extractor",
    "stream",
]

# Where each public name lives. Modules are imported when a name of theirs is first used, so that
# ``import intelnews`` costs a few milliseconds and a program pays for what it needs.
_HOMES = {
    "intelnews._version": ("__version__",),
    "intelnews.api": (
        "claim_extractors", "dump", "explain", "load", "parse", "parse_one", "parsers", "read",
        "register", "register_claim_extractor", "stream",
    ),
    "intelnews.claims": ("extract_claims",),
    "intelnews.corpus": ("Corpus",),
    "intelnews.errors": (
        "CodecError", "IntelnewsError", "LimitError", "ParseError", "PluginError", "QueryError",
        "UnknownFormatError",
    ),
    "intelnews.limits": ("Limits",),
    "intelnews.query": ("q",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'intelnews' has no attribute {name!r}")
    value = getattr(import_module(_HOME.get(name, "intelnews.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
