"""…, saying that …; citing …, X said: the participle of a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.claims.grammar.complements import after_cue
from intelnews.claims.grammar.contents import trim
from intelnews.claims.grammar.findings import Finding
from intelnews.claims.grammar.phrases import phrase_end
from intelnews.claims.roles import role_kind

if TYPE_CHECKING:
    from intelnews.claims.grammar.findings import Reading
    from intelnews.claims.grammar.tokens import Range, Sentence
    from intelnews.claims.lexicon import CueForm

__all__ = ["participle"]

# "staff members of the campaign suggesting": the noun phrase a participle describes is short
_NOUN_WORDS = 8
#: "She said, referring to the army": words about words, no claim of their own.
_POINTERS = frozenset({"refer to", "reference", "allude to"})


def participle(reading: Reading, form: CueForm, at: int, /) -> Finding | None:
    """Return the attribution that a participle makes, mostly with the subject of another verb."""
    sentence, end = reading.sentence, at + len(form.words)
    content = after_cue(sentence, form, end)
    if content is None or not form.takes("c", "q", "n", "w") or form.lemma in _POINTERS:
        return None
    before = at - 1
    while sentence.code(before) == "a":
        before -= 1
    left = sentence.code(before)
    source: Range | None
    if left == "^" or (left in "sib" and before == 0):
        return _leading(sentence, form, (at, end), content)
    quoted = _quoted(reading, before)
    if quoted is not None:
        source = quoted
    elif left in ",cbsi-":
        source = reading.subject_of_before(before + 1)
    elif left == "o":
        source = (before, before + 1)
    elif left in "nN":
        source = _described(reading, form, before)
        content = _without_main_verb(sentence, content)
    else:
        source = None
    return None if source is None else Finding(source, (at, end), content, form)


def _leading(sentence: Sentence, form: CueForm, cue: Range, content: list[Range]) -> Finding | None:
    """Citing the report, Ott said …: the subject follows the comma."""
    comma = sentence.find(",", cue[1])
    if comma is None:
        return None
    last = phrase_end(sentence, comma + 1)
    whole = trim(sentence, content[0][0], min(content[0][1], comma))
    if last == comma + 1 or whole is None:
        return None
    return Finding((comma + 1, last), cue, [whole], form)


def _quoted(reading: Reading, before: int) -> Range | None:
    """Return whom somebody quotes "as saying", and drop the quoting, which claims nothing."""
    if reading.sentence.word(before) != "as" or not reading.found:
        return None
    last = reading.found[-1]
    if last.form.lemma not in {"quote", "cite"} or last.content[-1][1] != before:
        return None
    reading.found.pop()
    return last.content[0]


def _described(reading: Reading, form: CueForm, last: int) -> Range | None:
    """Return the noun phrase that a participle follows; behind a document, whoever issued it."""
    sentence, first = reading.sentence, last
    while sentence.code(first - 1) in "dnNf" and first > last - _NOUN_WORDS:
        first -= 1
    if sentence.code(first - 1) == "i" and not form.takes("q"):
        return None
    is_document = role_kind(sentence.word(last)) == "document"
    if is_document and sentence.code(first - 1) in "vi":
        return reading.subject_of_before(first) or (first, last + 1)
    return (first, last + 1)


def _without_main_verb(sentence: Sentence, content: list[Range]) -> list[Range]:
    """In "those backing the plan have pointed to it", end the content before "have"."""
    [(first, last)] = content
    for at in range(first + 1, last):
        if (
            sentence.code(at) == "x"
            and sentence.code(at - 1) in "nN"
            and sentence.code(first) in "dnN"
        ):
            return [(first, at)]
    return content
