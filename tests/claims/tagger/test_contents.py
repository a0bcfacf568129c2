"""Which words of a content are the source's."""

from __future__ import annotations

import pytest

from intelnews.claims.tagger.contents import content_rows
from intelnews.claims.tagger.repairs import Tagged
from intelnews.claims.tagger.words import Words
from intelnews.spans import Span

# The words between bars are tagged as the content, "said" is the cue and "Ott" the source.
CASES = [
    # the writer's words in front of a quotation
    ("|It was plain: “We left,”| Ott said.", "“ We left , ”"),
    ("|Some went home (“We left,”| Ott said.", "“ We left , ”"),
    ("|It rained. “We left,”| Ott said.", "“ We left , ”"),
    ("|They were “all gone,”| Ott said.", "They were “ all gone , ”"),
    ("|“We ran. We left,”| Ott said.", "“ We ran . We left , ”"),
    # behind the cue it goes on with a quotation of its own
    ("|“We left,”| Ott said. |“We ran.”|", "“ We left , ” “ We ran . ”"),
    ("|“We left,”| Ott said|, “and ran.”|", "“ We left , ” “ and ran . ”"),
    ("|“We left,”| Ott said. |But some said “no” to it.|", "“ We left , ”"),
    ("|“We left,”| Ott said |and went home.|", "“ We left , ”"),
    # an indirect one stays as it is
    ("Ott said |that it rained.|", "that it rained ."),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_content(marked: str, expected: str) -> None:
    """Quotations are whole, and what the reporter says around them is left out."""
    text = marked.replace("|", "")
    inside = [number % 2 == 1 for number, part in enumerate(marked.split("|")) for _ in part]
    words = Words(text, [Span(0, len(text))])
    rows = words.rows.tolist()
    cut = {row: text[words.starts[row] : words.ends[row]] for row in rows}
    one = Tagged(
        source=tuple(row for row in rows if cut[row] == "Ott"),
        cue=tuple(row for row in rows if cut[row] == "said")[:1],
        content=tuple(row for row in rows if inside[words.starts[row]]),
        odds=0,
    )
    assert expected == " ".join(cut[row] for row in content_rows(words, one))
