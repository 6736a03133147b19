"""Kinds of errors that were seen in assessments, in ten languages: the sentences of `kinds.yml`,
which were written before the program was asked.
"""

import functools
from pathlib import Path

import pytest
import yaml

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.annotate.names.powers import stands_for_power
from tocsin.gazetteer import find_gazetteer
from tocsin.language.patterns import TermIndex
from tocsin.records import Annotations, Event

_KINDS = yaml.safe_load((Path(__file__).parent / "kinds.yml").read_text(encoding="utf-8"))
_OF_FORCES = {"force_deployment", "troop_transfer", "force_arrival"}
_DONE = ("claimed", "claimed_by_party", "presupposed")
# The capital as the sentences write it: in seven languages a casebook lists its forms.
_CAPITAL = (
    *("Kyiv", "Kiev", "Kiew", "Kiews", "Киев", "Київ", "Kijów", "Kijowa", "Kijowowi", "Kijowem"),
    *("Kijowie", "Kievul", "Kievului", "Kiev'e", "Kiev'in", "Kiev'i", "Kiev'de"),
)


def _sentences(kind: str, side: str) -> list[tuple[str, str]]:
    """Return the sentences of a kind, each with its language."""
    sentences = []
    for language, listed in _KINDS[kind][side].items():
        for text in [listed] if isinstance(listed, str) else listed:
            sentences.append((language, text))
    return sentences


@functools.cache
def _annotator() -> Annotator:
    """Return an annotator that knows no casebook."""
    return Annotator((), (), (), find_gazetteer())


def _read(language: str, text: str) -> Annotations:
    """Read one sentence."""
    return _annotator()(make_document(text, language=language))


def _of(read: Annotations, name: str) -> list[Event]:
    """Return the events of a type."""
    return [event for event in read.events if event.type == name]


@pytest.mark.parametrize(("language", "text"), _sentences("threatened", "not"))
def test_who_threatens_with_strikes_has_struck_nobody(language: str, text: str) -> None:
    assert not [e for e in _of(_read(language, text), "attack") if e.status in _DONE]


@pytest.mark.parametrize(("language", "text"), _sentences("threatened", "truly"))
def test_strikes_that_were_carried_out_are_told(language: str, text: str) -> None:
    assert [e.status for e in _of(_read(language, text), "attack")] == ["claimed"]


@pytest.mark.parametrize(("language", "text"), _sentences("demanded", "not"))
def test_a_withdrawal_that_is_demanded_is_none(language: str, text: str) -> None:
    read = _read(language, text)
    assert not [e for e in _of(read, "scheduled_withdrawal") if e.status in _DONE]
    assert "retreat" not in {claim.type for claim in read.claims}


@pytest.mark.parametrize(("language", "text"), _sentences("will_not", "not"))
def test_who_will_not_attack_denies_no_attack_that_happened(language: str, text: str) -> None:
    attacks = _of(_read(language, text), "attack")
    assert all(e.status == "planned" and e.denied_by for e in attacks)


@pytest.mark.parametrize(("language", "text"), _sentences("will_not", "truly"))
def test_who_did_not_attack_denies_an_attack(language: str, text: str) -> None:
    attacks = _of(_read(language, text), "attack")
    assert all(e.denied_by and e.status != "planned" for e in attacks)


@pytest.mark.parametrize(
    ("language", "text"), [*_sentences("planned", "not"), *_sentences("to_come", "not")]
)
def test_what_is_to_come_is_told_as_done_by_nobody(language: str, text: str) -> None:
    assert {e.status for e in _read(language, text).events} <= {"planned"}


@pytest.mark.parametrize(("language", "text"), _sentences("planned", "truly"))
def test_what_was_done_is_planned_by_nobody(language: str, text: str) -> None:
    assert {e.status for e in _read(language, text).events} <= {"claimed"}


@pytest.mark.parametrize(("language", "text"), _sentences("since", "not"))
def test_what_stands_since_a_year_is_no_earlier_case(language: str, text: str) -> None:
    assert "precedent" not in {claim.type for claim in _read(language, text).claims}


@pytest.mark.parametrize(("language", "text"), _sentences("since", "truly"))
def test_what_already_happened_is_an_earlier_case(language: str, text: str) -> None:
    assert {claim.type for claim in _read(language, text).claims} == {"precedent"}


def _is_power(language: str, text: str) -> bool:
    """Return whether the capital that a sentence names stands for its government."""
    hit = TermIndex([(n, n) for n in _CAPITAL], names=True, places=True).find(text)[0]
    document = make_document(text, language=language)
    return stands_for_power(document, hit.start, hit.end, hit.term)


@pytest.mark.parametrize(
    ("language", "text"), [*_sentences("power", "not"), *_sentences("power_more", "not")]
)
def test_a_capital_that_decides_is_a_government(language: str, text: str) -> None:
    assert _is_power(language, text)


@pytest.mark.parametrize(
    ("language", "text"), [*_sentences("power", "truly"), *_sentences("power_more", "truly")]
)
def test_a_capital_where_something_happens_is_a_town(language: str, text: str) -> None:
    assert not _is_power(language, text)


@pytest.mark.parametrize(
    ("language", "text"), [*_sentences("staged", "not"), *_sentences("mass", "not")]
)
def test_who_stages_a_provocation_deploys_no_forces(language: str, text: str) -> None:
    read = _read(language, text)
    assert _OF_FORCES.isdisjoint(e.type for e in read.events)
    assert "mobilize" not in {claim.type for claim in read.claims}


@pytest.mark.parametrize(("language", "text"), _sentences("staged", "not"))
def test_who_stages_a_provocation_is_accused(language: str, text: str) -> None:
    assert "accuse" in {claim.type for claim in _read(language, text).claims}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *_sentences("staged", "truly"),
        *_sentences("mass", "truly"),
        *_sentences("announced_forces", "truly"),
    ],
)
def test_forces_that_gather_or_are_sent_are_told(language: str, text: str) -> None:
    forces = [e for e in _read(language, text).events if e.type in _OF_FORCES]
    assert forces
    assert {e.status for e in forces} <= set(_DONE)


@pytest.mark.parametrize(("language", "text"), _sentences("announced_forces", "not"))
def test_forces_that_are_announced_are_planned(language: str, text: str) -> None:
    forces = [e for e in _read(language, text).events if e.type in _OF_FORCES]
    assert {e.status for e in forces} == {"planned"}


@pytest.mark.parametrize(
    ("language", "text"), [*_sentences("passive_attack", "truly"), *_sentences("elided", "truly")]
)
def test_an_attack_told_in_the_passive_or_behind_an_article_is_one(
    language: str, text: str
) -> None:
    assert [e.status for e in _of(_read(language, text), "attack")] == ["claimed"]


@pytest.mark.parametrize(("language", "text"), _sentences("no_intention", "not"))
def test_who_does_not_mean_to_attack_rejects_an_act_to_come(language: str, text: str) -> None:
    read = _read(language, text)
    attacks = _of(read, "attack")
    assert attacks
    assert all(e.status == "planned" and e.denied_by for e in attacks)
    assert any(c.type == "reject" or c.stance == "denies" for c in read.claims)
    assert not any("preclaim" in c.flags for c in read.claims)


@pytest.mark.parametrize(("language", "text"), _sentences("placed_speaker", "not"))
def test_a_place_before_a_speaker_is_no_part_of_him(language: str, text: str) -> None:
    place = text.split()[0]
    claims = _read(language, text).claims
    assert claims
    assert not any(hop.surface.startswith(place) for claim in claims for hop in claim.chain)


@pytest.mark.parametrize(("language", "text"), _sentences("seized", "truly"))
def test_who_is_taken_prisoner_and_what_changes_hands_is_seized(language: str, text: str) -> None:
    assert [e.status for e in _of(_read(language, text), "seizure")] == ["claimed"]


@pytest.mark.parametrize(("language", "text"), _sentences("seized", "not"))
def test_a_fire_or_a_car_under_control_is_seized_by_nobody(language: str, text: str) -> None:
    assert not _of(_read(language, text), "seizure")


@pytest.mark.parametrize(("language", "text"), _sentences("tried", "not"))
def test_what_was_only_tried_is_not_told_as_done(language: str, text: str) -> None:
    assert not [e for e in _of(_read(language, text), "attack") if e.status in _DONE]


@pytest.mark.parametrize(("language", "text"), _sentences("tried", "truly"))
def test_what_was_done_and_not_tried_is_told(language: str, text: str) -> None:
    assert [e.status for e in _of(_read(language, text), "attack")] == ["claimed"]


@pytest.mark.parametrize(("language", "text"), _sentences("two_words", "truly"))
def test_two_words_tell_of_an_act(language: str, text: str) -> None:
    assert {e.status for e in _read(language, text).events} == {"claimed"}
