"""Every id that a brief gives is explained: documents, claims, matches, events, alarms and
problems.
"""

import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.errors import UsageError
from tocsin.records import Annotations, Event, Evidence, Kept
from tocsin.store import Store
from tocsin.workspace.explaining import Explained, Shown, shown


def told(store: Store, name: str) -> Shown:
    """Return what a record other than a claim says."""
    found = shown(store, name)
    assert isinstance(found, Shown)
    return found


@pytest.mark.parametrize("written", ["doc-mined", " doc-mined ", "[doc-mined]", "`doc-mined`"])
def test_a_document_names_its_source_day_and_claims(small: Store, written: str) -> None:
    found = told(small, written)
    assert (found.kind, found.id, found.title) == ("document", "doc-mined", by_hand.BRIDGE[:-1])
    assert found.lines == (
        "source: courier",
        "published: 2022-01-11 12:00 UTC",
        "input: mined.txt",
        "clm-mined: the bridge at Port Lumen had been mined",
    )


def test_a_document_without_a_day_or_claims_says_so(small: Store) -> None:
    found = told(small, "doc-cyrillic")
    assert found.title.startswith("Мэр Порт-Люмена")
    assert found.lines == ("source: courier", "published: not dated", "input: cyrillic.txt")


def test_of_many_claims_the_first_are_shown_and_the_rest_counted(empty: Store) -> None:
    document = by_hand.document("long", "The bridge was mined. " * 43)
    claims = [by_hand.claim(document, "The bridge was mined.", id=f"clm-{n:03}") for n in range(43)]
    empty.keep([by_hand.kept(document, *claims)], "x", MOMENT)
    lines = told(empty, "doc-long").lines
    assert lines[3].startswith("clm-000: ")
    assert (len(lines), lines[-1]) == (3 + 40 + 1, "3 more claims are not shown")


def test_a_match_says_that_nobody_decided_and_shows_its_claim(small: Store) -> None:
    found = told(small, "mat-mined")
    assert (found.kind, found.title) == ("match", "n_mined")
    assert found.lines[:3] == ("narrative: n_mined", "voice: not decided", "score: 0.40")
    assert found.lines[3].startswith("clm-mined: ")


def test_an_event_shows_the_claims_that_report_it(empty: Store) -> None:
    document = by_hand.document("mined", by_hand.BRIDGE)
    claim = by_hand.claim(document, "had been mined")
    event = Event(
        id="evt-1", type="troop_transfer", status="claimed_by_party", claim_ids=("clm-mined",)
    )
    kept = by_hand.kept(document)
    notes = Annotations(document_id=document.id, claims=(claim,), events=(event,))
    empty.keep([Kept(capture=kept.capture, document=document, annotations=notes)], "x", MOMENT)
    found = told(empty, "evt-1")
    assert found.title == "troop transfer"
    assert found.lines == (
        "status: claimed by a party",
        "site: not stated",
        "clm-mined: had been mined",
    )


def test_a_problem_is_explained_by_its_latest_alarm(small: Store) -> None:
    line = Evidence(text="Somebody is accused", claim_ids=("clm-mined", "b", "c", "d"))
    first = by_hand.alarm("WATCH", MOMENT)
    second = by_hand.alarm("NOTE", MOMENT + DAY, evidence_for=(line,))
    small.put_judged([], [first, second])
    assert told(small, "WP-BRIDGE") == told(small, second.id)
    assert told(small, first.id).lines[0] == "state: WATCH"
    found = told(small, "WP-BRIDGE")
    assert found.title == "WP-BRIDGE, 2022-01-13 12:00 UTC"
    assert found.lines[-1] == "for: Somebody is accused clm-mined b c"


def test_any_other_id_is_taken_as_that_of_a_claim(small: Store, empty: Store) -> None:
    assert isinstance(shown(small, "[clm-mined]"), Explained)
    with pytest.raises(UsageError, match="'clm-mi' is no claim of this store"):
        shown(small, "clm-mi")
    with pytest.raises(UsageError, match="'' is no claim of this store"):
        shown(empty, " ")
