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
    # metonyms
    ("Langley", "agency", "Central Intelligence Agency", "US"),
    ("Whitehall", "government", "United Kingdom", "GB"),
    ("Foggy Bottom", "government", "Department of State", "US"),
    ("the Élysée", "government", "France", "FR"),
    ("the Bundeskanzleramt", "government", "Germany", "DE"),
    ("Zhongnanhai", "government", "China", "CN"),
    ("the Blue House", "government", "South Korea", "KR"),
    ("the U.S.", "government", "United States", "US"),
    # bodies, their owners and their kinds
    ("Russia’s FSB", "agency", "Federal Security Service", "RU"),
    ("Kenya’s NIS", "agency", "National Intelligence Service of Kenya", "KE"),
    ("the NIS", "agency", "NIS", None),
    ("the ZQA", "agency", "ZQA", None),
    ("the Dutch intelligence chief", "official", None, "NL"),
    ("the Sylvanian defence ministry", "government", None, None),
    ("the Afghan Interior Ministry", "government", "Afghan Interior Ministry", "AF"),
    ("the Harbour Gazette", "media", "Harbour Gazette", None),
    ("Norhaven Bank", "agency", "Norhaven Bank", None),
    ("the company, Terravex,", "agency", "Terravex", None),
    (
        "The Dutch military service, the MIVD,",
        "agency",
        "Military Intelligence and Security Service",
        "NL",
    ),
    ("a group", "agency", None, None),
    ("a rebel group", "armed group", None, None),
    ("the gunmen", "armed group", None, None),
    ("a new poll", "document", None, None),
    # persons in every form
    ("a spokesman for the ministry, Jan Kral,", "person", "Jan Kral", None),
    ("Its leader, known as Comandante Lobo,", None, "Comandante Lobo", None),
    ("Mr. Kral, who heads the service", "person", "Kral", None),
    ("Anna Kral’s", "person", "Anna Kral", None),
    ("Anna Kral herself", "person", "Anna Kral", None),
    ("Senator Anna Kral of Zenda", "person", "Anna Kral", None),
    ("Secretary of Defense Anna Kral", "person", "Anna Kral", None),
    ("Anna Kral and Ben Ott", "person", "Anna Kral|Ben Ott", None),
    ("Anna Kral and Ben Ott, both lawyers,", "person", "Anna Kral|Ben Ott", None),
    ("William A. Birdwell, an author,", "person", "William A. Birdwell", None),
    ("Jordan Moor", "person", "Jordan Moor", None),
    ("Zorb Ott, reporting from Zenda,", "person", "Zorb Ott", None),
    ("Harbour President and Managing Editor Eva Ott", "person", "Eva Ott", None),
    ("a friend of Anna Kral", "person", None, None),
    ("the Harbour Medical Association", "agency", "Harbour Medical Association", None),
    # anonymous
    ("people familiar with the matter", "anonymous", None, None),
    ("a person briefed on the talks", "anonymous", None, None),
    ("insiders", "anonymous", None, None),
    ("a CIA officer who spoke on condition of anonymity", "anonymous", None, "US"),
    ("an unnamed Russian diplomat", "anonymous", None, "RU"),
    # crowds
    ("critics of the deal", "crowd", None, None),
    ("many analysts", "crowd", None, None),
    ("Hispanic voters", "crowd", None, None),
    ("political scientists", "crowd", None, None),
    ("lobbyists", "crowd", None, None),
    ("separatists in Sylvania", "armed group", None, None),
    ("zoologists", "crowd", None, None),
    ("a biologist", "person", None, None),
    ("progressive organizations", "agency", None, None),
    ("US and Russian officials", "official", None, None),
    ("one", None, None, None),
    ("most of us", None, None, None),
    ("”,", None, None, None),
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


MORE_NAMES = [
    ("Anna Kral and Jan Kral left. Kral said that it rained.", "Kral", None),
    (
        "The chief of the port, Anna Kral, left. The chief of the bank fled.",
        "The chief of the bank",
        None,
    ),
    (
        "Ben Ott, a general, and Jan Moor, a colonel, left. The colonel fled.",
        "The colonel",
        "Jan Moor",
    ),
    ("Ben Ott, a general, left. The colonel fled.", "The colonel", None),
    ("Ben Ott, a general, left. The officer fled.", "The officer", "Ben Ott"),
    ("President Ben Ott left. The former president fled.", "The former president", None),
    ("Ben Ott, who was mayor, left. The former mayor fled.", "The former mayor", "Ben Ott"),
    ("Ben Ott, the mayor, left. The chairwoman fled.", "The chairwoman", None),
    ("Norhaven Bank fell. The bank said so.", "The bank", "Norhaven Bank"),
    ("Sylvania’s Harbour Gazette fell. The newspaper said so.", "The newspaper", "Harbour Gazette"),
    ("Riyadh fell. The kingdom said so.", "The kingdom", "Saudi Arabia"),
    ("The CIA fell. The spy agency said so.", "The spy agency", "Central Intelligence Agency"),
    ("The group fled.", "The group", None),
    (
        "The Ruritanian spy service fell. The service said so.",
        "The service",
        "Ruritanian spy service",
    ),
    ("Kyiv said the service fell. The service said so.", "The service", None),
    ("Radio Zenda fell. The station said so.", "The station", None),
    ("The Moor campaign fell. The Ott campaign said so.", "The Ott campaign", None),
    ("The Moor Museum fell. The Ott Foundation said so.", "The Ott Foundation", "Ott Foundation"),
    ("The harbour group fled.", "The harbour group", None),
    ("The US Congress fell. The country said so.", "The country", None),
    ("Lukas Ott of Zenda, who fled", "who", "Lukas Ott"),
    ("The market of Zenda, who fled", "who", None),
    ("“Ben Ott left,” she said. “He fled", "He", None),
    ("Ben Ott left. 'He said \"they fled", "they", None),
    ("Moscow fell. It said so.", "It", "Russia"),
    ("The boats of Moscow fell. It said so.", "It", None),
    ("Ben Ott met Jan Moor. He fled.", "He", "Ben Ott"),
    ("Robin Ott left. She fled.", "She", "Robin Ott"),
    ("Don Guardian left. Guardian fled.", "Guardian", "Don Guardian"),
    ("Mr. Singer left. Singer fled.", "Singer", "Singer"),
    ("It was Ben Ott, which was odd.", "which", None),
]


@pytest.mark.parametrize(("text", "words", "name"), MORE_NAMES)
def test_name_of_words(text: str, words: str, name: str | None) -> None:
    """Agreement in office, rank, gender and kind decides; where it does not, nobody is named."""
    assert name == resolve(text, words).name


def test_brothers_are_the_two_persons_before() -> None:
    """A pair is named by both, if there are just two of that gender."""
    text = "Lukas Ott said no. Jan Ott said so, too. Eva Ott said yes. The brothers fled."
    sources = Sources(text)
    for words in ("Lukas Ott", "Jan Ott", "Eva Ott"):
        sources.resolve(Span(text.index(words), text.index(words) + len(words)))
    brothers = sources.resolve(Span(text.index("The brothers"), len(text) - 6))
    assert brothers.name == "Lukas Ott|Jan Ott"


def test_pronoun_tells_a_gender_for_the_rest() -> None:
    """Whom "she" has meant once is nobody’s "he" later."""
    text = "Robin Ott, the mayor, fled. Jan Moor slept. The mayor said no. She said so. He left."
    sources = Sources(text)
    for words in ("The mayor", "She"):
        sources.resolve(Span(text.index(words), text.index(words) + len(words)))
    place = text.index("He left")
    assert sources.resolve(Span(place, place + 2)).name == "Jan Moor"


def names_of(text: str, *words: str) -> list[str | None]:
    """Return the names of sources that stand in a text in this order."""
    sources, at, names = Sources(text), 0, []
    for each in words:
        at = text.index(each, at)
        names.append(sources.resolve(Span(at, at + len(each))).name)
        at += len(each)
    return names


def test_unknown_speaker_of_an_earlier_paragraph_gives_way() -> None:
    """“She” is the woman named before rather than an official of another paragraph."""
    text = "Eva Ott said no. An official said yes.\n\nIt rained. She said so."
    assert names_of(text, "Eva Ott", "An official", "She") == ["Eva Ott", None, "Eva Ott"]
    near = "Eva Ott said no. An official said yes. She said so."
    assert names_of(near, "Eva Ott", "An official", "She") == ["Eva Ott", None, "official"]


AGENCIES = [
    ("Reuters said no. The CIA said yes. The news agency left.", "The news agency", "Reuters"),
    ("The CIA said no. Reuters said yes. The spy agency left.", "The spy agency",
     "Central Intelligence Agency"),
    ("Reuters said no. The CIA said yes. The agency left.", "The agency",
     "Central Intelligence Agency"),
    ("Eva Ott said no. It left.", "It", None),
    ("Voters said no. It left.", "It", None),
    ("Polls said no. It left.", "It", None),
    ("Some said no. They left.", "They", None),
    ("Zenda City said no. He left.", "He", None),
    ("Jan Moor said no. Ben Ott slept. He left.", "He", "Ben Ott"),
    ("Jan Moor said no. It rained on Ben Ott. He left.", "He", "Jan Moor"),
    ("An envoy said no. It rained on Ben Ott. He left.", "He", "Ben Ott"),
    ("Moscow said no. The country left.", "The country", "Russia"),
    ("Radio Zenda said no. The station left.", "The station", "Radio Zenda"),
    ("Eva Ott said no. The teacher left.", "The teacher", "Eva Ott"),
    ("Eva Ott said no. Ben Ott slept. The teacher left.", "The teacher", None),
    ("Eva Ott, a nurse, said no. The teacher left.", "The teacher", None),
    ("Eva Ott said no. The fisherman left.", "The fisherman", None),
    ("Moscow said no. The newspaper left.", "The newspaper", None),
    ("Eva Ott said no. The brothers left.", "The brothers", None),
    ("The envoys said no. The brothers left.", "The brothers", None),
    ("Aides, led by Ben Ott, said no. They left.", "They", "Aides"),
    ("Eva Ott said no. The shipping company left.", "The shipping company", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), AGENCIES)
def test_kind_of_antecedent_must_agree(text: str, words: str, name: str | None) -> None:
    """The news agency is no service, and "it" is neither a person nor a crowd."""
    first = text[: text.index(" said")].rstrip(",")
    others = ["The CIA"] if "yes" in text and first == "Reuters" else []
    others = ["Reuters"] if first == "The CIA" else others
    assert name == names_of(text, first, *others, words)[-1]


def test_shared_acronym_is_read_by_the_country_of_the_article() -> None:
    """The country that the text speaks of says whose service it is."""
    text = "Nairobi was dark. In Kenya, the NIS said so."
    assert resolve(text, "the NIS").name == "National Intelligence Service of Kenya"
    assert resolve("Oslo was dark. The NIS said so.", "The NIS").country == "NO"


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


SENTENCE = "Anna Kral, director of Russia’s FSB, met Ben Ott. He said no. The group left. "
HOSTILE = [
    (SENTENCE * 2500, "He"),
    (SENTENCE * 2500, "The group"),
    ("The chief " * 20_000, "The chief"),
    ("Aa " * 60_000, "Aa Aa Aa"),
    (", who " * 40_000, "who"),
    ("“He said " * 20_000, "He"),
]


@pytest.mark.parametrize(("text", "words"), HOSTILE, ids=range(len(HOSTILE)))
def test_many_sources_end_in_time(text: str, words: str) -> None:
    """Thousands of sources in a long text take time in proportion."""
    sources = Sources(text)
    at, found = 0, 0
    while (at := text.find(words, at)) >= 0 and found < 2000:
        assert sources.resolve(Span(at, at + len(words))).text == words
        at += len(words)
        found += 1
    assert found == 2000


def test_source_of_a_million_letters() -> None:
    """No words are too long to be a source."""
    for piece in ("Ab ", "x ", ", ", "the ", "’s "):
        text = piece * 300_000
        assert Sources(text).resolve(Span(0, len(text))).text == text
