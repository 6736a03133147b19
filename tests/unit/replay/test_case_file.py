"""Of a document only what can bear on the problem is kept."""

from tests import by_hand
from tests.unit.replay.stream import FIRST, book, bundle, calm
from tocsin.assess.facts_index import FactsIndex
from tocsin.replay.case_file import CaseFile, facts_of, within
from tocsin.replay.days import end_of
from tocsin.replay.past import Bundle


def filed(*bundles: Bundle) -> CaseFile:
    """File some documents of the first day."""
    case_file = CaseFile(by_hand.problem(), book())
    index = FactsIndex(facts_of(bundles, book()))
    case_file.take(bundles, index, end_of(FIRST))
    return case_file


def test_what_touches_nothing_is_not_kept() -> None:
    assert not filed(calm(1, FIRST)).documents


def test_what_bears_on_the_problem_is_kept_with_its_records() -> None:
    facts = filed(bundle(1, FIRST), calm(2, FIRST)).facts(book(), (), (), (), ())
    assert [d.id for d in facts.documents] == ["doc-n1"]
    assert [c.id for c in facts.claims] == ["clm-n1"]
    assert [m.id for m in facts.matches] == ["mat-n1"]


def test_a_document_that_only_names_the_site_touches_the_problem() -> None:
    bare = bundle(1, FIRST)._replace(claims=(), matches=())
    facts = filed(bare).facts(book(), (), (), (), ())
    assert facts.touching(frozenset({"bridge"}), frozenset()) == {"doc-n1"}


def test_sites_hold_what_lies_in_them() -> None:
    assert within(["port"], book()) == {"port", "bridge"}
    assert within(["bridge"], book()) == {"bridge"}
