"""The parsers in use, and the form every parser must have."""

from __future__ import annotations

import inspect
import re

from intelnews.errors import PluginError
from intelnews.plugins.contract import Head, Parser
from intelnews.plugins.registry import Registry

__all__ = ["PARSERS", "check_parser"]

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def check_parser(plugin: object, /) -> Parser:
    """Return an instance of a parser class that has the form ``Parser`` asks for.

    Raises:
        PluginError: If it has not; the message says what is wrong and how to mend it.

    >>> check_parser(dict)
    Traceback (most recent call last):
    ...
    intelnews.errors.PluginError: dict has no name; give it a class attribute such as name = "rss"
    """
    if not isinstance(plugin, type):
        raise PluginError(f"{plugin!r} is no class; register the class, not an instance of it")
    label = plugin.__name__
    name = getattr(plugin, "name", None)
    if not isinstance(name, str):
        raise PluginError(f'{label} has no name; give it a class attribute such as name = "rss"')
    if not _NAME.fullmatch(name):
        raise PluginError(f"{name!r} is no name; use lower case letters, digits and hyphens")
    formats = getattr(plugin, "formats", None)
    if not (isinstance(formats, tuple) and formats and all(isinstance(f, str) for f in formats)):
        raise PluginError(f'{label}.formats is a tuple of names, such as ("rss",)', parser=name)
    summary = getattr(plugin, "summary", None)
    if not isinstance(summary, str) or not summary.strip() or "\n" in summary:
        raise PluginError(f"{label}.summary is one line of text", parser=name)
    for method, argument in (("sniff", "head"), ("parse", "document")):
        _check_method(plugin, method, argument)
    try:
        instance = plugin()
    except Exception as error:  # whatever a foreign constructor raises, the plugin is unusable
        raise PluginError(f"{label}() failed: {type(error).__name__}: {error}") from error
    assert isinstance(instance, Parser)  # noqa: S101 # every part of it was checked above
    return instance


def _check_method(plugin: type, method: str, argument: str) -> None:
    function = getattr(plugin, method, None)
    if not callable(function):
        raise PluginError(f"{plugin.__name__} has no method {method}(self, {argument}, /)")
    try:
        inspect.signature(function).bind(None, Head())
    except TypeError:
        wanted = f"{method}(self, {argument}, /)"
        raise PluginError(f"{plugin.__name__}.{method} must be callable as {wanted}") from None


PARSERS: Registry[Parser] = Registry(
    "intelnews.parsers", noun="parser", check=check_parser, variable="INTELNEWS_BLOCK_PARSERS"
)
