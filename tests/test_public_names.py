"""What ``import intelnews`` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import intelnews


def test_public_names_are_sorted_and_exist():
    """Every public name can be had, once, in order."""
    assert sorted(intelnews.__all__) == intelnews.__all__
    assert [] == [name for name in intelnews.__all__ if not hasattr(intelnews, name)]


def test_dir_shows_the_public_names():
    """Tab completion finds names that nobody has used yet."""
    assert set(intelnews.__all__) <= set(dir(intelnews))


def test_unknown_name_is_an_attribute_error():
    """A name that does not exist fails as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        _ = intelnews.prase


def test_import_loads_nothing_heavy():
    """The import alone brings in none of the dependencies."""
    code = (
        "import sys, intelnews;"
        "heavy = {'attr', 'attrs', 'cattrs', 'dateutil', 'yaml', 'markdown_it'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == run.stdout.strip()


def test_parsers_is_a_function_whatever_was_imported():
    """The package of the same name does not stand in the function's way."""
    code = "import intelnews.parsers.paste as p, intelnews; print(len(intelnews.parsers()), p)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(run.stdout.split()[0]) >= 4
