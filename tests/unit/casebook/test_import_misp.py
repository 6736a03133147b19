"""Objects of MISP become narratives; what was deleted or holds only files is said."""

import datetime as dt

import pytest

from tests.unit.casebook.conftest import got
from tocsin.casebook.import_misp import event_day, of_misp
from tocsin.records import Narrative


def misp(*attributes: dict[str, object], **given: object) -> dict[str, object]:
    """Return a MISP event with one narrative object."""
    return {
        "Event": {
            "date": "2022-01-10",
            "Object": [
                {
                    "name": "narrative",
                    "uuid": "a",
                    "timestamp": "1700000000",
                    "Attribute": list(attributes),
                }
                | given
            ],
        }
    }


def attribute(relation: str, value: str, **given: object) -> dict[str, object]:
    """Return an attribute of a MISP object."""
    return {"object_relation": relation, "type": "text", "value": value, **given}


def test_a_misp_object_by_the_official_template_comes_in() -> None:
    described = attribute("narrative-description", "The well is a weapon store.")
    kept, left = got(
        misp(
            described,
            attribute("first-seen", "2022-01-05T00:00:00Z"),
            attribute("archive", "https://a.example/1"),
        )
    )
    assert left == []
    assert (kept[0].title, kept[0].first_seen, str(kept[0].known_from)) == (
        "The well is a weapon store",
        "2022-01-05",
        "2022-01-10",
    )
    assert kept[0].reference == "https://a.example/1"
    assert kept[0].debunks == ()


def test_what_was_deleted_in_misp_is_left_out_and_said() -> None:
    kept, left = got(misp(attribute("narrative-summary", "Withdrawn"), deleted=True))
    assert (kept, len(left)) == ([], 1)
    kept, left = got(
        misp(
            attribute("narrative-summary", "Old words", deleted="1"),
            attribute("narrative-summary", "New words"),
        )
    )
    assert [n.title for n in kept] == ["New words"]
    assert "Old words" in left[0]


def test_a_misp_object_of_files_only_says_so() -> None:
    kept, left = got(misp(attribute("attachment", "page.pdf")))
    assert kept == []
    assert "attachment" in left[0]


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ({"date": "2022-01-10", "publish_timestamp": "1614816000"}, dt.date(2022, 1, 10)),
        ({"date": "", "publish_timestamp": "1614816000"}, dt.date(2021, 3, 4)),
        ({"publish_timestamp": "0", "timestamp": "1614816000"}, dt.date(2021, 3, 4)),
        ({"timestamp": 0}, None),
        ({"date": "soon"}, None),
        ({}, None),
        (None, None),
    ],
)
def test_an_event_is_known_from_its_day_or_its_publication(
    event: dict[str, object] | None, day: dt.date | None
) -> None:
    assert event_day(event) == day


def made(*attributes: dict[str, object], **given: object) -> Narrative:
    """Return the one narrative of an object."""
    item = {"name": "narrative", "uuid": "u", "Attribute": list(attributes), **given}
    (found,) = of_misp(item, "f item 1", dt.date(2022, 1, 1))
    assert isinstance(found, Narrative)
    return found


@pytest.mark.parametrize(
    ("text", "title", "language"),
    [
        ("Колодец отравили. Так говорят.", "Колодец отравили", "ru"),
        ("Криницю отруєно! Так кажуть.", "Криницю отруєно!", "uk"),
        ("Құдыққа у салынды.", "Құдыққа у салынды", "kk"),
        ("The well of Dr. Korin is poisoned", "The well of Dr. Korin is poisoned", "en"),
    ],
)
def test_the_title_is_the_first_sentence_in_its_language(
    text: str, title: str, language: str
) -> None:
    found = made(attribute("narrative-summary", text))
    assert (found.title, found.titles) == (title, {language: title})
    assert found.wordings == ({} if text == title else {language: (text,)})


def test_a_long_title_is_cut_between_words() -> None:
    found = made(attribute("narrative-summary", "poisoned wells " * 40))
    assert len(found.title) <= 202
    assert found.title.endswith("poisoned …") or found.title.endswith("wells …")


def test_summary_goes_before_description_and_both_are_wordings() -> None:
    found = made(
        attribute("narrative-description", "Wells all over the land are poisoned, it is said."),
        attribute("narrative-summary", "The well is poisoned"),
    )
    assert found.title == "The well is poisoned"
    assert found.wordings == {"en": ("Wells all over the land are poisoned, it is said.",)}


@pytest.mark.parametrize("value", [None, "", " ", 7, ["x"]])
def test_an_attribute_without_a_text_says_nothing(value: object) -> None:
    item = {"Attribute": [{"object_relation": "narrative-summary", "value": value}, "text", None]}
    found = list(of_misp(item, "f", dt.date(2022, 1, 1)))
    assert [isinstance(f, Narrative) for f in found] == [value == 7]


def test_a_disproof_is_a_debunk_of_that_day() -> None:
    found = made(
        attribute("narrative-summary", "The well is poisoned"),
        attribute("narrative-disproof", "The water is clean."),
        attribute("link", "https://x.example"),
    )
    assert [(d.what, str(d.date), d.reference) for d in found.debunks] == [
        ("The water is clean.", "2022-01-01", "https://x.example")
    ]
