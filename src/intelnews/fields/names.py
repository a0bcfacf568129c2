"""Names and bylines: the door to everything that reads persons."""

from __future__ import annotations

from intelnews.fields.bylines import parse_byline
from intelnews.fields.namecase import normal_case
from intelnews.fields.persons import looks_like_name, parse_name

__all__ = ["looks_like_name", "normal_case", "parse_byline", "parse_name"]
