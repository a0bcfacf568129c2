"""Who a source is: kind, country, body, and the name behind pronouns and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from intelnews.claims import extract_claims
from intelnews.claims.sources import Sources
from intelnews.model import SourceKind
from intelnews.spans import Span

if TYPE_CHECKING:
    from intelnews.model import Source

KRAL = "Anna Kral, director of Freedonia’s security service, met Colonel Ben Ott on Monday. "


def resolve(text: str, words: str) -> Source:
    """Return the source that the last of some words stands for, with nothing read before it."""
    start = text.rindex(words)
    return Sources(text).resolve(Span(start, start + len(words)))


def last_source(text: str) -> Source:
    """Return the source of the last claim of a text."""
    source = extract_claims(text)[-1].source
    assert source is not None
    return source


KINDS = [
    ("Moscow", "government", "Russia", "RU"),
    ("The Kremlin", "government", "Russia", "RU"),
    ("the United States", "government", "United States", "US"),
    ("Washington", "government", "United States", "US"),
    ("Russia and the US", "government", "Russia|United States", None),
    ("the Pentagon", "government", "Department of Defense", "US"),
    ("the FSB", "agency", "Federal Security Service", "RU"),
    ("NATO", "agency", "North Atlantic Treaty Organization", None),
    ("the Islamic State", "armed group", "Islamic State", None),
    ("The Taliban", "armed group", "Taliban", None),
    ("Reuters", "media", "Reuters", "GB"),
    ("The New York Times", "media", "New York Times", "US"),
    ("Afghan officials", "official", "Afghanistan", "AF"),
    ("the Afghan government", "government", "Afghanistan", "AF"),
    ("French government representatives", "official", "France", "FR"),
    ("US Pentagon officials", "official", "United States", "US"),
    ("FBI officials", "official", "Federal Bureau of Investigation", "US"),
    ("a Tajik border police official", "official", None, "TJ"),
    ("officials from both sides of the Afghan-Tajik border", "official", None, None),
    ("officials", "official", None, None),
    ("a ministry spokeswoman", "official", None, None),
    ("Some observers", "crowd", None, None),
    ("Residents of Kabul", "crowd", None, "AF"),
    ("a report by two universities", "document", None, None),
    ("Court documents", "document", None, None),
    ("local newspapers", "media", None, None),
    ("an official who asked not to be named", "anonymous", None, None),
    ("two people with knowledge of the case", "anonymous", None, None),
    ("people briefed on the matter", "anonymous", None, None),
    ("a US intelligence source", "anonymous", None, "US"),
    ("the analyst", "person", None, None),
    ("Zorbia", None, "Zorbia", None),
    ("the Harbour Watch", None, "Harbour Watch", None),
    ("nobody in particular", None, None, None),
]


@pytest.mark.parametrize(("words", "kind", "name", "country"), KINDS)
def test_kind_name_and_country(
    words: str, kind: str | None, name: str | None, country: str | None
) -> None:
    """The words alone tell what sort of speaker it is, and often of which country."""
    source = resolve(words, words)
    assert (kind and SourceKind(kind), name, country) == (source.kind, source.name, source.country)


def test_agency_stands_beside_the_country() -> None:
    """A body that speaks for itself is an agency with its country."""
    assert resolve("the CIA", "the CIA").agency == "Central Intelligence Agency"
    assert resolve("a CIA official", "a CIA official").agency == "Central Intelligence Agency"


NAMES = [
    # surname, title, full name
    (KRAL + "Kral said that it rained.", "Anna Kral"),
    (KRAL + "Ms. Kral said that it rained.", "Anna Kral"),
    (KRAL + "Colonel Ott said that it rained.", "Ben Ott"),
    (KRAL + "Ben Ott, who is ill, said that it rained.", "Ben Ott"),
    # description
    (KRAL + "The security chief said that it rained.", "Anna Kral"),
    (KRAL + "The director said that it rained.", "Anna Kral"),
    (KRAL + "The colonel said that it rained.", "Ben Ott"),
    (KRAL + "The minister said that it rained.", None),
    (KRAL + "The officers said that it rained.", None),
    (
        "It rained, according to the spy chief. It was Anna Kral, head of security, who knew.",
        "Anna Kral",
    ),
    # pronouns
    ("Anna Kral said that it rained. She added that it was cold.", "Anna Kral"),
    ("Anna Kral said that it rained. “It is cold,” she said.", "Anna Kral"),
    ("Anna Kral, the mayor, left. She said that it rained.", "Anna Kral"),
    ("Mr. Ott left. Ben Ott is ill. Anna Kral left. She said that it rained.", "Anna Kral"),
    ("The spokeswoman said it rained. She said that it was cold.", "spokeswoman"),
    ("Afghan officials said that it rained. They added that it was cold.", "Afghan officials"),
    ("The Taliban said that it rained. They said that it was cold.", "Taliban"),
    ("France and Italy said that it rained. They said it was cold.", "France|Italy"),
    ("Moscow said that it rained. It said that it was cold.", "Russia"),
    ("A report said that it rained. It said that it was cold.", "report"),
    ("He said that it rained.", None),
    ("They said that it rained.", None),
    ("It said that it rained.", None),
    ("Kral and others left. They said that it rained.", None),
    # relative clauses
    ("Anna Kral, who said that it rained, left.", "Anna Kral"),
    (KRAL + "It was Kral who said that it rained.", "Anna Kral"),
    ("The FSB, which said that it rained, left.", "Federal Security Service"),
    ("the old man who said that it rained", None),
    # generic words
    ("The Islamic State left. The group said that it rained.", "Islamic State"),
    ("Hamas said that it rained. The group said that it was cold.", "Hamas"),
    ("Hamas said it rained. The Taliban left. The group said that it was cold.", "Taliban"),
    ("Reuters said that it rained. The agency said that it was cold.", "Reuters"),
    ("The group said that it rained.", None),
    ("A group said that it rained.", None),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_name_after_coreference(text: str, name: str | None) -> None:
    """Pronouns, descriptions and surnames lead to a name, or to none at all."""
    assert name == last_source(text).name


def test_person_has_the_country_and_body_of_the_role() -> None:
    """What the text says of a person stands with the source."""
    text = "Ivan Moor, director of Russia’s FSB, left. Moor said that it rained."
    source = last_source(text)
    assert (SourceKind.PERSON, "RU", "Federal Security Service") == (
        source.kind, source.country, source.agency,
    )  # fmt: skip


def test_words_in_place_are_kept() -> None:
    """Coreference changes the name, never the words."""
    text = "Moscow said that it rained. It said that it was cold."
    source = last_source(text)
    assert ("It", "Russia") == (source.text, source.name)
    assert source.span.cut(text) == "It"


def test_headline_knows_the_persons_of_its_article() -> None:
    """A family name or a description in the headline is explained in the first sentences."""
    body = "The warning came from Anna Kral, director of Russia’s security service."
    for title in ("Port is a sieve, says Russian spy chief", "Kral says the port is a sieve"):
        [claim] = extract_claims(body, title=title)
        assert claim.source is not None
        assert claim.source.name == "Anna Kral"


def test_pronoun_in_a_headline_is_nobody() -> None:
    """A headline has nobody before it."""
    [claim] = extract_claims("Anna Kral left.", title="She says that the port is a sieve")
    assert claim.source is not None
    assert claim.source.name is None


def test_gender_must_agree() -> None:
    """A woman is not meant by "he"."""
    text = (
        "Ben Ott said it rained. Mrs. Kral and Anna Kral left. "
        "Kral said so, too. He said it was cold."
    )
    assert last_source(text).name == "Ben Ott"


def test_pronoun_does_not_reach_too_far() -> None:
    """A source of many sentences ago is nobody's pronoun."""
    far = "The boats lay in the harbour all day. " * 40
    assert (
        last_source(f"Afghan officials said that it rained. {far}They said it was cold.").name
        is None
    )
    assert last_source(f"Moscow said that it rained. {far}It said it was cold.").name is None
    assert last_source(f"Ben Ott said that it rained. {far}He said it was cold.").name is None


def test_first_person_is_nobody_else() -> None:
    """“I” and “we” are not taken for the one who spoke before."""
    assert last_source("Moscow said that it rained. We said that it was cold.").name is None
