"""Telegram Desktop's export (`result.json`): a channel or chat with its messages."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.records import TELEGRAM, Capture, Dropped
from tocsin.sources.captures import STAGE, Reading, Stated

# Kinds of chat that publish. What is private is not read, even where an export holds it.
_PUBLIC = ("public_channel", "public_supergroup", "private_channel")


def read_telegram_export(reading: Reading, stream: BinaryIO) -> Iterator[Capture | Dropped]:
    """Read an export: one channel, or a whole account's list of chats, of which only channels are read.

    Raises:
        InputError: the file is no export.
    """
    try:
        value: Any = msgspec.json.decode(stream.read())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{reading.name}: not JSON ({error}).", reason="json") from None
    chats = value.get("chats", {}).get("list") if isinstance(value, dict) and "chats" in value else [value]
    if not isinstance(chats, list) or not any(isinstance(c, dict) and "messages" in c for c in chats):
        raise InputError(f"{reading.name}: JSON, but no Telegram export (it has no messages).", reason="schema")
    for chat in chats:
        if not isinstance(chat, dict):
            continue
        if chat.get("type", "public_channel") not in _PUBLIC:
            detail = (
                f"{reading.name}: the chat {chat.get('name')!r} is a {chat.get('type')}, not a channel; it is not read."
            )
            yield Dropped(
                stage="sources", record_id=f"{reading.name}#{chat.get('id')}", reason="not_public", detail=detail
            )
            continue
        yield from _messages(reading, chat)


def _messages(reading: Reading, chat: dict[str, Any]) -> Iterator[Capture | Dropped]:
    """Yield the messages of one channel; service messages and messages without words are none."""
    source = reading.stated.source or str(chat.get("name") or chat.get("id") or "")
    for message in chat.get("messages", []):
        text = message_text(message.get("text"))
        if message.get("type") != "message" or not text.strip():
            continue
        external = f"{chat.get('id')}/{message.get('id')}"
        origin = f"{reading.name}#{external}"
        try:
            own = Stated(
                source=source,
                published=_moment(message, origin),
                language=reading.stated.language,
                forwarded_from=str(message.get("forwarded_from") or "") or None,
            )
            yield reading.capture(origin, external, TELEGRAM, text.encode("utf-8", "surrogatepass"), own)
        except InputError as error:
            yield Dropped(stage=STAGE, record_id=origin, reason=error.reason, detail=str(error))


def message_text(value: Any) -> str:
    """Join the pieces of a message: plain strings, and objects for what is formatted."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(piece if isinstance(piece, str) else str(piece.get("text", "")) for piece in value)
    return ""


def _moment(message: dict[str, Any], origin: str) -> str | None:
    """Return when a message was posted: the Unix time, which has a zone; else the local time of the export."""
    unix = message.get("date_unixtime")
    if unix is not None:
        try:
            return dt.datetime.fromtimestamp(int(unix), dt.UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            raise InputError(f"{origin}: {unix!r} is no Unix time.", reason="date") from None
    return str(message["date"]) if message.get("date") else None
