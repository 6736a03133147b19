"""The ledger: every figure that the program and its analysts ever gave, how each came out, and how
well each forecaster fared.

It is read from the log of the store, whose lines are bound to each other by their digests: nothing
can be taken out of it, and a word that was taken back stands there with its withdrawal.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from tocsin.assess import scores
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
from tocsin.records.audit import JUDGED, PROGRAM, Figures, read_figures, word_in
from tocsin.records.workspace_ports import Consulted

# Figures are compared with what happened in tenths.
_TENTHS = tuple(tenth / 10 for tenth in range(11))
# An outcome that is stated later than this after the last day a figure spoke of is not its outcome.
_LATE = dt.timedelta(days=31)
# The hypothesis that the incident takes place, where no casebook says which it is.
_INCIDENT = "H1"


class _Said(msgspec.Struct):
    """What the lines of a log told so far, each kind by what is looked up."""

    alarms: dict[str, tuple[AuditEntry, Figures]]
    standing: dict[str, Figures]
    forecasts: list[Forecast]
    outcomes: list[tuple[AuditEntry, Resolution]]
    withdrawn: set[str]


def read_ledger(
    store: Consulted, casebook: Casebook | None, until: dt.datetime | None = None
) -> Ledger:
    """Return the ledger of a store; the casebook says which hypothesis of a problem is the
    incident. Without one, the casebook that the store was read with last is asked. What was said
    after `until` is left out.
    """
    casebook = casebook or store.about.casebook()
    incidents = {p.id: _incident_of(p.hypotheses) for p in casebook.problems} if casebook else {}
    said = _Said({}, {}, [], [], set())
    for line in store.words.ledger_lines():
        if until is None or _moment_of(line) <= until:
            _take(said, line, incidents)
    outcomes = [(line, word) for line, word in said.outcomes if word.id not in said.withdrawn]
    settled = tuple(
        _settled(forecast, said.withdrawn, outcomes)
        for forecast in sorted(said.forecasts, key=lambda figure: figure.number)
    )
    return Ledger(
        forecasts=settled, records=tuple(_records(settled)), faults=tuple(store.words.verify())
    )


def _moment_of(line: AuditEntry) -> dt.datetime:
    """Return the moment a line speaks from: that of a person's word, which may be entered later."""
    word = None if line.action == JUDGED else word_in(line)
    at = getattr(word, "at", None)
    return at if isinstance(at, dt.datetime) else line.at


def fared_by_problem(
    store: Consulted, casebook: Casebook, until: dt.datetime
) -> dict[str, TrackRecord]:
    """Return for each problem how the program's figures for all problems of its reference class
    fared, as far as that was known at a moment.
    """
    class_of = {p.id: p.reference_class for p in casebook.problems}
    forecasts = read_ledger(store, casebook, until).forecasts
    own = [row for row in forecasts if row.by == PROGRAM and not row.withdrawn]
    return {
        name: _record(PROGRAM, [r for r in own if class_of.get(r.problem_id) == wanted])
        for name, wanted in class_of.items()
    }


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
            said.forecasts += _of_alarm(line, figures, None)
        return
    word = word_in(line)
    match word:
        case Withdrawal():
            said.withdrawn.add(word.word_id)
        case Resolution():
            said.outcomes.append((line, word))
        case Signature(word="agree"):
            known = said.alarms.get(word.alarm_id)
            said.forecasts += _of_alarm(line, known[1], word) if known else ()
        case Estimate():
            probability = word.probabilities.get(incidents.get(word.problem_id, _INCIDENT))
            if probability is not None:
                said.forecasts.append(
                    _of_analyst(line, word, probability, said.standing.get(word.problem_id))
                )


def _of_alarm(line: AuditEntry, said: Figures, signature: Signature | None) -> Iterator[Forecast]:
    """Yield the figure of an alarm, where it held one: the program's own, or that of the analyst
    who made it theirs by signing.
    """
    if said.p is not None:
        yield Forecast(
            number=line.number,
            at=signature.at if signature else line.at,
            kind="signature" if signature else "program",
            by=signature.signer if signature else PROGRAM,
            problem_id=said.problem_id,
            record_id=signature.id if signature else line.subject,
            p=said.p,
            low=said.low,
            high=said.high,
            state=said.proposed_state,
            until=said.end,
            sha256=line.sha256,
        )


def _of_analyst(
    line: AuditEntry, word: Estimate, probability: float, standing: Figures | None
) -> Forecast:
    """Return an analyst's own figure, as it was given."""
    return Forecast(
        number=line.number,
        at=word.at,
        kind="estimate",
        by=word.analyst,
        problem_id=word.problem_id,
        record_id=word.id,
        p=six(probability),
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
    likelihoods, came = np.array([forecast.p]), np.array([float(outcome.incident)])
    return msgspec.structs.replace(
        forecast,
        incident=outcome.incident,
        outcome=line.number,
        brier=six(scores.brier(likelihoods, came)),
        log_score=six(scores.log_score(likelihoods, came)),
    )


def _settles(outcome: Resolution, forecast: Forecast) -> bool:
    """Return whether an outcome is that of a figure."""
    if outcome.problem_id != forecast.problem_id or outcome.at < forecast.at:
        return False
    return forecast.until is None or outcome.at.date() <= forecast.until + _LATE


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
    fared = _fared(resolved) if resolved else {}
    return TrackRecord(
        by=by,
        figures=len(figures),
        resolved=len(resolved),
        outcomes=outcomes,
        brier=fared.get("brier"),
        log_score=fared.get("log_score"),
        base=fared.get("base"),
        skill=fared.get("skill"),
        enough=outcomes >= scores.ENOUGH,
        bins=tuple(_bins(resolved)) if resolved else (),
    )


def _fared(resolved: Sequence[Forecast]) -> dict[str, float | None]:
    """Return the scores of figures that came out, by name."""
    likelihoods, came = _columns(resolved)
    base = float(came.mean())
    return {
        "brier": six(scores.brier(likelihoods, came)),
        "log_score": six(scores.log_score(likelihoods, came)),
        "base": six(base),
        "skill": _six_or_none(scores.skill(likelihoods, np.full(len(came), base), came)),
    }


def _bins(resolved: Sequence[Forecast]) -> Iterator[CalibrationBin]:
    """Yield the tenths that hold a figure."""
    for part in scores.reliability(*_columns(resolved), _TENTHS):
        yield CalibrationBin(
            low=part.low,
            high=part.high,
            number=part.number,
            mean=six(part.mean),
            share=six(part.frequency),
        )


def _columns(resolved: Sequence[Forecast]) -> tuple[scores.Values, scores.Values]:
    """Return the figures, and for each whether the incident came (0 or 1)."""
    likelihoods = np.array([figure.p for figure in resolved])
    return likelihoods, np.array([float(figure.incident is True) for figure in resolved])


def _six_or_none(value: float | None) -> float | None:
    """Round a figure, where there is one."""
    return None if value is None else six(value)
