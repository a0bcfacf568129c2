"""The rules that find attributions: which words are source, cue and content.

This is the one step of claim extraction that a trained tagger may take over: whatever yields
``Attribution`` records can stand in its place, since stance, certainty, dates and the identity of
sources are worked out from the spans afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims import complements
from intelnews.claims.clauses import (
    clause_subject,
    phrase_end,
    skip_time,
    subject_before,
    verb_group,
)
from intelnews.claims.lexicon import Tense, cues_at
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.claims.clauses import Range, VerbGroup
    from intelnews.claims.lexicon import CueForm
    from intelnews.claims.tokens import Sentence

__all__ = ["Attribution", "attributions_in"]

# A sentence with more cues than this is a list of verbs, not news; it keeps the time linear.
_MAX_CUES = 24
_BELIEVED = frozenset(
    "believe expect think say report allege understand assume presume estimate suspect consider "
    "deem fear predict project forecast claim".split()
)
_CONTINUES = frozenset("where which who and but or because since if though although as".split())
_BE = frozenset("is was were are am be been being".split())


@frozen(kw_only=True)
class Attribution:
    """An attribution as spans: whose words (or ``None``), by which cue, and what they are.

    ``group`` and ``stance`` are those of the cue in the lexicon; ``parent`` is the hull of the
    content that holds this attribution, if another one quotes it.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    lemma: str
    group: str = "speech"
    passive: bool = False
    parent: Span | None = None


class _Found:
    """An attribution in the making, counted in words of one sentence."""

    __slots__ = ("content", "cue", "form", "front", "lemma", "passive", "reach", "source")

    def __init__(
        self,
        source: Range | None,
        cue: Range,
        content: list[Range],
        form: CueForm,
        *,
        passive: bool = False,
        front: bool = False,
    ) -> None:
        self.source = source
        self.cue = cue
        self.content = content
        self.form = form
        self.lemma = form.entry.lemma
        self.passive = passive
        self.front = front

    def holds(self, word: int) -> bool:
        return any(first <= word < last for first, last in self.content)


def attributions_in(sentences: Sequence[Sentence], /) -> list[Attribution]:
    """Return the attributions of one paragraph in the order of their cues.

    >>> from intelnews.claims.tokens import sentences_of
    >>> text = "On Monday Freedonia denied any involvement, as did Sylvania."
    >>> for found in attributions_in(sentences_of(text, Span(0, len(text)))):
    ...     print(found.source.cut(text), "|", found.cue.cut(text), "|", found.content[0].cut(text))
    Freedonia | denied | any involvement
    Sylvania | did | any involvement
    """
    done: list[Attribution] = []
    last_quoted: int | None = None
    for sentence in sentences:
        if sentence.is_quotation and last_quoted is not None:
            # “A,” she said. “B.”: the second quotation is hers as well
            more = tuple(quote.span for quote in sentence.quotes.values())
            before = done[last_quoted]
            done[last_quoted] = _with_content(before, (*before.content, *more))
            continue
        found = _Reader(sentence).read()
        last_quoted = None
        for item in found:
            if item.parent is None and any(
                sentence.text[span.start] in "“\"«„'‘`" for span in item.content
            ):
                last_quoted = len(done)
            done.append(item)
    return done


def _with_content(before: Attribution, content: tuple[Span, ...]) -> Attribution:
    return Attribution(
        source=before.source, cue=before.cue, content=content, lemma=before.lemma,
        group=before.group, passive=before.passive, parent=before.parent,
    )  # fmt: skip


class _Reader:
    """Reads one sentence from left to right."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.found: list[_Found] = []

    def read(self) -> list[Attribution]:
        for at, form in self._cues():
            item = self._attribution(at, form)
            if item is not None:
                self.found.append(item)
                self._ellipsis(item)
        return list(self._finished())

    def _cues(self) -> Iterator[tuple[int, CueForm]]:
        sentence, at, count = self.sentence, 0, 0
        while at < len(sentence) and count < _MAX_CUES:
            form = cues_at(sentence.words, at) if sentence.codes[at] != "Q" else None
            if form is None:
                at += 1
                continue
            yield at, form
            count += 1
            at += len(form.words)

    def _attribution(self, at: int, form: CueForm) -> _Found | None:
        frames = form.entry.frames
        if "p" in frames:
            return self._according_to(at, form)
        if "a" in frames:
            return self._hedged(at, form)
        if form.tense == Tense.ING and (at == 0 or self.sentence.codes[at - 1] != "x"):
            return self._participle(at, form)
        group = verb_group(self.sentence, at)
        if form.tense == Tense.PAST and group.is_passive:
            return self._passive(at, form, group)
        return self._finite(at, form, group)

    # ------------------------------------------------------------------ X said that …

    def _finite(self, at: int, form: CueForm, group: VerbGroup) -> _Found | None:
        sentence = self.sentence
        end = at + len(form.words)
        if group.infinitive:
            return None
        inverted = self._inverted(at, end, form)
        if inverted is not None:
            return inverted
        if not self._is_verb(at, end, form, group):
            return None
        source = subject_before(sentence, group.before)
        if source is None and group.before >= 0 and sentence.codes[group.before] in "cb,":
            source = self._same_subject(at, group)
        if source is None:
            return None
        cue = (at if group.negation is None else _negated_from(group, at), end)
        if form.entry.lemma in {"seem", "appear"}:
            return self._seeming(cue, source, form, end)
        content = complements.after_cue(sentence, form, end)
        if content is not None:
            relative = self._relative(source)
            if relative is not None:
                content = [relative, *content]
            elif "q" in form.entry.frames and sentence.codes[content[0][0]] == "Q":
                content = self._with_front_quotes(source[0], content)
            return _Found(source, cue, content, form)
        if not self._may_close(source, form, end):
            return None
        content = complements.front(sentence, source[0])
        if content is None or source[0] == 0:
            return None
        content += self._resumed(end)
        return _Found(source, cue, content, form, front=True)

    def _may_close(self, source: Range, form: CueForm, end: int) -> bool:
        """Tell whether "X said" may stand behind what X said."""
        sentence = self.sentence
        frames, codes = form.entry.frames, sentence.codes
        if not frames & {"q", "c"} or codes[source[0]] == "r":
            return False
        k = skip_time(sentence, end)
        return "o" in frames or k >= len(sentence) or codes[k] not in "dnNpogx"

    def _with_front_quotes(self, source: int, content: list[Range]) -> list[Range]:
        """“A,” she said, “B.”: both halves."""
        codes = self.sentence.codes
        if source and codes[source - 1] == "Q":
            ahead = complements.front(self.sentence, source)
            if ahead is not None:
                return [*ahead, *content]
        return content

    def _relative(self, source: Range) -> Range | None:
        """The word that stands for what is said in "which officials said was …"."""
        codes, words = self.sentence.codes, self.sentence.words
        k = source[0] - 1
        if k > 0 and words[k] in {"which", "whom", "what"}:
            return (k, k + 1)
        return None

    def _is_verb(self, at: int, end: int, form: CueForm, group: VerbGroup) -> bool:
        """Tell a verb from the noun or adjective of the same form ("claims", "alleged")."""
        sentence = self.sentence
        codes, words = sentence.codes, sentence.words
        before = group.before
        left = codes[before] if before >= 0 else "^"
        after = codes[end] if end < len(sentence) else "."
        if left in "fiT" or (left == "d" and words[before] not in _PRONOMINAL):
            return False
        if before >= 0 and words[before].endswith(("'s", "s'")) and left in "nN":
            return False
        if form.tense == Tense.PAST:
            # "the reported incidents", "prior reported incidents"
            return not (
                after == "n"
                and left == "n"
                and not group.auxiliaries
                and "n" not in form.entry.frames
            )
        if form.tense == Tense.OTHER:
            return group.is_passive
        if len(form.words) > 1 and form.tense != Tense.BASE:
            return True
        if left in "pr" or group.auxiliaries:
            return True
        if form.tense == Tense.THIRD:
            return (
                after in "tQ:dpNToxsa*g"
                or after == "n"
                or (after == "," and left == "N" and codes[before - 1 : before] != ["f"])
                or (after == "." and left in "nN")
            )
        if form.tense == Tense.BASE:
            plural = left in "nN" and words[before].endswith("s") or words[before] in _PLURALS
            joined = (
                before > 1 and codes[before] in "nN," and "c" in codes[max(0, before - 4) : before]
            )
            listed = left == ","
            return (plural or joined or listed or left == "d") and after in "tQ:dpNTog*wnri"
        return True

    def _same_subject(self, at: int, group: VerbGroup) -> Range | None:
        """The subject of "… and said": that of the verb before."""
        for item in reversed(self.found):
            if item.source is not None and not item.front and not item.passive:
                return item.source
        return clause_subject(self.sentence, group.first)

    def _inverted(self, at: int, end: int, form: CueForm) -> _Found | None:
        """“…,” said X; …, says X."""
        sentence = self.sentence
        codes = sentence.codes
        if at == 0 or "q" not in form.entry.frames or form.tense == Tense.BASE:
            return None
        if codes[at - 1] not in ",Q-" or end >= len(sentence) or codes[end] not in "dnNpgv":
            return None
        if codes[end] == "p" and not (end + 1 < len(sentence) and codes[end + 1] in ".,"):
            return None
        last = phrase_end(sentence, end)
        if last == end:
            return None
        content = complements.front(sentence, at)
        if content is None:
            return None
        if last < len(sentence) and codes[last] in "xv" and not skip_time(sentence, last) > last:
            return None
        last = self._with_apposition(last)
        resumed = self._resumed(last)
        return _Found((end, last), (at, end), content + resumed, form, front=True)

    def _with_apposition(self, last: int) -> int:
        """Take in ", a former director of the office," behind a name."""
        codes = self.sentence.codes
        if last + 1 >= len(codes) or codes[last] != "," or codes[last + 1] not in "dnN":
            return last
        if skip_time(self.sentence, last + 1) > last + 1:
            return last
        end = phrase_end(self.sentence, last + 1)
        if end > last + 1 and (end >= len(codes) or codes[end] in ",.i"):
            return end
        return last

    def _resumed(self, at: int) -> list[Range]:
        """The content that goes on behind ", said X,": a quotation, or a clause that needs it."""
        sentence = self.sentence
        codes, words = sentence.codes, sentence.words
        k = skip_time(sentence, at)
        while k < len(sentence) and codes[k] not in ",Q:-;":
            k += 1
            if k > at + 16:
                return []
        if k >= len(sentence):
            return []
        if codes[k] == "Q":
            first = k
        elif k + 1 < len(sentence) and (codes[k + 1] == "Q" or words[k + 1] in _CONTINUES):
            first = k + 1
        else:
            return []
        if words[first] == "as" or (
            codes[first] == "c" and cues_at(words, min(first + 1, len(words) - 1))
        ):
            return []
        last = first + 1 if codes[first] == "Q" else complements.clause_end(sentence, first)
        rest = complements.trim(sentence, first, last)
        return [] if rest is None else [rest]

    # ------------------------------------------------------------------ …, saying that …

    def _participle(self, at: int, form: CueForm) -> _Found | None:
        sentence = self.sentence
        codes = sentence.codes
        end = at + len(form.words)
        content = complements.after_cue(sentence, form, end)
        if content is None or not form.entry.frames & {"c", "q", "n", "w"}:
            return None
        k = at - 1
        while k >= 0 and codes[k] == "a":
            k -= 1
        left = codes[k] if k >= 0 else "^"
        if left == "^" or (left in "sib" and k == 0):
            comma = next((i for i in range(end, len(sentence)) if codes[i] == ","), None)
            if comma is None:
                return None
            source = _main_subject(sentence, comma + 1)
            whole = complements.trim(sentence, content[0][0], min(content[0][1], comma))
            if source is None or whole is None:
                return None
            return _Found(source, (at, end), [whole], form)
        if left in ",cbsi-":
            source = self._same_subject(at, verb_group(sentence, at))
        elif left == "o":
            source = (k, k + 1)
        elif left in "nN":
            first = k
            while first > 0 and codes[first - 1] in "dnNf" and first > k - 8:
                first -= 1
            if first and codes[first - 1] == "i" and "q" not in form.entry.frames:
                return None
            source = (first, k + 1)
        else:
            return None
        if source is None:
            return None
        return _Found(source, (at, end), content, form)

    # ------------------------------------------------------------------ according to X

    def _according_to(self, at: int, form: CueForm) -> _Found | None:
        sentence = self.sentence
        codes = sentence.codes
        end = at + 2
        last = phrase_end(sentence, end, limit=40)
        if last == end:
            return None
        leading = complements.trim(sentence, 0, at) is None or all(
            code in "abc," for code in codes[:at]
        )
        if leading:
            comma = next(
                (i for i in range(last, min(len(sentence), last + 30)) if codes[i] == ","), None
            )
            if comma is None:
                return None
            source = (end, comma)
            following = self._with_apposition(comma)
            if following > comma and following < len(sentence) and codes[following] == ",":
                source, comma = (end, following), following
            content = complements.trim(
                sentence, comma + 1, complements.clause_end(sentence, comma + 1)
            )
            return None if content is None else _Found(source, (at, end), [content], form)
        content = complements.front(sentence, at)
        if content is None:
            return None
        last = self._with_apposition(last)
        if content and last < len(sentence) and codes[last] == "," and codes[at - 1] == ",":
            rest = complements.trim(sentence, last + 1, complements.clause_end(sentence, last + 1))
            if rest is not None and codes[rest[0]] in "xvTig":
                content.append(rest)
        return _Found((end, last), (at, end), content, form, front=True)

    # ------------------------------------------------------------------ reportedly, seems, was accused

    def _hedged(self, at: int, form: CueForm) -> _Found | None:
        sentence = self.sentence
        codes = sentence.codes
        group = verb_group(sentence, at)
        after = codes[at + 1] if at + 1 < len(sentence) else "."
        if group.before >= 0 and codes[group.before] in "di":
            return None
        subject = subject_before(sentence, group.before)
        if subject is None:
            if after in "dNnp" and at <= 2:
                rest = complements.trim(sentence, at + 1, complements.clause_end(sentence, at + 1))
                return None if rest is None else _Found(None, (at, at + 1), [rest], form)
            return None
        rest = complements.trim(sentence, at + 1, complements.clause_end(sentence, at + 1))
        ahead = complements.trim(sentence, subject[0], at)
        content = [part for part in (ahead, rest) if part is not None]
        return _Found(None, (at, at + 1), content, form) if content else None

    def _seeming(self, cue: Range, subject: Range, form: CueForm, end: int) -> _Found | None:
        sentence = self.sentence
        codes, words = sentence.codes, sentence.words
        k = end
        if k >= len(sentence) or not (codes[k] in "Ttvn" or words[k] in {"as", "like"}):
            return None
        rest = complements.trim(sentence, k, complements.clause_end(sentence, k))
        if rest is None:
            return None
        if words[subject[0]] == "it" and codes[k] in "ts":
            return _Found(None, cue, [rest], form)
        if codes[k] != "T":
            return None
        return _Found(None, cue, [subject, rest], form)

    def _passive(self, at: int, form: CueForm, group: VerbGroup) -> _Found | None:
        """X is believed to …; it was reported that …; X was accused of … (by Y)."""
        sentence = self.sentence
        codes, words = sentence.codes, sentence.words
        end = at + len(form.words)
        subject = subject_before(sentence, group.before)
        if subject is None or end >= len(sentence):
            return None
        first = at if group.negation is None else _negated_from(group, at)
        cue = (first, end)
        lemma, frames = form.entry.lemma, form.entry.frames
        after = codes[end]
        if lemma in _BELIEVED and after == "T":
            rest = complements.trim(sentence, end, complements.clause_end(sentence, end))
            return None if rest is None else _Found(None, cue, [subject, rest], form, passive=True)
        if words[subject[0]] == "it" and after == "t" and "c" in frames:
            rest = complements.trim(sentence, end, complements.clause_end(sentence, end))
            return None if rest is None else _Found(None, cue, [rest], form, passive=True)
        if lemma in {"tell", "ask", "inform", "warn", "remind"}:
            content = complements.after_cue(sentence, form, end)
            return None if content is None else _Found(None, cue, content, form, passive=True)
        if "n" not in frames or form.entry.group not in {"speech", "cognition"}:
            return None
        by = next((k for k in range(end, min(len(sentence), end + 25)) if words[k] == "by"), None)
        source: Range | None = None
        stop = complements.clause_end(sentence, end)
        if by is not None and by < stop:
            last = phrase_end(sentence, by + 1)
            if last > by + 1:
                source = (by + 1, last)
        content = [subject]
        rest = complements.trim(sentence, end, by if source and by is not None else stop)
        if rest is not None:
            content.append(rest)
        if source is None and lemma not in {"accuse", "blame", "criticize", "condemn", "allege"}:
            return None
        return _Found(source, cue, content, form, passive=True)

    def _ellipsis(self, item: _Found) -> None:
        """…, as did Tajikistan: the same words of another source."""
        sentence = self.sentence
        words = sentence.words
        at = item.content[-1][1]
        if words[at : at + 2] == [",", "as"]:
            at += 1
        if words[at : at + 1] != ["as"] or words[at + 1 : at + 2] not in (
            ["did"],
            ["does"],
            ["do"],
            ["have"],
            ["has"],
        ):
            return
        last = phrase_end(sentence, at + 2)
        if last > at + 2:
            self.found.append(_Found((at + 2, last), (at + 1, at + 2), item.content, item.form))

    # ------------------------------------------------------------------ which of them count

    def _cut_at_closing_clauses(self) -> None:
        """In "It appears that A, he said", end the first content where the second claim begins."""
        for closing in self.found:
            if not closing.front:
                continue
            start = min(closing.cue[0], closing.source[0] if closing.source else closing.cue[0])
            for item in self.found:
                if (
                    item is not closing
                    and item.holds(closing.cue[0])
                    and closing.holds(item.cue[0])
                ):
                    parts = (
                        complements.trim(self.sentence, first, min(last, start))
                        for first, last in item.content
                    )
                    item.content = [part for part in parts if part is not None] or item.content

    def _finished(self) -> Iterator[Attribution]:
        self._cut_at_closing_clauses()
        for item in sorted(self.found, key=_by_cue):
            outer = next(
                (
                    o
                    for o in self.found
                    if o is not item and o.holds(item.cue[0]) and not item.holds(o.cue[0])
                ),
                None,
            )
            if outer is None:
                yield self._attribution_of(item, None)
            elif self._is_nested(item):
                hull = Span.hull(self._spans(outer.content))
                yield self._attribution_of(item, hull)

    def _is_nested(self, item: _Found) -> bool:
        """Tell whether a claim inside a claim is plain enough to stand on its own."""
        first = item.content[0][0]
        return (
            item.source is not None
            and item.form.entry.group == "speech"
            and not item.passive
            and not item.front
            and "c" in item.form.entry.frames
            and self.sentence.codes[first] in "tQ"
        )

    def _spans(self, content: list[Range]) -> list[Span]:
        return [self.sentence.span(first, last) for first, last in content]

    def _attribution_of(self, item: _Found, parent: Span | None) -> Attribution:
        span = self.sentence.span
        return Attribution(
            source=None if item.source is None else span(*item.source),
            cue=span(*item.cue),
            content=tuple(self._spans(item.content)),
            lemma=item.lemma,
            group=item.form.entry.group,
            passive=item.passive,
            parent=parent,
        )


_PRONOMINAL = frozenset("some many several others most few all both this these those".split())
_PLURALS = frozenset(
    "people police media men women taliban authorities military public children voters".split()
)


def _by_cue(item: _Found) -> int:
    return item.cue[0]


def _negated_from(group: VerbGroup, at: int) -> int:
    """Return where the cue begins that takes in its negation ("did not deny")."""
    return group.first if at - group.first <= 4 else at


def _main_subject(sentence: Sentence, first: int) -> Range | None:
    """Return the subject of the clause that begins at a word."""
    codes = sentence.codes
    if first < len(codes) and codes[first] == "p":
        return (first, first + 1)
    last = phrase_end(sentence, first)
    return (first, last) if last > first else None
