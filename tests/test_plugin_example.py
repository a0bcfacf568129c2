"""The plugin in ``examples/plugin`` is what the documentation says it is."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

PLUGIN = Path(__file__).parent.parent / "examples" / "plugin"


def test_plugin_passes_its_own_tests():
    """Its suite, the contract of all parsers among it, is green."""
    environment = {**os.environ, "PYTHONPATH": str(PLUGIN / "src")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    run = subprocess.run(
        command, cwd=PLUGIN, env=environment, capture_output=True, text=True, check=False
    )
    assert 0 == run.returncode, run.stdout


def test_plugin_is_registered_as_the_built_in_parsers_are():
    """The same entry-point group in both projects."""
    group = "intelnews.parsers"
    for folder in (PLUGIN, PLUGIN.parent.parent):
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert group in project["entry-points"]
