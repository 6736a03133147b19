"""The public preview of a channel: its posts, whose they are, and where it goes on."""

import base64
import json
from pathlib import Path

import pytest

from tests.unit.sources.posts import FORWARD, POLL, TEXT, WORDS, preview, read_page, shown
from tocsin.errors import InputError
from tocsin.records import UNKNOWN_SENDER
from tocsin.sources.preview import is_preview, parse_preview


def test_a_preview_gives_polls_forwards_and_links() -> None:
    named = FORWARD.format(
        '<a class="tgme_widget_message_forwarded_from_name" '
        'href="https://t.me/other/1"><span>Другой</span></a>'
    )
    card = (
        '<a class="tgme_widget_message_link_preview" '
        'href="https://site.example/b"><div>Чужой заголовок</div></a>'
    )
    reply = (
        '<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text">Чужое</div></a>'
    )
    listing = parse_preview(
        preview(
            shown(1, POLL),
            shown(2, named + TEXT.format("Чужие слова.")),
            shown(3, FORWARD.format("") + TEXT.format("Чужие слова.")),
            shown(
                4,
                reply
                + TEXT.format(
                    'Своё, <a href="https://site.example/a">тут</a>.<br/>Вторая&#1; строка.'
                )
                + card,
            ),
            shown(5, TEXT.format("Канал pinned a photo"), kind="service_message"),
            shown(6, ""),
        ).encode(),
        "https://t.me/s/chan",
    )
    assert [e.body.decode() for e in listing.entries] == [
        "Опасно?\nДа",
        "Чужие слова.",
        "Чужие слова.",
        "Своё, тут.\nВторая строка.",
    ]
    assert [e.forwarded_from for e in listing.entries] == [None, "Другой", UNKNOWN_SENDER, None]
    assert listing.entries[3].links == ("https://site.example/a", "https://site.example/b")


def test_a_saved_preview_gives_its_posts(tmp_path: Path) -> None:
    captures, dropped = read_page(preview(shown(1, TEXT.format(WORDS)), shown(2, POLL)), tmp_path)
    assert [(c.source_id, c.url) for c in captures] == [
        ("chan", "https://t.me/chan/1"),
        ("chan", "https://t.me/chan/2"),
    ]
    assert str(captures[0].published_at) == "2022-01-09 11:00:00+00:00"
    assert dropped == []


def test_only_a_channels_page_is_a_preview() -> None:
    assert is_preview(preview(shown(1, TEXT.format(WORDS))).encode())
    inside = f"<article>{shown(1, TEXT.format(WORDS))}</article>"
    assert not is_preview(inside.encode())
    assert not is_preview(b'<div class="tgme_channel_info_header_title">x</div>')


def test_a_page_without_a_channel_is_refused_with_what_may_have_happened() -> None:
    with pytest.raises(InputError, match="renamed") as refused:
        parse_preview(b"<html><body>Telegram</body></html>", "https://t.me/s/chan")
    assert refused.value.reason == "no_preview"
    assert "t.me/s/chan" in str(refused.value)


def test_a_channel_without_a_post_is_known_by_its_title() -> None:
    listing = parse_preview(preview().encode(), "https://t.me/s/chan")
    assert (listing.entries, listing.title, listing.handle) == ((), "Канал", None)


@pytest.mark.parametrize(
    ("token", "number"),
    [
        ({"c": -1000000000077}, 77),
        ({"c": -1001234567890}, 1234567890),
        ({"c": 77}, 77),
        ({"c": "77"}, 77),
        ({"c": None}, None),
        ({"c": "x"}, None),
        ({}, None),
        ([], None),
    ],
)
def test_the_number_of_a_channel_is_read_or_unknown(token: object, number: int | None) -> None:
    view = base64.urlsafe_b64encode(json.dumps(token).encode()).decode().rstrip("=")
    page = preview(
        f'<div class="tgme_widget_message" data-post="chan/5" data-view="{view}">'
        f"{TEXT.format(WORDS)}</div>"
    )
    listing = parse_preview(page.encode(), "https://t.me/s/chan")
    assert listing.number == number
    assert [entry.id for entry in listing.entries] == [f"{number or 'chan'}/5"]


@pytest.mark.parametrize("view", ["", "%%%", "bm8ganNvbg", "W1tb"])
def test_a_token_that_is_none_costs_the_number_only(view: str) -> None:
    page = preview(
        f'<div class="tgme_widget_message" data-post="chan/5" data-view="{view}">'
        f"{TEXT.format(WORDS)}</div>"
    )
    listing = parse_preview(page.encode(), "https://t.me/s/chan")
    assert (listing.number, len(listing.entries)) == (None, 1)


def test_the_page_before_is_given_with_its_whole_address() -> None:
    head = '<link rel="prev" href="/s/chan?before=21">'
    listing = parse_preview(
        (head + preview(shown(21, TEXT.format(WORDS)))).encode(), "https://t.me/s/chan"
    )
    assert listing.older == "https://t.me/s/chan?before=21"
    assert listing.entries[0].position == 21
    assert parse_preview(preview(shown(1, "x")).encode(), "https://t.me/s/chan").older is None
