"""What the ledger's outcomes say of the general table of likelihoods, beside the expert's figures.

For each outcome the last assessment before it is looked at: every indicator that could be observed
is one trial of its grade under the hypothesis that held. Where the incident came, that is the
incident's; where it did not, nobody knows which rival held, and each counts for its share.
Nothing is replaced: people read both figures and decide.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tocsin.assess.hypotheses import incident_of
from tocsin.assess.learned import Learned, Trials, learn
from tocsin.assess.ratios import ratio_table
from tocsin.assess.scores import ENOUGH
from tocsin.records import Assessment, Casebook, Forecast, Ledger, Likelihood, Problem
from tocsin.records.audit import PROGRAM
from tocsin.records.base import Record
from tocsin.records.workspace_ports import OpenStore


class LearnedRatio(Record, frozen=True):
    """One grade of the general table: the expert's figure, and what outcomes say.

    `class_id` is None for all classes together. `outcomes` is on how many the figure rests;
    `mean`, `low` and `high` are None where that is not enough to judge.
    """

    grade: str
    class_id: str | None
    expert: Likelihood
    outcomes: int
    trials: float
    mean: float | None = None
    low: float | None = None
    high: float | None = None


def learned_ratios(
    store: OpenStore, casebook: Casebook | None, ledger: Ledger
) -> list[LearnedRatio]:
    """Return a row for every grade, and for every class in which it was tried."""
    book = casebook or store.about.casebook()
    problems = {p.id: p for p in book.problems} if book is not None else {}
    pairs = list(_settled(store, ledger.forecasts, problems))
    rows: list[LearnedRatio] = []
    for grade, expert in ratio_table().items():
        trials = _trials(grade, pairs)
        rows += _rows(grade, expert, trials, len(pairs), _by_class(pairs))
    return rows


_Pair = tuple[Problem, Assessment, bool]


def _settled(
    store: OpenStore, forecasts: Sequence[Forecast], problems: Mapping[str, Problem]
) -> Iterator[_Pair]:
    """Yield each outcome once, with the program's last assessment before it."""
    last = {
        row.outcome: row
        for row in forecasts
        if row.outcome is not None and row.by == PROGRAM and not row.withdrawn
    }
    for row in last.values():
        problem = problems.get(row.problem_id)
        assessment = store.assessment(row.problem_id, row.at)
        if problem is not None and assessment is not None:
            yield problem, assessment, row.incident is True


def _by_class(pairs: Sequence[_Pair]) -> dict[str, int]:
    """Return how many outcomes each class has."""
    outcomes_of: dict[str, int] = defaultdict(int)
    for pair in pairs:
        outcomes_of[pair[0].reference_class] += 1
    return outcomes_of


def _trials(grade: str, pairs: Sequence[_Pair]) -> dict[str, Trials]:
    """Return the trials of one grade by class."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for problem, assessment, came in pairs:
        shares = _held(problem, assessment, came=came)
        states = {o.indicator_id: o.state for o in assessment.observations}
        for indicator in problem.indicators:
            state = states.get(indicator.id, "unknown")
            if state == "unknown":
                continue
            weight = sum(s for h, s in shares.items() if indicator.likelihoods.get(h) == grade)
            if weight:
                row = sums[problem.reference_class]
                row[0] += weight
                row[1] += weight * (state == "observed")
    return {name: Trials(number, observed) for name, (number, observed) in sorted(sums.items())}


def _held(problem: Problem, assessment: Assessment, *, came: bool) -> dict[str, float]:
    """Return which hypothesis held: the incident, or each rival by its share of the rest."""
    incident = incident_of(problem.hypotheses)
    if came:
        return {incident: 1.0}
    rivals = {h: p for h, p in assessment.probabilities.items() if h != incident}
    total = sum(rivals.values()) or 1.0
    return {h: p / total for h, p in rivals.items()}


def _rows(
    grade: str,
    expert: Likelihood,
    trials: Mapping[str, Trials],
    outcomes: int,
    by_class: Mapping[str, int],
) -> Iterator[LearnedRatio]:
    """Yield the rows of one grade; the figures where there are enough outcomes to judge."""
    ratios = learn(expert, trials) if outcomes >= ENOUGH and trials else None
    number = sum(t.number for t in trials.values())
    yield _row(grade, None, expert, outcomes, number, ratios.all if ratios else None)
    for name, own in trials.items():
        learned = ratios.classes[name] if ratios else None
        yield _row(grade, name, expert, by_class[name], own.number, learned)


def _row(
    grade: str,
    name: str | None,
    expert: Likelihood,
    outcomes: int,
    trials: float,
    learned: Learned | None,
) -> LearnedRatio:
    """Make one row."""
    figures = (None, None, None) if learned is None else tuple(round(v, 3) for v in learned)
    return LearnedRatio(
        grade=grade,
        class_id=name,
        expert=expert,
        outcomes=outcomes,
        trials=round(trials, 2),
        mean=figures[0],
        low=figures[1],
        high=figures[2],
    )
