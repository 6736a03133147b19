"""What may leave: no drafts, and nothing that is marked for its readers alone."""

from tests import by_hand
from tocsin.store import Store
from tocsin.workspace.leaving import leaving


def test_documents_leave_and_an_alarm_only_as_it_is_given(small: Store) -> None:
    book = by_hand.casebook()
    bare = leaving(small, book, [], by_hand.MOMENT)
    assert "media-content" in {o["type"] for o in bare}
    assert "report" not in {o["type"] for o in bare}
    ids = [o["id"] for o in bare]
    assert len(ids) == len(set(ids))
    assert leaving(small, book, [], by_hand.MOMENT) == bare
