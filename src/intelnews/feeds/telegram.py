"""What Telegram Desktop exports as JSON: one chat, or all of them, message by message."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from intelnews.entries.entry import Content, Item, Said, people
from intelnews.errors import ParseError
from intelnews.fields.urls import canonical_url
from intelnews.folding import squeeze
from intelnews.html.piece import PieceBlock
from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.jsontext import read_json
from intelnews.model import BlockKind, Link, Locator, Moment, Problem, Severity, TagKind
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.entries.entry import Entry
    from intelnews.limits import Limits

__all__ = ["read_telegram"]

_ZERO = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS = re.compile(r"[1-9]\d{0,10}", re.ASCII)  # until the year 5138
_TITLE_CHARS: Final = 200  # a longer bold line is a paragraph that shouts
_RAW: Final = 400
_CHANNELS: Final = frozenset({"public_channel", "private_channel"})
_KINDS: Final = {"pre": BlockKind.PREFORMATTED, "blockquote": BlockKind.QUOTE}
#: What a message says of itself beyond its text; all of it is kept under the same names.
_FACTS: Final = (
    "id", "reply_to_message_id", "forwarded_from", "forwarded_from_id", "forwarded_date",
    "saved_from", "via_bot", "media_type", "file", "photo", "from_id",
)  # fmt: skip


def read_telegram(text: str, /, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Entry | Problem]:
    """Yield the messages that have words, then what was passed over.

    Raises:
        ParseError: If there are no messages in it.

    >>> export = '{"name": "Ansel Port", "messages": [{"type": "message", "text": "Open."}]}'
    >>> entry = next(read_telegram(export))
    >>> entry.body[0].text, entry.said["publication"].value
    ('Open.', 'Ansel Port')
    """
    read = read_json(text)
    chats = list(_chats(read.value))
    if not chats:
        raise ParseError("there is no list of messages, as Telegram exports it")
    passed: Counter[str] = Counter()
    for path, chat in chats:
        for number, message in enumerate(chat["messages"]):
            if not isinstance(message, dict):
                passed["odd-value"] += 1
                continue
            if message.get("type", "message") != "message":
                passed["service-message"] += 1
                continue
            item = _Message(message, chat, f"{path}/messages/{number}").item()
            entry = item.entry(limits=limits) if item is not None else None
            if entry is None:
                passed["media-only"] += 1
            else:
                yield entry
    yield from read.problems
    for code, words in _PASSED.items():
        if count := passed[code]:
            yield Problem(
                code=code,
                message=f"{words} were passed over",
                severity=Severity.NOTE,
                count=count,
            )


_PASSED: Final = {
    "media-only": "messages without words, such as pictures, files and stickers,",
    "service-message": "messages that Telegram wrote itself, of members and pins,",
    "odd-value": "members of the list that are no messages",
}


def _chats(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the chats of an export, of one or of all, with their paths."""
    if not isinstance(value, dict):
        return
    if isinstance(value.get("messages"), list):
        yield "", value
        return
    for name in ("chats", "left_chats"):
        outer = value.get(name)
        chats = outer.get("list") if isinstance(outer, dict) else None
        for number, chat in enumerate(chats if isinstance(chats, list) else ()):
            if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
                yield f"/{name}/list/{number}", chat


@define
class _Line:
    """A line of a message: its words, their links, and whether all of it is bold."""

    words: list[str] = field(factory=list)
    links: list[Link] = field(factory=list)
    kinds: set[str] = field(factory=set)
    length: int = 0

    def add(self, words: str, kind: str, url: str | None) -> None:
        if words.strip():
            self.kinds.add(kind)
        if url is not None and words.strip():
            start = self.length + len(words) - len(words.lstrip())
            span = Span(start, self.length + len(words.rstrip()))
            self.links.append(Link(url=url, text=words.strip(), span=span))
        self.words.append(words)
        self.length += len(words)

    def block(self) -> PieceBlock | None:
        text = "".join(self.words)
        bare = text.strip()
        if not bare:
            return None
        kind = _KINDS.get(next(iter(self.kinds)), None) if len(self.kinds) == 1 else None
        offset = len(text) - len(text.lstrip())
        links = [
            Link(url=one.url, text=one.text, span=one.span and one.span.shift(-offset))
            for one in self.links
        ]
        return PieceBlock(text=bare, kind=kind or BlockKind.PARAGRAPH, links=tuple(links))


class _Message:
    """One message."""

    def __init__(self, message: dict[str, Any], chat: dict[str, Any], path: str) -> None:
        self.message = message
        self.chat = chat
        self.path = path
        self.tags: list[str] = []

    def said(self, name: str, value: Any, raw: Any = None) -> Said:
        place = Locator(path=f"{self.path}/{name}")
        shown = raw if isinstance(raw, str) else None
        return Said(value=value, method=name, locator=place, raw=shown and shown[:_RAW])

    def words(self, name: str) -> str:
        value = self.message.get(name)
        return squeeze(value.replace("\0", "")) if isinstance(value, str) else ""

    def item(self) -> Item | None:
        """Return what the message says; ``None`` where it has no words."""
        lines = self.lines()
        blocks = [(line, block) for line in lines if (block := line.block()) is not None]
        while len(blocks) > 1 and blocks[-1][0].kinds == {"hashtag"}:
            del blocks[-1]  # a line of labels
        if not blocks:
            return None
        item = Item()
        first = blocks[0][1]
        is_headline = blocks[0][0].kinds == {"bold"} and len(first.text) <= _TITLE_CHARS
        if is_headline and len(blocks) > 1:
            item.title = self.said("text", first.text)
            del blocks[0]
        place = Locator(path=f"{self.path}/text")
        item.content = Content(
            text="", method="text", locator=place, blocks=tuple(block for _, block in blocks)
        )
        self.people(item)
        item.published = self.dates("date")
        item.modified = self.dates("edited")
        for tag in self.tags:
            item.file(tag, place, kind=TagKind.TAG)
        self.facts(item)
        return item

    def parts(self) -> Iterator[tuple[str, str, str | None]]:
        """Yield the parts of the text: words, kind, and the address they lead to."""
        value = self.message.get("text")
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, str):
                yield part, "plain", None
            elif isinstance(part, dict) and isinstance(part.get("text"), str):
                kind, words = part.get("type"), part["text"]
                target = words if kind == "link" else part.get("href")
                if isinstance(target, str) and "://" not in target and kind == "link":
                    target = f"https://{target}"  # Telegram takes "post.example/a" for a link
                url = canonical_url(target) if isinstance(target, str) else None
                if kind == "hashtag":
                    self.tags.append(words.strip().lstrip("#").replace("_", " "))
                yield words, kind if isinstance(kind, str) else "plain", url

    def lines(self) -> list[_Line]:
        lines = [_Line()]
        for words, kind, url in self.parts():
            first, *others = words.replace("\0", "").split("\n")
            lines[-1].add(first, kind, url)
            for other in others:
                lines.append(_Line())
                lines[-1].add(other, kind, url)
        return lines

    def people(self, item: Item) -> None:
        """Note the channel as publication, and who signed the message or wrote in the group."""
        name = self.chat.get("name")
        chat = squeeze(name) if isinstance(name, str) else ""
        sender = self.words("from")
        is_channel = self.chat.get("type") in _CHANNELS or not sender or sender == chat
        if chat:
            outer = self.path.rpartition("/messages/")[0]
            place = Locator(path=f"{outer}/name")
            item.publication = Said(value=chat, method="name", locator=place)
        for field_name in ("author", "from"):
            words = self.words(field_name)
            if not words or (field_name == "from" and is_channel):
                continue
            if found := people(words):
                item.authors.append(self.said(field_name, found, words))
                return

    def dates(self, name: str) -> list[Said]:
        """Return the instant, or the local time where an old export gives no more."""
        seconds = self.message.get(f"{name}_unixtime")
        written = self.message.get(name)
        if isinstance(seconds, int) and not isinstance(seconds, bool):
            seconds = str(seconds)
        if isinstance(seconds, str) and _SECONDS.fullmatch(seconds):
            moment = Moment(value=_ZERO + timedelta(seconds=int(seconds)), raw=seconds)
            return [self.said(f"{name}_unixtime", moment, seconds)]
        return [self.said(name, written, written)] if isinstance(written, str) and written else []

    def facts(self, item: Item) -> None:
        for name in _FACTS:
            value = self.message.get(name)
            if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "":
                item.extra[name] = value if isinstance(value, str) else _number(value)
        counts: dict[str, int | str] = {}
        reactions = self.message.get("reactions")
        for one in reactions if isinstance(reactions, list) else ():
            if isinstance(one, dict) and isinstance(one.get("count"), int):
                shown = one.get("emoji") or one.get("type")
                if isinstance(shown, str):
                    counts[shown] = _number(one["count"])
        if counts:
            item.extra["reactions"] = counts


def _number(value: int) -> int | str:
    return value if abs(value) < 2**63 else str(value)
