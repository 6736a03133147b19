"""What people say of an alarm or a problem: signing, dissent, outcomes, estimates. Each is kept
with its line in the audit log.
"""

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from tocsin.assess import coherent
from tocsin.errors import MissingError, UsageError
from tocsin.records import (
    Alarm,
    Casebook,
    Estimate,
    Problem,
    Resolution,
    Signature,
    Withdrawal,
    content_id,
)
from tocsin.records.workspace_ports import Signing
from tocsin.workspace.corrections import signed_by
from tocsin.workspace.keys import message_of, prove
from tocsin.workspace.naming import hint, nearest

# The variable of the environment that holds the passphrase of a key.
PASSPHRASE = "TOCSIN_KEY_PASSPHRASE"

# Ids that begin with so many same characters are near each other.
_ALIKE = 7


def sign(
    store: Signing,
    alarm: str,
    *,
    signer: str,
    dissent: bool,
    note: str | None,
    at: dt.datetime,
    key: Path | None = None,
) -> Signature:
    """Keep a signature on an alarm, named by its id or its problem's: then the latest one. With the
    file of a `key` it holds a proof that whoever has the key gave it.

    Raises:
        UsageError: there is no such alarm, it needs a note, this signer has signed it before, or
            the key cannot be used.
    """
    name = signed_by(signer)
    if dissent and not (note or "").strip():
        raise MissingError(
            "a dissent needs a note: it stands in the brief beside the judgement, with its reason.",
            code="error-dissent-note",
            option="note",
        )
    kept_alarm = _alarm(store, alarm, at)
    word: Literal["agree", "dissent"] = "dissent" if dissent else "agree"
    signature = Signature(
        id=content_id("sig", kept_alarm.id, name, word, at),
        alarm_id=kept_alarm.id,
        problem_id=kept_alarm.problem_id,
        signer=name,
        word=word,
        at=at,
        note=(note or "").strip() or None,
    )
    if key is not None:
        message = message_of(signature, store.words.alarm_digest(kept_alarm.id))
        proof = prove(key, message, os.environ.get(PASSPHRASE))
        signature = msgspec.structs.replace(signature, proof=proof)
    return store.words.put(signature)


def withdraw(
    store: Signing, word: str, *, signer: str, at: dt.datetime, note: str | None = None
) -> Withdrawal:
    """Take back a word of a person by its id: a correction, signature, outcome, estimate or search.
    The word stays; it counts no more.

    Raises:
        UsageError: there is no such word, it was withdrawn before, or it is another person's own
            judgement.
    """
    name = signed_by(signer)
    wanted = word.strip()
    if not wanted:
        raise MissingError(
            "what is to be withdrawn must be named by its id.",
            code="error-withdraw-what",
            option="word",
        )
    if store.words.word(wanted) is None:
        near = (
            [w for w in store.words.ids() if w.startswith(wanted[:_ALIKE])]
            if len(wanted) >= _ALIKE
            else []
        )
        raise UsageError(
            "{word!r} is no word anybody said in this store{near}.",
            code="error-no-word-said",
            word=wanted,
            near=hint(near[:3] or nearest(wanted, store.words.ids())),
        )
    return store.words.withdraw(wanted, name, at, (note or "").strip() or None)


def _alarm(store: Signing, name: str, at: dt.datetime) -> Alarm:
    """Return an alarm by its id, or the latest of a problem up to a moment.

    Raises:
        UsageError: there is none.
    """
    known = [a for a in store.alarms() if name in (a.id, a.problem_id)]
    if not known:
        ids = {i for a in store.alarms() for i in (a.problem_id, a.id)}
        near = [i for i in sorted(ids) if len(name) >= _ALIKE and i.startswith(name[:_ALIKE])][
            :3
        ] or nearest(name, ids)
        raise UsageError(
            "{name!r} is no alarm, and no problem with an alarm in this store{near}.",
            code="error-no-alarm",
            name=name,
            near=hint(near),
        )
    past = [a for a in known if a.as_of <= at]
    if not past:
        raise UsageError(
            "every alarm of {name} lies after {at}; set the clock right.",
            code="error-alarms-later",
            name=name,
            at=f"{at:%Y-%m-%d %H:%M}",
        )
    return past[-1]


def resolve(
    store: Signing,
    problem: str,
    *,
    casebook: Casebook,
    incident: bool,
    reference: str,
    signer: str,
    at: dt.datetime,
) -> Resolution:
    """Keep how a problem came out, by its own rule of resolution.

    Raises:
        UsageError: the casebook has no such problem, or no reference is given.
    """
    _problem(casebook, problem)
    if not reference.strip():
        raise MissingError(
            "an outcome needs a reference that says where it stands.", option="reference"
        )
    kept = Resolution(
        id=content_id("res", problem, incident, signer, at),
        problem_id=problem,
        incident=incident,
        at=at,
        signer=signed_by(signer),
        reference=reference.strip(),
    )
    return store.words.put(kept)


def estimate(
    store: Signing,
    problem: str,
    figures: Sequence[str],
    *,
    casebook: Casebook,
    analyst: str,
    at: dt.datetime,
) -> tuple[Estimate, dict[str, float]]:
    """Keep an analyst's own probabilities, written H1=.05 H2=.6 ...; return them and what they come
    to when made coherent.

    Raises:
        UsageError: the casebook has no such problem, or a figure is none.
    """
    entry = _problem(casebook, problem)
    known = [h.id for h in entry.hypotheses]
    by_key = {n.casefold(): n for n in known}
    probabilities: dict[str, float] = {}
    for figure in figures:
        name, _, value = figure.partition("=")
        name = by_key.get(name.strip().casefold(), name.strip())
        if name in probabilities:
            raise UsageError("{name} has two figures; give each hypothesis one.", name=name)
        try:
            probabilities[name] = float(value)
        except ValueError:
            raise UsageError(
                "{figure!r} is no figure; write them as H1=0.05 H2=0.6.", figure=figure
            ) from None
    for name in (n for n in probabilities if n not in known):
        raise UsageError(
            "{name!r} is no hypothesis of {problem}{near}.",
            name=name,
            problem=problem,
            near=hint(nearest(name, known)),
        )
    coherent_figures = coherent(probabilities, entry.hypotheses)
    record = Estimate(
        id=content_id("est", problem, probabilities, analyst, at),
        problem_id=problem,
        analyst=signed_by(analyst),
        at=at,
        probabilities=probabilities,
    )
    return store.words.put(record), coherent_figures


def _problem(book: Casebook, name: str) -> Problem:
    """Return a problem of a casebook.

    Raises:
        UsageError: it has none of that name.
    """
    problem = next((p for p in book.problems if p.id == name), None)
    if problem is None:
        raise UsageError(
            "{name!r} is no problem of {book}{near}; it has {known}.",
            name=name,
            book=book.id,
            near=hint(nearest(name, [p.id for p in book.problems])),
            known=", ".join(p.id for p in book.problems) or "none",
        )
    return problem
