"""Only the problems are assessed anew that something concerns which came since the last look."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import BRIDGE, DAY, MOMENT, QUIET
from tocsin.pipeline.judging import Judged, judge
from tocsin.pipeline.touching import touched_problems
from tocsin.records import Judgement, Reading, Site
from tocsin.store import Store

DAM = Site(id="dam", name="Ostrava Dam", kind="facility", aliases=("Ostrava Dam",), **by_hand.KNOWN)
DAM_TEXT = "The ministry told the agency that the dam had been mined by nobody in particular."
FAR = "The harvest in the valley was good this year, as the farmers of the village have said."
EVERY = frozenset({"WP-BRIDGE", "WP-DAM"})


def book(**stated: Any) -> Any:
    """Make a casebook of a bridge and of a dam."""
    made = by_hand.casebook()
    dam = by_hand.problem(id="WP-DAM", sites=("dam",), narratives=(), **stated)
    return msgspec.structs.replace(made, sites=(*made.sites, DAM), problems=(*made.problems, dam))


BOOK = book()


def add(store: Store, name: str, text: str, site: str | None, **stated: Any) -> None:
    """Keep a document with one claim about a site, which it names."""
    document = by_hand.document(name, text, seen_at=MOMENT - DAY / 2, **stated)
    claim = by_hand.claim(document, text, site_id=site)
    item = by_hand.kept(document, claim)
    words = {"bridge": "the bridge", "dam": "the dam"}.get(site or "")
    named = (by_hand.mention(document, words, str(site)),) if words else ()
    assert item.annotations is not None
    found = msgspec.structs.replace(item.annotations, mentions=named)
    store.keep([msgspec.structs.replace(item, annotations=found)], "read")


@pytest.fixture(params=[True, False], ids=["whole", "needed"])
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether all records are at hand."""
    return bool(request.param)


@pytest.fixture
def last(empty: Store, whole: bool) -> Judged:
    """What was judged of one document about each site."""
    add(empty, "bridge", BRIDGE, "bridge")
    add(empty, "dam", DAM_TEXT, "dam")
    return judge(empty, BOOK, MOMENT, whole=whole)


def touched(store: Store, last: Judged, whole: bool) -> frozenset[str]:
    """Return the problems that are touched now; what is judged then is what judging all gives."""
    again = judge(store, BOOK, MOMENT, keep=False, whole=whole, last=last)
    assert again == judge(store, BOOK, MOMENT, keep=False, whole=whole)
    return touched_problems(last.facts, last.assessments, again.facts, MOMENT)


def test_where_nothing_came_nothing_is_touched(empty: Store, last: Judged, whole: bool) -> None:
    assert touched(empty, last, whole) == frozenset()
    again = judge(empty, BOOK, MOMENT + dt.timedelta(hours=1), whole=whole, last=last)
    assert [a.as_of for a in again.assessments] == [MOMENT, MOMENT]
    assert empty.assessment("WP-DAM", MOMENT + dt.timedelta(hours=1)) is None


def test_a_document_touches_the_problems_it_may_bear_on(
    empty: Store, last: Judged, whole: bool
) -> None:
    add(empty, "far", FAR, None)
    assert touched(empty, last, whole) == frozenset()
    add(empty, "quiet", QUIET, "bridge")
    assert touched(empty, last, whole) == {"WP-BRIDGE"}
    later = MOMENT + dt.timedelta(hours=1)
    again = judge(empty, BOOK, later, whole=whole, last=last)
    assert [a.as_of for a in again.assessments] == [later, MOMENT]
    assert again.assessments[1] is last.assessments[1]


def test_an_older_copy_touches_the_problem_of_the_copy(
    empty: Store, last: Judged, whole: bool
) -> None:
    add(empty, "older", DAM_TEXT, None, published_at=MOMENT - 9 * DAY)
    assert touched(empty, last, whole) == {"WP-DAM"}


def test_a_word_of_a_person_touches_all(empty: Store, last: Judged, whole: bool) -> None:
    word = Judgement(
        id="jdg", record_id="clm-dam", field="stance", value="doubts", signer="A", at=MOMENT - DAY
    )
    empty.words.put(word)
    assert touched(empty, last, whole) == EVERY


def test_a_reading_that_crosses_touches_those_that_look_at_it(last: Judged) -> None:
    crossed = Reading(
        group="press",
        day=MOMENT.date(),
        observed=9,
        expected=1.0,
        low=0.0,
        high=2.0,
        log_e=9.0,
        ready=True,
        crossed=True,
        coverage=1.0,
        why="x",
        site_id="dam",
        narrative_id=None,
    )
    now = msgspec.structs.replace(last.facts, readings=(*last.facts.readings, crossed))
    found = touched_problems(last.facts, last.assessments, now, MOMENT)
    assert "WP-DAM" in found
