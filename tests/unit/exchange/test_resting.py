"""An alarm is as strictly marked as what it rests on."""

import msgspec

from tests.unit.exchange.made import alarm, results
from tocsin.exchange.resting import Resting, claims_of


def test_an_alarm_rests_on_the_documents_of_its_claims() -> None:
    resting = Resting(results())
    assert claims_of(alarm()) == ["clm-1", "clm-2"]
    assert [document.id for document in resting.of_alarm(alarm())] == ["doc-a"]
    assert resting.documents(["clm-1", "clm-3", "nobody's"])[1].id == "doc-b"


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
