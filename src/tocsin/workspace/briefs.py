"""The briefs that leave: of one problem, and with the formats that carry them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from tocsin.assess import Assessor
from tocsin.casebook import known_on
from tocsin.errors import UsageError
from tocsin.exchange import UNMARKED, Choice, Results, choose
from tocsin.exchange.choosing import leaves
from tocsin.exchange.resting import cited
from tocsin.pipeline.brief_facts import BriefFacts
from tocsin.pipeline.judging import Judged, earlier_of, graded, one_look
from tocsin.pipeline.needed import Look, look_at
from tocsin.records import Alarm, Assessment, Claim, Marking, Match
from tocsin.records.paging import batches
from tocsin.records.workspace_ports import OpenStore
from tocsin.report import ENGLISH, BriefForm, render_brief, render_markdown
from tocsin.workspace.clock import looking
from tocsin.workspace.ledger import fared_by_problem
from tocsin.workspace.opened import Opened

# The marking a brief bears, and the strictest of what may stand in it.
_OF_BRIEF: Marking = "amber"
Signed = Callable[[Sequence[Alarm]], Sequence[Alarm]]


class LateBriefs(Mapping[str, str]):
    """The briefs of kept alarms, by problem; each is made when it is asked for, since all that was
    known at its moment is looked at for it.
    """

    def __init__(self, work: Opened, alarms: Sequence[Alarm], highest: Marking) -> None:
        """Take the alarms, and the strictest marking of what stands in their briefs."""
        self._work, self._highest = work, highest
        self._alarms = {alarm.problem_id: alarm for alarm in alarms}
        self._last: tuple[dt.datetime, _Then] | None = None

    @one_look()
    def __getitem__(self, problem: str) -> str:
        """Return the brief of a problem, as it was assessed then."""
        alarm = self._alarms[problem]
        then = self._then(alarm.as_of)
        shown, moment = then.facts[problem], alarm.as_of
        facts = graded(shown.facts)
        before = earlier_of(self._work.store, problem, moment)
        judged = Judged(
            facts=facts,
            assessments=(then.assessments[problem],),
            alarms=(alarm,),
            before={problem: before} if before is not None else {},
        )
        of_kept = Results(facts, judged.assessments, (alarm,), moment, lambda: ())
        choice = Choice(problem=problem, drafts=True, highest=self._highest)
        leaving = choose(of_kept, choice).results
        undrawn = max(0, shown.undrawn - facts.chart.left_out)
        chart = msgspec.structs.replace(leaving.facts.chart, without_place=undrawn)
        own = msgspec.structs.replace(leaving.facts, chart=chart)
        return briefs_of(judged, leaving._replace(facts=own)).get(problem, "")

    def _then(self, moment: dt.datetime) -> "_Then":
        """Return what was known at a moment; the problems that were assessed together share it."""
        if self._last is None or self._last[0] != moment:
            self._last = None  # two are never held
            alarms = [alarm for alarm in self._alarms.values() if alarm.as_of == moment]
            choice = Choice(drafts=True, highest=self._highest)
            self._last = (moment, _Then(self._work, alarms, moment, choice))
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        """Yield the problems."""
        return iter(self._alarms)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._alarms)


class _Then:
    """What was known when some alarms were raised together, and the assessments behind them."""

    def __init__(
        self, work: Opened, alarms: Sequence[Alarm], moment: dt.datetime, choice: Choice
    ) -> None:
        """Look at it; what does not leave by a choice stands in no brief."""
        self._store = store = looking(work.store, moment)
        look = look_at(store, known_on(work.casebook, moment.date()), moment, shelved=True)
        self.assessments = {a.problem_id: _assessed(store, a, look) for a in alarms}
        resting = {a.problem_id: self._resting(a) for a in alarms}
        self.facts = BriefFacts(look, resting, frozenset(self._hidden(look, choice)))

    def _resting(self, alarm: Alarm) -> set[str]:
        """Return the documents that an alarm rests on, and those its figures were tried without."""
        assessment = self.assessments[alarm.problem_id]
        names = sorted(cited((alarm,), (assessment,)))
        homes: set[str] = set()
        for kind in (Claim, Match):
            homes |= set(self._store.gists.documents_of(kind, names).values())
        return homes | {row.left_out for row in assessment.sensitivity if row.left_out is not None}

    def _hidden(self, look: Look, choice: Choice) -> Iterator[str]:
        """Yield the documents that are marked too strictly."""
        for names in batches(gist.id for gist in look.gists):
            marked = self._store.lookup.markings(names)
            yield from (n for n in names if not leaves(marked.get(n, UNMARKED), choice))


def _assessed(store: OpenStore, alarm: Alarm, look: Look) -> Assessment:
    """Return the assessment that an alarm was raised by; where an older program kept it, it is made
    anew.
    """
    kept = store.assessment(alarm.problem_id, alarm.as_of)
    if kept is not None:
        return kept
    facts = graded(look.facts_of(alarm.problem_id))
    book = facts.casebook
    (problem,) = (p for p in book.problems if p.id == alarm.problem_id)
    return Assessor(book.reference_classes)(problem, facts, alarm.as_of)


def brief(
    work: Opened,
    problem: str,
    *,
    as_of: dt.datetime,
    language: str = ENGLISH,
    form: BriefForm = "page",
    public: bool = False,
    signed: Signed = tuple,
) -> str:
    """Return the brief of one problem, with nothing marked more strictly than the brief itself;
    `signed` returns alarms with the words people have put to them since they were assessed.

    Raises:
        UsageError: there is no such problem, it was never assessed, or it rests on what is marked
            more strictly.
    """
    judged = work.assess(as_of=as_of)
    alarms = tuple(signed([a for a in judged.alarms if a.problem_id == problem]))
    results = Results(judged.facts, tuple(judged.assessments), alarms, as_of, lambda: ())
    choice = Choice(problem=problem, drafts=True, highest=_OF_BRIEF)
    leaving = choose(results, choice)
    if leaving.alarms:
        raise UsageError(
            "the assessment of {problem} rests on documents that are marked more strictly than "
            "a brief may be; export it with a stricter marking.",
            code="error-brief-marking",
            problem=problem,
        )
    fared = fared_by_problem(work.store, judged.facts.casebook, as_of)
    rows = leaving.results
    parts = (rows.alarms, rows.assessments, rows.facts, as_of, judged.before, fared)
    return render_brief(*parts, public=public, language=language, form=form)


def briefs_of(judged: Judged, results: Results) -> dict[str, str]:
    """Return the brief of each problem with an alarm that leaves."""
    briefs = {}
    for alarm in results.alarms:
        own = [a for a in results.assessments if a.problem_id == alarm.problem_id]
        facts, moment = results.facts, results.as_of
        briefs[alarm.problem_id] = render_markdown(
            [alarm], own, facts, moment, judged.before, language=ENGLISH
        )
    return briefs
