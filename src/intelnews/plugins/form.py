"""The form that plugins of every kind share: a class with a name, a summary and methods."""

from __future__ import annotations

import inspect
import re
from typing import Any

from intelnews.errors import PluginError

__all__ = ["check_method", "check_summary", "made", "named"]

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def named(plugin: object, /, *, example: str) -> type[Any]:
    """Return a plugin as the class with a name that it has to be.

    Raises:
        PluginError: If it is none; the message says how to mend it, with the example as a name.
    """
    if not isinstance(plugin, type):
        raise PluginError(f"{plugin!r} is no class; register the class, not an instance of it")
    label, name = plugin.__name__, getattr(plugin, "name", None)
    if not isinstance(name, str):
        raise PluginError(
            f'{label} has no name; give it a class attribute such as name = "{example}"'
        )
    if not _NAME.fullmatch(name):
        raise PluginError(f"{name!r} is no name; use lower case letters, digits and hyphens")
    return plugin


def check_summary(plugin: type[Any], /) -> None:
    """Refuse a class without a summary of one line."""
    summary = getattr(plugin, "summary", None)
    if not isinstance(summary, str) or not summary.strip() or "\n" in summary:
        raise PluginError(f"{plugin.__name__}.summary is one line of text", parser=plugin.name)


def check_method(plugin: type[Any], wanted: str, /, *arguments: object, **options: object) -> None:
    """Refuse a class whose method cannot be called as is wanted: ``"sniff(self, head, /)"``."""
    method = wanted.partition("(")[0]
    function = getattr(plugin, method, None)
    if not callable(function):
        raise PluginError(f"{plugin.__name__} has no method {wanted}")
    try:
        inspect.signature(function).bind(None, *arguments, **options)
    except TypeError:
        message = f"{plugin.__name__}.{method} must be callable as {wanted}"
        raise PluginError(message) from None


def made(plugin: type[Any], /) -> object:
    """Return an instance of a plugin class, made without arguments."""
    try:
        instance: object = plugin()
    except Exception as error:  # whatever a foreign constructor raises, the plugin is unusable
        message = f"{plugin.__name__}() failed: {type(error).__name__}: {error}"
        raise PluginError(message) from error
    return instance
