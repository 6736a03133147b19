"""Narratives from other collections, entries that say the same, and what the shared catalogue
holds. Texts are our own.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.unit.casebook.conftest import REVIEW, got
from tocsin.casebook import read_casebook
from tocsin.casebook.import_narratives import narratives_from
from tocsin.casebook.write import as_yaml
from tocsin.records import (
    Dropped,
    Narrative,
)

MISP = {
    "Event": {
        "Object": [
            {
                "name": "narrative",
                "uuid": "u-1",
                "timestamp": "1614816000",
                "Attribute": [
                    {
                        "object_relation": "narrative-summary",
                        "value": "Колодец отравили. Так говорят.",
                    },
                    {"object_relation": "narrative-disproof", "value": "Вода чистая."},
                ],
            },
            {
                "name": "narrative",
                "uuid": "u-2",
                "Attribute": [{"object_relation": "link", "value": "https://x.example"}],
            },
            {"name": "file", "Attribute": []},
        ]
    }
}
TABLE = (
    "id;title;title_ru;wording;known_from\n"
    "n_a;The well is poisoned;Колодец отравлен;they poisoned the well | poison was put into the "
    "well;2021-02-03\n"
    ";;;;\nn_b;Bad day;;;soon\n"
)


@pytest.mark.parametrize(
    ("body", "kept", "left"),
    [
        (
            json.dumps({"@graph": [REVIEW, {"@type": "ClaimReview"}]}),
            ["The well was poisoned by strangers"],
            ["no claimReviewed"],
        ),
        (json.dumps(REVIEW) + "\n{broken\n", ["The well was poisoned by strangers"], ["no JSON"]),
        (json.dumps(MISP, ensure_ascii=False), ["Колодец отравили"], ["no narrative-summary"]),
        (TABLE, ["The well is poisoned"], ["has no title", "'soon' is no date"]),
        ("a,b\n1,2\n", [], ["no column `title`"]),
        ("{}", [], ["no ClaimReview"]),
    ],
)
def test_others_collections_come_in(
    tmp_path: Path, body: str, kept: list[str], left: list[str]
) -> None:
    found = list(narratives_from(body.encode(), name="f", today=dt.date(2026, 1, 1)))
    entries = [f for f in found if isinstance(f, Narrative)]
    assert [e.title for e in entries] == kept
    dropped = [f.detail for f in found if isinstance(f, Dropped)]
    assert len(dropped) == len(left)
    assert all(any(word in d for d in dropped) for word in left)
    assert all(e.known_from.year == 2021 for e in entries)
    (tmp_path / "casebook.yml").write_text("id: got\ntitle: Got\n", encoding="utf-8")
    (tmp_path / "narratives.yml").write_text(as_yaml("narratives", entries), encoding="utf-8")
    book, issues = read_casebook(tmp_path)
    assert [i for i in issues if i.level == "error"] == []
    assert book is not None
    assert list(book.narratives) == sorted(entries, key=lambda e: e.id)


def table(text: str) -> tuple[list[Narrative], list[str]]:
    """Return the narratives of a table, and why lines are left out."""
    return got(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "title,wording\nThe well,a|b\n",
        "TITLE;Wording\nThe well;a | b | \n",
        "\ufefftitle,wording\r\nThe well,a|b\r\n",
        'title,wording\n"The well","a|b"\n',
        "wording,title,colour\na|b,The well,red\n",
    ],
)
def test_a_table_is_read_whatever_its_separator_case_and_order(text: str) -> None:
    kept, left = table(text)
    assert [(n.title, n.wordings) for n in kept] == [("The well", {"en": ("a", "b")})]
    assert left == []


def test_titles_and_wordings_of_a_table_have_their_languages() -> None:
    kept, _ = table(
        "title_kk,title_ru,wording,wording_uk\n"
        "Құдыққа у салынды,Колодец отравлен,колодец отравили,криницю отруєно\n"
    )
    assert kept[0].titles == {"kk": "Құдыққа у салынды", "ru": "Колодец отравлен"}
    assert kept[0].wordings == {"ru": ("колодец отравили",), "uk": ("криницю отруєно",)}


def test_a_line_that_stands_twice_is_said_and_a_date_that_is_none() -> None:
    kept, left = table("title,known_from\nA well,2021-01-01\nA well,2021-01-01\nB well,1.2.21\n")
    assert [str(n.known_from) for n in kept] == ["2021-01-01"]
    assert ["twice" in left[0], "'1.2.21' is no date" in left[1]] == [True, True]


def test_a_disproof_in_a_table_is_a_debunk() -> None:
    kept, _ = table(
        "title,disproof,disproof_by,disarm\nA well,Clean water.,Перевірка,T0003 T0009\n"
    )
    assert [(d.who, d.what) for d in kept[0].debunks] == [("Перевірка", "Clean water.")]
    assert kept[0].disarm == ("T0003", "T0009")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Колодец".encode("cp1251"), "not UTF-8"),
        (b"", "no column `title`"),
        (b"[]", "no ClaimReview"),
        (b"[" * 100_000, "no JSON"),
        (b"<", "no JSON-LD"),
        (b"\x00\x01", "no column"),
    ],
)
def test_another_file_is_said_to_be_none(body: bytes, reason: str) -> None:
    kept, left = got(body)
    assert kept == []
    assert reason in left[0]


def test_the_order_of_lines_changes_no_entry() -> None:
    lines = [f"Well {n} is poisoned,2021-01-0{n}" for n in range(1, 6)]
    one, _ = table("\n".join(["title,known_from", *lines]))
    other, _ = table("\n".join(["title,known_from", *lines[::-1]]))
    plain = [(n.id, n.title, n.known_from) for n in other[::-1]]
    assert [(n.id, n.title, n.known_from) for n in one] == plain
