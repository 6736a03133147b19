"""Techniques have the names under which other platforms know them."""

import msgspec

from tests.conftest import ROOT
from tests.unit.exchange.made import casebook, results
from tocsin.casebook import load_casebook
from tocsin.exchange.disarm import Technique, techniques
from tocsin.exchange.misp import events
from tocsin.exchange.stix.entries import Entries


def test_every_technique_of_the_shared_catalogue_has_a_name() -> None:
    used = {
        technique
        for narrative in load_casebook(ROOT / "casebooks" / "common").narratives
        for technique in narrative.disarm
    }
    assert used
    assert used <= set(techniques())


def test_a_tactic_is_a_phase_of_the_kill_chain() -> None:
    assert techniques()["T0135.001"] == Technique(name="Smear", tactic="Plan Objectives")
    assert techniques()["T0118"].phase == "maximise-exposure"


def test_stix_and_misp_name_a_technique_and_keep_the_id_of_one_they_do_not_know() -> None:
    book = casebook()
    first, second = book.narratives
    tagged = msgspec.structs.replace(first, disarm=("T0135.001", "T9999"))
    book = msgspec.structs.replace(book, narratives=(tagged, second))
    patterns = {
        each["x_mitre_id"]: each
        for each in Entries(book, "amber").narrative(first.id)
        if each["type"] == "attack-pattern"
    }
    assert patterns["T0135.001"]["name"] == "Smear"
    (phase,) = patterns["T0135.001"]["kill_chain_phases"]
    assert phase == {"kill_chain_name": "disarm", "phase_name": "plan-objectives"}
    assert patterns["T9999"]["name"] == "DISARM T9999"
    assert "kill_chain_phases" not in patterns["T9999"]

    made = results()
    facts = msgspec.structs.replace(made.facts, casebook=book)
    (event,) = events(made._replace(facts=facts))
    names = {each["name"] for each in event["Tag"]}
    assert 'misp-galaxy:disarm-techniques="Smear"' in names
    assert 'misp-galaxy:disarm-techniques="T9999"' in names
