"""What people say of an alarm or a problem: signing, dissent, outcomes, estimates. Each is kept with its line in the audit log."""

import datetime as dt
from pathlib import Path
from typing import Literal

from tocsin.assess import coherent
from tocsin.casebook import load_casebook
from tocsin.errors import UsageError
from tocsin.records import Alarm, Estimate, Problem, Resolution, Signature, content_id
from tocsin.store import Store


def sign(
    store: str, alarm: str, *, signer: str, dissent: bool, note: str | None, at: dt.datetime
) -> tuple[Alarm, Signature]:
    """Keep a signature on an alarm, named by its id or its problem's: then the latest one.

    Raises:
        UsageError: there is no such alarm, it needs a note, or this signer has signed it before.
    """
    name = _named(signer)
    if dissent and not (note or "").strip():
        raise UsageError("a dissent needs --note: it stands in the brief beside the judgement, with its reason.")
    with Store(store) as opened:
        found = _alarm(opened, alarm, at)
        word: Literal["agree", "dissent"] = "dissent" if dissent else "agree"
        kept = Signature(
            id=content_id("sig", found.id, name, word, at), alarm_id=found.id, problem_id=found.problem_id, signer=name,
            word=word, at=at, note=note,
        )  # fmt: skip
        opened.words.put(kept)
    return found, kept


def _named(signer: str) -> str:
    """Return a name without blanks around it.

    Raises:
        UsageError: it is empty.
    """
    if not signer.strip():
        raise UsageError("--signer must say who.")
    return " ".join(signer.split())


def _alarm(store: Store, name: str, at: dt.datetime) -> Alarm:
    """Return an alarm by its id, or the latest of a problem up to a moment.

    Raises:
        UsageError: there is none.
    """
    known = [a for a in store.alarms() if name in (a.id, a.problem_id)]
    if not known:
        raise UsageError(
            f"{name!r} is no alarm and no problem with an alarm in {store.url}; see alarms.jsonl of a run."
        )
    past = [a for a in known if a.as_of <= at]
    if not past:
        raise UsageError(f"every alarm of {name} lies after {at:%Y-%m-%d %H:%M}; set the clock right, or give --at.")
    return past[-1]


def resolve(
    store: str, problem: str, *, casebook: Path, incident: bool, reference: str, signer: str, at: dt.datetime
) -> Resolution:
    """Keep how a problem came out, by its own rule of resolution.

    Raises:
        UsageError: the casebook has no such problem, or no reference is given.
    """
    _problem(casebook, problem)
    if not reference.strip():
        raise UsageError("--reference must say where the outcome stands.")
    kept = Resolution(
        id=content_id("res", problem, incident, signer, at), problem_id=problem, incident=incident, at=at, signer=_named(signer),
        reference=reference.strip(),
    )  # fmt: skip
    with Store(store) as opened:
        opened.words.put(kept)
    return kept


def estimate(
    store: str, problem: str, figures: list[str], *, casebook: Path, analyst: str, at: dt.datetime
) -> tuple[Estimate, dict[str, float]]:
    """Keep an analyst's own probabilities, written H1=.05 H2=.6 ...; return them and what they come to when made coherent.

    Raises:
        UsageError: the casebook has no such problem, or a figure is none.
    """
    asked = _problem(casebook, problem)
    given: dict[str, float] = {}
    for figure in figures:
        name, _, value = figure.partition("=")
        try:
            given[name] = float(value)
        except ValueError:
            raise UsageError(f"{figure!r} is no figure; write them as H1=0.05 H2=0.6.") from None
    made = coherent(given, asked.hypotheses)
    kept = Estimate(
        id=content_id("est", problem, given, analyst, at),
        problem_id=problem,
        analyst=_named(analyst),
        at=at,
        probabilities=given,
    )
    with Store(store) as opened:
        opened.words.put(kept)
    return kept, made


def _problem(casebook: Path, name: str) -> Problem:
    """Return a problem of a casebook.

    Raises:
        UsageError: it has none of that name.
    """
    book = load_casebook(casebook)
    found = next((p for p in book.problems if p.id == name), None)
    if found is None:
        raise UsageError(
            f"{name!r} is no problem of {book.id}; it has {', '.join(p.id for p in book.problems) or 'none'}."
        )
    return found
