"""Every Python block of the README and the documentation is a test, and so is every docstring."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser

ROOT = Path(__file__).parent


def _into_root(namespace: dict[str, Any]) -> None:
    """Documents name files as seen from the top of the repository."""
    namespace["_came_from"] = Path.cwd()
    os.chdir(ROOT)


def _back(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_came_from"])


# Docstrings are run by pytest itself (--doctest-modules).
pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser()],
    patterns=["README.md", "docs/**/*.md"],
    setup=_into_root,
    teardown=_back,
).pytest()
