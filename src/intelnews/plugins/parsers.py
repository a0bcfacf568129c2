"""The parsers in use, and the form every parser must have."""

from __future__ import annotations

from intelnews.errors import PluginError
from intelnews.plugins.contract import Head, Parser
from intelnews.plugins.form import check_method, check_summary, made, named
from intelnews.plugins.registry import Registry

__all__ = ["PARSERS", "check_parser"]


def check_parser(plugin: object, /) -> Parser:
    """Return an instance of a parser class that has the form ``Parser`` asks for.

    Raises:
        PluginError: If it has not; the message says what is wrong and how to mend it.

    >>> check_parser(dict)
    Traceback (most recent call last):
    ...
    intelnews.errors.PluginError: dict has no name; give it a class attribute such as name = "rss"
    """
    parser = named(plugin, example="rss")
    label, formats = parser.__name__, getattr(parser, "formats", None)
    if not (isinstance(formats, tuple) and formats and all(isinstance(f, str) for f in formats)):
        message = f'{label}.formats is a tuple of names, such as ("rss",)'
        raise PluginError(message, parser=parser.name)
    check_summary(parser)
    check_method(parser, "sniff(self, head, /)", Head())
    check_method(parser, "parse(self, document, /)", Head())
    instance = made(parser)
    assert isinstance(instance, Parser)  # noqa: S101 # every part of it was checked above
    return instance


PARSERS: Registry[Parser] = Registry(
    "intelnews.parsers", noun="parser", check=check_parser, variable="INTELNEWS_BLOCK_PARSERS"
)
