"""Lists page by page: each row once, and what is after it next."""

import msgspec

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.records import Lineage
from tocsin.store import Store
from tocsin.store.lists import Lists


def test_lineage_is_read_page_by_page(store: Store) -> None:
    rows = [
        Lineage(document_id=name, origin_id="a", basis="itself", score=1.0, as_of=MOMENT)
        for name in ("b", "a", "c")
    ]
    store.lookup.put_lineage([msgspec.structs.replace(row) for row in rows])
    first = store.lookup.lineages(2)
    assert isinstance(store.lookup, Lists)
    assert [r.document_id for r in first] == ["a", "b"]
    assert [r.document_id for r in store.lookup.lineages(2, "b")] == ["c"]


def test_no_assessment_is_an_empty_list(store: Store) -> None:
    assert store.lookup.assessments(None, by_hand.MOMENT, 5) == []
