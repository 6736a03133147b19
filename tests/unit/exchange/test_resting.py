"""An alarm is as strictly marked as what it rests on."""

import msgspec

from tests.unit.exchange.made import alarm, results
from tocsin.exchange.resting import Resting, claims_of, homes_of, homes_of_events


def test_an_alarm_rests_on_the_documents_of_its_claims() -> None:
    resting = Resting(results())
    assert claims_of(alarm()) == ["clm-1", "clm-2"]
    assert [document.id for document in resting.of_alarm(alarm())] == ["doc-a"]
    homes = homes_of(results().lookup(), ["clm-1", "clm-3", "nobody's"])
    assert {record: home.id for record, home in homes.items()} == {
        "clm-1": "doc-a",
        "clm-3": "doc-b",
    }


def test_an_event_stands_in_the_documents_of_its_claims() -> None:
    given = results()
    homes = homes_of_events(given.lookup(), given.facts.events)
    assert [home.id for home in homes["evt-1"]] == ["doc-a", "doc-b"]


def test_its_marking_is_the_strictest() -> None:
    given = results()
    assert Resting(given).marking(alarm()) == "amber"
    first, *others = given.facts.documents
    secret = msgspec.structs.replace(first, marking="red")
    facts = msgspec.structs.replace(given.facts, documents=(secret, *others))
    assert Resting(given._replace(facts=facts)).marking(alarm()) == "red"
    open_to_all = msgspec.structs.replace(first, marking="clear")
    facts = msgspec.structs.replace(given.facts, documents=(open_to_all, *others))
    assert Resting(given._replace(facts=facts)).marking(alarm()) == "amber"
