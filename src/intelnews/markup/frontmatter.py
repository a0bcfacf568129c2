"""Finding the fields at the top of a Markdown file, and where its body begins."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.fieldnames import Meaning, is_field_name, meaning_of
from intelnews.markup.fields import Field, Members, parse_fields, read_fields_loosely, to_field
from intelnews.model import Locator, Problem, Span
from intelnews.model.record import Record, many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from intelnews.limits import Limits

__all__ = ["FrontMatter", "read_front_matter"]

# Front matter may be as long as four lines of the greatest length: 260,000 characters, which YAML
# takes 0.2 s to read. Real front matter has some hundred.
_LINES = 4
_FENCE = re.compile(r"(?P<fence>---|\+\+\+|;;;)(?P<language>yaml|yml|toml|json)?[ \t]*(?:\n|\Z)")
_LANGUAGES = {"---": "yaml", "+++": "toml", ";;;": "json"}
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*$", re.MULTILINE),
}
_HEADER = re.compile(r"(?P<name>[^\W\d_][\w .-]{0,39}):(?:[ \t]+(?P<value>.*))?")
# Headers of a mail, which is no Markdown.
_MAIL = frozenset({"from", "to", "subject", "received", "message-id", "mime-version", "sent", "cc"})
_EDGES = " \t\n\ufeff"


@frozen(kw_only=True, repr=False)
class FrontMatter(Record):
    """The fields at the top of a text.

    ``language`` is ``"yaml"``, ``"toml"``, ``"json"`` or ``"headers"`` (lines such as
    ``Title: …`` without a fence around them); ``end`` is where the body begins.
    """

    language: str
    fields: tuple[Field, ...] = many()
    end: int
    problems: tuple[Problem, ...] = many()


def read_front_matter(text: str, /, *, limits: Limits = DEFAULT_LIMITS) -> FrontMatter | None:
    r"""Read the front matter of a text, ``None`` if it has none.

    Understood are YAML between ``---`` (or closed by ``...``), TOML between ``+++``, JSON as an
    object or between ``;;;``, a language named behind the fence (``---toml``), and the bare headers
    of MultiMarkdown and Pelican. Where the fields break the rules of their language they are read
    line by line, as far as that goes, and a problem says so. Spans count in the text.

    >>> front = read_front_matter("---\ntitle: Harbour reopens\n---\nThe port is open.")
    >>> front.fields[0].value, front.end
    ('Harbour reopens', 31)
    """
    start = len(text) - len(text.lstrip(_EDGES)) if text[:1] in _EDGES else 0
    longest = start + _LINES * limits.header_chars
    fence = _FENCE.match(text, start)
    if fence is not None:
        return _fenced(text, fence, longest)
    if text.startswith("{", start):
        return _json_object(text, start, longest)
    return _headers(text, start, longest)


def _fenced(text: str, fence: re.Match[str], longest: int) -> FrontMatter | None:
    closing = _CLOSING[fence["fence"]].search(text, fence.end(), longest)
    language = (fence["language"] or _LANGUAGES[fence["fence"]]).replace("yml", "yaml")
    if closing is None:
        return _unclosed(text, fence.end(), language)
    inside = Span(fence.end(), closing.start())
    end = min(len(text), closing.end() + 1)
    if not inside.cut(text).strip():
        return FrontMatter(language=language, end=end)
    return _between(text, inside, language, end)  # None where a rule stands above prose


def _unclosed(text: str, start: int, language: str) -> FrontMatter | None:
    """Read fields whose closing fence was lost, up to the first blank line."""
    blank = text.find("\n\n", start)
    inside = Span(start, len(text) if blank < 0 else blank)
    lines = inside.cut(text)[:4096].split("\n")
    named = [match["name"] for line in lines if (match := _HEADER.fullmatch(line))]
    if language != "yaml" or not any(map(is_field_name, named)) or len(named) * 2 < len(lines):
        return None
    problem = Problem(
        code="unclosed-front-matter",
        message="the front matter has no closing fence; it is read up to the first blank line",
        locator=Locator(span=Span(inside.end, inside.end)),
    )
    return _between(text, inside, language, min(len(text), inside.end + 1), problem)


def _between(
    text: str, inside: Span, language: str, end: int, *problems: Problem
) -> FrontMatter | None:
    """Read what stands between two fences; ``None`` if it holds no fields."""
    block = inside.cut(text)
    try:
        fields = tuple(parse_fields(block, language, base=inside.start))
    except ValueError as error:
        fields = tuple(read_fields_loosely(block, language, base=inside.start))
        if not any(is_field_name(field.name) for field in fields):
            return None
        broken = Problem(
            code="broken-front-matter",
            message=f"the front matter is no {language.upper()} ({error}); it is read line by line",
            locator=Locator(span=inside),
        )
        problems = (*problems, broken)
    return _front_matter(language, fields, end, problems)


def _front_matter(
    language: str, fields: Iterable[Field], end: int, problems: Iterable[Problem] = ()
) -> FrontMatter:
    """Keep the last of each field, as the readers of these languages do, and note the others."""
    kept: dict[str, Field] = {}
    noted = list(problems)
    for field in fields:
        if (earlier := kept.pop(field.name, None)) is not None:
            message = f"the field {field.name!r} stands here twice; {earlier.raw[:80]!r} is dropped"
            place = Locator(span=earlier.span, path=field.name)
            noted.append(Problem(code="repeated-field", message=message, locator=place))
        kept[field.name] = field
    return FrontMatter(
        language=language, fields=tuple(kept.values()), end=end, problems=tuple(noted)
    )


def _json_object(text: str, start: int, longest: int) -> FrontMatter | None:
    """Read a JSON object at the top of a text whose body follows on a line of its own."""
    decoder = json.JSONDecoder(object_pairs_hook=Members, parse_constant=str)
    try:
        _, length = decoder.raw_decode(text[start:longest])
        end = start + length
        rest = text[end : end + 4096]
        if rest.lstrip(" \t")[:1] != "\n" or rest.strip()[:1] in {"", "{", "["}:
            return None  # JSON all through, or JSON Lines
        return _front_matter("json", parse_fields(text[start:end], "json", base=start), end)
    except (ValueError, RecursionError):
        return None


def _headers(text: str, start: int, longest: int) -> FrontMatter | None:
    """Read lines such as "Title: Harbour reopens" that stand at the top without a fence.

    They end at the first blank line, or at a fence that was never opened, as Hexo writes it.
    """
    found: list[tuple[str, list[Span]]] = []
    at = start
    while at < len(text):
        stop = text.find("\n", at, longest)
        if stop < 0:
            if len(text) > longest:
                return None
            stop = len(text)
        line = text[at:stop]
        if not line.strip():
            break
        if line.rstrip() == "---" and len(found) > 1:
            front = _between(text, Span(start, at), "yaml", min(len(text), stop + 1))
            names = [field.name for field in front.fields] if front is not None else []
            return front if sum(map(is_field_name, names)) > 1 else None
        match = _HEADER.fullmatch(line)
        if match is not None:
            found.append((match["name"], [Span(at, stop)]))
        elif found and line.startswith((" ", "\t", "- ")):
            found[-1][1].append(Span(at, stop))
        else:
            return None
        at = stop + 1
    return _header_fields(text, found, min(at, len(text)))


def _header_fields(
    text: str, found: Sequence[tuple[str, Sequence[Span]]], end: int
) -> FrontMatter | None:
    names = [name for name, _ in found]
    known = [meaning for name in names if (meaning := meaning_of(name))]
    sure = len(known) > 1 or (bool(known) and known[0][0] is Meaning.TITLE)
    if not sure or any(name.casefold() in _MAIL for name in names):
        return None
    fields = []
    for name, lines in found:
        first, *more = (line.cut(text) for line in lines)
        rest = (line.strip().removeprefix("- ") for line in more)
        values = tuple(filter(None, (first[len(name) + 1 :].strip(), *rest)))
        span = Span(lines[0].start, lines[-1].end)
        value = values if len(values) > 1 else "".join(values)
        fields.append(to_field(text, name, value, span=span, base=0))
    return _front_matter("headers", fields, end)
