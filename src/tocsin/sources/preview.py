"""Telegram's public preview of a channel (t.me/s/NAME): its posts, its numeric id, and the address
of the posts before.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from tocsin.errors import InputError
from tocsin.records import TELEGRAM
from tocsin.sources.captures import Read, Reading, Stated
from tocsin.sources.elements import classes, first_line, having, line, parse_page, targets, written
from tocsin.sources.entries import Entry, Listing
from tocsin.sources.moments import find_moment
from tocsin.sources.post import addresses, paragraphs, poll_text, sender
from tocsin.sources.xml_text import joined

# What only the preview of a channel has, of all pages that show posts.
_CHANNEL = re.compile(rb"tgme_channel_(?:history|info)|tgme_header_title")
_POST = re.compile(r"([^/\s]+)/(\d+)")
# Telegram writes a channel's id with this before it in some places, and without it in others.
_MARK = 1_000_000_000_000
_TEXT, _POLL = "tgme_widget_message_text", "tgme_widget_message_poll"
# Words that stand outside a post's text: who shares a contact, which place.
_OTHER = (
    "tgme_widget_message_contact_name",
    "tgme_widget_message_venue_title",
    "tgme_widget_message_venue_address",
)
# A post of this class says what was done with the channel: pinned, renamed, a new picture.
_SERVICE = "service_message"


def is_preview(body: bytes) -> bool:
    """Return whether a page is the preview of a channel; one post shown inside an article is no
    such page.
    """
    return (
        b"tgme_widget_message" in body
        and b"data-post=" in body
        and _CHANNEL.search(body) is not None
    )


def parse_preview(body: bytes, url: str) -> Listing:
    """Return the posts of one preview page, oldest first.

    Raises:
        InputError: the page shows no channel: it vanished, was renamed, or closed its preview.
    """
    return _listing(body.decode("utf-8", "replace"), url)


def read_preview(reading: Reading, text: str) -> Iterator[Read]:
    """Read the posts of a preview that was saved as a page; a channel is known by its handle.

    Raises:
        InputError: the page shows no channel.
    """
    listing = _listing(text, reading.stated.url or reading.name)
    for entry in listing.entries:
        own = Stated(
            source=reading.stated.source or listing.handle or listing.title,
            published=entry.published.isoformat() if entry.published else None,
            url=entry.url,
            language=reading.stated.language,
            archived=reading.stated.archived,
            forwarded_from=entry.forwarded_from,
            links=entry.links,
        )
        yield reading.capture(f"{reading.name}#{entry.id}", entry.id, TELEGRAM, entry.body, own)
    if not listing.entries:
        raise InputError(
            f"{reading.name}: no post with words is shown on this preview.", reason="empty"
        )


def _listing(text: str, url: str) -> Listing:
    """Return what a preview page shows.

    Raises:
        InputError: it shows no channel.
    """
    tree = parse_page(text)
    posts = [
        p for p in having(tree, "tgme_widget_message") if _POST.fullmatch(p.get("data-post") or "")
    ]
    title = first_line(tree, "tgme_channel_info_header_title") or first_line(
        tree, "tgme_header_title"
    )
    if not posts and title is None:
        raise InputError(
            f"{url}: no channel is shown there: it vanished, was renamed, or closed its public "
            "preview.",
            reason="no_preview",
        )
    number = next((n for n in map(_number, posts) if n is not None), None)
    older = tree.xpath(
        "//link[@rel='prev']/@href | //a[contains(@class, 'tme_messages_more')][@data-before]/@href"
    )
    return Listing(
        entries=tuple(e for e in (_entry(p, number) for p in posts) if e is not None),
        older=joined(url, str(older[0])) if older else None,
        platform="telegram",
        handle=posts[-1].get("data-post").partition("/")[0] if posts else None,
        number=number,
        title=title,
        gapless=True,
    )


def _entry(post: Any, number: int | None) -> Entry | None:
    """Read one post; a post without words, and a service message, is none."""
    name, position = (post.get("data-post") or "/").split("/")
    text = paragraphs(_words(post))
    if not text or _SERVICE in classes(post):
        return None
    moments = post.xpath(
        ".//a[contains(@class, 'tgme_widget_message_date')]//time/@datetime"
    ) or post.xpath(".//time/@datetime")
    return Entry(
        id=f"{number or name}/{position}",
        url=f"https://t.me/{name}/{position}",
        published=find_moment(moments[0]) if moments else None,
        body=text.encode("utf-8", "surrogatepass"),
        media_type=TELEGRAM,
        position=int(position),
        forwarded_from=_forwarded(post),
        links=addresses(_links(post)),
    )


def _words(post: Any) -> Iterator[str]:
    """Yield the words of a post in the order in which they stand; the text that is answered is not
    its own.
    """
    inner: set[Any] = set()
    for element in post.iter():
        names = classes(element)
        if element in inner or not names or _inside_reply(element):
            continue
        if _POLL in names:
            yield _poll(element)
        elif _TEXT in names:
            yield written(element)
        elif set(names) & set(_OTHER):
            yield line(element)
        else:
            continue
        inner.update(element.iter())


def _poll(element: Any) -> str:
    """Return the question and the answers of a poll."""
    answers = having(element, "tgme_widget_message_poll_option_text") or having(
        element, "tgme_widget_message_poll_option"
    )
    return poll_text(
        first_line(element, "tgme_widget_message_poll_question") or "", map(line, answers)
    )


def _forwarded(post: Any) -> str | None:
    """Return whom a post is forwarded from: a name, somebody whom Telegram hides, or nobody."""
    names = [
        n for n in having(post, "tgme_widget_message_forwarded_from_name") if not _inside_reply(n)
    ]
    if names:
        return sender(line(names[0]))
    return sender(None) if having(post, "tgme_widget_message_forwarded_from") else None


def _links(post: Any) -> Iterator[str]:
    """Yield what a post links to: in its text, in the card under it, and behind its buttons."""
    for name in (_TEXT, "tgme_widget_message_inline_row"):
        for element in having(post, name):
            if not _inside_reply(element):
                yield from targets(element)
    for card in having(post, "tgme_widget_message_link_preview"):
        yield str(card.get("href") or "")


def _inside_reply(element: Any) -> bool:
    """Return whether a text is the one that is answered, not the post's own."""
    return any("reply" in (parent.get("class") or "") for parent in element.iterancestors())


def _number(post: Any) -> int | None:
    """Return the channel's numeric id, which rides in each post's view token."""
    token = post.get("data-view") or ""
    try:
        value: Any = msgspec.json.decode(
            base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_")
        )
        number = abs(int(value["c"]))
    except (binascii.Error, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return number - _MARK if number > _MARK else number
