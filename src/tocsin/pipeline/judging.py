"""Judging: everything known at a moment is looked at together, and computed anew each time."""

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

import msgspec

from tocsin.annotate import joined
from tocsin.assess import Assessor, item_grades, source_grades
from tocsin.casebook import known_on
from tocsin.documents import lineage_of
from tocsin.documents.origins import origins
from tocsin.gazetteer import find_gazetteer
from tocsin.match import labels, novelties
from tocsin.match.proposals import proposals
from tocsin.pipeline.attention import counted, hours_of, is_latest, looks_of, touched
from tocsin.pipeline.beside import with_movers, with_words
from tocsin.pipeline.charting import Places, chart, drawn, named_in
from tocsin.pipeline.corrections import corrected
from tocsin.pipeline.kin import Kin, lone_row
from tocsin.pipeline.meaning import embedder_at_hand
from tocsin.pipeline.needed import look_at
from tocsin.pipeline.reading_days import read_days
from tocsin.pipeline.touching import touched_problems
from tocsin.records import (
    Alarm,
    Annotations,
    Assessment,
    Attribution,
    Casebook,
    Claim,
    Document,
    Event,
    Facts,
    Judgement,
    Label,
    Match,
    Mention,
    Novelty,
    Proposal,
    Quote,
    Record,
    Span,
    Touch,
    VectorMemory,
    ports,
)
from tocsin.warn import Decider
from tocsin.watch import find_silences, read_tempo

OfDocument = TypeVar("OfDocument", Quote, Attribution)


class Judged(Record, frozen=True):
    """Everything known and judged at one moment; `before` is what was judged last before it, by
    problem.
    """

    facts: Facts
    assessments: tuple[Assessment, ...]
    alarms: tuple[Alarm, ...]
    before: Mapping[str, tuple[Alarm, Assessment | None]] = {}


@contextmanager
def one_look() -> Iterator[None]:
    """Look at everything at once, or write it out: none of it is a circle, so it is not searched
    for circles time and again while more is made.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


@one_look()
def judge(
    store: ports.JudgingStore,
    casebook: Casebook,
    as_of: dt.datetime,
    *,
    keep: bool = True,
    whole: bool = True,
    last: Judged | None = None,
    on_board: Callable[[], None] | None = None,
) -> Judged:
    """Judge everything a store knows at a moment; nothing later is looked at.

    With `whole`, every record is at hand in the facts; without, those that problems and the brief
    rest on are, and the assessments, alarms and briefs are the same. After a `last` judgement of
    the same day, only the problems are assessed that something concerns which is new since; of the
    others the last assessment and alarm stand. What only a brief tells is worked out after the
    assessments are kept; `on_board` hears when they are.
    """
    book = known_on(casebook, as_of.date())
    look = None if whole else look_at(store, book, as_of)
    evidence = look.evidence() if look is not None else None
    facts = graded(evidence.facts if evidence is not None else gather(store, book, as_of))
    assess, decide = Assessor(facts.casebook.reference_classes), Decider(facts, as_of)
    assessments, alarms = [], []
    standing = _standing(last, facts, as_of)
    known = last.before if last is not None else {}
    before = {name: row for name, row in known.items() if name in standing}
    for problem in facts.casebook.problems:
        if problem.id in standing:
            continue
        assessment = assess(problem, facts, as_of)
        history = store.before(problem.id, as_of)
        if history:
            before[problem.id] = _with_assessment(store, history[-1])
        alarm = decide(problem, assessment, history)
        assessments.append(assessment)
        if alarm is not None:
            alarms.append(alarm)
    if keep:
        store.put_judged(assessments, alarms)
        if is_latest(store, as_of):
            _keep_lineage(store, facts, look.kin if look is not None else None, as_of)
    if on_board is not None:
        on_board()
    if look is not None and evidence is not None:
        facts = look.completed(evidence._replace(facts=facts))
    if last is not None:
        assessments += [a for a in last.assessments if a.problem_id in standing]
        alarms += [a for a in last.alarms if a.problem_id in standing]
    order = {problem.id: number for number, problem in enumerate(facts.casebook.problems)}
    assessments.sort(key=lambda a: order[a.problem_id])
    alarms.sort(key=lambda a: order[a.problem_id])
    return Judged(facts=facts, assessments=tuple(assessments), alarms=tuple(alarms), before=before)


def earlier_of(
    store: ports.JudgingStore, problem: str, as_of: dt.datetime
) -> tuple[Alarm, Assessment | None] | None:
    """Return what was judged of a problem last before a moment."""
    history = store.before(problem, as_of)
    return _with_assessment(store, history[-1]) if history else None


def _with_assessment(store: ports.JudgingStore, alarm: Alarm) -> tuple[Alarm, Assessment | None]:
    """Return an alarm with its assessment, as far as that can be read."""
    return alarm, store.assessment(alarm.problem_id, alarm.as_of)


def _standing(last: Judged | None, facts: Facts, as_of: dt.datetime) -> frozenset[str]:
    """Return the problems of which the last assessment stands."""
    if last is None:
        return frozenset()
    touched = touched_problems(last.facts, last.assessments, facts, as_of)
    return frozenset(p.id for p in facts.casebook.problems) - touched


def _keep_lineage(
    store: ports.JudgingStore, facts: Facts, kin: Kin | None, as_of: dt.datetime
) -> None:
    """Keep where documents come from, as far as that is believed otherwise than before."""
    if kin is None:
        store.lookup.put_lineage(facts.lineage)
        return
    changed = store.lookup.changed_lineage(kin.bare_rows(as_of), kin.lone(), lone_row("", as_of))
    documents = store.gists.of(Document, changed)
    store.lookup.put_changed(kin.rows(documents, as_of), list(kin.origin_of))


def gather(store: ports.JudgingStore, casebook: Casebook, as_of: dt.datetime) -> Facts:
    """Collect what a store knows at a moment, with lineage, readings and silences
    as believed then.
    """
    documents = [d for d in store.records(Document) if store.knows(d, as_of)]
    known = {d.id for d in documents}
    judgements = store.words.of(Judgement, as_of)
    lineage = lineage_of(documents, as_of, casebook.sources, judgements)
    mentions = corrected((m for m in store.records(Mention) if m.document_id in known), judgements)
    claims = corrected((c for c in store.records(Claim) if c.document_id in known), judgements)
    carried = {c.id for c in claims}
    events = [e for e in store.records(Event) if carried.issuperset(e.claim_ids)]
    matches = corrected((m for m in store.records(Match) if m.claim_id in carried), judgements)
    origin_of = {r.document_id: r.origin_id for r in lineage}
    by_id = {c.id: c for c in claims}
    findings = _findings(casebook, documents, claims, mentions, matches, origin_of, store)
    touches = list(_touches(documents, origin_of, mentions, matches, casebook))
    looks = looks_of(store, casebook, as_of)
    history = counted(store, casebook, touches, as_of)
    occurrences = store.occurrences(as_of)
    readings = [
        *read_days(casebook, history, looks, as_of),
        *hours_of(store, casebook, touches, as_of),
        *read_tempo(occurrences, as_of.date()),
    ]
    quotes = [q for q in store.records(Quote) if q.document_id in known]
    attributions = [a for a in store.records(Attribution) if a.document_id in known]
    merged = joined(events, by_id, {d.id: d for d in documents})
    facts = Facts(
        casebook=casebook,
        documents=tuple(sorted(documents, key=lambda d: (d.external_id, d.id))),
        lineage=tuple(lineage),
        origins=tuple(origins(documents, lineage, casebook.sources)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.document_id, m.span, m.id))),
        quotes=tuple(_in_order(quotes, lambda q: q.span)),
        attributions=tuple(_in_order(attributions, lambda a: a.cue.span)),
        claims=tuple(sorted(claims, key=lambda c: (c.document_id, c.span, c.id))),
        events=tuple(merged),
        matches=tuple(matches),
        readings=tuple(readings),
        occurrences=tuple(occurrences),
        silences=tuple(find_silences(history, casebook.sources, as_of.date(), looks)),
        judgements=tuple(judgements),
        labels=findings.labels,
        novelties=findings.novelties,
        proposals=findings.proposals,
        chart=chart(
            casebook,
            named_in(mentions),
            drawn(merged, Places(casebook, find_gazetteer())),
            occurrences,
            readings,
            find_gazetteer(),
        ),
    )
    return with_words(with_movers(facts, touches, as_of), store, as_of)


def _in_order(
    records: Iterable[OfDocument], place: Callable[[OfDocument], Span]
) -> list[OfDocument]:
    """Return records of documents by document and by their place in it."""
    return sorted(records, key=lambda r: (r.document_id, place(r), r.id))


def graded(facts: Facts) -> Facts:
    """Return facts with the grades of sources and events."""
    return msgspec.structs.replace(
        facts, source_grades=tuple(source_grades(facts)), item_grades=tuple(item_grades(facts))
    )


class _Findings(NamedTuple):
    """What the matching room says of everything together."""

    labels: tuple[Label, ...]
    novelties: tuple[Novelty, ...]
    proposals: tuple[Proposal, ...]


def _findings(
    casebook: Casebook,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    matches: Sequence[Match],
    origin_of: Mapping[str, str],
    store: VectorMemory,
) -> _Findings:
    """Label loaded words, say what is new about stories, and propose those that recur and are in no
    catalogue.
    """
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    loaded = [
        label
        for d in sorted(documents, key=lambda d: d.id)
        for label in labels(
            d, Annotations(document_id=d.id, claims=tuple(by_document.get(d.id, ())))
        )
    ]
    names = {a.id: a.name for a in casebook.actors} | {s.id: s.name for s in casebook.sources}
    names |= {s.id: s.name for s in casebook.sites}
    new = novelties(casebook.narratives, matches, {c.id: c for c in claims}, mentions, names)
    known = {d.id: d for d in documents}
    proposed = proposals(claims, matches, known, origin_of, embedder_at_hand(store).embedder)
    return _Findings(labels=tuple(loaded), novelties=tuple(new), proposals=tuple(proposed))


def _touches(
    documents: Iterable[Document],
    origins: Mapping[str, str],
    mentions: Iterable[Mention],
    matches: Iterable[Match],
    casebook: Casebook,
) -> Iterator[Touch]:
    """Yield what each dated document with a source touches."""
    watched = frozenset(s.id for s in casebook.sites)
    named, matched = defaultdict(list), defaultdict(list)
    for mention in mentions:
        named[mention.document_id].append(mention)
    for match in matches:
        matched[match.document_id].append(match)
    for document in documents:
        touch = touched(
            document, named[document.id], matched[document.id], origins[document.id], watched
        )
        if touch is not None:
            yield touch
