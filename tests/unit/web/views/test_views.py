"""What each view gives its template, on a store of two texts."""

import datetime as dt
from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.records import Claim, message
from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.attention import day_asked, days_of, key_asked
from tocsin.web.views.places import window
from tocsin.web.views.search import filters_of

Looks = Callable[..., Look]


def test_the_board_has_every_problem_and_what_came_in(look: Looks) -> None:
    shown = views.board(look())
    assert [row["problem"].id for row in shown["rows"]] == ["WP-SUMY-CHEM"]
    assert [card.opening[:6] for card in shown["arrivals"]] == ["Sirens"]
    assert shown["unsigned"] == []


def test_a_problem_that_was_not_assessed_has_no_alarm(look: Looks) -> None:
    assert views.problem(look(), "WP-SUMY-CHEM")["alarm"] is None
    with pytest.raises(NoSuchError, match="near it: WP-SUMY-CHEM") as refused:
        views.problem(look(), "WP-SUMY-CHM")
    assert refused.value.code == "error-no-problem"


def test_a_claim_is_shown_with_its_sentence_and_cited_in_the_readers_language(
    look: Looks,
) -> None:
    claim = look().store.records(Claim)[0]
    shown = views.claim(look(), claim.id)
    assert "".join(part.text for part in shown["parts_"]).startswith("Sirens were heard")
    assert shown["taken_out"] is False
    assert "TASS, 2022-03-20 09:00 UTC." in shown["cited"]
    assert "(по сообщению: TASS)" in views.claim(look("ru"), claim.id)["cited"]


def test_a_document_is_cut_at_its_claims_and_one_not_read_says_why(look: Looks) -> None:
    read, unread = _documents(look)
    shown = views.document(look(), read)
    assert "".join(text for text, _, _ in shown["parts_"]).startswith("Sirens were heard")
    assert any(claim for _, claim, _ in shown["parts_"])
    assert views.document(look(), unread)["unread"] == "desk-unread-nothing-watched"
    with pytest.raises(UsageError, match="no place in this text"):
        views.document(look(from_="9999"), read)


def _documents(look: Looks) -> tuple[str, str]:
    """Return the document that was read, and the one that names nothing watched."""
    read = views.search(look(q="sirens"))["found"][0][0].id
    return read, views.search(look(q="bakery"))["found"][0][0].id


def test_a_search_says_how_much_it_searched(look: Looks) -> None:
    shown = views.search(look(q="nowhere"))
    assert shown["found"] == []
    assert (shown["indexed"].searched, shown["indexed"].read) == (2, 1)
    assert shown["narrowed"] is False
    assert views.search(look(q="nowhere", source="tass"))["narrowed"] is True
    assert views.search(look())["languages_"] == ("en", "ru", "uk", "kk")


def test_filters_are_read_and_a_day_that_is_none_is_refused() -> None:
    filters = filters_of({"source": "tass", "from": "2022-03-01", "site": ""})
    assert (filters.source, filters.first, filters.touching) == ("tass", dt.date(2022, 3, 1), None)
    with pytest.raises(UsageError, match="is no day") as refused:
        filters_of({"to": "tomorrow"})
    assert refused.value.code == "error-no-day"


def test_attention_is_asked_by_days_and_keys_that_there_are(look: Looks) -> None:
    assert days_of(look()) == 90
    assert day_asked(look()) is None
    assert day_asked(look(day="2022-03-20")) == dt.date(2022, 3, 20)
    assert key_asked(look(site="sumykhimprom"), "g").site_id == "sumykhimprom"
    with pytest.raises(NoSuchError, match="is no site of"):
        key_asked(look(site="atlantis"), "g")
    with pytest.raises(NoSuchError, match="is no group of sources"):
        views.series_page(look(), "nobody")


def test_the_map_shows_the_last_month_and_no_more_than_it_can(look: Looks) -> None:
    first, last = window(look())
    assert (last, (last - first).days) == (dt.date(2022, 3, 21), 29)
    with pytest.raises(UsageError, match="the first of them first"):
        window(look(from_="2022-03-20", to="2022-03-01"))


@pytest.mark.parametrize(
    ("language", "detail"), [("en", "in 1 document"), ("ru", "в 1 документе"), ("kk", "1 құжатта")]
)
def test_what_is_on_the_map_is_counted_in_the_readers_language(
    look: Looks, language: str, detail: str
) -> None:
    features = views.map_page(look(language))["chart"].features
    assert {feature.detail for feature in features if feature.kind == "site"} == {detail}


def test_a_site_is_of_the_casebook_or_of_nobody(look: Looks) -> None:
    shown = views.site(look(), "sumykhimprom")
    assert shown["title"] == "Sumykhimprom chemical works"
    assert [problem.id for problem in shown["problems"]] == ["WP-SUMY-CHEM"]
    with pytest.raises(NoSuchError, match="is no site of"):
        views.site(look(), "atlantis")


def test_narratives_are_told_apart_by_whether_a_document_matches(look: Looks) -> None:
    shown = views.narratives(look())
    every = {row["narrative"].id for row in (*shown["rows"], *shown["quiet"])}
    assert "n_ammonia_plant" in every
    assert views.narrative(look(), "n_ammonia_plant")["narrative"].id == "n_ammonia_plant"
    with pytest.raises(NoSuchError, match="is no narrative of"):
        views.narrative(look(), "n_none")


def test_a_source_has_its_health_and_a_grade_of_nothing_yet(look: Looks) -> None:
    shown = views.source(look(), "tass")
    assert (shown["health"].captures, shown["grade"][0], shown["judged"]) == (2, "F", [])
    assert {health.source_id for health in views.sources(look())["health"]} >= {"tass"}
    with pytest.raises(NoSuchError, match="near it: tass"):
        views.source(look(), "tas")


def test_lineage_has_no_family_before_an_assessment(look: Looks) -> None:
    assert views.families(look())["rows"] == []
    with pytest.raises(NoSuchError, match="goes back to"):
        views.family(look(), "doc-none")


def test_the_log_names_what_each_line_is_about(look: Looks, desk: object) -> None:
    words = look().store.words
    words.log(dt.datetime(2022, 3, 21, tzinfo=dt.UTC), "A. One", "added", "clm-1", "x: 1 read")
    row = views.audit(look())["rows"][0]
    assert (row["about"], row["page"]) == (message("value-word-claim"), "/claim/clm-1")
    assert (row["words"], row["word"]) == ("x: 1 read", None)
    with pytest.raises(UsageError, match="no line of the log"):
        views.audit(look(before="x"))


def test_a_document_is_added_from_a_known_source(look: Looks) -> None:
    names = [source.name for source in views.adding(look())["sources"]]
    assert names == sorted(names)
    assert "TASS" in names
