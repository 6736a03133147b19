"""The type of a claim by its words and form, and what a statement of silence leaves out."""

import msgspec
import pytest

from tocsin.annotate.claims.types import Draft, TypeReader, missing_field
from tocsin.records import ClaimType

READERS = {code: TypeReader(code) for code in ("en", "ru", "uk", "kk")}


def draft(text: str, *, attributed: bool = False, kind: str | None = None) -> Draft:
    """Return what is known of a claim before it has a type."""
    return Draft(
        text=text,
        stance="reports" if attributed else "asserts",
        modality="certain",
        attributed=attributed,
        rule="test",
        kind=kind,
    )


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The bridge is long", "state"),
        ("ru", "Мост закрыт", "state"),
        ("uk", "Міст закрито", "state"),
        ("kk", "Көпір жабық", "state"),
        ("en", "", "state"),
    ],
)
def test_what_no_list_tells_is_a_statement(language: str, text: str, kind: ClaimType) -> None:
    assert READERS[language](draft(text)) == kind
    assert READERS[language](draft(text, attributed=True)) == "state"


def test_a_term_of_a_list_is_a_hit_in_any_inflection() -> None:
    reader = READERS["en"]
    name = "accuse"
    assert reader.hits(name, "They accused the ministry of preparing an attack") > 0
    assert reader.hits(name, "The bridge is closed") == 0
    assert reader.hits("no list has this name", "They accused the ministry") == 0


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The ministry has not specified the number of trucks", "ministry number trucks"),
        ("It did not say", "unspecified"),
        ("", "unspecified"),
    ],
)
def test_what_is_not_told(text: str, missing: str) -> None:
    assert missing_field(text, "en") == missing


def test_a_claim_made_beforehand_is_known_by_its_form() -> None:
    assert READERS["en"].is_preclaim("The army is planning to shell the chemical plant")
    assert not READERS["en"].is_preclaim("The army shelled the chemical plant")


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The army should guard the dam", "recommend"),
        ("en", "which should provide cover from the air", "state"),
        ("en", "who must answer for it", "state"),
        ("ru", "которые должны прикрывать порт", "state"),
        ("uk", "які мають прикривати порт", "state"),
    ],
)
def test_what_is_expected_of_a_thing_is_no_advice(
    language: str, text: str, kind: ClaimType
) -> None:
    told = msgspec.structs.replace(draft(text), modality="obligation")
    assert READERS[language](told) == kind


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ru", "Центры принятия решений могут стать целью для поражения", "threaten"),
        ("ru", "Конвои с оружием станут законной целью", "threaten"),
        ("uk", "мости можуть стати ціллю ударів", "threaten"),
        ("en", "ships bound for the port will become targets", "threaten"),
        ("kk", "қару-жарақ керуендері заңды нысана болады", "threaten"),
        ("ru", "Посольство закрывается из-за угрозы обстрела", "state"),
        ("uk", "Посольство зачинено через загрозу обстрілу", "state"),
        ("ru", "не будет предоставлять услуги из-за возможных угроз безопасности", "state"),
    ],
)
def test_a_danger_threatens_nobody_and_a_target_is_threatened(
    language: str, text: str, kind: ClaimType
) -> None:
    draft = Draft(
        text=text, stance="reports", modality="certain", rule="that", attributed=True, cue="заявил"
    )
    assert TypeReader(language)(draft) == kind


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "there was no explosion at the port", "reject"),
        ("en", "the army did not attack the market", "reject"),
        ("ru", "взрыва в порту не было", "reject"),
        ("ru", "никакого взрыва в порту не было", "reject"),
        ("uk", "жодного вибуху в порту не було", "reject"),
        ("de", "es gab keine Explosion im Hafen", "reject"),
        ("en", "the Osmia of today is not the Osmia of old", "frame"),
        ("en", "the bridge is closed and not open", "state"),
        ("ru", "Осмия сегодня не та Осмия", "frame"),
        ("en", "the talks began at noon", "state"),
    ],
)
def test_what_somebody_says_was_not_is_rejected(language: str, text: str, kind: ClaimType) -> None:
    told = Draft(text=text, stance="reports", modality="certain", rule="that", attributed=True)
    assert TypeReader(language)(told) == kind


@pytest.mark.parametrize(
    ("language", "others", "forces"),
    [
        (
            "en",
            "The wounded are arriving in Lindholm after a strike by Osmian troops",
            "Osmian troops are arriving in Lindholm, where volunteers hand out food",
        ),
        (
            "ru",
            "В Линдхольм прибыли раненые после удара войск",
            "Войска прибыли в Линдхольм, где работают врачи",
        ),
        (
            "uk",
            "До Ліндгольма прибули біженці, яких обстріляли війська",
            "До Ліндгольма прибули війська, де чекають рятувальники",
        ),
        ("kk", "Линдхольмге жаралылар келді, әскер қаланы атқылады", "Линдхольмге әскер келді"),
        (
            "de",
            "Verletzte wurden nach Lindholm verlegt, nachdem Truppen geschossen hatten",
            "Truppen wurden nach Lindholm verlegt, sagten Bewohner",
        ),
        (
            "fr",
            "Des blessés ont été déplacés à Lindholm après une frappe des troupes",
            "Des troupes ont été déployées à Lindholm, près des habitants",
        ),
        (
            "pl",
            "Do Lindholm przerzucono rannych, gdy ostrzelały ich wojska",
            "Do Lindholm przerzucono wojska, mówią mieszkańcy",
        ),
        (
            "es",
            "Los heridos fueron trasladados a Lindholm tras un ataque de las tropas",
            "Las tropas fueron desplegadas en Lindholm, según los vecinos",
        ),
    ],
)
def test_who_arrives_and_is_no_force_moves_none(language: str, others: str, forces: str) -> None:
    reader = TypeReader(language)
    assert reader(draft(others)) != "mobilize"
    assert reader(draft(forces)) == "mobilize"
