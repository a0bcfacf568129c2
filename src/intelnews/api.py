"""The way through the house: from whatever you hold to a corpus, and to a file and back.

``intake`` turns a source into a document, ``reading`` lets the surest parser read it and assembles
what it drafts, and the records are gathered in a ``Corpus``.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias, cast

from intelnews.codec import dump_json, dump_jsonl, iter_jsonl, load_json, write_whole
from intelnews.corpus import Corpus
from intelnews.errors import CodecError, ParseError, UnknownFormatError
from intelnews.explanation import Explanation
from intelnews.intake import open_document, open_stored, walk
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import Article, Fragment, Locator, Problem, Severity, cap
from intelnews.plugins.bids import ask, head_of
from intelnews.plugins.extractors import EXTRACTORS
from intelnews.plugins.parsers import PARSERS
from intelnews.reading import Options, read_document, weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from intelnews.intake.document import Document
    from intelnews.limits import Limits
    from intelnews.plugins.contract import Parser
    from intelnews.plugins.extractors import ClaimsOption
    from intelnews.plugins.registry import Installed

__all__ = [
    "Source",
    "claim_extractors",
    "dump",
    "explain",
    "load",
    "parse",
    "parse_one",
    "parsers",
    "read",
    "register",
    "register_claim_extractor",
    "stream",
]

#: What can be parsed: text and bytes are content, a path or an open file is read.
Source: TypeAlias = "str | bytes | os.PathLike[str] | IO[str] | IO[bytes]"
Record: TypeAlias = "Article | Fragment | Problem"

_log = logging.getLogger("intelnews")

#: Adds a parser class for this process; see ``intelnews.plugins.registry.Registry.register``.
register = PARSERS.register

#: Adds a class of claim extractor for this process, as ``register`` adds a parser.
register_claim_extractor = EXTRACTORS.register


def parse(
    source: Source,
    /,
    *,
    format: str | Parser | None = None,
    url: str | None = None,
    name: str | None = None,
    encoding: str | None = None,
    claims: ClaimsOption = True,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Corpus:
    r"""Read everything that one source holds.

    A ``str`` or ``bytes`` is content, never the name of a file: give a ``Path`` or an open file to
    have one read. The format is found by content.

    Args:
        source: Text, bytes, a path, or an open text or binary file.
        format: A parser or format by name, instead of finding it; ``intelnews parsers`` lists
            them. Or a parser as an object, such as ``TableParser(columns={"title": "Kopf"})``.
        url: Where the content comes from; relative links are resolved against it.
        name: What to call the source in articles and problems; the path, unless given.
        encoding: The encoding of bytes, where you know it and the content does not say.
        claims: Whether to read claims, and by whom: ``True`` for the built-in extractor, ``False``
            for none, which is several times faster, or another extractor, by its name
            (``intelnews extractors`` lists them) or as an object.
        strict: Whether to raise at the first problem that is more than a note.
        limits: How much to read at most.

    Returns:
        A corpus of articles, of fragments that belong to none, and of problems.

    Raises:
        TypeError: If the source is of no such type.
        OSError: If the path or file cannot be read.
        UnknownFormatError: If no parser recognises the content; it lists their bids.
        LimitError: If the content is larger than the limits allow.
        PluginError: If there is no parser for the format, or no claim extractor, asked for.
        ParseError: In strict mode.

    >>> corpus = parse('''Harbour reopens after storm
    ... May 22, 2019 by Anna Kral 1 Comment
    ... The port of Ansel reopened on Monday, officials said.''')
    >>> article = corpus[0]
    >>> article.title, article.authors[0].name, str(article.published)
    ('Harbour reopens after storm', 'Anna Kral', '2019-05-22')
    """
    options = Options(format=format, strict=strict, claims=claims)
    document = open_document(source, name=name, url=url, encoding=encoding, limits=limits)
    return _corpus(read_document(document, options), limits)


def parse_one(
    source: Source,
    /,
    *,
    format: str | Parser | None = None,
    url: str | None = None,
    name: str | None = None,
    encoding: str | None = None,
    claims: ClaimsOption = True,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    r"""Read a source that holds exactly one article, and return that.

    Takes the arguments of ``parse`` and raises its errors, and besides:

    Raises:
        ParseError: If the source holds no article or several; the message lists them.

    >>> parse_one("Harbour reopens\nMay 22, 2019\nThe port of Ansel is open again.").title
    'Harbour reopens'
    """
    corpus = parse(
        source,
        format=format,
        url=url,
        name=name,
        encoding=encoding,
        claims=claims,
        strict=strict,
        limits=limits,
    )
    if len(corpus) == 1:
        return corpus[0]
    titles = "; ".join(article.title or "(no title)" for article in corpus[:5])
    found = f"{len(corpus)} articles ({titles}{' …' if len(corpus) > 5 else ''})"
    raise ParseError(
        f"expected one article, found {found if len(corpus) else 'none'}"
        f"{_count(corpus.fragments, 'fragment')}{_count(corpus.problems, 'problem')}; "
        "parse() returns them all"
    )


def stream(
    sources: Source | Iterable[Source],
    /,
    *,
    format: str | Parser | None = None,
    claims: ClaimsOption = True,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    aside: Callable[[Fragment | Problem], None] | None = None,
) -> Iterator[Article]:
    r"""Yield the articles of any number of sources, holding one source in memory at a time.

    A folder stands for the files below it, in sorted order. A file that cannot be read or that no
    parser recognises is a problem and the next one is read, unless ``strict`` is set. Of a large
    file in a format that can be read in slices, such as a WordPress export or a web capture, one
    slice is held.

    Args:
        sources: A source, a folder, or any iterable of them.
        format: As in ``parse``.
        claims: As in ``parse``.
        strict: As in ``parse``.
        limits: How much to read at most of each source.
        aside: Is called with each fragment and problem; unless given, they are logged, a note for
            information only.

    Raises:
        TypeError: If something is no source.
        OSError: If a path that was given itself (not found in a folder) cannot be read.

    >>> posts = ["Storm nears\nMay 2, 2019\nIt rained.", "Calm again\nMay 3, 2019\nIt cleared."]
    >>> [article.title for article in stream(posts)]
    ['Storm nears', 'Calm again']
    """
    options = Options(format=format, strict=strict, claims=claims)
    set_aside = aside or _log_aside
    for job in _each(sources):
        for record in _read_source(job, options=options, limits=limits):
            if isinstance(record, Article):
                yield record
            else:
                set_aside(record)


def read(
    sources: Source | Iterable[Source],
    /,
    *,
    format: str | Parser | None = None,
    claims: ClaimsOption = True,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    workers: int = 1,
    progress: bool = False,
) -> Corpus:
    r"""Read any number of sources into one corpus, on several cores if asked to.

    Takes sources as ``stream`` does; what that sets aside is in the corpus, whose
    ``problem_counts()`` sum up what failed and why. The result does not depend on the number of
    workers.

    Args:
        sources: A source, a folder, or any iterable of them.
        format: As in ``parse``.
        claims: As in ``parse``.
        strict: As in ``parse``.
        limits: How much to read at most of each source.
        workers: How many processes read; with more than one, sources must be paths, text or bytes,
            and parsers and claim extractors registered in this process alone are unknown to the
            others.
        progress: Whether to show a progress bar; needs ``pip install "intelnews[progress]"``.

    Raises:
        ValueError: If ``workers`` is less than 1.
        ImportError: If a progress bar is asked for and tqdm is not installed.

    >>> read(["First storm\nMay 2, 2019\nIt rained."])
    Corpus(articles=1)
    """
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    options = Options(format=format, strict=strict, claims=claims)
    read_one = partial(_read_all, options=options, limits=limits)
    jobs = list(_each(sources)) if progress else _each(sources)
    if workers == 1:
        return _joined(_with_progress(map(read_one, jobs), jobs, progress))
    with ProcessPoolExecutor(max_workers=workers) as pool:
        try:
            # Chunks of 8 keep the workers busy with small files; map keeps the order.
            parts = pool.map(read_one, jobs, chunksize=8)
            return _joined(_with_progress(parts, jobs, progress))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def explain(
    source: Source,
    /,
    *,
    url: str | None = None,
    name: str | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Explanation:
    r"""Tell which parser bid what for a source, why the winner won, and where each value stood.

    Never raises for content: an input that no parser recognises is explained too.

    >>> print(explain("Harbour reopens\nMay 22, 2019\nThe port is open.").winner)
    paste
    """
    document = open_document(source, name=name, url=url, encoding=encoding, limits=limits)
    bids = ask(head_of(document))
    try:
        corpus = _corpus(read_document(document, Options(claims=False)), limits)
    except ParseError as error:
        corpus = Corpus(problems=(_source_problem(error, document.name),))
    return Explanation(
        name=document.name,
        bids=bids,
        candidates=weighed(document, bids),
        articles=corpus.articles,
        fragments=corpus.fragments,
        problems=corpus.problems,
    )


def parsers() -> tuple[Installed, ...]:
    """Return what is installed: each parser's name, formats, summary, origin and, if any, problem.

    >>> [parser.name for parser in parsers() if "html" in parser.formats]
    ['html']
    """
    return PARSERS.installed()


def claim_extractors() -> tuple[Installed, ...]:
    """Return which claim extractors are installed: names, summaries, origins and, if any, problems.

    >>> [one.name for one in claim_extractors() if one.origin.startswith("intelnews ")]
    ['spacy', 'tagger']
    """
    return EXTRACTORS.installed()


def dump(corpus: Corpus, path: os.PathLike[str], /) -> None:
    """Write a corpus to a file without loss: JSON Lines, or JSON if the name ends in ``.json``.

    The file is written whole or not at all.

    Raises:
        TypeError: If it is no corpus, or the path is a ``str``: a string is content, so say
            ``Path("corpus.jsonl")``.
        CodecError: If a value cannot be written, such as half of a surrogate pair.
        OSError: If the file cannot be written.
    """
    place = _place(path)
    if not isinstance(corpus, Corpus):
        raise TypeError(f"expected a Corpus, not {type(corpus).__name__}; write Corpus([…])")
    if place.suffix == ".json":
        text = dump_json(corpus.articles, fragments=corpus.fragments, problems=corpus.problems)
        write_whole(place, [text])
    else:
        write_whole(place, dump_jsonl(chain(corpus.articles, corpus.fragments, corpus.problems)))


def load(path: os.PathLike[str], /) -> Corpus:
    """Read a corpus that ``dump`` wrote.

    Raises:
        TypeError: If the path is a ``str``.
        CodecError: If the content does not fit the model; the message says where.
        OSError: If the file cannot be read.
    """
    place = _place(path)
    try:
        if place.suffix == ".json":
            records = load_json(place.read_text(encoding="utf-8"))
            return Corpus(records.articles, fragments=records.fragments, problems=records.problems)
        with place.open(encoding="utf-8", newline="\n") as lines:
            return _gather(iter_jsonl(lines))
    except UnicodeDecodeError as error:
        message = f"{place.name} is not UTF-8; dump() writes nothing else"
        raise CodecError(message, offset=error.start) from error


def _place(path: os.PathLike[str]) -> Path:
    if isinstance(path, (str, bytes)) or not isinstance(path, os.PathLike):
        raise TypeError(f"expected a Path, not {type(path).__name__}; write Path(…) around it")
    return Path(path)


def _each(sources: Source | Iterable[Source]) -> Iterator[tuple[Source, bool]]:
    """Yield each source, and whether it was found in a folder rather than given itself."""
    if isinstance(sources, os.PathLike):
        place = Path(sources)
        if place.is_dir():
            yield from ((path, True) for path in walk(place))
        else:
            yield place, False
    elif isinstance(sources, (str, bytes, bytearray, memoryview)) or hasattr(sources, "read"):
        yield cast("Source", sources), False
    elif isinstance(sources, Iterable):
        for source in sources:
            yield from _each(source)
    else:
        yield sources, False  # the gate says what is wrong with it


def _read_source(
    job: tuple[Source, bool], /, *, options: Options, limits: Limits
) -> Iterator[Record]:
    """Yield a source's records; outside strict mode a source that cannot be read is a problem."""
    source, in_folder = job
    try:
        yield from read_document(_opened(source, limits), options)
    except (ParseError, OSError) as error:
        if options.strict or not (in_folder or isinstance(error, ParseError)):
            raise
        yield _source_problem(error, str(source) if isinstance(source, os.PathLike) else None)


def _opened(source: Source, limits: Limits) -> Document:
    if isinstance(source, os.PathLike):
        return open_stored(source, limits=limits)
    return open_document(source, limits=limits)


def _read_all(job: tuple[Source, bool], /, *, options: Options, limits: Limits) -> Corpus:
    return _corpus(_read_source(job, options=options, limits=limits), limits)


def _source_problem(error: Exception, name: str | None) -> Problem:
    return Problem(
        code="source-skipped",
        message=error.message if isinstance(error, UnknownFormatError) else str(error),
        severity=Severity.ERROR,
        locator=None if name is None else Locator(path=name),
    )


def _with_progress(
    parts: Iterator[Corpus], jobs: Iterable[object], wanted: bool, /
) -> Iterable[Corpus]:
    if not wanted:
        return parts
    try:
        from tqdm.auto import tqdm  # noqa: PLC0415 # an extra, wanted only here
    except ImportError as error:
        message = 'a progress bar needs tqdm: pip install "intelnews[progress]"'
        raise ImportError(message) from error
    total = len(jobs) if isinstance(jobs, list) else None
    bar: Iterable[Corpus] = tqdm(parts, total=total, unit="source")
    return bar


def _corpus(records: Iterable[Record], limits: Limits) -> Corpus:
    """Gather the records of a source in a corpus, its problems sorted and capped."""
    gathered = _gather(records)
    return gathered.with_fields(problems=cap(gathered.problems, limits.problems))


def _joined(parts: Iterable[Corpus]) -> Corpus:
    """Put the sources together, the gravest of all their problems first."""
    articles: list[Article] = []
    fragments: list[Fragment] = []
    problems: list[Problem] = []
    for part in parts:
        articles += part.articles
        fragments += part.fragments
        problems += part.problems
    return Corpus(articles, fragments=fragments, problems=sorted(problems))


def _gather(records: Iterable[Record]) -> Corpus:
    articles: list[Article] = []
    fragments: list[Fragment] = []
    problems: list[Problem] = []
    for record in records:
        match record:
            case Article():
                articles.append(record)
            case Fragment():
                fragments.append(record)
            case Problem():
                problems.append(record)
    return Corpus(tuple(articles), fragments=tuple(fragments), problems=tuple(problems))


def _count(values: tuple[object, ...], noun: str) -> str:
    return f", {len(values)} {noun}{'s' if len(values) > 1 else ''}" if values else ""


_LEVELS = {
    Severity.NOTE: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}


def _log_aside(record: Fragment | Problem) -> None:
    level = _LEVELS[record.severity] if isinstance(record, Problem) else logging.WARNING
    _log.log(level, "%s", record)
