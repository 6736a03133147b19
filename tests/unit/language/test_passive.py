"""German tells of what is done, and of what will be, with the same auxiliary."""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.language.passive import is_passive


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Mehrere Offiziere wurden in Bamako festgenommen.", "certain"),
        ("Der Damm wird von der Armee repariert.", "certain"),
        ("Das Dorf wird von Westen beschossen.", "certain"),
        ("Zwei Brücken werden gesprengt.", "certain"),
        ("Der Hafen wird von Soldaten bewacht.", "certain"),
        ("Die Straße wird kontrolliert.", "certain"),
        ("Der Damm wird brechen.", "future"),
        ("Die Armee wird den Damm sprengen.", "future"),
        ("Die Soldaten werden den Hafen verlassen.", "future"),
        ("Die Truppen würden den Hafen besetzen.", "conditional"),
        ("Der Damm wird morgen geöffnet.", "future"),
        ("Die Verhandlungen werden weitergehen.", "future"),
    ],
)
def test_a_passive_is_no_future(plain: Annotator, text: str, modality: str) -> None:
    assert {c.modality for c in plain(make_document(text, language="de")).claims} == {modality}


def test_a_language_without_lists_has_no_such_auxiliary() -> None:
    assert not is_passive("The dam will be opened", 8, 12, "en")
