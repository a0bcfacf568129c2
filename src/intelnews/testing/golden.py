"""Golden cases: a folder with an input and what is to be read from it.

A case is a folder that holds one file ``input.…`` and ``expected.json``, which is written by
``INTELNEWS_RECORD=1 pytest …``, read by a person once, and compared ever after::

    @pytest.mark.parametrize("case", iter_cases(Path(__file__).with_name("golden")), ids=str)
    def test_golden(case):
        case.check(intelnews.parse(case.source.read_bytes(), name=case.source.name))
"""

from __future__ import annotations

import difflib
import json
import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from attrs import field, frozen

from intelnews.codec import Records, dump_json, load_json, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.model import Article, Fragment, Problem

__all__ = ["GoldenCase", "Holding", "iter_cases"]

_EXPECTED: Final = "expected.json"
_VARIABLE: Final = "INTELNEWS_RECORD"
_DIFF_LINES: Final = 60  # a screen; whoever wants more records anew and asks the version control


class Holding(Protocol):
    """Anything that holds records: a ``Corpus``, or the ``Records`` of the codec."""

    @property
    def articles(self) -> Sequence[Article]:
        """The articles, in order."""
        ...

    @property
    def fragments(self) -> Sequence[Fragment]:
        """The fragments, in order."""
        ...

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems, in order."""
        ...


@frozen
class GoldenCase:
    """One golden case; prints as the last two names of its path, which name parser and case."""

    folder: Path = field(converter=Path)

    def __str__(self) -> str:
        return "/".join(self.folder.parts[-2:])

    @property
    def source(self) -> Path:
        """The input file.

        Raises:
            FileNotFoundError: If the folder does not hold exactly one ``input.…``.
        """
        inputs = sorted(self.folder.glob("input.*"))
        if len(inputs) != 1:
            raise FileNotFoundError(f"{self.folder} must hold one input.…, not {len(inputs)}")
        return inputs[0]

    @property
    def expected(self) -> Records:
        """What is to be read from the input.

        Raises:
            OSError: If it was not recorded yet.
            CodecError: If the file does not fit the model.
        """
        return load_json((self.folder / _EXPECTED).read_text(encoding="utf-8"))

    def record(self, found: Holding, /) -> None:
        """Write what was found as what is expected from now on."""
        write_whole(self.folder / _EXPECTED, [_legible(found)])

    def check(self, found: Holding, /) -> None:
        """Compare what was found with what is expected; record it if ``INTELNEWS_RECORD`` is set.

        Raises:
            AssertionError: If they differ; the message shows how.
        """
        if os.environ.get(_VARIABLE):
            self.record(found)
        if not (self.folder / _EXPECTED).exists():
            message = f"{self} has no {_EXPECTED}; run with {_VARIABLE}=1 to record it, and read it"
            raise AssertionError(message)
        expected = self.expected
        records = Records(
            articles=tuple(found.articles),
            fragments=tuple(found.fragments),
            problems=tuple(found.problems),
        )
        if expected != records:
            difference = "\n".join(_difference(expected, records))
            raise AssertionError(
                f"{self} reads other than expected; if that is right, run with {_VARIABLE}=1 and "
                f"look at the change\n{difference}"
            )


def iter_cases(folder: Path, /) -> Iterator[GoldenCase]:
    """Yield the cases in a folder and those below it, sorted by path.

    >>> list(iter_cases(Path("no such folder")))
    []
    """
    for path in sorted({source.parent for source in folder.rglob("input.*")}):
        yield GoldenCase(path)


def _legible(found: Holding) -> str:
    """Return records as JSON with a value on each line, for people who compare versions."""
    text = dump_json(found.articles, fragments=found.fragments, problems=found.problems)
    return json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


def _difference(expected: Holding, found: Holding) -> Iterator[str]:
    before, after = (_legible(one).split("\n") for one in (expected, found))
    lines = difflib.unified_diff(before, after, "expected", "found", lineterm="", n=2)
    yield from islice(lines, _DIFF_LINES)
    if next(lines, None) is not None:
        yield "…"
