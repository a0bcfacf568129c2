"""Sphinx configuration."""

from importlib.metadata import version as _version

project = "intelnews"
author = "The intelnews developers"
copyright = "the intelnews developers"
version = release = _version("intelnews")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"intelnews {release}"
html_static_path = ["_static"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": False}
# Docstrings name each type and error in prose; the signature links what it can.
napoleon_use_rtype = False
