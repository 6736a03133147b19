"""The ledger: every figure that the program and its analysts ever gave, how each came out, and how
well each forecaster fared.

It is read from the log of the store, whose lines are bound to each other by their digests: nothing
can be taken out of it, and a word that was taken back stands there with its withdrawal.
"""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean

import msgspec

from tocsin.records import (
    AuditEntry,
    CalibrationBin,
    Casebook,
    Estimate,
    Forecast,
    Ledger,
    Resolution,
    Signature,
    TrackRecord,
    Withdrawal,
    six,
)
from tocsin.store.judged import JUDGED, PROGRAM, Figures, read_figures
from tocsin.store.store import Store

# With fewer outcomes than these no forecaster is judged (the tradecraft page).
ENOUGH = 50
# Figures are compared with what happened in tenths.
_BINS = 10
# A figure of nought or one that was wrong would cost infinitely much.
_LEAST = 0.001
# An outcome that is stated later than this after the last day a figure spoke of is not its outcome.
_LATE = dt.timedelta(days=31)
# The hypothesis that the incident takes place, where no casebook says which it is.
_INCIDENT = "H1"
_Word = Signature | Estimate | Resolution | Withdrawal
_KINDS: dict[str, type[_Word]] = {
    "signed": Signature,
    "estimated": Estimate,
    "resolved": Resolution,
    "withdrawn": Withdrawal,
}


class _Said(msgspec.Struct):
    """What the lines of a log told so far, each kind by what is looked up."""

    alarms: dict[str, tuple[AuditEntry, Figures]]
    standing: dict[str, Figures]
    forecasts: list[Forecast]
    outcomes: list[tuple[AuditEntry, Resolution]]
    withdrawn: set[str]


def read_ledger(store: Store, casebook: Casebook | None) -> Ledger:
    """Return the ledger of a store; the casebook says which hypothesis of a problem is the
    incident. Without one, the casebook that the store was read with last is asked.
    """
    casebook = casebook or store.about.casebook()
    incidents = {p.id: _incident_of(p.hypotheses) for p in casebook.problems} if casebook else {}
    said = _Said({}, {}, [], [], set())
    for line in store.words.ledger_lines():
        _take(said, line, incidents)
    outcomes = [(line, word) for line, word in said.outcomes if word.id not in said.withdrawn]
    settled = tuple(
        _settled(forecast, said.withdrawn, outcomes)
        for forecast in sorted(said.forecasts, key=lambda figure: figure.number)
    )
    return Ledger(
        forecasts=settled, records=tuple(_records(settled)), faults=tuple(store.words.verify())
    )


def _incident_of(hypotheses: Iterable[object]) -> str:
    """Return the id of the hypothesis that is the incident."""
    kinds = {getattr(h, "kind", ""): getattr(h, "id", "") for h in hypotheses}
    return kinds.get("incident", _INCIDENT)


def _take(said: _Said, line: AuditEntry, incidents: Mapping[str, str]) -> None:
    """Take one line of the log."""
    if line.action == JUDGED:
        figures = read_figures(line.detail)
        if figures is not None:
            said.alarms[line.subject] = (line, figures)
            said.standing[figures.problem_id] = figures
            said.forecasts += _of_program(line, figures)
        return
    word = _word(line)
    match word:
        case Withdrawal():
            said.withdrawn.add(word.word_id)
        case Resolution():
            said.outcomes.append((line, word))
        case Signature(word="agree"):
            known = said.alarms.get(word.alarm_id)
            said.forecasts += _of_signer(line, word, known[1]) if known else ()
        case Estimate():
            given = word.probabilities.get(incidents.get(word.problem_id, _INCIDENT))
            if given is not None:
                said.forecasts.append(
                    _of_analyst(line, word, given, said.standing.get(word.problem_id))
                )


def _word(line: AuditEntry) -> _Word | None:
    """Return the word a line holds; None where this program cannot read it."""
    kind = _KINDS.get(line.action)
    if kind is None:
        return None
    try:
        word: _Word = msgspec.json.decode(line.detail, type=kind)
    except msgspec.MsgspecError:
        return None
    return word


def _of_program(line: AuditEntry, said: Figures) -> Iterator[Forecast]:
    """Yield the program's own figure, where the alarm held one."""
    if said.p is not None:
        yield Forecast(
            number=line.number,
            at=line.at,
            kind="program",
            by=PROGRAM,
            problem_id=said.problem_id,
            record_id=line.subject,
            p=said.p,
            low=said.low,
            high=said.high,
            state=said.proposed_state,
            until=said.end,
            sha256=line.sha256,
        )


def _of_signer(line: AuditEntry, word: Signature, said: Figures) -> Iterator[Forecast]:
    """Yield the figure that an analyst made their own by signing."""
    if said.p is not None:
        yield Forecast(
            number=line.number,
            at=word.at,
            kind="signature",
            by=word.signer,
            problem_id=said.problem_id,
            record_id=word.id,
            p=said.p,
            low=said.low,
            high=said.high,
            state=said.proposed_state,
            until=said.end,
            sha256=line.sha256,
        )


def _of_analyst(
    line: AuditEntry, word: Estimate, given: float, standing: Figures | None
) -> Forecast:
    """Return an analyst's own figure, as it was given."""
    return Forecast(
        number=line.number,
        at=word.at,
        kind="estimate",
        by=word.analyst,
        problem_id=word.problem_id,
        record_id=word.id,
        p=six(given),
        low=None,
        high=None,
        state=standing.proposed_state if standing else None,
        until=standing.end if standing else None,
        sha256=line.sha256,
    )


def _settled(
    forecast: Forecast,
    withdrawn: set[str],
    outcomes: Sequence[tuple[AuditEntry, Resolution]],
) -> Forecast:
    """Return a figure with how it came out: by the first outcome of its problem that was stated
    after it, while it still spoke of those days.
    """
    if forecast.record_id in withdrawn:
        return msgspec.structs.replace(forecast, withdrawn=True)
    later = [pair for pair in outcomes if _settles(pair[1], forecast)]
    if not later:
        return forecast
    first = min(outcome.at for _, outcome in later)
    # A later outcome of the same moment corrects the one before it.
    line, outcome = [pair for pair in later if pair[1].at == first][-1]
    return msgspec.structs.replace(
        forecast,
        incident=outcome.incident,
        outcome=line.number,
        brier=six(brier(forecast.p, outcome.incident)),
        log_score=six(log_score(forecast.p, outcome.incident)),
    )


def _settles(outcome: Resolution, forecast: Forecast) -> bool:
    """Return whether an outcome is that of a figure."""
    if outcome.problem_id != forecast.problem_id or outcome.at < forecast.at:
        return False
    return forecast.until is None or outcome.at.date() <= forecast.until + _LATE


def brier(likelihood: float, incident: bool) -> float:
    """Return the squared distance of a probability from what happened (Brier 1950)."""
    return (likelihood - incident) ** 2


def log_score(likelihood: float, incident: bool) -> float:
    """Return the negative natural logarithm of the probability that was given to what happened
    (Good 1952); figures are held between .001 and .999.
    """
    held = min(max(likelihood, _LEAST), 1 - _LEAST)
    return -math.log(held if incident else 1 - held)


def _records(forecasts: Sequence[Forecast]) -> Iterator[TrackRecord]:
    """Yield how all fared together, then each forecaster."""
    counted = [figure for figure in forecasts if not figure.withdrawn]
    if not counted:
        return
    yield _record(None, counted)
    names = sorted(
        {figure.by for figure in counted}, key=lambda name: (name != PROGRAM, name.casefold())
    )
    for name in names:
        yield _record(name, [figure for figure in counted if figure.by == name])


def _record(by: str | None, figures: Sequence[Forecast]) -> TrackRecord:
    """Return how one forecaster's figures fared."""
    resolved = [figure for figure in figures if figure.incident is not None]
    outcomes = len({figure.outcome for figure in resolved})
    base = fmean(figure.incident is True for figure in resolved) if resolved else None
    score = fmean(figure.brier or 0.0 for figure in resolved) if resolved else None
    logs = fmean(figure.log_score or 0.0 for figure in resolved) if resolved else None
    spread = base * (1 - base) if base is not None else 0.0
    skill = 1 - score / spread if score is not None and spread > 0 else None
    return TrackRecord(
        by=by,
        figures=len(figures),
        resolved=len(resolved),
        outcomes=outcomes,
        brier=_six_or_none(score),
        log_score=_six_or_none(logs),
        base=_six_or_none(base),
        skill=_six_or_none(skill),
        enough=outcomes >= ENOUGH,
        bins=tuple(_bins(resolved)),
    )


def _bins(resolved: Sequence[Forecast]) -> Iterator[CalibrationBin]:
    """Yield the tenths that hold a figure."""
    for at in range(_BINS):
        inside = [figure for figure in resolved if min(int(figure.p * _BINS), _BINS - 1) == at]
        if inside:
            yield CalibrationBin(
                low=six(at / _BINS),
                high=six((at + 1) / _BINS),
                number=len(inside),
                mean=six(fmean(figure.p for figure in inside)),
                share=six(fmean(figure.incident is True for figure in inside)),
            )


def _six_or_none(value: float | None) -> float | None:
    """Round a figure, where there is one."""
    return None if value is None else six(value)
