"""Posts of Telegram in every form they are given in: no words lost, no words in the wrong mouth, no
time too exact.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW, make_document
from tests.unit.sources.posts import (
    POLL,
    POST,
    TEXT,
    WORDS,
    export,
    message,
    page,
    preview,
    read,
    read_json,
    read_page,
    shown,
    text_of,
    words,
)
from tocsin.annotate import Annotator
from tocsin.documents import Extractor, lineage_of
from tocsin.errors import InputError
from tocsin.records import UNKNOWN_SENDER, Capture, Document
from tocsin.sources import Reading, SourceNames, Stated
from tocsin.sources.decode import decode
from tocsin.sources.preview import parse_preview
from tocsin.sources.telegram import is_export, read_export


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {
                "text": "",
                "poll": {
                    "question": "Опасны ли они?",
                    "closed": False,
                    "answers": [{"text": "Да", "voters": 1}, {"text": "Нет"}],
                },
            },
            "Опасны ли они?\nДа\nНет",
        ),
        ({"text": None, "poll": {"question": "Вопрос?", "answers": []}}, "Вопрос?"),
        (
            {
                "text": "Голосуем",
                "poll": {
                    "question": "За кого?",
                    "answers": [{"text": ["За ", {"type": "bold", "text": "мир"}]}],
                },
            },
            "Голосуем\n\nЗа кого?\nЗа мир",
        ),
        (
            {
                "text": "",
                "text_entities": [
                    {"type": "plain", "text": "Только "},
                    {"type": "bold", "text": "части"},
                ],
            },
            "Только части",
        ),
        (
            {
                "text": "",
                "rich_message": {
                    "blocks": [
                        {"type": "paragraph", "text": "Первый."},
                        {"type": "quote", "text": ["Вто", "рой."]},
                    ]
                },
            },
            "Первый.\n\nВторой.",
        ),
        (
            {
                "text": "",
                "todo_list": {
                    "title": "Дела",
                    "answers": [{"id": 1, "text": "Проверить"}, {"id": 2, "text": "Сообщить"}],
                },
            },
            "Дела\nПроверить\nСообщить",
        ),
        (
            {
                "text": "",
                "contact_information": {
                    "first_name": "Иван",
                    "last_name": "Горин",
                    "phone_number": "+7 000",
                },
            },
            "Иван Горин",
        ),
        (
            {
                "text": "",
                "place_name": "Лаборатория",
                "address": "улица Мира, 1",
                "location_information": {"latitude": 1, "longitude": 2},
            },
            "Лаборатория\n\nулица Мира, 1",
        ),
        (
            {"text": "", "game_title": "Игра", "game_description": "Описание игры"},
            "Игра\n\nОписание игры",
        ),
        (
            {
                "text": "",
                "invoice_information": {"title": "Взнос", "description": "На издание", "amount": 5},
            },
            "Взнос\n\nНа издание",
        ),
        (
            {"text": "", "photo": "photos/1.jpg", "caption": "Подпись под снимком"},
            "Подпись под снимком",
        ),
        (
            {
                "text": "",
                "giveaway_information": {"quantity": 3, "additional_prize": "книга о городе"},
            },
            "книга о городе",
        ),
        ({"text": {"type": "bold", "text": "Одна часть"}}, "Одна часть"),
        ({"text": ["а", {"type": "spoiler", "text": "б"}, "в"]}, "абв"),
        (
            {
                "text": "",
                "new_form": {
                    "parts": [{"header": "Заголовок"}, {"inner": {"content": "Глубоко внутри"}}]
                },
            },
            "Заголовок\n\nГлубоко внутри",
        ),
        (
            {"text": ["Сказано", 5], "text_entities": [{"type": "plain", "text": "Сказано 5"}]},
            "Сказано 5",
        ),
    ],
)
def test_words_are_read_wherever_they_stand(
    fields: dict[str, Any], expected: str, tmp_path: Path
) -> None:
    captures, dropped = read_json(export(POST | fields), tmp_path)
    assert [text_of(c) for c in captures] == [expected]
    assert dropped == []


def test_words_in_a_form_nobody_knows_are_named(tmp_path: Path) -> None:
    captures, dropped = read_json(
        export(POST | {"text": "", "odd": {"x": ["здесь стоят слова поста"]}}), tmp_path
    )
    assert captures == []
    assert [(d.reason, "odd.x" in d.detail) for d in dropped] == [("unread", True)]


@pytest.mark.parametrize(
    ("fields", "sender"),
    [
        ({}, None),
        ({"forwarded_from": "Другой канал"}, "Другой канал"),
        ({"forwarded_from": None}, UNKNOWN_SENDER),
        ({"forwarded_from": ""}, UNKNOWN_SENDER),
        ({"forwarded_from": "Deleted Account"}, UNKNOWN_SENDER),
        ({"saved_from": "Третий канал"}, "Третий канал"),
        ({"forwarded_from": None, "saved_from": "Третий канал"}, "Третий канал"),
        ({"forwarded_from": None, "saved_from": None}, UNKNOWN_SENDER),
        ({"forwarded_from_id": "channel77"}, UNKNOWN_SENDER),
        ({"forwarded_from": "Другой канал", "via_bot": "@bot"}, "Другой канал"),
        ({"forwarded_from": 5}, "5"),
        ({"via_bot": "@bot", "reply_to_message_id": 4}, None),
    ],
)
def test_a_forwarded_post_is_its_senders(
    fields: dict[str, Any], sender: str | None, tmp_path: Path
) -> None:
    captures, _ = read_json(export(POST | fields), tmp_path)
    assert [c.forwarded_from for c in captures] == [sender]


def test_a_forwarded_post_counts_as_its_senders_voice() -> None:
    own = make_document(WORDS, source_id="Канал", external_id="1/1")
    other = make_document(
        f"{WORDS} Её видели утром.",
        source_id="Канал",
        external_id="1/2",
        forwarded_from=UNKNOWN_SENDER,
    )
    rows = {r.document_id: r for r in lineage_of([own, other], NOW)}
    assert rows[other.id].origin_id.startswith("uncaptured:")
    assert rows[own.id].origin_id == own.id


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            ["Читайте ", {"type": "text_link", "text": "доклад", "href": "https://site.example/a"}],
            ("https://site.example/a",),
        ),
        (
            [{"type": "link", "text": "https://site.example/b"}, " и ещё"],
            ("https://site.example/b",),
        ),
        ([{"type": "bold", "text": "без ссылок"}], ()),
        ([{"type": "text_link", "text": "а", "href": "javascript:alert(1)"}], ()),
        (
            [
                {"type": "text_link", "text": "а", "href": "https://x.example/1"},
                {"type": "text_link", "text": "б", "href": "https://x.example/1"},
            ],
            ("https://x.example/1",),
        ),
    ],
)
def test_links_behind_words_are_kept(
    text: list[Any], links: tuple[str, ...], tmp_path: Path
) -> None:
    captures, _ = read_json(export(POST | {"text": text}), tmp_path)
    assert [c.links for c in captures] == [links]


def test_links_behind_buttons_are_kept_and_their_words_are_not(tmp_path: Path) -> None:
    buttons = [[{"type": "url", "text": "Подписаться", "data": "https://site.example/join"}]]
    (capture,), _ = read_json(export(POST | {"inline_bot_buttons": buttons}), tmp_path)
    assert capture.links == ("https://site.example/join",)
    assert text_of(capture) == WORDS


def documents(captures: list[Capture]) -> list[Document]:
    """Extract captures."""
    extract = Extractor(as_of=NOW, decode=decode, find_source=SourceNames([]).find)
    found = [extract(c) for c in captures]
    return [d for d in found if isinstance(d, Document)]


def test_an_export_in_local_time_says_that_its_zone_is_unknown(tmp_path: Path) -> None:
    old = {key: value for key, value in POST.items() if key != "date_unixtime"} | {
        "date": "2022-01-09T01:30:00"
    }
    (document,) = documents(read_json(export(old), tmp_path)[0])
    assert str(document.published_at) == "2022-01-09 01:30:00+00:00"
    assert document.date.precision == "approximate"
    assert any("zone is unknown" in doubt for doubt in document.date.doubts)


@pytest.mark.parametrize(
    ("edited", "is_doubted"),
    [
        ("1641726600", False),
        ("1641726000", False),
        ("1642326000", True),
        (None, False),
        ("?", False),
    ],
)
def test_a_late_edit_is_a_doubt(edited: str | None, is_doubted: bool, tmp_path: Path) -> None:
    (document,) = documents(read_json(export(POST | {"edited_unixtime": edited}), tmp_path)[0])
    assert any("edited" in doubt for doubt in document.date.doubts) is is_doubted


def test_service_messages_and_posts_without_words_are_named_and_counted(tmp_path: Path) -> None:
    service = [
        {"id": n, "type": "service", "action": a, "text": ""}
        for n, a in ((2, "pin_message"), (3, "pin_message"), (4, "edit_group_photo"))
    ]
    silent = [
        POST | {"id": 5, "text": "", "photo": "x"},
        POST | {"id": 6, "text": "", "media_type": "sticker"},
    ]
    captures, dropped = read_json(export(POST, *service, *silent), tmp_path)
    assert len(captures) == 1
    details = {d.reason: d.detail for d in dropped}
    assert "3 service messages" in details["service"]
    assert "pin_message: 2, edit_group_photo: 1" in details["service"]
    assert "photo: 1, sticker: 1" in details["no_words"]


ODD: dict[str, Any] = {
    "a number": 5,
    "a text": "слово",
    "true": True,
    "null": None,
    "an empty list": [],
    "an empty object": {},
    "a list of numbers": [1, 2],
    "chats is a list": {"chats": []},
    "chats is a number": {"chats": 3},
    "chats holds no list": {"chats": {"list": 4}},
    "chats of nulls": {"chats": {"list": [None, 3, "x"]}},
    "messages is null": export(messages=None),
    "messages is a text": export(messages="abc"),
    "messages is an object": export(messages={"1": POST}),
    "a message is a number": export(7),
    "a message is null": export(None),
    "a message is a list": export([POST]),
    "text is a number": export(POST | {"text": 12}),
    "text holds nulls": export(POST | {"text": [None]}),
    "a date is an object": export(POST | {"date_unixtime": {}}),
    "a date is a word": export(POST | {"date_unixtime": "вчера"}),
    "a date is huge": export(POST | {"date_unixtime": "9" * 40}),
    "a poll is a number": export(POST | {"text": "", "poll": 1}),
    "answers are a text": export(POST | {"poll": {"question": "?", "answers": "да"}}),
    "a question is an object": export(
        POST | {"text": "", "poll": {"question": {"a": 1}, "answers": [None]}}
    ),
    "local date is a list": export({"id": 1, "type": "message", "date": [], "text": WORDS}),
    "local date is no date": export(
        {"id": 1, "type": "message", "date": "2022-99-99T00:00:00", "text": WORDS}
    ),
    "year 9999": export(
        {"id": 1, "type": "message", "date": "9999-12-31T23:59:59-12:00", "text": WORDS}
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_json_is_refused_by_name_and_place(name: str, tmp_path: Path) -> None:
    _, dropped = read_json(ODD[name], tmp_path)
    assert dropped
    assert all("result.json" in d.detail and d.reason for d in dropped)


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"id": None, "text": WORDS},
        {"id": [], "text": WORDS},
        POST | {"type": None},
        POST | {"from": 3, "id": True},
        POST | {"date": None},
    ],
)
def test_fields_of_odd_types_do_not_cost_the_words(message: dict[str, Any], tmp_path: Path) -> None:
    captures, _ = read_json(export(message, POST | {"id": 99}), tmp_path)
    assert text_of(captures[-1]) == WORDS
    assert len(captures) == (2 if message.get("text") else 1)


@pytest.mark.parametrize(
    "chat",
    [
        {"name": None},
        {"name": 5},
        {"id": None},
        {"id": {}, "name": []},
        {"type": None},
        {"type": ["a"]},
    ],
)
def test_chats_of_odd_types_end_in_a_record(chat: dict[str, Any], tmp_path: Path) -> None:
    captures, dropped = read_json(export(POST, **chat), tmp_path)
    assert captures or dropped


def test_an_account_is_read_by_its_channels(tmp_path: Path) -> None:
    private = export(POST, name="Друг", type="personal_chat", id=5)
    left = export(POST, name="Старый", id=6)
    value = {
        "about": "x",
        "chats": {"list": [export(POST), private]},
        "left_chats": {"list": [left]},
    }
    captures, dropped = read_json(value, tmp_path)
    assert [c.source_id for c in captures] == ["Канал", "Старый"]
    assert [d.reason for d in dropped] == ["not_public"]


def test_an_export_folder_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "style.css").write_text("a {}")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "messages.html").write_text(page(message(1, words(WORDS))), encoding="utf-8")
    (tmp_path / "messages2.html").write_text(
        page(message(2, words(f"{WORDS} Снова."), joined=True)), encoding="utf-8"
    )
    captures, dropped = read(tmp_path)
    assert [(c.external_id, c.source_id) for c in captures] == [
        ("Канал/1", "Канал"),
        ("Канал/2", "Канал"),
    ]
    assert [d.reason for d in dropped] == ["export_files"]
    (tmp_path / "result.json").write_text(json.dumps(export(POST)), encoding="utf-8")
    captures, dropped = read(tmp_path)
    assert [c.external_id for c in captures] == ["1/1"]
    assert ["pages with the posts of result.json: 2" in d.detail for d in dropped] == [True]


def test_three_forms_of_a_post_give_one_text(tmp_path: Path) -> None:
    poll = {"question": "Опасно?", "answers": [{"text": "Да"}]}
    rich = [
        "Своё, ",
        {"type": "text_link", "text": "тут", "href": "https://site.example/a"},
        ".\nВторая строка.",
    ]
    as_json, _ = read_json(
        export(POST | {"text": rich}, POST | {"id": 2, "text": "", "poll": poll}), tmp_path
    )
    html = 'Своё, <a href="https://site.example/a">тут</a>.<br>Вторая строка.'
    media = (
        '<div class="media_poll"><div class="question bold">Опасно?</div><div '
        'class="answer">- Да</div></div>'
    )
    as_page, _ = read_page(page(message(1, words(html)), message(2, media)), tmp_path)
    listing = parse_preview(
        preview(shown(1, TEXT.format(html)), shown(2, POLL)).encode(), "https://t.me/s/chan"
    )
    assert (
        [c.body for c in as_json] == [c.body for c in as_page] == [e.body for e in listing.entries]
    )
    assert (
        [c.links for c in as_json]
        == [c.links for c in as_page]
        == [e.links for e in listing.entries]
    )
    assert as_json[0].external_id == listing.entries[0].id


@pytest.mark.parametrize(
    ("sender", "entity"), [("Other channel", "Other channel"), (UNKNOWN_SENDER, None)]
)
def test_a_sender_stands_in_the_chain_before_the_channel(
    annotator: Annotator, sender: str, entity: str | None
) -> None:
    text = "The bridge was closed on Monday."
    claims = annotator(
        make_document(text, source_id="channel", language="en", forwarded_from=sender)
    ).claims
    assert [[hop.entity_id for hop in claim.chain] for claim in claims] == [[entity, "channel"]]
    assert {claim.stance for claim in claims} == {"reports"}
    own = annotator(
        make_document(text, source_id="channel", language="en", forwarded_from="channel")
    ).claims
    assert [[hop.entity_id for hop in claim.chain] for claim in own] == [["channel"]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (export(POST), True),
        ({"chats": {"list": []}}, True),
        ({"messages": [{"text": "a"}]}, None),
        ({}, False),
        ([], False),
        (None, False),
    ],
)
def test_an_export_is_known_by_its_shape(value: Any, expected: bool | None) -> None:
    assert is_export(value) is expected or expected is None


def test_an_account_without_a_chat_is_refused_with_its_name() -> None:
    reading = Reading(name="result.json", seen_at=NOW, stated=Stated())
    with pytest.raises(InputError, match=r"result\.json"):
        list(read_export(reading, {"chats": {"list": []}}))
