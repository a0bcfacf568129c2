"""Which plugins there are: found, registered, blocked, loaded one by one, broken ones set apart."""

from __future__ import annotations

import difflib
import os
import threading
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from attrs import field, frozen

from intelnews.errors import PluginError
from intelnews.model import Problem
from intelnews.model.record import Record
from intelnews.plugins.discovery import installed_plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from intelnews.plugins.discovery import Candidate

__all__ = ["DEFAULT_PRIORITY", "Installed", "Registry"]

P = TypeVar("P")
C = TypeVar("C", bound=type)

#: Where two plugins are equally sure, the higher priority wins; leave room on both sides.
DEFAULT_PRIORITY = 500


@frozen(kw_only=True, repr=False)
class Installed(Record):
    """One line of the list of plugins.

    ``origin`` names the distribution and its version, or "this process". ``problem`` says why a
    plugin cannot be used: blocked, broken, or its name is taken.
    """

    name: str
    origin: str
    priority: int = DEFAULT_PRIORITY
    formats: tuple[str, ...] = ()
    summary: str = ""
    problem: str | None = None


@frozen(kw_only=True, repr=False)
class _Entry(Record, Generic[P]):
    """A plugin that has been loaded, or the reason why it has not."""

    installed: Installed
    plugin: P | None = field(default=None)


class Registry(Generic[P]):
    """The plugins of one entry-point group.

    Nothing is imported until the first question, and then each plugin on its own: one that fails to
    import or has the wrong form is set apart with the reason and never stops the others. Names in
    the environment variable (parted by commas) are blocked, as are those given to ``block``.

    Args:
        group: The entry-point group, ``intelnews.parsers`` for parsers.
        noun: What a plugin is called in messages.
        check: Takes a plugin class and returns an instance; raises ``PluginError`` with the reason
            if the class has not the form its protocol asks for.
        variable: The environment variable with blocked names.
    """

    def __init__(
        self, group: str, /, *, noun: str, check: Callable[[object], P], variable: str
    ) -> None:
        self._group = group
        self._noun = noun
        self._check = check
        self._variable = variable
        self._lock = threading.RLock()
        self._own: dict[str, _Entry[P]] = {}
        self._found: dict[str, _Entry[P]] | None = None
        self._blocked: set[str] = set()

    @overload
    def register(self, plugin: C, /, *, priority: int = ..., replace: bool = ...) -> C: ...

    @overload
    def register(
        self, plugin: None = None, /, *, priority: int = ..., replace: bool = ...
    ) -> Callable[[C], C]: ...

    def register(
        self, plugin: C | None = None, /, *, priority: int = DEFAULT_PRIORITY, replace: bool = False
    ) -> C | Callable[[C], C]:
        """Add a plugin for this process, as a call or as a class decorator.

        Raises:
            PluginError: If the class has not the right form, or its name is taken and ``replace``
                is not set.
        """
        if plugin is None:
            return lambda later: self.register(later, priority=priority, replace=replace)
        instance = self._check(plugin)
        installed = _describe(instance, origin="this process", priority=priority)
        with self._lock:
            taken = self._own.get(installed.name) or self._load_found().get(installed.name)
            if taken is not None and not replace:
                raise PluginError(
                    f"the name {installed.name!r} is taken by {taken.installed.origin}; choose "
                    f"another name, or pass replace=True",
                    parser=installed.name,
                )
            self._own[installed.name] = _Entry(installed=installed, plugin=instance)
        return plugin

    def unregister(self, name: str, /) -> None:
        """Take back a ``register``; an installed plugin of that name comes back into use.

        Raises:
            PluginError: If no plugin of that name was registered in this process.
        """
        with self._lock:
            if self._own.pop(name, None) is None:
                raise PluginError(f"{name!r} was not registered in this process", parser=name)

    def block(self, *names: str) -> None:
        """Leave these plugins out from now on, known or not."""
        with self._lock:
            self._blocked.update(names)

    def unblock(self, *names: str) -> None:
        """Take back a ``block``; names blocked by the environment stay blocked."""
        with self._lock:
            self._blocked.difference_update(names)

    def installed(self) -> tuple[Installed, ...]:
        """Return every plugin there is, usable or not, sorted by name."""
        return tuple(entry.installed for entry in self._entries())

    def usable(self) -> Iterator[tuple[Installed, P]]:
        """Yield the plugins that may be used, sorted by name."""
        for entry in self._entries():
            if entry.plugin is not None and entry.installed.problem is None:
                yield entry.installed, entry.plugin

    def broken(self) -> tuple[Problem, ...]:
        """Return one problem for each plugin that cannot be used though nobody blocked it."""
        return tuple(
            Problem(
                code="plugin-broken",
                message=f"{self._noun} {item.name} of {item.origin}: {item.problem}",
            )
            for item in self.installed()
            if item.problem is not None and item.problem != _BLOCKED
        )

    def get(self, name: str, /) -> P:
        """Return the plugin that has this name or, failing that, reads a format of this name.

        Raises:
            PluginError: If there is none, or it is blocked or broken; the message says which.
        """
        entries = self._entries()
        for entry in entries:
            if entry.installed.name != name:
                continue
            if entry.plugin is None or entry.installed.problem is not None:
                raise PluginError(
                    f"{self._noun} {name!r} cannot be used: {entry.installed.problem}", parser=name
                )
            return entry.plugin
        usable = list(self.usable())
        reads = [(item.priority, plugin) for item, plugin in usable if name in item.formats]
        if reads:
            return max(reads, key=lambda pair: pair[0])[1]
        known = sorted({word for item, _ in usable for word in (item.name, *item.formats)})
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise PluginError(
            f"there is no {self._noun} {name!r}; {hint}known are {', '.join(known)}", parser=name
        )

    def _entries(self) -> list[_Entry[P]]:
        with self._lock:
            merged = {**self._load_found(), **self._own}
            blocked = self._blocked | _names_in(os.environ.get(self._variable, ""))
        return [
            _Entry(installed=_block(entry.installed), plugin=None) if name in blocked else entry
            for name, entry in sorted(merged.items())
        ]

    def _load_found(self) -> dict[str, _Entry[P]]:
        if self._found is None:
            found: dict[str, _Entry[P]] = {}
            for candidate in installed_plugins(self._group):
                entry = self._load(candidate)
                name = entry.installed.name
                if name in found:
                    # Kept under a name nobody can ask for, so that the list shows the loser too.
                    first = found[name].installed.origin
                    lost = _spoiled(candidate, f"the name {name!r} is taken by {first}")
                    found[f"{name} ({candidate.origin})"] = _Entry(installed=lost)
                else:
                    found[name] = entry
            self._found = found
        return self._found

    def _load(self, candidate: Candidate) -> _Entry[P]:
        try:
            instance = self._check(candidate.load())
        except PluginError as error:
            return _Entry(installed=_spoiled(candidate, error.message))
        except Exception as error:  # noqa: BLE001 # a plugin's import may raise anything at all
            return _Entry(installed=_spoiled(candidate, f"{type(error).__name__}: {error}"))
        priority = getattr(instance, "priority", DEFAULT_PRIORITY)
        return _Entry(
            installed=_describe(instance, origin=candidate.origin, priority=priority),
            plugin=instance,
        )


_BLOCKED = "blocked"


def _describe(plugin: object, *, origin: str, priority: int) -> Installed:
    name: str = plugin.name  # type: ignore[attr-defined] # the check has seen to it
    formats = tuple(getattr(plugin, "formats", ()))
    summary = getattr(plugin, "summary", "")
    return Installed(name=name, origin=origin, priority=priority, formats=formats, summary=summary)


def _spoiled(candidate: Candidate, reason: str) -> Installed:
    return Installed(name=candidate.name, origin=candidate.origin, problem=reason)


def _block(installed: Installed) -> Installed:
    return Installed(
        name=installed.name,
        origin=installed.origin,
        priority=installed.priority,
        formats=installed.formats,
        summary=installed.summary,
        problem=_BLOCKED,
    )


def _names_in(text: str) -> set[str]:
    return {name.strip() for name in text.split(",")} - {""}
