"""An alert says the same in every language, in that language alone, and names no weakness."""

import re
from typing import Any

import msgspec
import pytest

from tests import by_hand
from tocsin.language.catalogues import ENGLISH, LANGUAGES
from tocsin.records import Alarm, Casebook, Evidence, Interval, message
from tocsin.report import Words
from tocsin.report.alert import alert, trial_alert
from tocsin.warn.wording import likelihood_message

# What is a command, a path or a code in every language.
_NO_WORDS = {"problem", "tocsin", "explain", "store", "clm", "wp"}


def english_words(text: str) -> list[str]:
    """Return the words in small Latin letters, but for commands."""
    return [w for w in re.findall(r"[a-z]{2,}", text) if w not in _NO_WORDS]


def said(code: str, origins: int, **claims: str) -> Evidence:
    """Make a line of evidence, quoted where a claim is given."""
    line = message(code, n=origins, origins=origins)
    quote = message("evidence-quote", said="Мэр", words="мост заминирован")
    ids = tuple(claims.values())
    return Evidence(
        text="a line in English",
        message=line,
        claim_ids=ids,
        example="“мост заминирован”" if ids else None,
        examples=(quote,) if ids else (),
    )


@pytest.fixture
def cyrillic() -> Casebook:
    """Return a casebook whose own words are Cyrillic."""
    problem = by_hand.problem(title="Удар по мосту", sites=("bridge", "port"))
    names = {"bridge": "Мост", "port": "Порт"}
    sites = [
        msgspec.structs.replace(site, name=names[site.id]) for site in by_hand.casebook().sites
    ]
    return by_hand.casebook(title="Порт", problems=(problem,), sites=tuple(sites))


def warned(**stated: Any) -> Alarm:
    """Make an alarm whose every sentence has a message."""
    day, edges = by_hand.MOMENT.date(), Interval(low=0.1, high=0.5)
    likelihood = likelihood_message(0.3, edges, holds=0.8, incident="мост взорван", end=day)
    confidence = message(
        "confidence-sentence",
        level=message("confidence-low"),
        parts=(message("confidence-origins", n=2), message("confidence-not-measured")),
    )
    fields: dict[str, Any] = {
        "likelihood_message": likelihood,
        "confidence_message": confidence,
        "evidence_for": (said("evidence-calmer", 1, claim="clm-1"), said("evidence-calmer", 2)),
        "evidence_against": (said("evidence-denial", 3), said("evidence-denial", 1)),
    }
    return by_hand.alarm("WARNING", **(fields | stated))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != ENGLISH])
@pytest.mark.parametrize("lines", [0, 1, 2, 5, 21])
@pytest.mark.parametrize("signed", [(), ("А. Первый",), ("А. Первый", "Б. Второй")])
def test_no_english_is_left_over(
    cyrillic: Casebook, language: str, lines: int, signed: tuple[str, ...]
) -> None:
    rows = tuple(said("evidence-calmer", n + 1, claim=f"clm-{n}") for n in range(lines))
    alarm = warned(evidence_for=rows, signed_off_by=signed)
    words = Words(language)
    for problem in (cyrillic.problems[0], by_hand.problem(title="Мост", sites=()), None):
        title, body = alert(alarm, cyrillic, problem, words)
        assert english_words(f"{title}\n{body}") == []
        assert "WARNING" in title
    assert english_words("\n".join(trial_alert(words))) == ["ocsin"]


@pytest.mark.parametrize(
    ("language", "lines", "more"),
    [
        ("en", 2, "(1 more line)"),
        ("en", 3, "(2 more lines)"),
        ("ru", 2, "(ещё 1 строка)"),
        ("ru", 3, "(ещё 2 строки)"),
        ("ru", 6, "(ещё 5 строк)"),
        ("ru", 22, "(ещё 21 строка)"),
        ("uk", 3, "(ще 2 рядки)"),
        ("uk", 12, "(ще 11 рядків)"),
        ("kk", 9, "(тағы 8 жол)"),
    ],
)
def test_lines_left_out_are_counted_by_the_rules_of_the_language(
    cyrillic: Casebook, language: str, lines: int, more: str
) -> None:
    rows = tuple(said("evidence-calmer", n + 1) for n in range(lines))
    _, body = alert(warned(evidence_for=rows), cyrillic, cyrillic.problems[0], Words(language))
    assert more in body


def test_a_message_quotes_one_line_of_each_side_and_no_weakness(almaty: Casebook) -> None:
    problem = almaty.problems[0]
    weak = next(
        i.name for i in problem.indicators if "site_weakness" in getattr(i.observe, "flags", ())
    )
    pro = (
        Evidence(
            text=f"{weak}: 1 claim from 1 origin.",
            example="A says: “the gate is open”",
            claim_ids=("clm-1",),
        ),
        Evidence(
            text="Troops are near: 1 claim from 1 origin.",
            example="B says: “they came”",
            claim_ids=("clm-2",),
        ),
    )
    contra = (
        Evidence(text="Of 8 past cases, 0 had an incident."),
        Evidence(
            text="A document carries a denial.",
            example="C, as reported by D: “it is guarded”",
            claim_ids=("clm-3",),
        ),
    )
    alarm = by_hand.alarm("WATCH", evidence_for=pro, evidence_against=contra)
    title, body = alert(alarm, almaty, problem, Words())
    assert title == "WATCH (draft, not signed off): Pretext at an Almaty biological facility"
    assert "For: B says: “they came” [clm-2] (1 more line)" in body
    assert "Against: C, as reported by D: “it is guarded” [clm-3] (1 more line)" in body
    assert "gate is open" not in body
    assert weak not in body
    assert alarm.likelihood_sentence in body


def test_an_alarm_of_an_earlier_version_keeps_its_english_sentences(cyrillic: Casebook) -> None:
    _, body = alert(by_hand.alarm(), cyrillic, cyrillic.problems[0], Words("ru"))
    assert "An attack is unlikely." in body
    assert "Горизонт: до 2022-01-26." in body
