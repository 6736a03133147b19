"""What may leave: signed alarms, nothing above a marking, and no trace of what stays."""

import datetime as dt

import msgspec
import pytest

from tests.unit.exchange.made import AT, results
from tocsin.errors import UsageError
from tocsin.exchange import EXPORTERS
from tocsin.exchange.choosing import Choice, choose
from tocsin.records import Marking


def test_only_signed_alarms_leave_by_default() -> None:
    assert len(choose(results(), Choice()).results.alarms) == 1
    for signers in ((), ("A. First",), ("A. First", "a. first")):
        found = choose(results(signers=signers), Choice())
        assert (found.results.alarms, found.results.assessments, found.drafts) == ((), (), 1)
    assert len(choose(results(signers=()), Choice(drafts=True)).results.alarms) == 1


@pytest.mark.parametrize("form", [name for name in EXPORTERS if name != "xlsx"])
def test_what_is_red_leaves_by_no_format_unless_it_is_named(form: str) -> None:
    given = results(red=True)
    found = choose(given, Choice())
    assert found.documents == 1
    files = {file.name: b"".join(file.content) for file in EXPORTERS[form](found.results)}
    assert not [name for name, body in files.items() if b"ecret" in body or b"doc-r" in body]
    named = choose(given, Choice(highest="red")).results
    assert "doc-r" in {document.id for document in named.facts.documents}


def test_an_alarm_that_rests_on_something_red_stays() -> None:
    given = results()
    first, *others = given.facts.documents
    secret = msgspec.structs.replace(first, marking="red")
    facts = msgspec.structs.replace(given.facts, documents=(secret, *others))
    found = choose(given._replace(facts=facts), Choice())
    assert (found.results.alarms, found.alarms, found.documents) == ((), 1, 1)
    assert [event.id for event in found.results.facts.events] == []  # a claim of it is red
    assert found.results.facts.chart.features == ()


@pytest.mark.parametrize("highest", ["clear", "green"])
def test_what_states_no_marking_does_not_leave_by_chance(highest: Marking) -> None:
    with pytest.raises(UsageError, match=f"--unmarked {highest}"):
        choose(results(), Choice(highest=highest))
    assert choose(results()._replace(unmarked="clear"), Choice(highest=highest)).documents == 0


def test_a_time_leaves_out_what_came_before_but_not_what_an_alarm_rests_on() -> None:
    late = AT + dt.timedelta(days=1)
    assert choose(results(), Choice(since=late)).results.facts.documents == ()
    given = results()
    early = [
        msgspec.structs.replace(d, seen_at=AT - dt.timedelta(days=9)) for d in given.facts.documents
    ]
    facts = msgspec.structs.replace(given.facts, documents=tuple(early))
    kept = choose(given._replace(facts=facts), Choice(since=AT - dt.timedelta(days=1))).results
    assert [document.id for document in kept.facts.documents] == ["doc-a"]


def test_a_problem_that_is_none_is_named() -> None:
    with pytest.raises(UsageError, match="no problem 'WP-9'; known: WP-1"):
        choose(results(), Choice(problem="WP-9"))
    assert len(choose(results(), Choice(problem="WP-1")).results.facts.documents) == 2


def test_addresses_of_alerts_never_leave() -> None:
    assert choose(results(), Choice()).results.facts.casebook.targets == ()
