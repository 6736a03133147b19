"""What a page asks: what it is narrowed to, and what counts as believed before."""

import datetime as dt

import pytest

from tests.conftest import NOW
from tests.unit.store.made import kept
from tocsin.records import Lineage
from tocsin.records.asking import Filters
from tocsin.store import Store
from tocsin.store.asking import is_same_belief

NINTH = dt.date(2022, 1, 9)
TEXTS = [
    ("late in the evening", {"published_at": "2022-01-09T23:59:59", "language": "en"}),
    ("at midnight", {"published_at": "2022-01-10T00:00:00", "language": "en"}),
    ("вечером", {"published_at": "2022-01-08T23:59:59", "language": "ru"}),
    ("undated", {}),
]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), {"late in the evening", "at midnight", "вечером", "undated"}),
        (Filters(first=NINTH, last=NINTH), {"late in the evening"}),
        (Filters(first=NINTH), {"late in the evening", "at midnight"}),
        (Filters(last=NINTH), {"late in the evening", "вечером"}),
        (Filters(language="ru"), {"вечером"}),
        (Filters(source="other"), set()),
        (Filters(touching="lab"), {"late in the evening"}),
        (Filters(touching="lab", language="ru"), set()),
    ],
)
def test_a_list_is_narrowed_by_whole_days(store: Store, filters: Filters, found: set[str]) -> None:
    for number, (text, stated) in enumerate(TEXTS):
        fields: dict[str, object] = {"external_id": str(number), "source_id": "s", **stated}
        if "published_at" in stated:
            moment = dt.datetime.fromisoformat(str(stated["published_at"]))
            fields["published_at"] = moment.replace(tzinfo=dt.UTC)
        sites = ("lab",) if number == 0 else ()
        store.keep([kept(text, sites=sites, **fields)], "f")
    cards = store.lookup.documents(NOW, 10, filters=filters)
    assert {card.opening for card in cards} == found


def test_the_same_belief_may_be_older() -> None:
    row = Lineage(document_id="a", origin_id="b", basis="text", score=1.0, as_of=NOW)
    later = Lineage(
        document_id="a", origin_id="b", basis="text", score=1.0, as_of=NOW + dt.timedelta(days=1)
    )
    other = Lineage(document_id="a", origin_id="c", basis="text", score=1.0, as_of=NOW)
    assert is_same_belief(row, later)
    assert not is_same_belief(row, other)
    assert not is_same_belief(None, row)
