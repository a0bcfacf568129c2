"""The parser of telex tapes: the tests that every parser must pass, and its own."""

from __future__ import annotations

from intelnews_telex import TelexParser

from intelnews.intake import open_document
from intelnews.testing.contract import ParserContract

TAPE = """ZCZC HW0412 141203
PORT ANSEL REOPENS AFTER STORM
BY ANNA KRAL
THE PORT OF ANSEL REOPENED ON MONDAY, OFFICIALS SAID.
NNNN
ZCZC HW0413 141310
FERRY STAYS AT HOME
THE FERRY DID NOT SAIL.
"""


class TestTelexParser(ParserContract):
    """The contract."""

    parser = TelexParser
    samples = (TAPE,)


def test_each_story_is_a_draft() -> None:
    """Headline, byline and slug stand where they should; a tape that is cut off is marked."""
    first, second = TelexParser().parse(open_document(TAPE))
    assert "PORT ANSEL REOPENS AFTER STORM" == first.title.value
    assert "BY ANNA KRAL" == first.authors[0].value
    assert ("HW0412", False) == (first.extra["slug"], first.truncated)
    assert ((), "end-lost", True) == (second.authors, second.problems[0].code, second.truncated)
