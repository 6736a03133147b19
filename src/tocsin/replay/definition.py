"""Which rows of a table of outcomes are a problem's incident, by the rule its casebook fixes."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from tocsin.errors import UsageError
from tocsin.language.fold import fold
from tocsin.language.patterns import TermIndex
from tocsin.records import Casebook, Outcome, OutcomeRule, Problem, Site, kilometres

Level = Literal["site", "parent"]
# Alarms are matched to what follows within so many days.
WITHIN_DAYS = (3, 14, 30)


class Incident(NamedTuple):
    """One outcome of a problem: the first day and moment of its rows, and how near they lie."""

    id: str
    problem_id: str
    day: dt.date
    at: dt.datetime | None
    level: Level
    rows: tuple[Outcome, ...]

    def is_after(self, moment: dt.datetime) -> bool:
        """Return whether it surely began after a moment; a bare day only if it is a later one."""
        return self.at > moment if self.at is not None else self.day > moment.date()


class Happened(NamedTuple):
    """What a table says of one problem: the rows that count, in order, and the incidents they make.

    `days` are the days on which a row counts.
    """

    problem: Problem
    rule: OutcomeRule
    incidents: tuple[Incident, ...]
    days: tuple[dt.date, ...]

    def within(self, day: dt.date, horizon: int) -> bool:
        """Return whether anything that counts happened in the days after a day."""
        last = day + dt.timedelta(days=horizon)
        return any(day < when <= last for when in self.days)


def problems_with_outcome(casebook: Casebook) -> list[Problem]:
    """Return the problems whose outcome is defined, in order of their ids.

    Raises:
        UsageError: none is.
    """
    problems = [p for p in casebook.problems if p.outcome is not None]
    if not problems:
        raise UsageError(
            "no problem of casebook {id!r} says what counts as its outcome; write `outcome:` into "
            "a problem before it is replayed, such as outcome: {{within_km: 25}}.",
            id=casebook.id,
        )
    return sorted(problems, key=lambda p: p.id)


def happened(problem: Problem, casebook: Casebook, outcomes: Sequence[Outcome]) -> Happened:
    """Return what some outcomes say of a problem, by its rule."""
    rule = problem.outcome or OutcomeRule()
    fits = _Fits(problem, rule, casebook)
    rows = [(row, level) for row in outcomes if (level := fits(row)) is not None]
    rows.sort(key=lambda item: (item[0].start, item[0].end, item[0].id))
    return Happened(
        problem=problem,
        rule=rule,
        incidents=tuple(_incidents(problem, rule, rows)),
        days=tuple(sorted({row.start for row, _ in rows})),
    )


def _incidents(
    problem: Problem, rule: OutcomeRule, rows: Sequence[tuple[Outcome, Level]]
) -> Iterator[Incident]:
    """Join rows that lie close together: those within some days of an incident's first."""
    family: list[tuple[Outcome, Level]] = []
    for row in rows:
        if family and (row[0].start - family[0][0].start).days > rule.apart_days:
            yield _incident(problem, family)
            family = []
        family.append(row)
    if family:
        yield _incident(problem, family)


def _incident(problem: Problem, family: Sequence[tuple[Outcome, Level]]) -> Incident:
    """Make one incident of its rows."""
    first = family[0][0]
    return Incident(
        id=f"{problem.id}/{first.id}",
        problem_id=problem.id,
        day=first.start,
        at=first.at,
        level="site" if any(level == "site" for _, level in family) else "parent",
        rows=tuple(row for row, _ in family),
    )


class _Fits:
    """Says whether a row is of a problem, and how near."""

    def __init__(self, problem: Problem, rule: OutcomeRule, casebook: Casebook) -> None:
        """Index the sites of the problem, the places they lie in, and the words asked for."""
        by_id = {s.id: s for s in casebook.sites}
        self._sites = [by_id[s] for s in problem.sites if s in by_id]
        self._parents = _parents(self._sites, by_id)
        self._rule = rule
        self._kinds = {fold(kind) for kind in rule.kinds}
        terms = [(t, t) for words in rule.terms.values() for t in words]
        self._terms = TermIndex(terms) if terms else None

    def __call__(self, outcome: Outcome) -> Level | None:
        """Return whether a row is at a site or at a site's parent; None where it does not count."""
        if not self._is_of_kind(outcome):
            return None
        if any(self._lies_at(outcome, site) for site in self._sites):
            return "site"
        return "parent" if any(self._lies_at(outcome, s) for s in self._parents) else None

    def _is_of_kind(self, outcome: Outcome) -> bool:
        """Return whether kind, words and figures are those asked for; an unknown figure is not."""
        rule = self._rule
        if self._kinds and fold(outcome.kind) not in self._kinds:
            return False
        if self._terms is not None and not self._terms.find(outcome.text):
            return False
        if rule.least_deaths is not None and (outcome.deaths or 0) < rule.least_deaths:
            return False
        return rule.least_civilians is None or (outcome.civilians or 0) >= rule.least_civilians

    def _lies_at(self, outcome: Outcome, site: Site) -> bool:
        """Return whether a row lies near a site, or names it where it gives no point."""
        far = kilometres(outcome, site)
        if far is not None:
            return far <= self._rule.within_km
        named = fold(outcome.place or "")
        return bool(named) and named in {fold(n) for n in (site.id, site.name, *site.aliases)}


def _parents(sites: Iterable[Site], by_id: Mapping[str, Site]) -> list[Site]:
    """Return the places that some sites lie in; a whole country is too wide to be near."""
    parents = (by_id.get(s.parent or "") for s in sites)
    return [p for p in parents if p is not None and p.kind != "country"]
