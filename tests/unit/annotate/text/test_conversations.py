"""Who speaks is told by the form of a text: turns of a transcript, signatures behind quotations,
marks of two sets.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.annotate.text.quotes import find_quoted

TRANSCRIPT = """The minister and the host met on Sunday.

HOST: The mill has been closed. Who closed it?

MINISTER DOLAN: The board did. It will stay closed until May.

(CROSSTALK.)

HOST (on screen): Time is short."""


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


def told(plain: Annotator, text: str) -> list[tuple[str, str]]:
    """Return who says what, without the outlet."""
    claims = plain(make_document(text, language="en")).claims
    return [(c.chain[0].surface if len(c.chain) > 1 else "", c.text) for c in claims]


def test_a_turn_goes_on_to_the_end_of_its_paragraph(plain: Annotator) -> None:
    assert told(plain, TRANSCRIPT) == [
        ("", "The minister and the host met on Sunday."),
        ("HOST", "The mill has been closed."),
        ("HOST", "Who closed it?"),
        ("MINISTER DOLAN", "The board did."),
        ("MINISTER DOLAN", "It will stay closed until May."),
        ("HOST", "Time is short."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "WARNING: the bridge is closed until May.",
        "UPDATE: The mill burned. Nobody was hurt.",
        "FLOOD: what we know so far",
    ],
)
def test_one_word_in_capitals_before_a_colon_makes_no_conversation(
    plain: Annotator, text: str
) -> None:
    assert all(speaker == "" for speaker, _ in told(plain, text))


@pytest.mark.parametrize(
    ("signature", "speaker"),
    [
        (" ― Sonya Herridge", "Sonya Herridge"),
        (" — Marek Dolan", "Marek Dolan"),
        ("– Anna Vosk.", "Anna Vosk"),
        (" -- Peter van Dam", "Peter van Dam"),
        (" — Anna of Troy, a teacher", "Anna of Troy, a teacher"),
        ("\n— Marek Dolan", "Marek Dolan"),
        ("\n- J. R. Hart, mayor", "J. R. Hart, mayor"),
    ],
)
def test_a_quotation_is_said_by_whoever_signed_it(
    plain: Annotator, signature: str, speaker: str
) -> None:
    text = (
        "We asked our readers.\n\n“The mill must stay open. It feeds the "
        f"town.”{signature}\n\nThe mill opened in 1950."
    )
    assert told(plain, text) == [
        ("", "We asked our readers."),
        (speaker, "The mill must stay open."),
        (speaker, "It feeds the town."),
        ("", "The mill opened in 1950."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The “mill” — the old one — burned.",
        "He read “The Mill” — a novel.",
        "“The Mill” – Review: a long film",
    ],
)
def test_a_dash_behind_a_title_is_no_signature(plain: Annotator, text: str) -> None:
    assert all(speaker == "" for speaker, _ in told(plain, text))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('“The mill is closed," she said. “It burned.”', ["The mill is closed,", "It burned."]),
        ('"The mill is closed,” she said. "It burned."', ["The mill is closed,", "It burned."]),
        (
            '“He said "no" to us, and "yes" to them,” she said.',
            ['He said "no" to us, and "yes" to them,'],
        ),
        ('"He called it “a farce,” and left," she said.', ["He called it “a farce,” and left,"]),
        ('“We said "no,"” he added.', ['We said "no,"']),
    ],
)
def test_a_quotation_may_end_with_a_mark_of_another_set(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in find_quoted(text)] == inner
