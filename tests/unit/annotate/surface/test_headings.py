"""Who speaks in a heading, and what a site puts round it. All texts are our own."""

import pytest

from tests.conftest import make_document
from tocsin.annotate.annotator import Annotator
from tocsin.documents.noise import find_noise

SPOKEN = [
    (
        (
            "Okafor: The river must be cleared before winter\nThe minister of transport, Daniel "
            "Okafor, said so."
        ),
        "Okafor",
    ),
    (
        "Lindqvist on the fire: two people are missing\nMayor Anna Lindqvist spoke on Monday.",
        "Lindqvist",
    ),
    ("Ministry: two workers were wounded in the blast at the depot\nMore later.", "Ministry"),
    ("Police: the bridge will be closed for a week\nMore later.", "Police"),
    ("Some 200 miners leave the shaft in Harbourtown, says Norway\nMore later.", "Norway"),
    ("Minister 'ready' for talks with the rebels in Harbourtown: Kremlin\nMore later.", "Kremlin"),
    ("Two people were killed in the blast at the depot: police\nMore later.", "police"),
    (
        "Enemy drone shot down near Harbourtown – regional military administration\nMore later.",
        "regional military administration",
    ),
    (
        "The reservoir has been mined, said the Ministry of Defence\nMore later.",
        "the Ministry of Defence",
    ),
]
NOBODY = [
    "The use of chlorine in the works: the ministry has asked for a report\nMore later.",
    "Evacuation: 200 people have left the town\nMore later.",
    "Storm in the north: two dead\nMore later.",
    "Six questions on the vote: Explainer\nMore later.",
    "Talks in Harbourtown: results\nMore later.",
    "Shelling of the depot: what is known\nMore later.",
    "Norway: two men are held\nMore later.",
    "Two missiles hit the railway station\nMore later.",
    "Aircraft launched a strike on the village of Lowfield.\nMore later.",
    "Rebels carried out an attack on the depot.\nMore later.",
    "The army repelled three assaults near the bridge.\nMore later.",
    "Two missiles hit Harbourtown railway station in the Lowfield region.\nMore later.",
    "The drones continued to circle above the refinery.\nMore later.",
    "A tanker struck the pier of the oil terminal.\nMore later.",
]
ROUND_HEADINGS = [
    (
        (
            "Dam mined: orders were given to mine the dam (11.03.22 13:44) « News | "
            "Daily.NET\nMore "
            "later."
        ),
        ["(11.03.22 13:44) « News | Daily.NET"],
    ),
    (
        "The bridge is closed to traffic until Friday | The Harbour Times\nMore later.",
        ["| The Harbour Times"],
    ),
    (
        "Мост закрыт для движения до пятницы (12.04.2023) | Вести Энска\nПодробности позже.",
        ["(12.04.2023) | Вести Энска"],
    ),
    (
        "26.04.22 18:07 - Two people were hurt in the fire at the depot.\nMore later.",
        ["26.04.22 18:07 -"],
    ),
    (
        "2022-04-26 18:07 | Fire at the depot: two people were hurt.\nMore later.",
        ["2022-04-26 18:07 |"],
    ),
    ("Fire at the depot in the harbour (two hurt)\nMore later.", []),
    ("The council met at 18:07 - the mayor was late\nMore later.", []),
    (
        (
            "He said the works | the largest of the valley, built in 1983 | would be "
            "closed.\nMore "
            "later."
        ),
        [],
    ),
    ("Министр: «Мы закроем завод до конца года»\nПодробности позже.", []),
]


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


def speakers(plain: Annotator, text: str) -> list[list[str]]:
    """Return who speaks in each claim, the document's own voice left out."""
    claims = plain(make_document(text, language="en")).claims
    return [[hop.surface for hop in c.chain if not hop.voice] for c in claims]


@pytest.mark.parametrize(("text", "who"), SPOKEN)
def test_a_heading_gives_its_words_to_whom_it_names(plain: Annotator, text: str, who: str) -> None:
    assert [who] in speakers(plain, text)


@pytest.mark.parametrize("text", NOBODY)
def test_a_topic_a_place_and_a_weapon_say_nothing(plain: Annotator, text: str) -> None:
    assert not any(speakers(plain, text))


@pytest.mark.parametrize(("text", "marked"), ROUND_HEADINGS)
def test_what_a_site_puts_round_a_heading_is_noise(text: str, marked: list[str]) -> None:
    assert [n.span.of(text).strip() for n in find_noise(text)] == marked


def test_a_heading_told_again_behind_a_clock_is_a_repetition() -> None:
    text = (
        "Orders were given to mine the dam, the agency said (11.03.22 13:44) « News | Daily.NET\n"
        "11.03.22 13:44 - Orders were given to mine the dam, the agency said.\nMore later."
    )
    assert [n.kind for n in find_noise(text)] == ["tag_line", "duplicate"]
