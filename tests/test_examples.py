"""Every example runs, and prints what is recorded beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*.py"))


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda path: path.stem)
def test_example_prints_what_is_recorded(script):
    """The output is that of ``examples/output``; ``tools/record_examples.py`` records it anew."""
    recorded = ROOT / "examples" / "output" / f"{script.stem}.txt"
    command = [sys.executable, "-X", "utf8", str(script.relative_to(ROOT))]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert "" == run.stderr.decode()
    assert recorded.read_text(encoding="utf-8") == run.stdout.decode("utf-8")


def test_examples_are_numbered_without_gaps():
    """A reader goes from one to the next."""
    numbers = [int(path.stem.partition("_")[0]) for path in EXAMPLES]
    assert list(range(1, len(EXAMPLES) + 1)) == numbers
