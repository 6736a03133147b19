"""Matches on news that nobody prepared: the act and its roles are needed, not the theme; and the
voice goes by who says what of whom.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.language.patterns import TermIndex
from tocsin.match import Matcher
from tocsin.match.parts import named_apart
from tocsin.records import Casebook

THEME_ONLY = [
    (
        (
            "The chemical company reported a net profit of 40 million after the attack on its "
            "prices ended."
        ),
        "n_chem_provocation",
    ),
    (
        (
            "Chemical weapons were used in the town in 2018, the inspectors wrote in their report "
            "on the attack."
        ),
        "n_chem_provocation",
    ),
    (
        "A refugee told how she crossed the border with two children after violated promises.",
        "n_border_incident",
    ),
    ("An explosion at the chemical plant on Tuesday killed two workers.", "n_ammonia_plant"),
    (
        "Shelling hit the nuclear power plant on Friday and damaged a training building.",
        "n_nuclear_plant_provocation",
    ),
    ("The reservoir behind the dam was destroyed by a flood in 1963.", "n_dam_blow_up"),
    (
        "The Islamic State claimed the attack; terrorists had planned it; a protest followed.",
        "n_protesters_terrorists",
    ),
    (
        "Химический комбинат объявил о прибыли после атаки конкурентов на рынок.",
        "n_chem_provocation",
    ),
    (
        "Беженка рассказала, как пересекла границу: нарушить приказ было страшно.",
        "n_border_incident",
    ),
    ("На химкомбинате произошёл взрыв, пострадали двое рабочих.", "n_ammonia_plant"),
    ("Суд отправил его в исправительную колонию, сообщило правительство.", "n_puppet_state"),
    ("Біженка розповіла, як через кордон вивезла дітей, порушивши заборону.", "n_border_incident"),
    ("На хімкомбінаті стався вибух, постраждали двоє робітників.", "n_ammonia_plant"),
    ("Химия зауытында жарылыс болды, екі жұмысшы зардап шекті.", "n_ammonia_plant"),
]
TOLD = [
    (
        "Saboteurs plan to blow up the ammonia tanks at the plant in order to blame us.",
        "n_ammonia_plant",
        "promotes",
    ),
    (
        "The enemy is preparing a provocation at the nuclear power plant and a leak there.",
        "n_nuclear_plant_provocation",
        "promotes",
    ),
    (
        "The ministry said that militants were preparing a chemical attack in the province.",
        "n_chem_provocation",
        "relays",
    ),
    (
        "Another lie of the Kremlin about secret American biolabs spread on Monday.",
        "n_us_biolabs",
        "exposes",
    ),
    (
        "Fake: the United States develops biological weapons in a secret biolab.",
        "n_us_biolabs",
        "exposes",
    ),
    (
        "Противник готовит провокацию на атомной станции, возможна авария.",
        "n_nuclear_plant_provocation",
        "promotes",
    ),
    (
        "Министр заявил, что боевики готовят химическую атаку и провокацию.",
        "n_chem_provocation",
        "relays",
    ),
    (
        "Очередная ложь пропаганды о секретных американских биолабораториях.",
        "n_us_biolabs",
        "exposes",
    ),
    (
        "Ворог готує провокацію на атомній станції, можлива аварія.",
        "n_nuclear_plant_provocation",
        "promotes",
    ),
    (
        "Чергова брехня пропаганди про секретні американські біолабораторії.",
        "n_us_biolabs",
        "exposes",
    ),
    (
        "Қарсылас атом станциясында арандату дайындап жатыр, апат болуы мүмкін.",
        "n_nuclear_plant_provocation",
        "promotes",
    ),
    ("Құпия америкалық биозертхана туралы кезекті өтірік тарады.", "n_us_biolabs", "exposes"),
]


def voices(text: str, almaty: Casebook, annotator: Annotator) -> dict[str, set[str | None]]:
    """Return the voices by narrative, by words alone."""
    document = make_document(text)
    found: dict[str, set[str | None]] = {}
    for match in Matcher(almaty.narratives, almaty.sites)(document, annotator(document)):
        found.setdefault(match.narrative_id, set()).add(match.voice)
    return found


@pytest.mark.parametrize(("text", "narrative"), THEME_ONLY)
def test_the_theme_alone_is_no_match(
    text: str, narrative: str, almaty: Casebook, annotator: Annotator
) -> None:
    assert voices(text, almaty, annotator).get(narrative, {None}) == {None}


@pytest.mark.parametrize(("text", "narrative", "voice"), TOLD)
def test_the_act_and_its_voice_are_found(
    text: str, narrative: str, voice: str, almaty: Casebook, annotator: Annotator
) -> None:
    assert voice in voices(text, almaty, annotator).get(narrative, set())


def test_one_stretch_of_words_stands_for_one_part() -> None:
    substance = TermIndex([("chemical weapons", "a"), ("chemical", "a")])
    act = TermIndex([("weapons", "b"), ("attack", "b")])
    assert not named_apart("chemical attack", [TermIndex([("chemical attack", "a")]), act])
    assert named_apart("an attack with chemical weapons", [substance, act])
    assert not named_apart("chemical " + "and so on " * 20 + "an attack", [substance, act])
