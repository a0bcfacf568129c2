"""Exports of Telegram: an article for each message with words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from intelnews.feeds.telegram import read_telegram
from intelnews.model import Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield

__all__ = ["TelegramParser"]

_MESSAGES = re.compile(r'"messages"\s{0,20}:\s{0,20}\[')
_MARKS = re.compile(
    r'"(date_unixtime|from_id|text_entities|forwarded_from|media_type|edited_unixtime'
    r'|reply_to_message_id|actor_id)"\s{0,20}:'
)
_CHAT = re.compile(
    r'"type"\s{0,20}:\s{0,20}"(?:public_|private_)?(?:channel|group|supergroup)"'
    r'|"type"\s{0,20}:\s{0,20}"(?:personal_chat|bot_chat|saved_messages)"'
)
#: What stands above the chats where all of them were exported: a person's own data.
_ACCOUNT = re.compile(r'"personal_information"\s{0,20}:\s{0,20}\{\s{0,200}"user_id"')


class TelegramParser:
    """Reads what Telegram Desktop exports as ``result.json``: one channel or group, or all chats.

    Each message with words becomes an article: a bold first line is its headline, the channel its
    publication, who signed it or wrote in a group its author, hashtags are tags. Where a message
    was forwarded from, what it replies to and how readers reacted is in ``extra``. Notes:
    ``media-only`` and ``service-message``, with their counts.

    >>> from intelnews.intake.document import Document
    >>> export = '{"name": "Ansel Port", "messages": [{"type": "message", "text": "Open."}]}'
    >>> [draft] = TelegramParser().parse(Document(text=export))
    >>> draft.body[0].text
    'Open.'
    """

    name: ClassVar[str] = "telegram"
    formats: ClassVar[tuple[str, ...]] = ("telegram",)
    summary: ClassVar[str] = "Telegram exports (result.json): an article for each message"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by a list of messages with the names of Telegram."""
        text = head.text
        if not text.lstrip().startswith("{"):
            return None
        if not _MESSAGES.search(text):
            return (
                Match(0.8, "an account as Telegram exports it") if _ACCOUNT.search(text) else None
            )
        marks = len(set(_MARKS.findall(text))) + (_CHAT.search(text) is not None)
        if marks:
            return Match(0.95 if marks > 1 else 0.8, "messages as Telegram exports them")
        return None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each message with words, then what was passed over.

        Raises:
            ParseError: If there are no messages in it.
        """
        for one in read_telegram(document.text, limits=document.limits):
            yield one if isinstance(one, Problem) else draft_of(one)
