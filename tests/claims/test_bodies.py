"""The tables of bodies, countries and first names are sane."""

from __future__ import annotations

from collections import Counter

import pytest

from intelnews.claims.gazetteer import is_known_word, known_names
from intelnews.claims.lexicon import class_of, data_lines, word_list
from intelnews.model import SourceKind

BODIES = [tuple(fields) for fields in data_lines("bodies.tsv")]
CODES = {fields[0] for fields in data_lines("countries.tsv")}
KINDS = {kind.value for kind in SourceKind}


def aliases(others: str) -> list[str]:
    """Return the other names of a row."""
    return [alias for alias in others.split("|") if alias]


def test_rows_are_whole() -> None:
    """Each row has four fields, a kind of the model, a country of the table and a name."""
    assert {4} == {len(row) for row in BODIES}
    assert {kind for kind, *_ in BODIES} <= KINDS
    assert {code for _, code, *_ in BODIES} <= CODES | {"-"}
    assert all(name.strip() == name and name for _, _, name, _ in BODIES)


def test_names_are_unique() -> None:
    """No two bodies have one name, and no row says an alias twice."""
    names = Counter(name for _, _, name, _ in BODIES)
    assert [] == [name for name, times in names.items() if times > 1]
    for _, _, name, others in BODIES:
        row = [name, *aliases(others)]
        assert len(set(row)) == len(row), name


def test_shared_aliases_are_marked() -> None:
    """A name that stands for several bodies is at most one’s without a mark."""
    sure = Counter(
        alias
        for _, _, name, others in BODIES
        for alias in [name, *aliases(others)]
        if not alias.endswith("?")
    )
    assert [] == [alias for alias, times in sure.items() if times > 1]


def test_no_alias_is_an_ordinary_word() -> None:
    """Every alias begins with a capital or the Arabic article, and none is a short common word."""
    for _, _, name, others in BODIES:
        for alias in [name, *aliases(others)]:
            assert alias[0].isupper() or alias.startswith(("al-", "al ")), alias
            if " " not in alias and alias.isalpha() and not alias.isupper():
                assert class_of(alias.lower()) in "nNv", alias


def test_services_of_the_world() -> None:
    """The intelligence and security services number at least 250, in over a hundred countries."""
    services = [row for row in BODIES if row[0] == "agency" and row[1] != "-"]
    assert len(services) >= 250
    assert len({row[1] for row in services}) >= 100


SHARED = [
    ("the NIS", [], "NIS", None),
    ("the NIS", ["KR"], "National Intelligence Service", "KR"),
    ("the NIS", ["KR", "KE"], "NIS", None),
    ("the NSA", [], "National Security Agency", "US"),
    ("the NSA", ["BH"], "National Security Agency of Bahrain", "BH"),
    ("the NSA", ["BH", "US"], "National Security Agency", "US"),
    ("the SIS", ["NZ"], "New Zealand Security Intelligence Service", "NZ"),
    ("the DIA", ["NG"], "Defence Intelligence Agency of Nigeria", "NG"),
    ("Turkey’s MIT", [], "National Intelligence Organization", "TR"),
    ("the AISE", [], "External Intelligence and Security Agency", "IT"),
    ("the ASD", ["AU"], "Australian Signals Directorate", "AU"),
    ("the BIA", ["RS"], "Security Intelligence Agency", "RS"),
    ("the FIS", ["CH"], "Federal Intelligence Service of Switzerland", "CH"),
]


@pytest.mark.parametrize(("text", "about", "name", "country"), SHARED)
def test_shared_acronyms(text: str, about: list[str], name: str, country: str | None) -> None:
    """Acronyms are read by the country the text speaks of, or left open."""
    *_, found = known_names(text, about=about)
    assert (name, country) == (found.entry.name, found.entry.country)


OPEN = ["MIT", "Dawn broke", "PET", "the Ruritanian Secret Service", "the Indian Congress party"]


@pytest.mark.parametrize("text", OPEN)
def test_words_that_only_look_like_bodies(text: str) -> None:
    """A word that is a body’s only in its country, and a body of another country, are not found."""
    assert not [m for m in known_names(text) if m.entry.role == "name"]


def test_first_names_have_one_gender() -> None:
    """No name stands on both lists, each has a capital, and none is a country."""
    lists = {code: set(names.split(" ")) for code, names in data_lines("forenames.tsv")}
    assert {"m", "f"} == set(lists)
    assert set() == lists["m"] & lists["f"]
    assert all(name[0].isupper() for name in lists["m"] | lists["f"])
    assert is_known_word("Jordan")  # a name as well, told apart by what follows
    assert not any(name.lower() in word_list("times") for name in lists["m"])
