"""The map of some days, and a site."""

import datetime as dt
from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.records import FeatureKind, MapFeature
from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.places import address, map_days, map_page, site, window

Looks = Callable[..., Look]


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


@pytest.mark.parametrize(
    ("first", "last"),
    [("x", ""), ("", "2022-13-01"), ("2020-01-01", "2022-03-01"), ("2022-03-22", "")],
)
def test_days_the_map_cannot_show_are_refused(look: Looks, first: str, last: str) -> None:
    with pytest.raises(UsageError, match="map"):
        window(look(from_=first, to=last))


def test_a_day_after_the_moment_is_the_last_day(look: Looks) -> None:
    assert window(look(to="2099-01-01"))[1] == dt.date(2022, 3, 21)


def test_what_the_slider_moves_through_adds_up_to_the_map(look: Looks) -> None:
    own = look()
    rows = map_days(own, *window(own))
    total = sum(row.number for row in rows if row.kind == "site")
    features = map_page(own)["chart"].features
    assert total == sum(f.weight for f in features if f.kind == "site") > 0
    assert all(window(own)[0] <= row.day <= dt.date(2022, 3, 21) for row in rows)


def test_a_point_leads_to_a_page_of_the_desk_or_nowhere() -> None:
    def point(kind: FeatureKind, *names: str) -> MapFeature:
        return MapFeature(
            id="1",
            kind=kind,
            name="n",
            latitude=0,
            longitude=0,
            detail="",
            record_ids=names,
        )

    assert address(point("site", "a/b?")) == "/site/a%2Fb%3F"
    assert address(point("occurrence", "x")) is None
    assert address(point("event")) is None


def test_a_site_nobody_wrote_of_has_no_documents(look: Looks) -> None:
    names = {s.id for s in look().book.sites}
    written = {row.id for row in map_days(look(), dt.date(2022, 1, 1), dt.date(2022, 3, 21))}
    for name in sorted(names - written)[:2]:
        assert site(look(), name)["documents"] == []
