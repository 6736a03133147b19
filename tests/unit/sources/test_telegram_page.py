"""An export of Telegram as web pages: every post for itself, its time and whose it is."""

from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.unit.sources.posts import (
    WORDS,
    message,
    page,
    read_page,
    text_of,
    words,
)
from tocsin.records import UNKNOWN_SENDER, Capture
from tocsin.sources import Reading, Stated
from tocsin.sources.telegram_page import is_export_page, read_export_page


@pytest.mark.parametrize(
    ("title", "published", "precision"),
    [
        ("09.01.2022 14:01:00 UTC+03:00", "2022-01-09 11:01:00+00:00", "instant"),
        ("09.01.2022 14:01 UTC+03:00", "2022-01-09 11:01:00+00:00", "instant"),
        ("09.01.2022 01:30:00 UTC+06:00", "2022-01-08 19:30:00+00:00", "instant"),
        ("09.01.2022 14:01:00 UTC-05:00", "2022-01-09 19:01:00+00:00", "instant"),
        ("09.01.2022 14:01:00 UTC", "2022-01-09 14:01:00+00:00", "instant"),
        ("09.01.2022 14:01:00", "2022-01-09 14:01:00+00:00", "approximate"),
    ],
)
def test_a_post_of_a_page_has_its_own_time(
    title: str, published: str, precision: str, tmp_path: Path
) -> None:
    (capture,), _ = read_page(page(message(1, words(WORDS), title=title)), tmp_path)
    assert (str(capture.published_at), capture.published_precision) == (published, precision)


def test_the_posts_of_a_page_stand_apart(tmp_path: Path) -> None:
    service = (
        '<div class="message service" id="message-1"><div class="body details">9 January '
        "2022</div></div>"
    )
    pinned = (
        '<div class="message service" id="message3"><div class="body details">Канал pinned '
        "this message</div></div>"
    )
    forwarded = '<div class="forwarded body"><div class="from_name">Другой '
    forwarded += '<span class="date details" title="08.01.2022 10:00:00">x</span></div>'
    again = '<div class="forwarded body">' + words("Четвёртый.") + "</div>"
    photo = '<div class="media_wrap clearfix"><div class="media clearfix media_photo">'
    photo += '<div class="body"><div class="title bold">Photo</div></div></div></div>'
    reply = (
        '<div class="reply_to details">In reply to <a href="#go_to_message1">this message</a></div>'
    )
    captures, dropped = read_page(
        page(
            service,
            message(1, words("Первый: <strong>важно</strong>.<br>Вторая строка.")),
            message(
                2, reply + words('Смотрите <a href="https://site.example/a">сюда</a>.'), joined=True
            ),
            pinned,
            message(4, forwarded + words("Третий.") + "</div>"),
            message(5, again, joined=True),
            message(6, photo + words("Подпись.")),
            message(7, photo),
        ),
        tmp_path,
    )
    assert [text_of(c) for c in captures] == [
        "Первый: важно.\nВторая строка.",
        "Смотрите сюда.",
        "Третий.",
        "Четвёртый.",
        "Подпись.",
    ]
    assert [c.forwarded_from for c in captures] == [None, None, "Другой", "Другой", None]
    assert [c.external_id for c in captures] == [
        "Канал/1",
        "Канал/2",
        "Канал/4",
        "Канал/5",
        "Канал/6",
    ]
    assert {c.source_id for c in captures} == {"Канал"}
    assert captures[1].links == ("https://site.example/a",)
    assert sorted((d.reason, "1 " in d.detail) for d in dropped) == [
        ("no_words", True),
        ("service", True),
    ]


def test_media_with_words_are_read_and_deleted_senders_are_unknown(tmp_path: Path) -> None:
    poll = (
        '<div class="media_wrap clearfix"><div class="media_poll"><div class="question '
        'bold">Опасно?</div>'
        '<div class="details">Anonymous poll</div><div class="answer">- Да <span '
        'class="details">7 votes</span></div>'
        '<div class="answer">- Нет</div><div class="total details">10 votes</div></div></div>'
    )
    venue = (
        '<div class="media_wrap clearfix"><a class="media clearfix media_venue" '
        'href="https://maps.example/"><div class="body">'
        '<div class="title bold">Лаборатория</div><div class="description">улица Мира, '
        "1</div></div></a></div>"
    )
    gone = (
        '<div class="forwarded body"><div class="from_name">Deleted Account <span '
        'class="date details" title="x">x</span></div>'
    )
    captures, _ = read_page(
        page(message(1, poll), message(2, venue), message(3, gone + words("Чужое.") + "</div>")),
        tmp_path,
    )
    assert [text_of(c) for c in captures] == [
        "Опасно?\nДа\nНет",
        "Лаборатория\n\nулица Мира, 1",
        "Чужое.",
    ]
    assert captures[2].forwarded_from == UNKNOWN_SENDER


def test_a_page_on_which_persons_write_is_refused_with_what_to_do(tmp_path: Path) -> None:
    captures, dropped = read_page(
        page(message(1, words("Привет")), message(2, words("Привет!"), name="Иван")), tmp_path
    )
    assert captures == []
    assert [(d.reason, "JSON" in d.detail) for d in dropped] == [("not_public", True)]


@pytest.mark.parametrize(
    "title", ["вчера", "32.01.2022 10:00:00", "09/01/2022 14:01", "2022", "09.01.0000 14:01:00"]
)
def test_a_post_whose_date_is_none_is_named(title: str, tmp_path: Path) -> None:
    captures, dropped = read_page(
        page(message(1, words(WORDS), title=title), message(2, words(WORDS))), tmp_path
    )
    assert [c.external_id for c in captures] == ["Канал/2"]
    assert [d.reason for d in dropped] == ["date"]


def test_pages_without_posts_say_so(tmp_path: Path) -> None:
    index = '<html><title>Exported Data</title><div class="page_wrap list_page">'
    index += '<div class="page_body list_page"><a>Chats</a></div></div></html>'
    assert [d.reason for d in read_page(index, tmp_path)[1]] == ["export_files"]
    assert [d.reason for d in read_page(page(), tmp_path)[1]] == ["empty"]


def test_only_a_page_of_an_export_is_one() -> None:
    assert is_export_page(page(message(1, words(WORDS))).encode())
    assert not is_export_page(b"<html><body class='page_wrap page_body'>article</body></html>")
    assert not is_export_page(b"")


def test_a_bot_in_a_name_makes_nobody_a_person() -> None:
    text = page(
        message(1, words(WORDS), name="Канал via @bot"), message(2, words("Ещё."), joined=True)
    )
    reading = Reading(name="messages.html", seen_at=NOW, stated=Stated(language="ru"))
    captures = [item for item in read_export_page(reading, text) if isinstance(item, Capture)]
    assert [capture.external_id for capture in captures] == ["Канал/1", "Канал/2"]
    assert {capture.language for capture in captures} == {"ru"}


def test_a_source_that_is_stated_comes_before_the_title_of_the_chat() -> None:
    reading = Reading(name="messages.html", seen_at=NOW, stated=Stated(source="own"))
    (capture,) = read_export_page(reading, page(message(1, words(WORDS))))
    assert isinstance(capture, Capture)
    assert capture.source_id == "own"


def test_a_post_has_its_id_whichever_page_of_the_export_it_stands_on() -> None:
    """An export made again may break its pages elsewhere: the same post must stay the same."""
    whole = page(message(1, words(WORDS)), message(2, words("Ещё.")))
    parts = [page(message(1, words(WORDS))), page(message(2, words("Ещё.")))]
    name = iter(("messages.html", "messages2.html", "messages3.html"))

    def ids(text: str) -> list[str]:
        reading = Reading(name=next(name), seen_at=NOW, stated=Stated())
        return [item.id for item in read_export_page(reading, text) if isinstance(item, Capture)]

    assert ids(whole) == [found for part in parts for found in ids(part)]
