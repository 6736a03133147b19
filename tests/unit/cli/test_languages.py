"""What the command line says of runs, rounds, alarms and records, in the reader's language: nothing
of the program's own is left in English, and plurals follow the language.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import typer

from tests import by_hand
from tests.by_hand import MOMENT, casebook
from tests.unit.cli.said import printed, refused
from tests.unit.report.test_alert import warned
from tocsin import pipeline
from tocsin.cli import show
from tocsin.cli.finishing import finish
from tocsin.cli.options import LANGUAGE_SETTING
from tocsin.cli.watching import say_round
from tocsin.language.catalogues import ENGLISH, LANGUAGES
from tocsin.records import (
    Annotations,
    Change,
    Delivery,
    DropCount,
    Dropped,
    Event,
    Facts,
    Kept,
    Window,
    message,
)
from tocsin.report import Words
from tocsin.store import Store
from tocsin.workspace.done import Done
from tocsin.workspace.watching import Rounded

Capsys = pytest.CaptureFixture[str]
OTHERS = [code for code in LANGUAGES if code != ENGLISH]
# Ids, paths and names of options, which no language has words for.
_NO_WORDS = re.compile(
    r"--read-all|brief\.(?:html|md)|(?:clm|doc|mat|evt|alm|jdg)-\w+|out/|duty|\w+\.txt|"
    r"\b(?:[a-z]+_[a-z_]+|courier|mined|bridge|ministry|told|test|hand|en|x|said|denies|doubts)\b"
)


def english_words(text: str) -> list[str]:
    """Return the words in small Latin letters, but for ids and options."""
    return re.findall(r"\b[a-z]{2,}\b", _NO_WORDS.sub(" ", text))


def a_round() -> Rounded:
    """Make a round in which all happened that can happen."""
    kinds: tuple[Any, ...] = ("delivered", "held", "failed", "given_up")
    sent = [
        Delivery(
            alarm_id="a",
            target_id="duty",
            problem_id="WP",
            state="WATCH",
            outcome=kind,
            at=MOMENT,
            attempts=1,
            title="т",
            body="т",
            next_try=MOMENT,
        )
        for kind in kinds
    ]
    changed: tuple[Any, ...] = ("edited", "deleted")
    return Rounded(
        at=MOMENT,
        judged=True,
        new=21,
        touched=2,
        refused=(Dropped(stage="s", record_id="x", reason="x", detail="x"),),
        changes=tuple(
            Change(id=k, kind=k, locator="x", at=MOMENT, earlier_id="a") for k in changed
        ),
        states={},
        alerted=(warned(),),
        deliveries=tuple(sent),
        reread=pipeline.Reread(
            stored=9,
            why=dict.fromkeys(("asked", "program", "source", "entries"), 1),
            rematched=1,
            later=2,
            refused=(),
        ),
    )


@pytest.mark.parametrize("language", OTHERS)
def test_a_round_of_watching_is_said_in_the_language(capsys: Capsys, language: str) -> None:
    say_round(a_round(), Words(language))
    assert english_words(capsys.readouterr().out) == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("read_all", [False, True])
def test_the_end_of_a_run_is_said_in_the_language(
    capsys: Capsys, language: str, read_all: bool
) -> None:
    reasons = ("nothing_watched", "far_from_watched", "language", "after_as_of", "same_text")
    drops = [DropCount(stage="gate", reason=r, number=n) for n, r in enumerate(reasons, start=1)]
    drops.append(DropCount(stage="gate", reason="far_from_watched", number=2, parts=17))
    judged = pipeline.Judged(
        facts=Facts(casebook=casebook(), drops=tuple(drops)), assessments=(), alarms=()
    )
    done = Done(judged=judged, refused=(), read=3, out=Path("out"), store="s", read_all=read_all)
    with pytest.raises(typer.Exit):
        finish(done, Words(language), json=False)
    assert english_words(capsys.readouterr().out) == []


@pytest.mark.parametrize("language", OTHERS)
def test_an_alarm_is_said_in_the_language(capsys: Capsys, language: str) -> None:
    days = Window(start=dt.date(2022, 1, 15), end=dt.date(2022, 1, 17), basis="x")
    moved = {"WP-BRIDGE": [message("change-signed", who="А."), message("change-nothing", when="1")]}
    for alarm in (warned(imminent=days), warned(signed_off_by=("А.",))):
        show.say_alarms([alarm], Words(language), moved)
    assert english_words(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("language", "claims", "written"),
    [
        ("ru", 1, "1 утверждение"),
        ("ru", 3, "3 утверждения"),
        ("ru", 11, "11 утверждений"),
        ("ru", 21, "21 утверждение"),
        ("uk", 2, "2 твердження"),
        ("uk", 25, "25 тверджень"),
        ("kk", 5, "5 мәлімдеме"),
        ("en", 1, "1 claim"),
    ],
)
def test_numbers_agree_by_the_rules_of_the_language(
    language: str, claims: int, written: str
) -> None:
    assert Words(language)("cli-claims", n=claims) == written


def everything(store: Store) -> list[str]:
    """Put a record of every kind into a store; return their ids."""
    document = by_hand.document("mined", by_hand.BRIDGE)
    claim = by_hand.claim(document, "had been mined", quantity="5", addressee="x", adopt="yes")
    event = Event(id="evt-1", type="attack", status="claimed_by_party", claim_ids=("clm-mined",))
    capture = by_hand.kept(document).capture
    match = by_hand.match(claim)
    notes = Annotations(document_id=document.id, claims=(claim,), events=(event,))
    kept = Kept(capture=capture, document=document, annotations=notes, matches=(match,))
    store.keep([kept], "x", MOMENT)
    store.put_judged([], [warned()])
    return [document.id, claim.id, event.id, match.id, "WP-BRIDGE"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_kind_of_record_explains_itself_in_the_language(
    bare: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(bare) as store:
        names = everything(store)
    monkeypatch.setenv(LANGUAGE_SETTING, language)
    for name in names:
        said = printed("explain", name, "--store", bare)
        own = re.sub(
            r"\[[^\]]*\]|The harbour.*|by hand|had been mined|: WP-BRIDGE,.*UTC", " ", said
        )
        assert english_words(own) == [], name


def test_an_option_outranks_the_setting_and_an_unknown_language_is_refused(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE_SETTING, "ru")
    assert "источник: courier" in printed("explain", "doc-mined", "--store", store)
    said = printed("explain", "doc-mined", "--store", store, "--language", "kk")
    assert "дереккөз: courier" in said
    assert "no texts in de" in refused("explain", "doc-mined", "--store", store, "--language", "de")
