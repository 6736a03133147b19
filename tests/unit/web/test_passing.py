"""What the API hands on is without what is red, in every form an answer has."""

from collections.abc import Callable

import pytest

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.errors import UsageError
from tocsin.records import Document, Lineage
from tocsin.web.answers import Counting, Member, Page
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.passing import names_red, without_red


def two(look: Look) -> tuple[Document, Document]:
    """Return an open document, and a red one that is kept in the store."""
    secret = by_hand.document("secret", "A spy said so.", marking="red")
    look.store.keep([by_hand.kept(secret)], "by hand", MOMENT)
    (open_one, *_) = [d for d in look.store.records(Document) if d.id != secret.id]
    return open_one, secret


def test_every_form_of_an_answer_is_without_what_is_red(judged: Look) -> None:
    first, secret = two(judged)
    assert without_red(judged, [first, secret]) == [first]
    page = Page(items=[secret, first], next="x")
    assert without_red(judged, page) == Page(items=[first], next="x")
    cards = judged.store.lookup.cards([first.id, secret.id])
    counted = Counting(origin_id="o", documents=[cards[first.id], cards[secret.id]])
    (left,) = without_red(judged, [counted])
    assert [card.id for card in left.documents] == [first.id]
    members = [
        Member(
            document=cards[name],
            lineage=Lineage(
                document_id=name, origin_id=name, basis="itself", score=1.0, as_of=MOMENT
            ),
        )
        for name in (first.id, secret.id)
    ]
    assert [m.document.id for m in without_red(judged, members)] == [first.id]
    assert without_red(judged, first) is first
    with pytest.raises(NoSuchError, match="TLP:RED; whoever may read it asks with marking=red"):
        without_red(judged, secret)


def test_only_red_is_named(look: Callable[..., Look]) -> None:
    assert [names_red(look(marking=each)) for each in ("", "red")] == [False, True]
    assert not names_red(look())
    with pytest.raises(UsageError, match="say marking=red, or nothing"):
        names_red(look(marking="amber"))
