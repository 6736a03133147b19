"""The brief of one problem, with nothing marked more strictly than a brief may be."""

from collections.abc import Sequence

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.errors import UsageError
from tocsin.exchange import Choice, Results, choose
from tocsin.pipeline import judge
from tocsin.pipeline.needed import look_at
from tocsin.records import Alarm, Casebook, Document, Kept, Marking, Site
from tocsin.store import Store
from tocsin.workspace.briefs import LateBriefs, brief, briefs_of
from tocsin.workspace.opened import Opened


def _kept(store: Store) -> Alarm:
    """Return the alarm of a problem that was assessed."""
    store.about.remember(by_hand.casebook(), MOMENT)
    store.put_judged([], [by_hand.alarm(at=MOMENT - 9 * DAY)])
    (alarm,) = judge(store, by_hand.casebook(), MOMENT).alarms
    return alarm


def test_a_brief_is_of_one_problem_as_people_signed_it(small: Store) -> None:
    kept = _kept(small)
    work = Opened(small)

    def signed(alarms: Sequence[Alarm]) -> list[Alarm]:
        return [msgspec.structs.replace(a, signed_off_by=("A. First", "B. Second")) for a in alarms]

    text = brief(work, kept.problem_id, as_of=MOMENT, form="markdown", signed=signed)
    assert kept.likelihood_sentence in text
    assert "B. Second" in text
    with pytest.raises(UsageError, match="there is no problem 'WP-9'"):
        brief(work, "WP-9", as_of=MOMENT)


def test_a_kept_alarm_has_its_brief_when_it_is_asked_for(small: Store) -> None:
    kept = _kept(small)
    briefs = LateBriefs(Opened(small), [kept], "amber+strict")
    assert (list(briefs), len(briefs)) == ([kept.problem_id], 1)
    assert kept.likelihood_sentence in briefs[kept.problem_id]


MILL = "The harbour ministry told the agency that the mill of the town had been mined on day {}."
FAR = "The harvest in Ostrava was good this year, the farmers of the valley said on number {}."


def _two_problems() -> Casebook:
    """Make a casebook with a problem of the bridge and one of a mill."""
    book = by_hand.casebook()
    mill = Site(id="mill", name="Lumen Mill", kind="facility", latitude=46.4, longitude=30.7)
    of_mill = by_hand.problem(id="WP-MILL", title="Attack on the mill", sites=("mill",))
    return msgspec.structs.replace(
        book, sites=(*book.sites, mill), problems=(*book.problems, of_mill)
    )


def _document(name: str, text: str, place: tuple[str, str] | None, **stated: object) -> Kept:
    """Make a document with a claim of a site that is named by some words, or with none."""
    document: Document = by_hand.document(name, text, **stated)
    site = place[1] if place else None
    item = by_hand.kept(document, by_hand.claim(document, text, site_id=site))
    assert item.annotations is not None
    named = (by_hand.mention(document, *place),) if place else ()
    annotations = msgspec.structs.replace(item.annotations, mentions=named)
    return msgspec.structs.replace(item, annotations=annotations)


@pytest.mark.parametrize("highest", ["amber", "red"])
@pytest.mark.parametrize("keep", [True, False], ids=["kept", "assessed anew"])
def test_briefs_of_one_problem_each_are_those_of_looking_at_all_problems(
    *, keep: bool, highest: Marking, empty: Store
) -> None:
    book = _two_problems()
    items = [_document("bridge", by_hand.BRIDGE, ("the bridge", "bridge"))]
    items += [
        _document(f"mill-{n}", MILL.format(n), ("the mill", "mill"), marking="red" if n else None)
        for n in range(3)
    ]
    items += [_document(f"far-{n:03}", FAR.format(n), None) for n in range(70)]
    empty.keep(items, "read")
    empty.about.remember(book, MOMENT)
    judged = judge(empty, book, MOMENT, keep=keep, whole=False)
    briefs = LateBriefs(Opened(empty), judged.alarms, highest)
    assert set(briefs) == {"WP-BRIDGE", "WP-MILL"}
    for alarm in judged.alarms:
        everything = Results(judged.facts, judged.assessments, (alarm,), MOMENT, lambda: ())
        asked = Choice(problem=alarm.problem_id, drafts=True, highest=highest)
        before = briefs_of(judged, choose(everything, asked).results)
        assert briefs[alarm.problem_id] == before.get(alarm.problem_id, "")
    assert ("mill-1.txt" in briefs["WP-MILL"]) == (highest == "red")


def test_of_one_problem_only_that_is_read_which_it_rests_on(empty: Store) -> None:
    book = _two_problems()
    items = [
        _document(f"mill-{n:03}", MILL.format(n), ("the mill", "mill"), published_at=None)
        for n in range(150)
    ]
    items.append(_document("bridge", by_hand.BRIDGE, ("the bridge", "bridge")))
    empty.keep(items, "read")
    look = look_at(empty, book, MOMENT)
    names = {document.id for document in look.facts_of("WP-BRIDGE").documents}
    assert "doc-bridge" in names
    assert len(names) <= 61  # beside it only those that the brief may list
    assert len(look.facts_of("WP-MILL").documents) >= 150
    assert len(look.evidence().facts.documents) == 151
