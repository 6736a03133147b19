"""A document: its text cut at its claims, never altered; one that was not read says why."""

from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.records import Document, Mention, Span
from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.document import adding, document

Looks = Callable[..., Look]


def _documents(look: Looks) -> tuple[str, str]:
    """Return the document that was read, and the one that names nothing watched."""
    read = views.search(look(q="sirens"))["hits"][0][0].id
    return read, views.search(look(q="bakery"))["hits"][0][0].id


def test_a_document_is_cut_at_its_claims_and_one_not_read_says_why(look: Looks) -> None:
    read, unread = _documents(look)
    shown = views.document(look(), read)
    assert "".join(text for text, _, _ in shown["parts_"]).startswith("Sirens were heard")
    assert any(claim for _, claim, _ in shown["parts_"])
    assert views.document(look(), unread)["unread"] == "desk-unread-nothing-watched"
    with pytest.raises(UsageError, match="no place in this text"):
        views.document(look(from_="9999"), read)


def test_a_document_is_added_from_a_known_source(look: Looks) -> None:
    names = [source.name for source in views.adding(look())["sources"]]
    assert names == sorted(names)
    assert "TASS" in names


def test_the_parts_of_a_document_are_its_text(look: Looks) -> None:
    read, _ = _documents(look)
    whole = look().store.record(Document, read)
    assert whole is not None
    for start in (0, 1, 20, len(whole.text)):
        shown = document(look(from_=str(start)), read)
        assert "".join(text for text, _, _ in shown["parts_"]) == whole.text[start:]
        assert shown["shown_part"] == Span(start=start, end=len(whole.text))


def test_names_stand_in_the_order_of_the_text(look: Looks) -> None:
    read, _ = _documents(look)
    shown = document(look(), read)
    spans = [row["mention"].span for row in shown["mentions"]]
    assert spans == sorted(spans)
    assert len(spans) == len(look().store.of_document(Mention, read))
    assert not any(row["taken_out"] for row in shown["mentions"])


@pytest.mark.parametrize("name", ["", "doc-none", "../etc", "x" * 5_000])
def test_a_document_nobody_has_is_refused(look: Looks, name: str) -> None:
    with pytest.raises(NoSuchError) as refused:
        document(look(), name)
    assert refused.value.code == "error-no-document"
    assert len(str(refused.value)) < 300
    assert adding(look())["sources"]
