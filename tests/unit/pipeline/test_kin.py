"""Families joined from kept ties are those of the texts."""

from tests import by_hand
from tests.by_hand import BRIDGE, MOMENT, QUIET, casebook
from tocsin.documents import lineage_of
from tocsin.pipeline.gists import catch_up
from tocsin.pipeline.kin import Kin, lone_row
from tocsin.records import Document, Judgement
from tocsin.store import Store

BOOK = casebook()
LONG = f"{BRIDGE} {QUIET} Nobody has seen the mayor for 12 days, and the ferry stays in port."


def filled(store: Store) -> list[Document]:
    """Keep an original, a copy with another number, one that credits the agency, and another."""
    texts = {
        "copy": LONG.replace("12", "40"),
        "first": LONG,
        "credits": f"{QUIET}\n\nAccording to Lumen Wire",
        "other": "The races of the harbour club begin on Sunday whatever the weather may be.",
    }
    made = []
    for number, (name, text) in enumerate(texts.items()):
        hours = by_hand.DAY * (1 if name == "first" else 0.5 - number / 24)
        document = by_hand.document(name, text, published_at=MOMENT - hours)
        store.keep([by_hand.kept(document)], "read")
        made.append(document)
    catch_up(store, BOOK.sources)
    return made


def test_rows_are_those_of_the_texts(empty: Store) -> None:
    documents = filled(empty)
    kin = Kin(empty, list(empty.gists.all()), [])
    wanted = lineage_of(documents, MOMENT, BOOK.sources)
    assert kin.rows(documents, MOMENT) == wanted
    assert kin.origin_of == {row.document_id: row.origin_id for row in wanted}
    (copy,) = (row for row in wanted if row.document_id == "doc-copy")
    assert (copy.origin_id, copy.differs) == ("doc-first", ("12 -> 40",))


def test_rows_of_one_document_need_only_what_it_copies(empty: Store) -> None:
    documents = filled(empty)
    kin = Kin(empty, list(empty.gists.all()), [])
    (row,) = kin.rows(documents[:1], MOMENT)
    assert (row.copied_from, row.differs) == ("doc-first", ("12 -> 40",))
    bare, lone = kin.bare_rows(MOMENT), [lone_row(name, MOMENT) for name in kin.lone()]
    assert all(row.differs == () for row in bare)
    wanted = {row.document_id: row for row in lineage_of(documents, MOMENT, BOOK.sources)}
    assert {row.document_id for row in bare} | {row.document_id for row in lone} == wanted.keys()
    assert lone
    assert all(row == wanted[row.document_id] for row in lone)
    assert len(bare) + len(lone) == len(wanted)


def test_a_word_on_an_origin_outranks_what_was_found(empty: Store) -> None:
    documents = filled(empty)
    word = Judgement(
        id="jdg", record_id="doc-copy", field="origin_id", value="itself", signer="A", at=MOMENT
    )
    kin = Kin(empty, list(empty.gists.all()), [word])
    assert kin.origin_of["doc-copy"] == "doc-copy"
    assert kin.rows(documents, MOMENT) == lineage_of(documents, MOMENT, BOOK.sources, [word])
