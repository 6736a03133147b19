"""Reviews become narratives: ClaimReview in JSON-LD or pages, and answers of services."""

import json

import pytest

from tests.unit.casebook.conftest import REVIEW, got


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
