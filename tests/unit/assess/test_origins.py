"""Documents of one origin count as one voice."""

from tests.unit.assess.conftest import Read
from tocsin.assess.origins import SOURCE_HEALTH, Origins, measured_origin
from tocsin.records import Casebook, Facts

BODY = (
    "The ministry denied on Sunday that the laboratory had been seized and said that the "
    "facility was under guard as usual, and that 12 people work there."
)


def test_a_copy_counts_as_its_original_and_a_report_of_another_house_as_itself(
    read: Read,
) -> None:
    facts = read(BODY, "Update. " + BODY, "Snow fell in the north of the country last night.")
    origins = Origins(facts)
    first, copy, other = (origins.of(d.id) for d in facts.documents)
    assert first == copy != other


def test_a_document_nobody_traced_is_its_own_origin(almaty: Casebook) -> None:
    assert Origins(Facts(casebook=almaty)).of("doc-1") == "doc-1"


def test_what_is_measured_is_no_document() -> None:
    names = {measured_origin("g1"), measured_origin("g2"), SOURCE_HEALTH}
    assert len(names) == 3
