"""Telegram Desktop's JSON export (`result.json`): a channel with its messages, or an account with
its chats.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from tocsin.errors import InputError
from tocsin.records import TELEGRAM, Capture, Dropped
from tocsin.sources.captures import STAGE, Reading, Stated
from tocsin.sources.faults import refusal
from tocsin.sources.moments import parse_moment
from tocsin.sources.post import Uncounted, dated, edit_doubts, sender
from tocsin.sources.post_json import Words, kind_of, words_of

# Kinds of chat that publish. What is private is not read, even where an export holds it.
_PUBLIC = ("public_channel", "public_supergroup", "private_channel")
# A service message says what was done with the chat; what its type or action is called stands here.
_SERVICE = "service"
_FORWARDED = ("forwarded_from", "saved_from")
_MOST_NAMED = 5


def is_export(value: Any) -> bool:
    """Return whether a JSON value has the form of an export: messages, or chats."""
    return isinstance(value, dict) and (
        "messages" in value or "chats" in value or "left_chats" in value
    )


def read_export(reading: Reading, value: dict[str, Any]) -> Iterator[Capture | Dropped]:
    """Read an export: one channel, or a whole account's list of chats, of which only channels are
    read.

    Raises:
        InputError: its list of chats is none, or holds no chat.
    """
    chats = [value] if "messages" in value else _chats(reading, value)
    for number, chat in enumerate(chats):
        where = f"{reading.name}: chat {number + 1}"
        record_id = f"{reading.name}#chat[{number}]"
        if not isinstance(chat, dict):
            yield _refused(
                record_id, "schema", f"{where} is {kind_of(chat)}, where an object belongs."
            )
        elif chat.get("type", "public_channel") not in _PUBLIC:
            detail = (
                f"{reading.name}: the chat {chat.get('name')!r} is a {chat.get('type')}, not a "
                "channel; it is not read."
            )
            yield _refused(f"{reading.name}#{chat.get('id')}", "not_public", detail)
        elif not isinstance(chat.get("messages"), list):
            kind = kind_of(chat.get("messages")) if "messages" in chat else "missing"
            named = (
                f"{where} ({chat.get('name')!r}): `messages` is {kind}, where a list belongs; it "
                "is not read."
            )
            yield _refused(record_id, "schema", named)
        elif not chat["messages"]:
            yield _refused(
                record_id, "no_words", f"{where} ({chat.get('name')!r}) holds no messages."
            )
        else:
            yield from _Chat(reading, chat).posts(chat["messages"])


def _chats(reading: Reading, value: dict[str, Any]) -> list[Any]:
    """Return the chats of an account's export.

    Raises:
        InputError: there is no list of them, or it is empty.
    """
    chats: list[Any] = []
    for key in ("chats", "left_chats"):
        part = value.get(key)
        listed = part.get("list") if isinstance(part, dict) else part
        if key in value and not isinstance(listed, list):
            message = (
                f"{reading.name}: `{key}` holds no list of chats ({kind_of(listed)}); export the "
                "chat again as JSON."
            )
            raise InputError(message, reason="schema")
        chats += listed or []
    if not chats:
        raise InputError(
            f"{reading.name}: a Telegram export without a chat; there is nothing to read.",
            reason="schema",
        )
    return chats


def _refused(record_id: str, reason: str, detail: str) -> Dropped:
    """Return the record of what is not read."""
    return Dropped(stage=STAGE, record_id=record_id, reason=reason, detail=detail)


class _Chat:
    """One channel being read."""

    def __init__(self, reading: Reading, chat: dict[str, Any]) -> None:
        self._reading = reading
        self._id = _named(chat.get("id")) or _named(chat.get("name")) or "chat"
        self._source = reading.stated.source or _named(chat.get("name")) or _named(chat.get("id"))
        self._uncounted = Uncounted(
            f"{reading.name}#{self._id}", f"{reading.name}: {_named(chat.get('name'))}"
        )

    def posts(self, messages: list[Any]) -> Iterator[Capture | Dropped]:
        """Yield the posts; one that cannot be read is named, and the next one is read."""
        for place, message in enumerate(messages):
            if not isinstance(message, dict):
                origin = f"{self._reading.name}#{self._id}[{place}]"
                detail = (
                    f"{origin}: this message is {kind_of(message)}, where an object belongs; it "
                    "is not read."
                )
                yield _refused(origin, "schema", detail)
                continue
            try:
                yield from self._message(place, message)
            except Exception as error:  # noqa: BLE001  (the boundary of one message)
                yield refusal(f"{self._reading.name}#{self._id}[{place}]", error)
        yield from self._uncounted.dropped()

    def _message(self, place: int, message: dict[str, Any]) -> Iterator[Capture | Dropped]:
        """Yield one message, and what of it could not be read."""
        number = _named(message.get("id")) or f"[{place}]"
        external = f"{self._id}/{number}"
        origin = f"{self._reading.name}#{external}"
        words = words_of(message)
        if message.get("type") == _SERVICE:
            self._uncounted.service(_named(message.get("action")) or _SERVICE)
            return
        if words.text.strip():
            try:
                body = words.text.encode("utf-8", "surrogatepass")
                yield self._reading.capture(
                    origin, external, TELEGRAM, body, self._stated(origin, message, words)
                )
            except InputError as error:
                yield _refused(origin, error.reason, str(error))
        elif not words.odd and not words.unread:
            self._uncounted.wordless(_form(message))
        yield from _faults(origin, words)

    def _stated(self, origin: str, message: dict[str, Any], words: Words) -> Stated:
        """Return what a message says of itself.

        Raises:
            InputError: it has a date that is none.
        """
        when = _moment(message, origin)
        edited = _unix(message.get("edited_unixtime"))
        posted = parse_moment(when.published)[0] if when.published else None
        return msgspec.structs.replace(
            when,
            source=self._source or None,
            language=self._reading.stated.language,
            forwarded_from=_forwarded(message),
            links=words.links,
            date_doubts=(*when.date_doubts, *edit_doubts(posted, edited)),
        )


def _faults(origin: str, words: Words) -> Iterator[Dropped]:
    """Say which parts of a message are of a wrong type, and which hold words that are not read."""
    what = "the rest of it is read" if words.text.strip() else "it is not read"
    if words.odd:
        yield _refused(
            origin, "schema", f"{origin}: {_first(words.odd)}, where text belongs; {what}."
        )
    if words.unread:
        detail = (
            f"{origin}: words stand in {_first(words.unread)}, a form of post that is not known; "
            f"{what}."
        )
        yield _refused(f"{origin} unread", "unread", detail)


def _first(items: tuple[str, ...]) -> str:
    """Name the first of some items, and how many more there are."""
    more = len(items) - _MOST_NAMED
    return ", ".join(items[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _named(value: Any) -> str:
    """Return a name or number as text; anything else is no name."""
    return (
        str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    )


def _form(message: dict[str, Any]) -> str:
    """Name what a post without words is: its medium."""
    medium = _named(message.get("media_type"))
    if medium:
        return medium
    forms = (
        "photo",
        "file",
        "location_information",
        "contact_information",
        "giveaway_information",
        "poll",
    )
    return next((form.removesuffix("_information") for form in forms if message.get(form)), "empty")


def _forwarded(message: dict[str, Any]) -> str | None:
    """Return whom a message is forwarded from, or None where it is the channel's own."""
    given = [message[key] for key in _FORWARDED if key in message]
    if given or message.get("forwarded_from_id"):
        return sender(next((name for name in map(_named, given) if name), None))
    return None


def _moment(message: dict[str, Any], origin: str) -> Stated:
    """Return when a message was posted: the Unix time, which has a zone; else the local time of the
    export.

    Raises:
        InputError: what stands there is no date.
    """
    given = message.get("date_unixtime")
    if given is not None:
        moment = _unix(given)
        if moment is None:
            raise InputError(f"{origin}: date_unixtime is {given!r}, no Unix time.", reason="date")
        return Stated(published=moment.isoformat())
    written = message.get("date")
    if written in (None, ""):
        return Stated()
    try:
        return dated(str(written))
    except ValueError:
        raise InputError(f"{origin}: date is {written!r}, no date.", reason="date") from None


def _unix(value: Any) -> dt.datetime | None:
    """Read a Unix time, or None where it is none."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    try:
        return dt.datetime.fromtimestamp(int(value), dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
