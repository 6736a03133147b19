"""Posts of Telegram in the three forms in which they are given, for the tests that read them."""

import base64
import json
from pathlib import Path
from typing import Any

from tests.conftest import NOW
from tocsin.records import Capture, Dropped
from tocsin.sources import Stated, read_inputs

WORDS = "У лаборатории стоит техника."


POST = {
    "id": 1,
    "type": "message",
    "date": "2022-01-09T14:00:00",
    "date_unixtime": "1641726000",
    "from": "Канал",
    "text": WORDS,
}


def export(*messages: Any, **chat: Any) -> dict[str, Any]:
    """Return an export of a channel."""
    return {"name": "Канал", "type": "public_channel", "id": 1, "messages": list(messages)} | chat


def read(path: Path) -> tuple[list[Capture], list[Dropped]]:
    """Read one file or folder."""
    found = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
    return [c for c in found if isinstance(c, Capture)], [
        d for d in found if isinstance(d, Dropped)
    ]


def read_json(value: Any, tmp_path: Path) -> tuple[list[Capture], list[Dropped]]:
    """Read a JSON value as a file."""
    path = tmp_path / "result.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return read(path)


def text_of(capture: Capture) -> str:
    """Return the words of a capture."""
    return capture.body.decode("utf-8")


def page(*messages: str, title: str = "Канал") -> str:
    """Return a page of an HTML export."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported '
        'Data</title></head><body><div class="page_wrap">'
        '<div class="page_header"><div class="content"><div class="text '
        f'bold">\n{title}\n</div></div></div>'
        '<div class="page_body chat_page"><div '
        f'class="history">{"".join(messages)}</div></div></div></body></html>'
    )


def message(
    number: int,
    inner: str,
    *,
    title: str = "09.01.2022 14:01:00 UTC+03:00",
    name: str = "Канал",
    joined: bool = False,
) -> str:
    """Return a post of an HTML export."""
    head = "" if joined else f'<div class="from_name">\n{name}\n</div>'
    return (
        f'<div class="message default clearfix{" joined" if joined else ""}" id="message{number}">'
        '<div class="pull_left userpic_wrap"><div class="userpic"><div '
        'class="initials">К</div></div></div><div class="body">'
        '<div class="pull_right date details" '
        f'title="{title}">14:01</div>{head}{inner}</div></div>'
    )


def words(text: str) -> str:
    """Return the text of a post of an HTML export."""
    return f'<div class="text">\n{text}\n</div>'


def read_page(text: str, tmp_path: Path) -> tuple[list[Capture], list[Dropped]]:
    """Read a page of an HTML export."""
    path = tmp_path / "messages.html"
    path.write_text(text, encoding="utf-8")
    return read(path)


def preview(*posts: str) -> str:
    """Return a preview page of a channel."""
    return (
        "<html><div "
        f'class="tgme_channel_info_header_title"><span>Канал</span></div>{"".join(posts)}</html>'
    )


def shown(number: int, inner: str, kind: str = "") -> str:
    """Return a post of a preview page."""
    view = base64.urlsafe_b64encode(
        json.dumps({"c": -1000000000001, "p": f"{number}g"}).encode()
    ).decode()
    return (
        f'<div class="tgme_widget_message text {kind} js-widget_message" '
        f'data-post="chan/{number}" data-view="{view}">{inner}'
        '<div class="tgme_widget_message_info"><span class="tgme_widget_message_meta">edited <a '
        'class="tgme_widget_message_date" '
        'href="#"><time datetime="2022-01-09T14:00:00+03:00">14:00</time></a></span></div></div>'
    )


TEXT = '<div class="tgme_widget_message_text js-message_text">{}</div>'


POLL = (
    '<div class="tgme_widget_message_poll"><div '
    'class="tgme_widget_message_poll_question">Опасно?</div><div class='
    '"tgme_widget_message_poll_type">Anonymous Poll</div><div '
    'class="tgme_widget_message_poll_options">'
    '<div class="tgme_widget_message_poll_option">'
    '<div class="tgme_widget_message_poll_option_percent">70%</div>'
    '<div class="tgme_widget_message_poll_option_text">Да</div></div></div></div>'
)


FORWARD = '<div class="tgme_widget_message_forwarded_from">Forwarded from {}</div>'
