"""Who is named beside what he told, in the ways agencies and sites write it: an office or a text
before a colon, a body behind a dash, a name behind a label; and acts of force that say nothing.
"""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.annotator import Annotator
from tocsin.records import Actor, Claim

OSMIA = Actor(id="osmia", name="Osmia", kind="state", aliases=("Осмия", "Осмія"))
ANNOTATOR = Annotator((OSMIA,), (), ())


def claims(text: str, title: str | None = None) -> tuple[Claim, ...]:
    """Return the claims of an English text."""
    stated = {} if title is None else {"title": title}
    return ANNOTATOR(document(text, "en", **stated)).claims


def first(claim: Claim) -> str:
    """Return who says a claim first; nothing where its voice does."""
    return claim.chain[0].surface if len(claim.chain) > 1 else ""


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("European Council President: Carrow uses food as a weapon", "Council President"),
        ("General Staff of the Armed Forces: The enemy is regrouping its troops", "General Staff"),
        ("Ministry of Defence of Osmia: The bridge was held all night", "Ministry of Defence"),
        ("FM Lane on unblocking ports: Guarantees are needed against an attack", "FM Lane"),
        ("PM Moss on the harbour: Ships will sail again in May", "PM Moss"),
        ("Summary of the General Staff: The enemy shelled three villages", "General Staff"),
        ("Statement by the Coast Guard: A ship was stopped off Tarn", "Coast Guard"),
        ("Exchange: Lane about captured soldiers", "Lane"),
        ("Border Service Commander: The crossing has been closed", "Border Service Commander"),
        ("Deputy mayor of Tarn: The water is off in two streets", "Deputy mayor"),
    ],
)
def test_an_office_or_a_text_before_a_colon(heading: str, said: str) -> None:
    body = "The road to the old port was cut in the night. View news."
    told = claims(f"{heading}\n\n{body}", heading)
    assert said in first(told[0])
    assert said in first(told[1])


@pytest.mark.parametrize(
    "heading",
    [
        "Battle for Tarn: The enemy took two streets",
        "Grain exports: Ships will sail again in May",
        "Snake Island: Occupiers moved air defence there",
        "Analysis: Ships will sail again in May",
        "Explainer: Questions about the vote in Tarn",
        "Day of grief: Thousands came to the square",
    ],
)
def test_a_subject_before_a_colon_says_nothing(heading: str) -> None:
    body = "The road to the old port was cut in the night. View news."
    assert first(claims(f"{heading}\n\n{body}", heading)[1]) == ""


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("No plans for attacks in the valley - MFA Osmia", "Osmia"),
        ('Forces hit another "Lance-S1" on the island of Tarn - OK "South"', 'OK "South"'),
        ("Enemies deploy missile systems on Tarn Island – intel report", "intel report"),
        ("Ships left the harbour without pilots – police report", "police report"),
        ("Ten dead in the shelling of the market – mayor", "mayor"),
        ("Six houses without power after the storm – ministry", "ministry"),
        ("New forces near the border - military intelligence", "military intelligence"),
    ],
)
def test_a_body_behind_a_dash(heading: str, said: str) -> None:
    body = "The road to the old port was cut in the night."
    told = claims(f"{heading}\n\n{body}", heading)
    assert said in first(told[0])


def test_what_may_be_is_told_by_the_source_of_the_headline() -> None:
    heading = "Resistance may ruin the plan to make a republic – intelligence"
    body = "The stand of the citizens may disrupt the vote and all the plans of the council."
    told = claims(f"{heading}\n\n{body}", heading)
    assert [first(c) for c in told] == ["intelligence", "intelligence"]
    assert told[1].stance == "speculates"


@pytest.mark.parametrize(
    "text",
    [
        "The armed forces struck Tarn [Old Tarn Island] with different weapons.",
        "The invaders are threatening the whole valley with missile strikes.",
        "The enemy is hitting ground targets with missiles.",
        "The navy captured two boats off the island.",
        "Rebels seized the town hall of Tarn in the morning.",
        "Troops fired artillery at a convoy of buses.",
        "The army destroyed three depots near the bridge.",
        "Militants stormed the airport of Tarn at dawn.",
        "The fleet shelled the coast for an hour.",
        "The soldiers killed two guards at the gate.",
    ],
)
def test_an_act_of_force_says_nothing(text: str) -> None:
    assert {first(c) for c in claims(text)} == {""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Military intelligence has data on the deployment by Carrow of two systems.",
            "ntelligence",
        ),
        ("The police have information that the bridge was mined.", "police"),
        ("The ministry has evidence of the use of gas in the valley.", "ministry"),
        ("The ministry received reports of shots near the crossing.", "ministry"),
        ("Prosecutors obtained proof of the payments to the captain.", "rosecutors"),
    ],
)
def test_who_holds_knowledge_tells_it(text: str, said: str) -> None:
    assert any(said in first(c) for c in claims(text))


@pytest.mark.parametrize(
    "text", ["The phone has data on the memory card.", "The museum has information boards."]
)
def test_a_thing_holds_no_knowledge(text: str) -> None:
    assert {first(c) for c in claims(text)} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Defence of Osmia threatened to strike the works.",
        "The army threatened to shell the port unless the ships left.",
        "The rebels threatened that they would seize the airport.",
    ],
)
def test_a_threat_is_said(text: str) -> None:
    assert any(first(c) for c in claims(text))
