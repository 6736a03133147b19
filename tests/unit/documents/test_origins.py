"""Independent origins: those of one house are one voice, and why is said."""

from tests.conftest import NOW
from tests.unit.documents.conftest import BODY, SOURCES, told
from tocsin.documents.lineage import lineage_of
from tocsin.documents.origins import origins

OTHER = "Nobody was at the harbour when the ferry left; the mayor will speak about it on Monday."


def test_two_papers_of_one_house_are_one_voice_and_both_originals_are_named() -> None:
    documents = [told(BODY, "daily"), told(OTHER, "weekly", 9)]
    (found,) = origins(documents, lineage_of(documents, NOW, SOURCES), SOURCES)
    assert found.id == "publisher: house"
    assert found.document_ids == tuple(sorted(d.id for d in documents))
    assert found.why[-1] == "2 originals of one house count as one voice: publisher: house"


def test_a_house_that_no_casebook_lists_goes_by_its_outlet() -> None:
    documents = [told(BODY, "blog"), told(OTHER, None, 9)]
    found = origins(documents, lineage_of(documents, NOW, SOURCES), SOURCES)
    assert {o.id for o in found} == {"outlet: blog", documents[1].id}


def test_lineage_of_documents_that_are_not_asked_about_is_left_out() -> None:
    documents = [told(BODY, "daily"), told(OTHER, "herald", 9)]
    rows = lineage_of(documents, NOW, SOURCES)
    (found,) = origins(documents[1:], rows, SOURCES)
    assert found.document_ids == (documents[1].id,)
