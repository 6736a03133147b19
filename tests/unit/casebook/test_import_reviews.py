"""Reviews become narratives: ClaimReview in JSON-LD or pages, and answers of services."""

import datetime as dt
import json

import pytest

from tests.unit.casebook.conftest import REVIEW, got, rated
from tocsin.casebook.import_reviews import is_review, json_ld_of, of_reviews
from tocsin.records import Dropped, Narrative


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


TODAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("kind", "is_one"),
    [
        ("ClaimReview", True),
        (["Article", "ClaimReview"], True),
        ("http://schema.org/ClaimReview", True),
        ("schema:ClaimReview", True),
        ("Review", False),
        ("claimreview", False),
        ([], False),
        (None, False),
    ],
)
def test_a_review_is_known_by_its_type(kind: object, is_one: bool) -> None:
    assert is_review({"@type": kind}) is is_one


@pytest.mark.parametrize(
    ("changed", "day", "by", "reference"),
    [
        ({}, "2021-03-04", "Checker", "https://checker.example/1"),
        ({"datePublished": "2021-03-04T23:59:00+06:00"}, "2021-03-04", "Checker", None),
        ({"datePublished": "soon"}, "2026-01-01", "Checker", None),
        ({"author": None, "publisher": "Перевірка"}, "2021-03-04", "Перевірка", None),
        ({"author": [{}], "url": ""}, "2021-03-04", "a reviewer who is not named", "a reviewer"),
        ({"url": None, "@id": "urn:1"}, "2021-03-04", "Checker", "urn:1"),
    ],
)
def test_a_debunk_is_signed_and_dated(
    changed: dict[str, object], day: str, by: str, reference: str | None
) -> None:
    found = of_reviews([{**REVIEW, **changed}], "f", TODAY)
    assert isinstance(found, Narrative)
    assert [(str(d.date), d.who) for d in found.debunks] == [(day, by)]
    assert str(found.known_from) == day
    assert reference is None or found.reference.startswith(reference)


def test_who_made_the_claim_and_how_it_was_put_are_kept() -> None:
    claim = {"text": "Strangers put poison into our well", "author": {"name": "A blog"}}
    found = of_reviews([{**REVIEW, "itemReviewed": [claim]}], "f", TODAY)
    assert isinstance(found, Narrative)
    assert found.wordings == {"en": ("Strangers put poison into our well",)}
    assert "as A blog is reported to say" in found.summary
    assert found.first_seen == "2021-03-04"


def test_reviewers_who_disagree_leave_the_claim_a_narrative() -> None:
    other = {**rated(alternateName="True"), "author": {"name": "Other"}}
    found = of_reviews([other, dict(REVIEW)], "f", TODAY)
    assert isinstance(found, Narrative)
    assert [d.who for d in found.debunks] == ["Checker"]
    assert isinstance(of_reviews([other, other], "f", TODAY), Dropped)


def test_the_id_is_that_of_the_claim_and_its_review() -> None:
    one, again = (of_reviews([dict(REVIEW)], place, TODAY) for place in ("a", "b"))
    other = of_reviews([{**REVIEW, "url": "https://checker.example/2"}], "a", TODAY)
    assert one == again
    assert isinstance(one, Narrative)
    assert isinstance(other, Narrative)
    assert one.id != other.id


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ('<script type="application/ld+json">{"a": 1}</script>', 1),
        ('<script type="application/LD+JSON; charset=utf-8">[1]</script>', 1),
        ('<script type="application/ld+json">//<![CDATA[\n{"a": 1}\n//]]></script>', 1),
        ('<script type="application/ld+json"><!-- {"a": 1} --></script>', 1),
        ('<script type="application/ld+json">{"a": "two\nlines"}</script>', 1),
        ('<script type="application/json">{"a": 1}</script>', 0),
        ("<script>{}</script>", 0),
    ],
)
def test_json_in_a_page_is_read_however_it_is_wrapped(script: str, count: int) -> None:
    found = list(json_ld_of(f"<html><head>{script}</head><body>x</body></html>".encode()))
    assert [why for _, why in found] == [""] * count


def test_a_page_that_is_none_and_json_too_deep_are_no_crash() -> None:
    assert list(json_ld_of(b"")) == []
    deep = b'<script type="application/ld+json">' + b"[" * 200_000 + b"</script>"
    assert [bool(why) for _, why in json_ld_of(b"<html>" + deep + b"</html>")] == [True]
