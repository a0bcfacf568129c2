"""The command line: parse, explain, parsers, extractors.

Exit codes: 0 when all is well, 1 when something could not be read or, under ``--strict``, has
problems, 2 when the command itself is wrong.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from intelnews import api
from intelnews._version import __version__
from intelnews.codec import dump_json, dump_jsonl
from intelnews.corpus import Corpus
from intelnews.display.oneline import clip
from intelnews.display.terminal import table
from intelnews.errors import IntelnewsError, PluginError
from intelnews.folding import squeeze
from intelnews.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from intelnews.plugins.registry import Installed

__all__ = ["main"]

_USAGE = 2
_MANY_PROBLEMS = 10  # more are counted by code as well
_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # News holds more than a terminal's code page does; what it lacks prints as an escape.
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (``intelnews parse … | head``). Python flushes at exit and would
        # complain then, so what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except PluginError as error:
        return _complain(error, _USAGE)
    except (IntelnewsError, OSError) as error:
        return _complain(error, 1)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="intelnews", description="Read news in any shape into articles, authors and claims."
    )
    parser.add_argument("--version", action="version", version=f"intelnews {__version__}")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")

    parse = verbs.add_parser("parse", help="read files and print what they hold")
    parse.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder, or - for input")
    form = parse.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON document")
    form.add_argument("--jsonl", action="store_true", help="print JSON Lines")
    parse.add_argument("--strict", action="store_true", help="stop at the first problem")
    claims = parse.add_mutually_exclusive_group()
    claims.add_argument(
        "--claims", metavar="NAME", default=True, help="a claim extractor by name, not the built-in"
    )
    claims.add_argument(
        "--no-claims",
        action="store_false",
        dest="claims",
        help="skip the claims; faster",
    )
    parse.add_argument("--format", metavar="NAME", help="a parser or format by name")
    parse.add_argument(
        "--workers", type=int, default=1, metavar="N", help="how many processes read (default 1)"
    )
    parse.set_defaults(run=_parse)

    explain = verbs.add_parser("explain", help="tell which parser reads a file, and why")
    explain.add_argument("file", metavar="FILE", help="a file, or - for input")
    explain.set_defaults(run=_explain)

    parsers = verbs.add_parser("parsers", help="list the installed parsers")
    parsers.add_argument("--json", action="store_true", help="print one JSON document")
    parsers.set_defaults(run=_parsers)

    extractors = verbs.add_parser("extractors", help="list the installed claim extractors")
    extractors.add_argument("--json", action="store_true", help="print one JSON document")
    extractors.set_defaults(run=_extractors)
    return parser


def _parse(options: argparse.Namespace) -> int:
    if options.workers < 1:
        return _complain("--workers must be 1 or more", _USAGE)
    missing = [name for name in options.files if name != "-" and not Path(name).exists()]
    for name in missing:  # the others are read all the same
        _complain(f"{name}: there is no such file", 1)
    corpus = api.read(
        [_source(name) for name in options.files if name not in missing],
        format=options.format,
        claims=options.claims,
        strict=options.strict,
        workers=options.workers,
        progress=_wants_progress(options.files),
    )
    if options.json:
        _write([dump_json(corpus.articles, fragments=corpus.fragments, problems=corpus.problems)])
    elif options.jsonl:
        _write(dump_jsonl([*corpus.articles, *corpus.fragments, *corpus.problems]))
    else:
        _write([_table_of(corpus)])
        for problem in corpus.problems:
            print(problem, file=sys.stderr)
        if len(corpus.problems) > _MANY_PROBLEMS:
            counts = Corpus(problems=corpus.problems).problem_counts()
            sums = ", ".join(f"{code} {times}" for code, times in counts.items())
            print(f"problems of the sources in all: {sums}", file=sys.stderr)
        for article in corpus:
            for problem in article.problems:
                if problem.severity is not Severity.NOTE:
                    print(f"{article.title or '(no title)'}: {problem}", file=sys.stderr)
    failed = any(problem.severity is Severity.ERROR for problem in corpus.problems)
    return int(failed or bool(missing))


def _explain(options: argparse.Namespace) -> int:
    explanation = api.explain(_source(options.file))
    _write([str(explanation)])
    return 0 if explanation.winner else 1


def _parsers(options: argparse.Namespace) -> int:
    fields = ("name", "formats", "origin", "priority", "summary", "problem")
    return _list(api.parsers(), fields, as_json=options.json)


def _extractors(options: argparse.Namespace) -> int:
    fields = ("name", "origin", "summary", "problem")
    return _list(api.claim_extractors(), fields, as_json=options.json)


def _list(installed: Iterable[Installed], fields: Sequence[str], *, as_json: bool) -> int:
    if as_json:
        rows = [{name: getattr(one, name) for name in fields} for one in installed]
        _write([json.dumps(rows, indent=1)])
    else:
        lines = [(one.name, one.origin, one.problem or one.summary) for one in installed]
        _write([table(lines, ("name", "origin", "summary"), width=_width())])
    return 0


def _source(name: str) -> api.Source:
    return sys.stdin.buffer if name == "-" else Path(name)


def _wants_progress(files: Sequence[str]) -> bool:
    """Show a bar to a person who waits for many files, if the extra is installed."""
    many = len(files) > 1 or any(Path(name).is_dir() for name in files)
    return many and sys.stderr.isatty() and find_spec("tqdm") is not None


def _table_of(corpus: Corpus) -> str:
    rows = [
        (
            str(article.published or ""),
            article.title or "(no title)",
            ", ".join(author.name for author in article.authors),
            len(article.claims),
            len(article.problems),
        )
        for article in corpus
    ]
    headers = ("published", "title", "authors", "claims", "problems")
    lines = [table(rows, headers, width=_width())]
    lines += [
        f"fragment ({fragment.reason}): {clip(squeeze(fragment.text), 60)}"
        for fragment in corpus.fragments
    ]
    return "\n".join(lines)


def _width() -> int | None:
    """Return the columns of the terminal; what goes to a file or a pipe is not cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _write(chunks: Iterable[str]) -> None:
    """Write each chunk with one line end behind it."""
    for chunk in chunks:
        sys.stdout.write(chunk if chunk.endswith("\n") else f"{chunk}\n")


def _complain(error: object, code: int) -> int:
    print(f"intelnews: {error}", file=sys.stderr)
    return code
