"""Finding plugins in what is installed, without importing any."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from attrs import frozen

from intelnews.model.record import Record

__all__ = ["Candidate", "installed_plugins"]

_OWN = "intelnews"


@frozen(kw_only=True, repr=False)
class Candidate(Record):
    """A plugin that a distribution says it has; nobody has tried it yet."""

    entry: EntryPoint

    @property
    def name(self) -> str:
        """The name under which the distribution registers it."""
        return self.entry.name

    @property
    def origin(self) -> str:
        """The distribution and its version."""
        found = self.entry.dist
        return "unknown" if found is None else f"{found.name} {found.version}"

    def load(self) -> object:
        """Import it; whatever that raises is the plugin's fault."""
        return self.entry.load()


def installed_plugins(group: str, /) -> list[Candidate]:
    """Return the plugins of an entry-point group, our own first, then by distribution and name.

    >>> [found.name for found in installed_plugins("intelnews.parsers")][0]
    'atom'
    """
    found = {Candidate(entry=entry) for entry in entry_points(group=group)}
    return sorted(
        found, key=lambda one: (not one.origin.startswith(f"{_OWN} "), one.origin, one.name)
    )
