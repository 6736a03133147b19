"""Narratives from other collections, entries that say the same, and what the shared catalogue
holds. Texts are our own.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.conftest import narrative
from tocsin.casebook import read_casebook
from tocsin.casebook.import_narratives import narratives_from
from tocsin.casebook.write import as_yaml
from tocsin.records import (
    Casebook,
    Dropped,
    Narrative,
)

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The well was poisoned by strangers",
    "datePublished": "2021-03-04",
    "url": "https://checker.example/1",
    "author": {"@type": "Organization", "name": "Checker"},
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "A blog"}, "datePublished": "2021-03-01"},
}
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


def test_two_entries_that_say_the_same_and_one_word_are_told_apart(tmp_path: Path) -> None:
    rows = [
        narrative("n_a", "The well is poisoned"),
        narrative("n_b", "Wells", wordings={"en": ("the WELL is poisoned!",)}),
        narrative("n_c", "Poison"),
    ]
    (tmp_path / "casebook.yml").write_text("id: got\ntitle: Got\n", encoding="utf-8")
    (tmp_path / "narratives.yml").write_text(as_yaml("narratives", rows), encoding="utf-8")
    _, issues = read_casebook(tmp_path)
    assert any("'n_b' says the same as 'n_a'" in i.message and i.level == "warning" for i in issues)
    assert any("one word" in i.message and i.level == "error" for i in issues)


def test_the_shared_catalogue_is_large_and_dated_and_in_three_languages(common: Casebook) -> None:
    assert len(common.narratives) >= 60
    assert sum(n.symmetric for n in common.narratives) >= 20
    for entry in common.narratives:
        assert {"en", "ru"} <= set(entry.wordings), entry.id
        assert all(p.known_from >= p.date for p in entry.precedents), entry.id
        assert all(d.known_from >= d.date for d in entry.debunks), entry.id


def got(value: object) -> tuple[list[Narrative], list[str]]:
    """Return the narratives of a JSON value, and what was left out."""
    body = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    found = list(narratives_from(body, name="f", today=dt.date(2026, 1, 1)))
    return [f for f in found if isinstance(f, Narrative)], [
        f.detail for f in found if isinstance(f, Dropped)
    ]


def rated(**rating: object) -> dict[str, object]:
    """Return a review with a rating."""
    return {**REVIEW, "reviewRating": {"@type": "Rating", **rating}}


@pytest.mark.parametrize(
    "verdict",
    [
        "True",
        "TRUE",
        "Mostly true",
        "mostly-true",
        "True.",
        "True: the well is clean",
        "Correct",
        "Правда",
        "Це правда",
        "В основном правда",
        "Переважно правда",
        "Достоверно",
        "Рас",
        "Шындық",
        "Wahr",
        "Größtenteils wahr",
        "Vrai",
        "Plutôt vrai",
        "Verdadero",
        "Cierto",
    ],
)
def test_a_claim_that_was_found_true_is_no_narrative(verdict: str) -> None:
    kept, left = got(rated(alternateName=verdict))
    assert kept == []
    assert len(left) == 1
    assert "rated" in left[0]


@pytest.mark.parametrize(
    "verdict",
    [
        "False",
        "Not true",
        "Half true",
        "Partly true",
        "True, but misleading",
        "Untrue",
        "Неправда",
        "Полуправда",
        "Частково правда",
        "Не правда",
        "Жалған",
        "Falsch",
        "Teilweise wahr",
        "Nicht wahr",
        "Faux",
        "Plutôt faux",
        "Pas vrai",
        "Falso",
        "No es cierto",
        "Verdad a medias",
        "Manipulation",
    ],
)
def test_any_other_verdict_is_a_debunk(verdict: str) -> None:
    kept, left = got(rated(alternateName=verdict))
    assert left == []
    assert [d.what for d in kept[0].debunks] == [verdict]


@pytest.mark.parametrize(
    ("rating", "taken"),
    [
        ({"ratingValue": 5, "bestRating": 5, "worstRating": 1}, False),
        ({"ratingValue": "4", "bestRating": "5", "worstRating": "1"}, False),
        ({"ratingValue": 5}, False),
        ({"ratingValue": 1, "bestRating": 1, "worstRating": 5}, False),
        ({"ratingValue": 100, "bestRating": 100, "worstRating": 0}, False),
        ({"ratingValue": 1, "bestRating": 5, "worstRating": 1}, True),
        ({"ratingValue": 3, "bestRating": 5, "worstRating": 1}, True),
        ({"ratingValue": "1", "alternateName": "1"}, True),
        ({"ratingValue": 5, "bestRating": 5, "worstRating": 1, "alternateName": "False"}, True),
        ({"ratingValue": -1, "bestRating": -1, "worstRating": -1, "alternateName": "Fake"}, True),
    ],
)
def test_figures_are_read_on_their_scale_and_are_no_words_of_a_debunk(
    rating: dict[str, object], taken: bool
) -> None:
    kept, left = got(rated(**rating))
    assert (len(kept), len(left)) == ((1, 0) if taken else (0, 1))
    assert all(any(c.isalpha() for c in d.what) for n in kept for d in n.debunks)


def test_answers_of_a_fact_check_service_come_in() -> None:
    review = {
        "publisher": {"name": "Checker", "site": "checker.example"},
        "url": "https://c.example/1",
        "reviewDate": "2021-05-06T00:00:00Z",
    }
    answer = {
        "claims": [
            {
                "text": "The well is poisoned",
                "claimant": "A blog",
                "claimDate": "2021-05-01T00:00:00Z",
                "claimReview": [
                    review | {"textualRating": "False"},
                    review | {"url": "https://d.example", "textualRating": "Fake"},
                ],
            },
            {"text": "The well is clean", "claimReview": [review | {"textualRating": "True"}]},
        ],
        "nextPageToken": "x",
    }
    kept, left = got(answer)
    assert [n.title for n in kept] == ["The well is poisoned"]
    assert [d.what for d in kept[0].debunks] == ["False", "Fake"]
    assert (str(kept[0].known_from), kept[0].first_seen) == ("2021-05-06", "2021-05-01")
    assert len(left) == 1


@pytest.mark.parametrize(
    "wrapped", [[REVIEW], {"@graph": [{"@type": "Article", "review": REVIEW}]}, [[REVIEW]]]
)
def test_a_saved_page_is_read(wrapped: object) -> None:
    page = (
        "<!DOCTYPE html><html><head><script "
        f'type="application/ld+json">{json.dumps(wrapped)}</script></head><body>x</body></html>'
    )
    kept, left = got(page.encode())
    assert [n.title for n in kept] == ["The well was poisoned by strangers"]
    assert left == []


def test_a_page_without_a_review_says_so() -> None:
    assert "no JSON-LD" in got(b"<html><body>nothing</body></html>")[1][0]
    assert any(
        "no JSON" in d
        for d in got(b'<html><script type="application/ld+json">{broken</script></html>')[1]
    )


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
