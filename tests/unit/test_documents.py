"""Documents: noise by form, titles, dates, language, lineage."""

import datetime as dt

import pytest

from tests.conftest import NOW, make_document
from tocsin.documents import lineage_of
from tocsin.documents.identify import identify
from tocsin.documents.noise import find_noise

PAGE = """Bridge closed.- The ministry says repairs will take a week

12-03-2021 Workers on the bridge NEWS TRANSPORT CITY AGENCY / PHOTOHOUSE
12-03-2021 Workers on the bridge NEWS TRANSPORT CITY AGENCY / PHOTOHOUSE

The ministry said on Monday that the bridge would be closed. Traffic was light.

мост зимой.jpg

Engineers found a crack in the second pillar. Nobody was hurt.

And so it goes…

Leave a reply

Your e-mail address stays private. Required fields are marked
"""


def test_noise_goes_by_form() -> None:
    kinds = {n.kind: n.span.of(PAGE) for n in find_noise(PAGE)}
    assert kinds["image_filename"] == "мост зимой.jpg"
    assert kinds["duplicate"].startswith("12-03-2021 Workers")
    assert kinds["caption_credit"] == "NEWS TRANSPORT CITY AGENCY / PHOTOHOUSE"
    assert "Required fields" in "".join(
        n.span.of(PAGE) for n in find_noise(PAGE) if n.kind == "comment_form"
    )
    assert kinds["coda"] == "And so it goes…"


@pytest.mark.parametrize(
    "line",
    [
        "MADRID, 9 (EUROPA PRESS) - Text",
        "/ТАСС/. Текст идёт",
        "SAO PAULO (AP) — Text",
        "Kazakhstan.- Troops moved",
    ],
)
def test_slugs_and_datelines_are_marked(line: str) -> None:
    assert [n.kind for n in find_noise(line + "\n\nBody text here.")] == ["agency_slug"]


@pytest.mark.parametrize(
    "text",
    [
        "Astronauts aboard the International Space Station (ISS) were safe.\nThey slept.",
        "NATO said so. It was true.\nThe end of the matter is open.",
        (
            "Please leave a comment for the mayor if you like, he said, and the crowd in the wide "
            "square laughed at it loudly."
        ),
    ],
)
def test_ordinary_sentences_are_not_noise(text: str) -> None:
    assert find_noise(text) == ()


def test_the_first_line_is_a_title_only_when_it_stands_alone() -> None:
    assert (
        make_document("Bridge closed for repairs\n\nThe bridge was closed.").title
        == "Bridge closed for repairs"
    )
    assert make_document("The bridge was closed.\n\nNobody was hurt.").title is None


def test_a_date_keeps_both_readings_and_says_what_decided() -> None:
    date = make_document("01-09-2022 Trucks NEWS CITY AGENCY / PHOTO\n\nText of the report.").date
    assert date.basis == "none"
    assert {c.iso for c in date.candidates} == {"2022-01-09", "2022-09-01"}
    assert date.resolved == dt.date(2022, 1, 9)
    assert "after the text was seen" in str(date.reason)


def test_a_date_nothing_decides_stays_open() -> None:
    date = make_document("03-04-2019 Trucks NEWS CITY AGENCY / PHOTO\n\nText of the report.").date
    assert date.resolved is None
    assert len(date.candidates) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Президент подписал указ о назначении министра.", "ru"),
        ("Президент підписав указ про призначення міністра її уряду.", "uk"),
        ("Үкімет бүгін жаңа шешім қабылдады, деп хабарлады баспасөз қызметі.", "kk"),
        ("The president signed the decree on Monday.", "en"),
        ("12345 !!!", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert identify(text).code == code


@pytest.mark.parametrize(
    ("text", "code", "note"),
    [
        (
            (
                "Segodnya v gorode proshli ucheniya, soobshchili v ministerstve oborony. Nikto ne "
                "postradal."
            ),
            "ru",
            "transliterated",
        ),
        (
            (
                "Today the exercise was held in the city, the ministry of defence said. Nobody was "
                "hurt."
            ),
            "en",
            None,
        ),
        (
            (
                "Dzisiaj w mieście odbyły się ćwiczenia, poinformowało ministerstwo obrony. Nikt "
                "nie ucierpiał."
            ),
            "pl",
            None,
        ),
        (
            (
                "Danas su u gradu održane vježbe, priopćilo je ministarstvo obrane. Nitko nije "
                "stradao."
            ),
            "hr",
            None,
        ),
        (
            "Сегодня в городе прошли учения, сообщили в министерстве. Никто не пострадал, "
            "движение открыто.\n"
            "Бүгін қалада жаттығу өтті, деп хабарлады министрлік. Ешкім зардап шеккен жоқ, көше "
            "ашық.",
            None,
            "mixed",
        ),
        (
            "The exercise was held in the city today, the ministry said in a statement. Сегодня "
            "в городе прошли учения, сообщили нам "
            "в министерстве, никто не пострадал.",
            None,
            "mixed",
        ),
    ],
)
def test_mixed_and_transliterated_texts_are_said_to_be_so(
    text: str, code: str | None, note: str | None
) -> None:
    found = identify(text)
    assert (found.note or "").startswith(note) if note else found.note is None
    assert code in (None, found.code)


def test_a_copy_points_to_the_earlier_text() -> None:
    body = (
        "The ministry denied on Sunday that the laboratory had been seized and said that the "
        "facility was under guard as usual."
    )
    first = make_document(
        body, external_id="a", published_at=dt.datetime(2022, 1, 9, 8, tzinfo=dt.UTC)
    )
    copy = make_document(
        "Update\n\n" + body,
        external_id="b",
        published_at=dt.datetime(2022, 1, 9, 12, tzinfo=dt.UTC),
    )
    other = make_document(
        "A quite different report about the price of gas in the west of the country.",
        external_id="c",
    )
    rows = {r.document_id: r for r in lineage_of([copy, other, first], NOW)}
    assert rows[copy.id].origin_id == first.id
    assert rows[copy.id].basis == "near_copy"
    assert rows[first.id].origin_id == first.id
    assert rows[other.id].origin_id == other.id


def test_copies_that_differ_in_a_number_say_so_and_chains_have_one_origin() -> None:
    body = (
        "The ministry said that the trucks left the airport on {} October and that the road "
        "to the border was open again for all."
    )
    texts = [body.format("19"), body.format("20"), "Update: " + body.format("20") + " More later."]
    moments = [dt.datetime(2022, 1, 9, hour, tzinfo=dt.UTC) for hour in (8, 9, 10)]
    made = [
        make_document(t, external_id=str(i), published_at=m)
        for i, (t, m) in enumerate(zip(texts, moments, strict=True))
    ]
    rows = {r.document_id: r for r in lineage_of(made, NOW)}
    assert {r.origin_id for r in rows.values()} == {made[0].id}
    assert rows[made[1].id].basis == "near_copy"
    assert rows[made[1].id].differs == ("19 -> 20",)
    assert rows[made[0].id].differs == ()
