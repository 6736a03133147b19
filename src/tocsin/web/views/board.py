"""The board: every warning problem by its state, what came in last, what waits for a person, and
which sources are not well.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from tocsin.records import Alarm, Assessment, Problem, Signature
from tocsin.records.asking import Standing
from tocsin.report.changes import moved
from tocsin.report.pictures import likelihood_bar, likelihood_strip
from tocsin.warn import ORDER
from tocsin.warn.states import as_signed
from tocsin.warn.wording import share_message, spread_message
from tocsin.web.desk import Look
from tocsin.web.saved import new_texts
from tocsin.web.signing import signatures_by_problem
from tocsin.web.views.alerts import causes
from tocsin.web.views.discussion import mentions_of
from tocsin.workspace.alerts import rank as level_rank
from tocsin.workspace.source_health import SourceHealth, health_of

_ARRIVALS = 12
_NEVER = 10**6
_SIGNED_STATES = ("WATCH", "WARNING", "CRITICAL")


# What the board is sorted by, on request; otherwise the highest state comes first.
_ORDERS: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    "title": lambda row: row["problem"].title.casefold(),
    "likelihood": lambda row: -row["share"],
    "days": lambda row: _NEVER if row["days_left"] is None else row["days_left"],
    "changes": lambda row: -len(row["changes"]),
}


class LatestJudgement(NamedTuple):
    """How a problem stands, with its assessment now and a day before."""

    standing: Standing
    assessment: Assessment | None
    before: Assessment | None


class _Read(NamedTuple):
    """How every problem stands, without the words people put to it; `mark` is another one each time
    this is read.
    """

    mark: object
    standings: dict[str, LatestJudgement]


def board(look: Look) -> dict[str, Any]:
    """Return every problem with its latest alarm: the highest state first, then the least days
    left.
    """
    rows = _rows(look)
    chosen = look.query.get("state", "")
    order = look.query.get("sort", "")
    states = health(look)
    counts = look.once("open", look.store.lookup.match_counts, basis="read", may_lag=True)
    unsure = sorted(((n, s) for (s, voice), n in counts.items() if voice is None), reverse=True)
    return {
        "causes": causes(look),
        "rank": level_rank,
        "rows": _sorted([r for r in rows if chosen in ("", _state(r))], order),
        "number": len(rows),
        "share": share_message,
        "spread": spread_message,
        "sort": order if order in _ORDERS else "",
        "state": chosen,
        "states": sorted({_state(r) for r in rows} - {""}, key=_rank_of, reverse=True),
        "health": states,
        "unwell": [h for h in states if h.why],
        "names": look.names(),
        "arrivals": look.store.lookup.arrivals(look.as_of, _ARRIVALS),
        "unsure": unsure,
        "unsigned": _unsigned(rows),
    }


def _sorted(rows: list[dict[str, Any]], order: str) -> list[dict[str, Any]]:
    """Return the lines in the order that is asked for; as they stand for any other word."""
    return sorted(rows, key=_ORDERS[order]) if order in _ORDERS else rows


def _state(row: Mapping[str, Any]) -> str:
    """Return the state of a line of the board; nothing where nothing was assessed."""
    return row["alarm"].state if row["alarm"] else ""


def number_waiting(look: Look) -> int:
    """Return how many alarms, matches, threads and searches wait for whoever looks."""
    return (
        len(_unsigned(_rows(look)))
        + number_unsure(look)
        + len(mentions_of(look))
        + len(new_texts(look))
    )


def number_unsure(look: Look) -> int:
    """Return how many matches wait for a person."""
    counts = look.once("open", look.store.lookup.match_counts, basis="read", may_lag=True)
    return sum(n for (_, voice), n in counts.items() if voice is None)


def _unsigned(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the lines of the board whose alarm waits for a signature."""
    return [r for r in rows if r["draft"] and r["alarm"].proposed_state in _SIGNED_STATES]


def _rows(look: Look) -> list[dict[str, Any]]:
    """Return the lines of the board: what was judged may lag a moment, what people
    sign does not.
    """
    judged = look.once("standings", lambda: _standings(look), basis="standing", may_lag=True)
    words = signatures_by_problem(look)
    signed = tuple(sorted(w.id for rows in words.values() for w in rows))

    def make() -> list[dict[str, Any]]:
        rows = [
            row_of(look, p, judged.standings.get(p.id), words.get(p.id, []))
            for p in look.book.problems
        ]
        return sorted(
            rows,
            key=lambda r: (
                -r["rank"],
                _NEVER if r["days_left"] is None else r["days_left"],
                r["problem"].title,
            ),
        )

    mark = (judged.mark, signed)
    return look.desk.once(("rows", look.as_of.date()), make, "casebook", mark=mark, book=look.book)


def _standings(look: Look) -> _Read:
    """Read how every problem stands."""
    return _Read(object(), _judged(look, [problem.id for problem in look.book.problems]))


def judged_of(look: Look, problem: str) -> LatestJudgement | None:
    """Read how a problem stands, with its assessment now and a day before."""
    return _judged(look, [problem]).get(problem)


def _judged(look: Look, problems: Sequence[str]) -> dict[str, LatestJudgement]:
    """Read how problems stand, with their assessments now and a day before."""
    standings = look.store.lookup.standings(problems, look.as_of)
    alarms = [one for s in standings.values() for one in (s.alarm, s.earlier) if one is not None]
    kept = look.store.lookup.assessed_at([(alarm.problem_id, alarm.as_of) for alarm in alarms])
    return {
        name: LatestJudgement(
            standing,
            kept.get((name, standing.alarm.as_of)),
            kept.get((name, standing.earlier.as_of)) if standing.earlier else None,
        )
        for name, standing in standings.items()
    }


def row_of(
    look: Look, problem: Problem, judged: LatestJudgement | None, words: Sequence[Signature]
) -> dict[str, Any]:
    """Return one problem with its alarm, its bar, and what changed since a day before."""
    if judged is None:
        empty: dict[str, Any] = dict.fromkeys(("alarm", "days_left", "assessment", "earlier"))
        none = {"rank": -1, "changes": [], "bar": "", "strip": "", "share": -1.0, "draft": False}
        return empty | none | {"problem": problem}
    alarm, assessment, earlier = (
        as_signed(judged.standing.alarm, judged.standing.run, words),
        judged.assessment,
        judged.standing.earlier,
    )
    changed = (
        moved(problem, (alarm, assessment), (earlier, judged.before) if earlier else None)
        if assessment
        else []
    )
    low, high = alarm.likelihood.low, alarm.likelihood.high
    share = _share(problem, alarm, assessment)
    return {
        "problem": problem,
        "alarm": alarm,
        "rank": _rank_of(alarm.state),
        "days_left": alarm.horizon.days_left(look.as_of.date()),
        "changes": changed,
        "bar": Markup(likelihood_bar(low, share, high)),
        "strip": Markup(likelihood_strip(low, share, high)),
        "share": share,
        "draft": alarm.is_draft,
        "assessment": assessment,
        "earlier": earlier,
    }


def _rank_of(state: str) -> int:
    """Return how high a state stands."""
    return ORDER.index(state) if state in ORDER else -1


def _share(problem: Problem, alarm: Alarm, assessment: Assessment | None) -> float:
    """Return the likelihood of an alarm's incident."""
    if assessment is None:
        return (alarm.likelihood.low + alarm.likelihood.high) / 2
    incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
    return assessment.probabilities[incident]


def health(look: Look) -> list[SourceHealth]:
    """Return the health of every source."""
    return look.once(
        "health",
        lambda: health_of(look.store, look.book, look.as_of),
        basis="read",
        may_lag=True,
    )
