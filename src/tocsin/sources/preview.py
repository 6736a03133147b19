"""Telegram's public preview of a channel (t.me/s/NAME): its posts, its numeric id, and the address of the posts before."""

import base64
import binascii
import re
from typing import Any
from urllib.parse import urljoin

import msgspec
from lxml import etree, html

from tocsin.errors import InputError
from tocsin.records import TELEGRAM
from tocsin.sources.entries import Entry, Listing
from tocsin.sources.moments import find_moment

PREVIEW = "https://t.me/s/{name}"
_POST = re.compile(r"([^/\s]+)/(\d+)")
# Telegram writes a channel's id with this before it in some places, and without it in others.
_MARK = 1_000_000_000_000


def parse_preview(body: bytes, url: str) -> Listing:
    """Return the posts of one preview page, oldest first.

    Raises:
        InputError: the page shows no channel: it vanished, was renamed, or closed its preview.
    """
    try:
        tree = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        tree = html.document_fromstring("<html/>")
    posts = [p for p in _having(tree, "tgme_widget_message") if _POST.fullmatch(p.get("data-post") or "")]
    title = _first_text(tree, "tgme_channel_info_header_title") or _first_text(tree, "tgme_header_title")
    if not posts and title is None:
        raise InputError(
            f"{url}: no channel is shown there: it vanished, was renamed, or closed its public preview.",
            reason="no_preview",
        )
    number = next((n for n in map(_number, posts) if n is not None), None)
    older = tree.xpath("//link[@rel='prev']/@href | //a[contains(@class, 'tme_messages_more')][@data-before]/@href")
    return Listing(
        entries=tuple(e for e in (_entry(p, number) for p in posts) if e is not None),
        older=urljoin(url, str(older[0])) if older else None,
        platform="telegram",
        handle=posts[-1].get("data-post").partition("/")[0] if posts else None,
        number=number,
        title=title,
        gapless=True,
    )


def _entry(post: Any, number: int | None) -> Entry | None:
    """Read one post; a post without words is none."""
    name, position = (post.get("data-post") or "/").split("/")
    texts = [t for t in _having(post, "tgme_widget_message_text") if not _inside_reply(t)]
    text = "\n\n".join(filter(None, (_post_text(t) for t in texts)))
    if not text:
        return None
    moments = post.xpath(".//a[contains(@class, 'tgme_widget_message_date')]//time/@datetime") or post.xpath(
        ".//time/@datetime"
    )
    return Entry(
        id=f"{number or name}/{position}",
        url=f"https://t.me/{name}/{position}",
        published=find_moment(moments[0]) if moments else None,
        body=text.encode("utf-8", "surrogatepass"),
        media_type=TELEGRAM,
        position=int(position),
        forwarded_from=_first_text(post, "tgme_widget_message_forwarded_from_name"),
    )


def _having(tree: Any, name: str) -> list[Any]:
    """Return the elements that have a class, in order."""
    found: list[Any] = tree.xpath(".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} ")
    return found


def _first_text(tree: Any, name: str) -> str | None:
    """Return the text of the first element that has a class."""
    found = _having(tree, name)
    return (" ".join(found[0].text_content().split()) or None) if found else None


def _inside_reply(element: Any) -> bool:
    """Tell whether a text is the one that is answered, not the post's own."""
    return any("reply" in (parent.get("class") or "") for parent in element.iterancestors())


def _post_text(element: Any) -> str:
    """Return a post's text with its line ends."""
    for line in element.iter("br"):
        line.tail = "\n" + (line.tail or "")
    return str(element.text_content()).strip()


def _number(post: Any) -> int | None:
    """Return the channel's numeric id, which rides in each post's view token."""
    token = post.get("data-view") or ""
    try:
        value: Any = msgspec.json.decode(base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_"))
        number = abs(int(value["c"]))
    except (binascii.Error, ValueError, msgspec.DecodeError, KeyError, TypeError):
        return None
    return number - _MARK if number > _MARK else number
