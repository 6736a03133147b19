"""What a rule would have fired on in the past of a store, before it is trusted: on which days, how
often a month, with the documents and the sentences.

A narrative fires on a day on which a claim that came to be known tells it. An indicator fires on a
day on which something that came to be known is what it looks for. A problem fires on a day on which
an alarm of it would have been raised: its state reaches WATCH, and no alarm of it is open.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

import msgspec

from tocsin.errors import UsageError
from tocsin.pipeline.corrections import corrected
from tocsin.records import (
    KNOWN_ALWAYS,
    Casebook,
    Claim,
    Entry,
    FiringRate,
    Frozen,
    Observation,
    Problem,
    Record,
    RuleStatus,
    six,
)
from tocsin.replay.alarms import DAYS_A_MONTH, Matched, match, raise_alarms
from tocsin.replay.days import ONE_DAY, Days, end_of
from tocsin.replay.definition import happened
from tocsin.replay.outcomes import Table
from tocsin.replay.past import Bundle, Past

Kind = Literal["narrative", "indicator", "problem"]
Tried = TypeVar("Tried", bound=Entry)
WARNING_STATES = ("WATCH", "WARNING", "CRITICAL")
# So long a piece of a sentence is shown.
_SHOWN = 240


class Rule(NamedTuple):
    """What is tried: an entry of a casebook; `problem` is that of an indicator, or the problem."""

    kind: Kind
    id: str
    title: str
    status: RuleStatus | None = None
    problem: str | None = None

    @property
    def name(self) -> str:
        """Return the id, with that of the problem before it for an indicator."""
        return f"{self.problem}/{self.id}" if self.kind == "indicator" else self.id


class Hit(Record, frozen=True):
    """What a rule fired on: the record, the document it stands in, and its words.

    What is measured has no document; `note` says how a narrative is told, or what state was
    reached.
    """

    record_id: str
    words: str
    note: str = ""
    document_id: str | None = None
    document: str | None = None
    title: str | None = None


class FiredDay(Record, frozen=True):
    """A day on which a rule fired; `false` says whether it was wrong, None that nobody knows."""

    day: dt.date
    hits: tuple[Hit, ...]
    false: bool | None = None


class Fired(Record, frozen=True):
    """What a rule would have come to over some days.

    `judged` is of how many of its days it can be told whether they were false, `basis` by what.
    """

    kind: Kind
    id: str
    problem: str | None
    title: str
    status: RuleStatus | None
    first: dt.date
    last: dt.date
    days: tuple[FiredDay, ...]
    judged: int
    basis: Literal["outcomes", "corrections", "none"]

    @property
    def number(self) -> int:
        """Return over how many days it was tried."""
        return (self.last - self.first).days + 1

    @property
    def a_month(self) -> float:
        """Return on how many days a month it fired."""
        return six(len(self.days) * DAYS_A_MONTH / self.number)

    @property
    def false_a_month(self) -> float | None:
        """Return on how many days a month it was wrong; None where nobody can tell."""
        if not self.judged:
            return None
        return six(sum(d.false is True for d in self.days) * DAYS_A_MONTH / self.number)

    def label(self, over: str) -> FiringRate:
        """Return what the label of the rule says; `over` names the store."""
        return FiringRate(
            days=self.number,
            until=self.last,
            over=over,
            fired_a_month=round(self.a_month, 2),
            false_a_month=None if self.false_a_month is None else round(self.false_a_month, 2),
        )


def rules_of(
    casebook: Casebook,
    narrative: str | None = None,
    indicator: str | None = None,
    problem: str | None = None,
) -> list[Rule]:
    """Return the rules that are asked for; where none is named, all of a casebook's problems, with
    their indicators, and the narratives they watch; of a casebook without problems, all narratives.

    Raises:
        UsageError: the casebook has none of that name.
    """
    everything = narrative is None and indicator is None and problem is None
    problems = [p for p in casebook.problems if problem in (None, p.id)]
    rules: list[Rule] = []
    if everything or (problem is not None and indicator is None):
        rules += [Rule("problem", p.id, p.title, None, p.id) for p in problems]
    if everything or indicator is not None:
        rules += [r for p in problems for r in _indicators(p, indicator)]
    if everything or narrative is not None:
        watched = {n for p in casebook.problems for n in p.narratives}
        rules += [
            Rule("narrative", n.id, n.title, n.status)
            for n in casebook.narratives
            if (everything and (n.id in watched or not problems)) or n.id == narrative
        ]
    if not rules:
        named = narrative or indicator or problem
        raise UsageError(
            "casebook {id!r} has no rule {name!r} to try; list its entries with: tocsin casebook "
            "list {id}.",
            id=casebook.id,
            name=named or "any",
        )
    return rules


def _indicators(problem: Problem, wanted: str | None) -> Iterator[Rule]:
    """Yield the indicators of a problem, or the one that is wanted."""
    for item in problem.indicators:
        if wanted in (None, item.id):
            yield Rule("indicator", item.id, item.name, item.status, problem.id)


def fired(
    past: Past,
    casebook: Casebook,
    rules: Sequence[Rule],
    span: tuple[dt.date, dt.date],
    table: Table | None = None,
    tell: Callable[[int], None] = lambda _: None,
) -> list[Fired]:
    """Return what rules would have fired on between two days, in one pass over the past.

    What is tried counts as known always: the question is what it would have done, had it been
    there. A table of outcomes says which days of an indicator or a problem were false, where the
    problem says what counts; of a narrative a person's corrections say it.
    """
    first, last = span
    if last < first:
        raise UsageError(
            "the days to try would end on {last}, before they begin on {first}.",
            first=first,
            last=last,
        )
    book = _always(casebook, rules)
    run = _Run(past, book, rules)
    day = min(past.first_day() or first, first)
    while day <= last:
        run.take(day, counts=day >= first)
        tell((day - first).days + 1)
        day += ONE_DAY
    return [_judged(rule, run, book, span, table) for rule in rules]


def _always(casebook: Casebook, rules: Sequence[Rule]) -> Casebook:
    """Return the casebook with the problems that are asked for alone, and what is tried known at
    any day.
    """
    narratives = {r.id for r in rules if r.kind == "narrative"}
    problems = {r.problem for r in rules if r.problem is not None}
    return msgspec.structs.replace(
        casebook,
        narratives=tuple(_known(n) if n.id in narratives else n for n in casebook.narratives),
        problems=tuple(_known(p) for p in casebook.problems if p.id in problems),
    )


def _known(entry: Tried) -> Tried:
    """Return an entry as if it had been known always."""
    return msgspec.structs.replace(entry, known_from=KNOWN_ALWAYS)


class _Run:
    """One pass over the days for all rules together."""

    def __init__(self, past: Past, casebook: Casebook, rules: Sequence[Rule]) -> None:
        self._days = Days(past, casebook)
        self._past = past
        self._kinds = {r.kind for r in rules}
        self._narratives = {r.id for r in rules if r.kind == "narrative"}
        self._sentences: dict[str, Hit] = {}
        self._hits: dict[str, dict[dt.date, list[Hit]]] = {}
        self.frozen: dict[str, list[Frozen]] = {}

    def take(self, day: dt.date, *, counts: bool) -> None:
        """Take in a day; what fires on it is kept where it `counts`."""
        self._days.take(day)
        self._remember(self._days.today)
        if not counts:
            return
        if "narrative" in self._kinds:
            self._tell_narratives(day)
        if "indicator" in self._kinds:
            for problem, seen in self._days.observed():
                self._observe(f"{problem.id}/{seen.indicator_id}", day, seen)
        if "problem" in self._kinds:
            rows = self._days.judge(day)
            self._days.remember(rows)
            for row in rows:
                self.frozen.setdefault(row.problem_id, []).append(row)

    def hits(self, name: str) -> Mapping[dt.date, list[Hit]]:
        """Return what a rule fired on, by day."""
        return self._hits.get(name, {})

    def hit(self, record: str, note: str = "") -> Hit:
        """Return a record with its words; what is measured is named by its id."""
        described = self._sentences.get(record)
        hit = described or Hit(record_id=record, words=record)
        return msgspec.structs.replace(hit, note=note or hit.note)

    def _remember(self, bundles: Iterable[Bundle]) -> None:
        """Keep the words of claims and matches."""
        for bundle in bundles:
            claims = {c.id: c for c in bundle.claims}
            rows = [(c.id, c, "") for c in bundle.claims]
            rows += [
                (m.id, claims[m.claim_id], m.voice or "")
                for m in bundle.matches
                if m.claim_id in claims
            ]
            for record, claim, note in rows:
                self._sentences[record] = _hit(bundle, claim, record, note)

    def _tell_narratives(self, day: dt.date) -> None:
        """Keep which narratives were told on a day."""
        for bundle in self._days.today:
            for item in bundle.matches:
                if item.narrative_id in self._narratives and item.voice is not None:
                    hits = self._hits.setdefault(item.narrative_id, {})
                    hits.setdefault(day, []).append(self.hit(item.id))

    def _observe(self, name: str, day: dt.date, seen: Observation) -> None:
        """Keep what an indicator is observed in."""
        if seen.state == "observed":
            records = dict.fromkeys(b.record_id for b in seen.bound)
            self._hits.setdefault(name, {})[day] = [self.hit(r) for r in records]

    def rejected(self, narrative: str, last: dt.date) -> tuple[set[dt.date], set[dt.date]]:
        """Return the days with a match of a narrative that a person looked at, and those with one
        that a person took out.
        """
        judgements = self._past.said(end_of(dt.date.max)).judgements
        looked_at = {j.record_id for j in judgements}
        seen: set[dt.date] = set()
        wrong: set[dt.date] = set()
        for bundle in self._past.known(None, end_of(last)):
            own = [m for m in bundle.matches if m.narrative_id == narrative and m.voice]
            if any(m.id in looked_at for m in own):
                day = self._past.day_of(bundle)
                seen.add(day)
                kept = corrected(own, judgements)
                if not any(m.voice for m in kept):
                    wrong.add(day)
        return seen, wrong


def _hit(bundle: Bundle, claim: Claim, record: str, note: str) -> Hit:
    """Return a record with the sentence and the document it stands in."""
    words = " ".join(claim.text.split())
    return Hit(
        record_id=record,
        words=words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…",
        note=note,
        document_id=bundle.document.id,
        document=bundle.document.external_id,
        title=bundle.document.title,
    )


def _judged(
    rule: Rule,
    run: _Run,
    book: Casebook,
    span: tuple[dt.date, dt.date],
    table: Table | None,
) -> Fired:
    """Return what one rule came to, with which of its days were false as far as that can be
    told.
    """
    days = _problem_days(run, rule) if rule.kind == "problem" else run.hits(rule.name)
    false: dict[dt.date, bool] = {}
    basis: Literal["outcomes", "corrections", "none"] = "none"
    if rule.kind == "narrative":
        seen, wrong = run.rejected(rule.id, span[1])
        false = {day: day in wrong for day in seen if day in days or day in wrong}
        basis = "corrections" if false else "none"
        days = {**{d: [] for d in wrong if span[0] <= d <= span[1]}, **days}
    elif table is not None:
        false = _followed(book, rule, days, table)
        basis = "outcomes" if false else "none"
    return Fired(
        kind=rule.kind,
        id=rule.id,
        problem=rule.problem,
        title=rule.title,
        status=rule.status,
        first=span[0],
        last=span[1],
        days=tuple(FiredDay(day=d, hits=tuple(days[d]), false=false.get(d)) for d in sorted(days)),
        judged=sum(d in false for d in days),
        basis=basis,
    )


def _problem_days(run: _Run, rule: Rule) -> dict[dt.date, list[Hit]]:
    """Return the days on which alarms of a problem would have been raised, with their evidence."""
    rows = {row.day: row for row in run.frozen.get(rule.id, ())}
    if not rows:
        return {}
    horizon = next(iter(rows.values())).horizon_days
    warned = [(day, float(row.state in WARNING_STATES)) for day, row in sorted(rows.items())]
    firing_days = {}
    for alarm in raise_alarms({rule.id: warned}, 1.0, {rule.id: horizon}):
        row = rows[alarm.day]
        hits = [run.hit(name) for name in row.evidence]
        state = Hit(record_id=row.alarm_id, words=f"{row.p:.0%}", note=row.state)
        firing_days[alarm.day] = [state, *hits]
    return firing_days


def _followed(
    book: Casebook,
    rule: Rule,
    days: Mapping[dt.date, Sequence[Hit]],
    table: Table,
) -> dict[dt.date, bool]:
    """Return for each day that can be judged whether no incident followed within the horizon."""
    problem = next(p for p in book.problems if p.id == rule.problem)
    covered = (table.first, table.last)
    if problem.outcome is None or covered[0] is None or covered[1] is None:
        return {}
    own = happened(problem, book, table.outcomes)
    was_false: dict[dt.date, bool] = {}
    for day in days:
        alarms = raise_alarms({problem.id: [(day, 1.0)]}, 1.0, {problem.id: problem.horizon_days})
        matched: Matched = match(
            alarms, {problem.id: own.incidents}, problem.horizon_days, (covered[0], covered[1])
        )[0]
        if matched.fate != "open":
            was_false[day] = matched.fate == "false"
    return was_false
