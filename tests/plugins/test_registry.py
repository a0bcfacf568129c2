"""The registry: found, registered, blocked, broken."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from intelnews.errors import PluginError
from intelnews.plugins import registry as registry_module
from intelnews.plugins.contract import Match
from intelnews.plugins.discovery import Candidate, installed_plugins
from intelnews.plugins.parsers import PARSERS, check_parser
from intelnews.plugins.registry import Registry


class Telex:
    """A parser in the right form."""

    name = "telex"
    formats = ("telex", "tlx")
    summary = "Telex tapes."

    def sniff(self, head, /):
        """Bid for tapes."""
        return Match(0.9, "starts with ZCZC") if head.text.startswith("ZCZC") else None

    def parse(self, document, /):
        """Find nothing."""
        return ()


class LateTelex(Telex):
    """The same name again, with a priority of its own."""

    priority = 700


def _registry(monkeypatch, *entries):
    """Return a registry whose installed plugins are these ``(name, target)`` pairs."""
    found = [
        Candidate(entry=EntryPoint(name=name, value=value, group="test.group"))
        for name, value in entries
    ]
    monkeypatch.setattr(registry_module, "installed_plugins", lambda _group: found)
    return Registry(
        "test.group", noun="parser", check=check_parser, variable="INTELNEWS_BLOCK_TEST"
    )


HERE = "tests_plugins_registry_target"


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    """Let entry points of these tests find the classes above."""
    import sys
    import types

    module = types.ModuleType(HERE)
    module.Telex = Telex
    module.LateTelex = LateTelex
    module.nothing = 5
    monkeypatch.setitem(sys.modules, HERE, module)


def test_built_in_parsers_are_entry_points():
    """The built-in parsers are found exactly as a plugin is."""
    names = [found.name for found in installed_plugins("intelnews.parsers")]
    ours = [one.name for one in PARSERS.installed() if one.origin.startswith("intelnews ")]
    assert [
        "atom",
        "blogger",
        "csl-json",
        "html",
        "jsonfeed",
        "jsonl",
        "mail",
        "markdown",
        "mhtml",
        "paste",
        "plain",
        "records",
        "ris",
        "rss",
        "table",
        "telegram",
        "warc",
        "wp-rest",
        "wxr",
        "zotero-rdf",
    ] == ours
    assert set(ours) <= set(names)


def test_found_plugin_is_loaded_on_demand(monkeypatch):
    """An entry point gives a usable parser with its own description."""
    registry = _registry(monkeypatch, ("telex", f"{HERE}:Telex"))
    (installed,) = registry.installed()
    assert ("telex", ("telex", "tlx"), "Telex tapes.", 500, None) == (
        installed.name,
        installed.formats,
        installed.summary,
        installed.priority,
        installed.problem,
    )
    assert isinstance(registry.get("telex"), Telex)
    assert isinstance(registry.get("tlx"), Telex)


def test_priority_of_a_class_is_kept(monkeypatch):
    """A plugin class may say its own priority."""
    registry = _registry(monkeypatch, ("telex", f"{HERE}:LateTelex"))
    assert 700 == registry.installed()[0].priority


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("no_such_module_anywhere:Parser", "ModuleNotFoundError"),
        (f"{HERE}:Missing", "AttributeError"),
        (f"{HERE}:nothing", "5 is no class"),
    ],
)
def test_broken_plugin_is_set_apart(monkeypatch, target, reason):
    """A plugin that cannot be loaded is listed with the reason and stops no other."""
    registry = _registry(monkeypatch, ("bad", target), ("telex", f"{HERE}:Telex"))
    bad, good = registry.installed()
    assert reason in bad.problem
    assert good.problem is None
    assert ["telex"] == [installed.name for installed, _ in registry.usable()]
    (problem,) = registry.broken()
    assert "plugin-broken" == problem.code
    with pytest.raises(PluginError, match="cannot be used"):
        registry.get("bad")


def test_second_plugin_of_a_name_is_listed_and_unused(monkeypatch):
    """Of two installed plugins with one name the first is used, and the list shows both."""
    registry = _registry(monkeypatch, ("telex", f"{HERE}:Telex"), ("other", f"{HERE}:LateTelex"))
    installed = registry.installed()
    assert [None, "the name 'telex' is taken by unknown"] == [one.problem for one in installed]
    assert 1 == len(list(registry.usable()))


def test_register_as_a_call_and_as_a_decorator(monkeypatch):
    """A class is registered for this process either way, and is returned as it was."""
    registry = _registry(monkeypatch)
    assert Telex is registry.register(Telex)
    assert "this process" == registry.installed()[0].origin
    registry.unregister("telex")
    assert Telex is registry.register(priority=900)(Telex)
    assert 900 == registry.installed()[0].priority


def test_register_refuses_a_taken_name(monkeypatch):
    """A taken name is an error unless it is to be replaced; taking it back restores the first."""
    registry = _registry(monkeypatch, ("telex", f"{HERE}:Telex"))
    with pytest.raises(PluginError, match="taken by unknown"):
        registry.register(LateTelex)
    registry.register(LateTelex, replace=True)
    assert isinstance(registry.get("telex"), LateTelex)
    registry.unregister("telex")
    assert not isinstance(registry.get("telex"), LateTelex)


def test_unregister_what_was_never_registered(monkeypatch):
    """Taking back an installed plugin is an error: it was not registered here."""
    registry = _registry(monkeypatch, ("telex", f"{HERE}:Telex"))
    with pytest.raises(PluginError, match="not registered in this process"):
        registry.unregister("telex")


def test_block_by_name_and_by_environment(monkeypatch):
    """A blocked plugin is listed as blocked, not used, and not reported as broken."""
    registry = _registry(monkeypatch, ("telex", f"{HERE}:Telex"))
    registry.block("telex", "unknown")
    assert "blocked" == registry.installed()[0].problem
    assert () == registry.broken()
    assert [] == list(registry.usable())
    registry.unblock("telex")
    assert 1 == len(list(registry.usable()))
    monkeypatch.setenv("INTELNEWS_BLOCK_TEST", " other, telex ")
    with pytest.raises(PluginError, match="cannot be used: blocked"):
        registry.get("telex")


def test_unknown_name_is_answered_with_the_known(monkeypatch):
    """Asking for a parser that is not there suggests the nearest and lists all."""
    registry = _registry(monkeypatch, ("telex", f"{HERE}:Telex"))
    with pytest.raises(PluginError, match=r"did you mean 'telex'.*known are telex, tlx"):
        registry.get("telx")
    with pytest.raises(PluginError, match="there is no parser 'rss'; known are telex, tlx"):
        registry.get("rss")


def test_format_is_read_by_the_parser_of_highest_priority(monkeypatch):
    """Where several parsers read a format, priority decides."""

    class Other(Telex):
        name = "other"

    registry = _registry(monkeypatch, ("telex", f"{HERE}:Telex"))
    registry.register(Other, priority=501)
    assert isinstance(registry.get("tlx"), Other)


def _without(**changes):
    return type("Odd", (Telex,), changes)


def _raises(self):
    raise RuntimeError("no tape")


@pytest.mark.parametrize(
    ("plugin", "message"),
    [
        (Telex(), "is no class"),
        (_without(name=None), "has no name"),
        (_without(name="Telex 2"), "use lower case"),
        (_without(formats=["telex"]), "is a tuple of names"),
        (_without(formats=()), "is a tuple of names"),
        (_without(summary="two\nlines"), "is one line of text"),
        (_without(summary=None), "is one line of text"),
        (_without(sniff=None), "has no method sniff"),
        (_without(sniff=lambda self: None), "must be callable as sniff"),
        (_without(parse=lambda self, document, extra: None), "must be callable as parse"),
        (_without(__init__=_raises), r"Odd\(\) failed: RuntimeError: no tape"),
    ],
)
def test_form_of_a_parser_is_checked_at_once(plugin, message):
    """Each part of the protocol that is missing has its own message."""
    with pytest.raises(PluginError, match=message):
        check_parser(plugin)
