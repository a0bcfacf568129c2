"""The house: a module imports only from floors below its own, and no room goes in circles."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import intelnews

PACKAGE = Path(intelnews.__file__).parent

# The table of docs/explanation/architecture.md; a room is a module or a package of the top level.
FLOORS = {
    10: {"__main__"},
    9: {"__init__", "cli"},
    8: {"api"},
    7: {"reading", "testing"},
    6: {"assemble", "corpus", "explanation", "extractors", "parsers"},
    5: {"captures", "exports", "feeds", "mail", "plugins", "query", "references", "tables"},
    4: {"entries"},
    3: {"claims", "codec", "export", "html", "intake", "markup", "text"},
    2: {"fields"},
    1: {"model"},
    0: {"_version", "display", "errors", "folding", "forest", "limits", "spans"},
}
FLOOR = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts)


def _room(name: str) -> str:
    return name.partition(".")[0]


@cache
def _imports(path: Path) -> frozenset[str]:
    """Return the modules of the package that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert 0 == node.level, f"{path} imports by a relative name"
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        ours = [name.removeprefix("intelnews.") for name in names if name.startswith("intelnews.")]
        found.update(name for name in ours if _file(name))
    return frozenset(found)


def _file(name: str) -> Path | None:
    place = PACKAGE.joinpath(*name.split("."))
    for candidate in (place.with_suffix(".py"), place / "__init__.py"):
        if candidate.exists():
            return candidate
    return None


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_imports_only_from_below(path):
    """No import goes up, or sideways into another room of the same floor."""
    here = _room(_name(path))
    upward = {
        name for name in _imports(path) if _room(name) != here and FLOOR[_room(name)] >= FLOOR[here]
    }
    assert set() == upward


def test_every_room_has_a_floor():
    """A new room must be given its floor."""
    assert set(FLOOR) == {_room(_name(path)) for path in MODULES}


def test_parsers_do_not_know_each_other():
    """A parser imports no sibling."""
    for path in (PACKAGE / "parsers").glob("*.py"):
        assert set() == {name for name in _imports(path) if name.startswith("parsers.")}


def test_no_import_runs_in_a_circle():
    """Inside a room, too, imports run one way; a package's own ``__init__`` stands above it."""
    graph = {
        path: {_file(name) for name in _imports(path)} - {path}
        for path in MODULES
        if path.name != "__init__.py"
    }
    done: set[Path] = set()

    def visit(path: Path, trail: tuple[Path, ...]) -> None:
        assert path not in trail, " → ".join(_name(step) for step in (*trail, path))
        if path in done:
            return
        for target in graph.get(path, ()):
            visit(target, (*trail, path))
        done.add(path)

    for path in graph:
        visit(path, ())


def test_architecture_page_shows_these_floors():
    """The page that draws the house names every room on its floor."""
    page = PACKAGE.parent.parent / "docs" / "explanation" / "architecture.md"
    rows = {}
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0].isdigit():
            rows[int(cells[0])] = {word.strip(" `") for word in cells[1].split(",")}
    assert rows == FLOORS


def test_no_file_is_too_long():
    """A file that passes 600 lines holds more than one idea."""
    long = {_name(path) for path in MODULES if len(path.read_text().splitlines()) > 600}
    assert set() == long
