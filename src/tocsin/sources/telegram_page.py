"""Telegram Desktop's export as web pages (`messages.html`, `messages2.html` ...), the form it
writes unless it is asked for JSON.

Every post is a text of its own, with the moment its `title` gives. The pages do not say whether a
chat is public: one in which anybody but the chat itself posts is not read.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from tocsin.errors import InputError
from tocsin.records import TELEGRAM, Capture, Dropped
from tocsin.sources.captures import STAGE, Reading, Stated
from tocsin.sources.elements import classes, first_line, having, line, parse_page, targets, written
from tocsin.sources.faults import refusal
from tocsin.sources.post import (
    Uncounted,
    addresses,
    dated,
    paragraphs,
    poll_text,
    sender,
    without_bot,
)

_EXPORT = (b"page_wrap", b"page_body")
_MESSAGES = "chat_page"
# Parts of a post that are not its words.
_ASIDE = (
    "reply_to",
    "from_name",
    "date",
    "signature",
    "userpic_wrap",
    "reactions",
    "bot_buttons_table",
    "pull_left",
)
# Media that carry words: their title and what is described under it. Of the others the title says
# only what they are.
_WORDY = (
    "media_contact",
    "media_venue",
    "media_game",
    "media_invoice",
    "media_audio_file",
    "media_giveaway",
    "media_todo_list",
)
_PLAIN_MEDIA = (
    "media_photo",
    "media_video",
    "media_file",
    "media_voice_message",
    "media_location",
    "media_live_location",
    "media_call",
    "media_sticker",
    "media_animation",
)


def is_export_page(body: bytes) -> bool:
    """Return whether a page was written by Telegram Desktop's export."""
    return all(b'"' + name in body for name in _EXPORT)


def read_export_page(reading: Reading, text: str) -> Iterator[Capture | Dropped]:
    """Read the posts of one page of an export.

    Raises:
        InputError: it is a page that only lists others, a chat in which persons write, or holds no
            post.
    """
    if _MESSAGES not in text:
        detail = (
            f"{reading.name}: a page of a Telegram export that lists its parts; it holds no posts."
        )
        yield Dropped(stage=STAGE, record_id=reading.name, reason="export_files", detail=detail)
        return
    page = parse_page(text)
    header = having(page, "page_header")
    title = (first_line(header[0], "text") if header else None) or ""
    messages = [m for m in having(page, "message") if set(classes(m)) & {"service", "default"}]
    title = title or next((name for m in messages if (name := _author(m))), "")
    _refuse_persons(reading, title, messages)
    if not messages:
        raise InputError(
            f"{reading.name}: a Telegram export without a post; nothing to read.", reason="empty"
        )
    yield from _Page(reading, title).posts(messages)


def _refuse_persons(reading: Reading, title: str, messages: list[Any]) -> None:
    """Refuse a chat in which anybody but the chat itself posts.

    Raises:
        InputError: it is one.
    """
    others = {name for m in messages if (name := _author(m))} - {title}
    if others:
        raise InputError(
            f"{reading.name}: persons write in {title!r}, and an export as HTML does not say "
            "whether a group is public; "
            "it is not read. Export a public group as JSON (machine-readable).",
            reason="not_public",
        )


def _author(message: Any) -> str:
    """Return who posted a message, or nothing where the page does not repeat it."""
    for name in having(message, "from_name"):
        if not any("forwarded" in classes(parent) for parent in name.iterancestors()):
            return without_bot(" ".join(written(name, ("details",)).split()))
    return ""


class _Page:
    """One page of a channel being read."""

    def __init__(self, reading: Reading, title: str) -> None:
        self._reading = reading
        self._source = reading.stated.source or title
        self._chat = title or "chat"
        self._uncounted = Uncounted(f"{reading.name}#{self._chat}", f"{reading.name}: {title}")
        self._forwarded: str | None = None

    def posts(self, messages: list[Any]) -> Iterator[Capture | Dropped]:
        """Yield the posts in order."""
        for message in messages:
            number = str(message.get("id") or "").removeprefix("message")
            if "service" in classes(message):
                self._service(number, message)
            else:
                yield from self._post(number or "?", message)
        yield from self._uncounted.dropped()

    def _service(self, number: str, message: Any) -> None:
        """Count a service message; those with a negative number are only lines with the day."""
        if number.startswith("-"):
            return
        words = " ".join(line(message).replace(self._chat, "").split())
        self._uncounted.service(words.strip(" «»\"'") or "service")

    def _post(self, number: str, message: Any) -> Iterator[Capture | Dropped]:
        """Yield one post, or count it where it holds no words."""
        origin = f"{self._reading.name}#{self._chat}/{number}"
        try:
            forwarded = self._sender(message)
            words = paragraphs(_words(message))
            if not words:
                self._uncounted.wordless(_medium(message))
                return
            stated = msgspec.structs.replace(
                _moment(origin, message),
                source=self._source or None,
                language=self._reading.stated.language,
                forwarded_from=forwarded,
                links=addresses(_links(message)),
            )
            external = f"{self._chat}/{number}"
            yield self._reading.capture(
                origin, external, TELEGRAM, words.encode("utf-8", "surrogatepass"), stated
            )
        except Exception as error:  # noqa: BLE001  (the boundary of one item)
            yield refusal(origin, error)

    def _sender(self, message: Any) -> str | None:
        """Return whom a post is forwarded from; of several in a row only the first names it."""
        bodies = [b for b in having(message, "forwarded") if "body" in classes(b)]
        if not bodies:
            self._forwarded = None
            return None
        names = having(bodies[0], "from_name")
        if names or self._forwarded is None:
            self._forwarded = sender(written(names[0], ("details", "date")) if names else None)
        return self._forwarded


def _moment(origin: str, message: Any) -> Stated:
    """Return when a post was published.

    Raises:
        InputError: what stands there is no date.
    """
    for element in having(message, "date"):
        title = element.get("title")
        if title and not any("from_name" in classes(parent) for parent in element.iterancestors()):
            try:
                return dated(str(title))
            except ValueError:
                raise InputError(
                    f"{origin}: the date is {title!r}, no date.", reason="date"
                ) from None
    return Stated()


def _words(element: Any) -> Iterator[str]:
    """Yield the words of a post in the order in which they stand."""
    for child in element:
        names = classes(child)
        medium = next(
            (name for name in names if name.startswith("media_") and name != "media_wrap"), None
        )
        if medium == "media_poll":
            yield _poll(child)
        elif medium is not None and medium not in _PLAIN_MEDIA:
            yield paragraphs(
                line(part)
                for name in ("title", "question", "description")
                for part in having(child, name)
            )
            yield from (line(part) for part in having(child, "status") if medium == "media_venue")
        elif medium is not None or set(names) & set(_ASIDE):
            continue
        elif "text" in names:
            yield written(child)
        else:
            yield from _words(child)


def _poll(element: Any) -> str:
    """Return the question and the answers of a poll."""
    answers = (
        " ".join(written(a, ("details",)).split()).removeprefix("- ")
        for a in having(element, "answer")
    )
    return poll_text(first_line(element, "question") or "", answers)


def _links(message: Any) -> Iterator[str]:
    """Yield what a post links to: in its text, and behind the buttons under it."""
    for part in (
        *having(message, "text"),
        *having(message, "bot_buttons_table"),
        *having(message, "media_game"),
    ):
        yield from targets(part)


def _medium(message: Any) -> str:
    """Name what a post without words is."""
    media = message.xpath(".//*[contains(@class, 'media_')]")
    names = (name for element in media for name in classes(element) if name.startswith("media_"))
    return next((name.removeprefix("media_") for name in names if name != "media_wrap"), "empty")
