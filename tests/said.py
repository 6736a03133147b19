"""What people say, said through a workspace that is opened for it and closed again: what the tests
need of it, in one line each.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import tocsin
from tocsin.records import Alarm, Estimate, Judgement, Resolution, Signature, Withdrawal
from tocsin.workspace.explaining import Explained


def sign(
    store: str, alarm: str, *, signer: str, dissent: bool, note: str | None, at: dt.datetime
) -> tuple[Alarm, Signature]:
    """Sign an alarm or dissent from it; return it, and the signature."""
    with tocsin.open(store, user=signer) as work:
        kept = work.dissent(alarm, note, at=at) if dissent else work.sign(alarm, note=note, at=at)
        return work.alarm(kept.alarm_id), kept


def withdraw(
    store: str, word: str, *, signer: str, at: dt.datetime, note: str | None = None
) -> Withdrawal:
    """Take a word back."""
    with tocsin.open(store, user=signer) as work:
        return work.undo(word, note=note, at=at)


def resolve(
    store: str,
    problem: str,
    *,
    casebook: Path,
    incident: bool,
    reference: str,
    signer: str,
    at: dt.datetime,
) -> Resolution:
    """Say how a problem came out."""
    with tocsin.open(store, casebook, user=signer) as work:
        return work.resolve(problem, incident=incident, reference=reference, at=at)


def estimate(
    store: str,
    problem: str,
    figures: Sequence[str],
    *,
    casebook: Path,
    analyst: str,
    at: dt.datetime,
) -> tuple[Estimate, dict[str, float]]:
    """Give one's own probabilities."""
    with tocsin.open(store, casebook, user=analyst) as work:
        return work.estimate(problem, figures, at=at)


def correct(
    store: str,
    record: str,
    field: str,
    value: str,
    *,
    signer: str,
    note: str | None,
    at: dt.datetime,
) -> Judgement:
    """Correct a finding."""
    with tocsin.open(store, user=signer) as work:
        return work.correct(record, field, value, note=note, at=at)


def listed(store: str, *, until: dt.datetime) -> list[Judgement]:
    """Return the corrections that count."""
    with tocsin.open(store) as work:
        return work.corrections(until)


def explain(store: str, claim: str) -> Explained:
    """Return what a claim says of itself."""
    with tocsin.open(store) as work:
        return work.claim(claim)
