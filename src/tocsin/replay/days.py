"""One pass over the days: each is taken in once, and judged with what was known by its end.

Nothing here can look ahead: a day is given the documents that came to be known by its end, the
casebook as it was known that day, and what people had said by then.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from tocsin.assess import Assessor
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.indicators import IndicatorSearch
from tocsin.assess.remembered import Names, Remembered
from tocsin.casebook import known_on
from tocsin.documents.credits import Credits
from tocsin.documents.origins import voices
from tocsin.documents.window import TextWindow
from tocsin.pipeline.attention import touched
from tocsin.pipeline.corrections import corrected
from tocsin.records import (
    Alarm,
    Assessment,
    Casebook,
    Document,
    Frozen,
    LikelihoodRange,
    Lineage,
    Observation,
    Problem,
    Reading,
    Silence,
    Touch,
    Window,
    content_id,
    six,
)
from tocsin.replay.attention import Attention
from tocsin.replay.case_file import CaseFile, facts_of, within
from tocsin.replay.linking import as_linked, unknown_ids
from tocsin.replay.past import Bundle, Past, Said
from tocsin.replay.signals import SignalReader
from tocsin.warn.decision import Decision, decide
from tocsin.watch import read_tempo

# A text that repeats one older than this is told again (documents.lineage): where it came from is
# looked for so far back, and what was believed of older texts stays.
_LINEAGE_DAYS = 30
_HEARD_DAYS = 7
# So many ids of evidence are kept by name; all of them are in the digest.
_MOST_EVIDENCE = 40
ONE_DAY = dt.timedelta(days=1)


def end_of(day: dt.date) -> dt.datetime:
    """Return the last moment of a day, UTC."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC)


class Days:
    """Takes the days of a past in order."""

    def __init__(self, past: Past, casebook: Casebook) -> None:
        """Begin before the first document."""
        self._past = past
        self._whole = casebook
        self._book: Casebook | None = None
        self._said = Said()
        self._last: dt.date | None = None
        self._began: dt.date | None = None
        self._judged_on: dt.date | None = None
        self._lineage: dict[str, Lineage] = {}
        self._traced = TextWindow()
        self._believed_anew: set[str] = set()
        self._voices: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        self._files: dict[str, CaseFile] = {}
        self._signals: dict[str, SignalReader] = {}
        self._attention: Attention
        self._history: dict[str, list[Alarm]] = {}
        self._weighed: dict[str, tuple[object, Assessment]] = {}
        self._today: list[Bundle] = []
        self._remembered: dict[str, Remembered] = {}
        self._credits = Credits(())

    def take(self, day: dt.date) -> None:
        """Take in a day. Days are taken one after the other, none is left out."""
        as_of = end_of(day)
        self._began = self._began or day
        after = end_of(self._last) if self._last is not None else None
        said, book = self._past.said(as_of), known_on(self._whole, day)
        if self._book is None or _entries(book) != _entries(self._book) or said != self._said:
            self._said = said
            self._begin_anew(book, day)
        self._book = book
        bundles = self._as_read(self._past.known(after, as_of))
        self._trace(bundles, day)
        self._take(bundles, day)
        self._today, self._last = bundles, day

    @property
    def today(self) -> Sequence[Bundle]:
        """Return what came to be known on the day that was taken last, as it is read that day."""
        return self._today

    def observed(self) -> Iterator[tuple[Problem, Observation]]:
        """Yield what every indicator is observed in, of the day that was taken last alone."""
        assert self._book is not None
        assert self._last is not None
        day, as_of = self._last, end_of(self._last)
        silences = self._attention.silences(day)
        tempo = read_tempo(self._past.occurrences(as_of), day)
        facts = facts_of(self._today, self._book)
        for problem in self._book.problems:
            readings = [r for r in self._readings(problem, tempo) if r.day == day]
            known = msgspec.structs.replace(
                facts, readings=tuple(readings), silences=tuple(silences)
            )
            search = IndicatorSearch(
                problem, FactsIndex(known), as_of, self._remembered[problem.id]
            )
            yield from ((problem, seen) for seen in search.observe())

    def _begin_anew(self, book: Casebook, day: dt.date) -> None:
        """Look at everything before a day with the casebook, and the corrections, of that day."""
        self._book = book
        names = Names()
        self._remembered = {p.id: Remembered(names) for p in book.problems}
        self._credits = Credits(book.sources)
        self._files = {p.id: CaseFile(p, book, self._remembered[p.id]) for p in book.problems}
        self._documents, self._voices = {}, {}
        self._signals = {p.id: SignalReader(p, book) for p in book.problems}
        self._attention = Attention(book, self._past.volumes)
        if self._last is None or self._began is None:
            return
        earlier = self._as_read(self._past.known(None, end_of(self._last)))
        self._file(earlier, end_of(self._last))
        number = 0
        for offset in range((self._last - self._began).days + 1):
            when = self._began + dt.timedelta(days=offset)
            until = self._past.number(end_of(when))
            self._take_again(earlier[number:until], when)
            number = until

    def _take_again(self, bundles: Sequence[Bundle], day: dt.date) -> None:
        """Count an earlier day anew; what was read of its signals before is read."""
        self._attention.take(day, self._touches(bundles, day))
        for reader in self._signals.values():
            reader.take(bundles, self._lineage)
            if day == self._judged_on:
                reader.read()

    def _as_read(self, bundles: Sequence[Bundle]) -> list[Bundle]:
        """Return documents as they are read with the casebook and the corrections of the day.

        One place in the list stands for one document, whatever is left of it.
        """
        book = self._book
        assert book is not None
        narratives = {n.id for n in book.narratives}
        unknown = unknown_ids(self._whole, book)
        judgements = self._said.judgements
        linked = (as_linked(bundle, unknown) for bundle in bundles)
        return [
            bundle._replace(
                mentions=tuple(corrected(bundle.mentions, judgements)),
                claims=tuple(corrected(bundle.claims, judgements)),
                matches=tuple(
                    m for m in corrected(bundle.matches, judgements) if m.narrative_id in narratives
                ),
            )
            for bundle in linked
        ]

    def _trace(self, bundles: Sequence[Bundle], day: dt.date) -> None:
        """Find where new documents come from; what is believed of older ones may change with them,
        within a month.
        """
        if not bundles or self._book is None:
            return
        oldest = end_of(day) - dt.timedelta(days=_LINEAGE_DAYS)
        self._traced.forget(lambda document: _moment(document) < oldest)
        self._traced.take([b.document for b in bundles])
        rows = self._traced.lineage(end_of(day), self._said.judgements, self._credits)
        self._lineage |= {r.document_id: r for r in rows}
        self._believed_anew |= {r.document_id for r in rows}

    def _take(self, bundles: Sequence[Bundle], day: dt.date) -> None:
        """File what bears on each problem, and count what is touched."""
        self._file(bundles, end_of(day))
        self._attention.take(day, self._touches(bundles, day))
        for reader in self._signals.values():
            reader.take(bundles, self._lineage)

    def _file(self, bundles: Sequence[Bundle], as_of: dt.datetime) -> None:
        """File what bears on each problem."""
        if self._book is None or not bundles:
            return
        index = FactsIndex(facts_of(bundles, self._book))
        for case_file in self._files.values():
            case_file.take(bundles, index, as_of)
            self._documents |= {
                b.document.id: b.document for b in bundles if b.document.id in case_file.documents
            }

    def _touches(self, bundles: Sequence[Bundle], day: dt.date) -> Iterator[Touch]:
        """Yield what documents touch, counted on the day on which they came to be known."""
        assert self._book is not None
        watched = frozenset(s.id for s in self._book.sites)
        for bundle in bundles:
            document = bundle.document
            row = self._lineage.get(document.id)
            origin = row.origin_id if row is not None else document.id
            touch = touched(document, bundle.mentions, bundle.matches, origin, watched)
            if touch is not None:
                yield msgspec.structs.replace(touch, day=day)

    def judge(self, day: dt.date) -> list[Frozen]:
        """Judge every problem that was known on the day that was taken last, and freeze what is
        said.
        """
        assert self._book is not None
        self._judged_on = day
        as_of = end_of(day)
        self._hear()
        silences = self._attention.silences(day)
        tempo = read_tempo(self._past.occurrences(as_of), day)
        assess = Assessor(self._book.reference_classes)
        return [
            self._judged(problem, as_of, assess, self._readings(problem, tempo), silences)
            for problem in self._book.problems
        ]

    def _hear(self) -> None:
        """Find which voice each document on file counts as. That of an older one stays as it was,
        unless what is believed of it has changed.
        """
        assert self._book is not None
        due = [n for n in self._documents if n in self._believed_anew or n not in self._voices]
        rows = [self._lineage[n] for n in due if n in self._lineage]
        self._voices |= {n: n for n in due}
        self._voices |= voices(self._documents, rows, self._book.sources)
        self._believed_anew = set()

    def _readings(self, problem: Problem, tempo: Sequence[Reading]) -> list[Reading]:
        """Return the readings that can bear on a problem."""
        assert self._book is not None
        sites = within(problem.sites, self._book)
        observed = {s for i in problem.indicators for s in getattr(i.observe, "sites", ())}
        own = [r for r in tempo if r.site_id in sites | observed]
        narratives = frozenset(problem.narratives)
        return [*self._attention.readings(sites | observed, narratives), *own]

    def _judged(
        self,
        problem: Problem,
        as_of: dt.datetime,
        assess: Assessor,
        readings: Sequence[Reading],
        silences: Sequence[Silence],
    ) -> Frozen:
        """Judge one problem by the stages that judge a store."""
        filed = self._files[problem.id]
        seen = filed.observe(readings, silences, self._voices, as_of)
        assessment = self._assessed(problem, seen, as_of, assess)
        resolutions = [r for r in self._said.resolutions if r.problem_id == problem.id]
        history = self._history.get(problem.id, ())
        decision = decide(problem, assessment, filed.touched(resolutions), history, as_of)
        return self._frozen(problem, assessment, decision)

    def _assessed(
        self,
        problem: Problem,
        seen: Sequence[Observation],
        as_of: dt.datetime,
        assess: Assessor,
    ) -> Assessment:
        """Return the figures that some observations give.

        What was observed the same the day before, with the same past cases, is not weighed again.
        """
        assert self._book is not None
        basis = (problem, self._book.reference_classes, seen)
        known = self._weighed.get(problem.id)
        if known is None or known[0] != basis:
            known = (basis, assess.figures(problem, seen, as_of))
            self._weighed[problem.id] = known
        return msgspec.structs.replace(known[1], as_of=as_of)

    def _frozen(
        self, problem: Problem, assessment: Assessment, decision: Decision | None
    ) -> Frozen:
        """Freeze what was said of a problem."""
        incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
        as_of = assessment.as_of
        edges = assessment.intervals[incident]
        seen = [(o.indicator_id, o.state, o.evidence) for o in assessment.observations]
        evidence = sorted({name for _, _, names in seen for name in names})
        rests_on = content_id("rst", problem, seen, assessment.probabilities)
        shown_until = decision.horizon.end if decision else _horizon(problem, as_of)
        return Frozen(
            id=content_id("frz", problem.id, as_of, rests_on),
            problem_id=problem.id,
            day=as_of.date(),
            as_of=as_of,
            sites=problem.sites,
            reference_class=problem.reference_class,
            state=decision.state if decision else "BASELINE",
            p=six(assessment.probabilities[incident]),
            low=edges.low,
            high=edges.high,
            horizon=shown_until,
            horizon_days=problem.horizon_days,
            alarm_id=decision.alarm_id if decision else "",
            origins=len(assessment.origins),
            entered=decision.entered if decision else None,
            expired=decision.expired if decision else None,
            known=self._past.number(as_of),
            heard=self._past.heard(as_of, _HEARD_DAYS),
            signals=self._signals[problem.id].read(),
            evidence=tuple(evidence[:_MOST_EVIDENCE]),
            rests_on=rests_on,
        )

    def remember(self, rows: Sequence[Frozen]) -> None:
        """Take what was frozen of the day that was taken last as the history of each problem."""
        self._judged_on = self._last
        for reader in self._signals.values():
            reader.read()
        for row in rows:
            if row.alarm_id:
                self._history.setdefault(row.problem_id, []).append(thawed(row))


def _entries(book: Casebook) -> tuple[object, ...]:
    """Return what of a casebook decides how documents are looked at."""
    return (
        book.sources,
        book.groups,
        book.actors,
        book.sites,
        book.problems,
        [narrative.id for narrative in book.narratives],
    )


def _moment(document: Document) -> dt.datetime:
    """Return when a document was published, or else seen."""
    return document.published_at or document.seen_at


def _horizon(problem: Problem, as_of: dt.datetime) -> dt.date:
    """Return the end of a problem's own horizon."""
    return as_of.date() + dt.timedelta(days=problem.horizon_days)


def thawed(row: Frozen) -> Alarm:
    """Return a frozen alarm as the next judgement looks back at it."""
    today = row.as_of.date()
    return Alarm(
        id=row.alarm_id,
        problem_id=row.problem_id,
        as_of=row.as_of,
        state=row.state,
        proposed_state=row.state,
        reasons=(),
        likelihood=LikelihoodRange(low=row.low, high=row.high, words="", p=row.p),
        likelihood_sentence="",
        confidence="low",
        confidence_sentence="",
        imminent=None,
        horizon=Window(start=today, end=row.horizon, basis=""),
        evidence_for=(),
        evidence_against=(),
        gaps=(),
        would_raise=(),
        would_lower=(),
        watch_list=(),
        advice=(),
        assumptions=(),
        origins=row.origins,
        outlets=0,
        entered=row.entered,
        expired=row.expired,
    )
