"""Render what a notebook shows of a file, in headless Chromium: the picture in the README.

    python tools/render_notebook_view.py examples/data/tag-page.txt docs/_static/notebook.png

The picture holds the two outputs a first session sees, the table of the corpus and one article,
made by ``_repr_html_`` from the real file. Needs a Chromium or Chrome on the path.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",  # continuous integration and containers run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-lcd-text",  # grey antialiasing looks the same on every screen
    "--hide-scrollbars",
)
_SECONDS = 120

# Runs in the page around the outputs, never in an output. An element whose content is wider than
# itself, or that reaches beyond the window, would be cut or would scroll in a notebook.
MEASURE = """
const wide = [...document.querySelectorAll(".intelnews, .intelnews *")].filter(one => {
  const box = one.getBoundingClientRect();
  const cut = one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
  return cut || box.right > document.documentElement.clientWidth + 1 || box.left < -1;
}).map(one => one.outerHTML.slice(0, 200));
const papers = [...document.querySelectorAll(".intelnews")].map(
  one => getComputedStyle(one).backgroundColor);
const height = document.documentElement.scrollHeight;
const measure = {height: height, wide: wide, papers: papers};
document.body.dataset.measure = JSON.stringify(measure);
"""

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>intelnews in a notebook</title><style>
body {{ margin: 0; padding: 14px 18px; background: {paper} }}
.cell {{ display: grid; grid-template-columns: 3.2em 1fr; gap: 4px 8px; margin-bottom: 14px }}
.cell > * {{ min-width: 0 }}
.prompt {{ font: 12px/19px 'Liberation Mono', monospace; color: {soft}; padding-top: 7px }}
.code {{ font: 13px/19px 'Liberation Mono', monospace; color: {ink}; background: {shade};
  border: 1px solid {rule}; padding: 6px 10px; white-space: pre-wrap; margin: 0 }}
</style></head><body data-theme="{theme}">{cells}<script>{measure}</script></body></html>"""
_LIGHT = {
    "paper": "#ffffff",
    "ink": "#1d1c1a",
    "soft": "#6b6b6b",
    "shade": "#f6f6f4",
    "rule": "#e2e2df",
}
_DARK = {
    "paper": "#0f1011",
    "ink": "#e9e5dd",
    "soft": "#9a9a9a",
    "shade": "#1b1c1e",
    "rule": "#333437",
}


def find_chromium() -> str | None:
    """Return the path of a Chromium, or ``None`` if there is none on this machine."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def notebook_page(cells: list[tuple[str, str]], *, theme: str = "light") -> str:
    """Return a page that looks like a notebook with these cells: code, and its output as HTML."""
    colours = _DARK if theme == "dark" else _LIGHT
    shown = "".join(
        f'<div class="cell"><div class="prompt">[{number}]:</div>'
        f'<pre class="code">{html.escape(code)}</pre><div></div><div>{output}</div></div>'
        for number, (code, output) in enumerate(cells, 1)
    )
    return _PAGE.format(cells=shown, theme=theme, measure=MEASURE, **colours)


def measure(page: str, *, width: int) -> dict[str, Any]:
    """Return what a page's ``MEASURE`` script found in a window of a width.

    ``height`` of the page, the ``wide`` elements that overflow, the ``papers`` of the views.
    """
    found = re.search(r'data-measure="([^"]*)"', _run(page, "--dump-dom", width=width, height=800))
    if found is None:
        raise RuntimeError("Chromium did not run the page")
    measured: dict[str, Any] = json.loads(html.unescape(found[1]))
    return measured


def screenshot(page: str, target: Path, *, width: int, height: int, scale: float = 1) -> None:
    """Write a picture of a page, in PNG, ``scale`` picture points to a CSS pixel."""
    shot = f"--screenshot={target.resolve()}"
    _run(page, shot, f"--force-device-scale-factor={scale}", width=width, height=height)


def _run(page: str, *flags: str, width: int, height: int) -> str:
    chromium = find_chromium()
    if chromium is None:
        raise RuntimeError(f"no Chromium on the path; looked for {', '.join(_NAMES)}")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "page.html")
        place.write_text(page, encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [chromium, *_FLAGS, profile, f"--window-size={width},{height}", *flags]
        done = subprocess.run(
            [*command, place.as_uri()],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=True,
        )
    return done.stdout


def main() -> int:
    """Render the file named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, help="a file that intelnews can read")
    parser.add_argument("target", type=Path, help="where the PNG goes")
    parser.add_argument("--article", type=int, default=0, help="which article (default 0)")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--width", type=int, default=940, help="of the window (default 940)")
    parser.add_argument("--height", type=int, help="of the picture (default: the whole page)")
    parser.add_argument("--scale", type=float, default=1, help="picture points to a pixel")
    options = parser.parse_args()

    import intelnews  # noqa: PLC0415 # the functions above serve where intelnews is not installed

    corpus = intelnews.parse(options.source)
    cells = [
        (f'corpus = intelnews.parse(Path("{options.source.name}"))\ncorpus', _shown(corpus)),
        (f"corpus[{options.article}]", _shown(corpus[options.article])),
    ]
    page = notebook_page(cells, theme=options.theme)
    measured = measure(page, width=options.width)
    for element in measured["wide"]:
        print(f"overflows: {element}", file=sys.stderr)
    options.target.parent.mkdir(parents=True, exist_ok=True)
    height = options.height or measured["height"]
    screenshot(page, options.target, width=options.width, height=height, scale=options.scale)
    print(f"{options.target}: {options.target.stat().st_size:,} bytes")
    return int(bool(measured["wide"]))


def _shown(value: Any) -> str:
    shown: str = value._repr_html_()  # what a notebook calls
    return shown


if __name__ == "__main__":
    sys.exit(main())
