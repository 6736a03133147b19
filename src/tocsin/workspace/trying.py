"""What a casebook would take from texts, before anything is kept: the way is that of `run`, in a
store that is thrown away.

What an indicator nearly took is found by the same assessor: each condition of the indicator is
lifted in turn, and what is found only then fails by that condition alone.
"""

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tocsin import pipeline
from tocsin.casebook import known_on
from tocsin.errors import UsageError
from tocsin.gate import Gate, Reason, watched_reasons
from tocsin.language.words import words
from tocsin.records import (
    Actor,
    Capture,
    Casebook,
    Claim,
    Document,
    Dropped,
    Facts,
    Match,
    Mention,
    Observation,
    Problem,
    Record,
    Site,
    Source,
)
from tocsin.sources import Stated, read_inputs
from tocsin.warn.wording import spread
from tocsin.workspace.near_misses import Near, near_misses
from tocsin.workspace.not_touched import WhyNot
from tocsin.workspace.opening import open_store

# So long a piece of a claim is shown.
_SHOWN = 160


class Touched(Record, frozen=True):
    """An entry that a text touches, by the words that do."""

    entry: str
    name: str
    words: tuple[str, ...]


class ReadClaim(Record, frozen=True):
    """A claim as it was read: who says it through whom, as what, where."""

    id: str
    text: str
    type: str
    stance: str
    chain: tuple[str, ...]
    site: str | None = None
    when: str | None = None
    flags: tuple[str, ...] = ()


class Met(Record, frozen=True):
    """A narrative a text meets: with which voice, or that a person has to judge it."""

    narrative: str
    title: str
    voice: str | None
    score: float
    why: tuple[str, ...]


class Text(Record, frozen=True):
    """One text: what it touches, what was read in it; or why it touches nothing, and what it nearly
    touches.
    """

    id: str
    touches: tuple[Touched, ...] = ()
    source: str | None = None
    source_known: bool = False
    title: str | None = None
    published: dt.datetime | None = None
    language: str | None = None
    claims: tuple[ReadClaim, ...] = ()
    narratives: tuple[Met, ...] = ()
    not_read: str | None = None
    nearly: tuple[str, ...] = ()


class Taken(Record, frozen=True):
    """A record an indicator takes: the text it stands in, and its words."""

    text: str
    words: str
    record: str


class Looked(Record, frozen=True):
    """One indicator: whether it is observed, what it takes, and what it nearly takes, each with the
    one condition that fails.
    """

    id: str
    name: str
    state: str
    why: str
    takes: tuple[Taken, ...] = ()
    nearly: tuple[Near, ...] = ()


class Looking(Record, frozen=True):
    """One problem: its indicators over the texts, and what they come to together."""

    id: str
    title: str
    state: str
    likelihood: str
    indicators: tuple[Looked, ...]


class Tried(Record, frozen=True):
    """What a casebook would take from texts at a moment."""

    casebook: str
    as_of: dt.datetime
    texts: tuple[Text, ...]
    problems: tuple[Looking, ...]
    refused: tuple[Dropped, ...]


def try_texts(
    casebook: Casebook,
    inputs: Sequence[str],
    *,
    as_of: dt.datetime | None,
    now: dt.datetime,
    stated: Stated,
    read_all: bool = False,
) -> Tried:
    """Read texts with a casebook and say what it takes from them; without `as_of` from the end of
    the day of the newest text.

    Raises:
        UsageError: nothing could be read.
    """
    tried = _tried(
        casebook, inputs, as_of or _newest(_stated_days(inputs, now, stated), now), stated, read_all
    )
    newest = _newest([t.published for t in tried.texts], now)
    if (
        as_of is None and newest < tried.as_of and "-" not in inputs
    ):  # a text says itself of which day it is
        tried = _tried(casebook, inputs, newest, stated, read_all)
    if not tried.texts:
        why = "; ".join(d.detail for d in tried.refused) or "they hold no text"
        raise UsageError(f"nothing could be read of {', '.join(inputs)}: {why}")
    return tried


def _stated_days(
    inputs: Sequence[str], now: dt.datetime, stated: Stated
) -> list[dt.datetime | None]:
    """Return when inputs say that they were published, None where one does not; what comes in by
    standard input is read once only.
    """
    files = [i for i in inputs if i != "-" and "://" not in i]
    return [
        i.published_at
        for i in read_inputs(files, seen_at=now, stated=stated)
        if isinstance(i, Capture)
    ]


def _newest(days: Sequence[dt.datetime | None], now: dt.datetime) -> dt.datetime:
    """Return the end of the newest day, or now where nothing is dated, or something of today."""
    dated = [d for d in days if d is not None]
    if not dated or max(dated).date() >= now.date():
        return now
    return dt.datetime.combine(max(dated).date(), dt.time(23, 59, 59), dt.UTC)


def _tried(
    casebook: Casebook, inputs: Sequence[str], as_of: dt.datetime, stated: Stated, read_all: bool
) -> Tried:
    """Read, judge and explain, in a store of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="tocsin-try-") as folder,
        open_store(str(Path(folder) / "try.sqlite")) as store,
    ):
        _, refused = pipeline.read_into(
            store,
            casebook,
            inputs,
            as_of=as_of,
            stated=stated,
            tell=lambda _: None,
            read_all=read_all,
        )
        judged = pipeline.judge(store, casebook, as_of, keep=False)
        known = known_on(casebook, as_of.date())
        dropped = list(store.dropped())
        unread = [(d, u) for d in dropped if (u := store.rereading.unread(d.record_id)) is not None]
        later = [d for d in dropped if d.reason == "after_as_of"]
    explain = _Explainer(known, judged.facts)
    texts = [explain.read(d) for d in judged.facts.documents]
    texts += [
        explain.unread(u.external_id, u.text, u.title, u.source_id, u.published_at, u.language, d)
        for d, u in unread
    ]
    texts += [
        Text(id=where, not_read=why) for where, _, why in (d.detail.rpartition(": ") for d in later)
    ]
    alarms = {a.problem_id: a for a in judged.alarms}
    problems = []
    for problem, assessment in zip(judged.facts.casebook.problems, judged.assessments, strict=True):
        alarm = alarms.get(problem.id)
        incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
        range_ = assessment.intervals[incident]
        likelihood = alarm.likelihood_sentence if alarm else spread(range_)
        looked = explain.indicators(problem, assessment.observations, as_of)
        state = alarm.state if alarm else "BASELINE"
        problems.append(
            Looking(
                id=problem.id,
                title=problem.title,
                state=state,
                likelihood=likelihood,
                indicators=tuple(looked),
            )
        )
    ordered = tuple(sorted(texts, key=lambda t: t.id))
    return Tried(
        casebook=casebook.id,
        as_of=as_of,
        texts=ordered,
        problems=tuple(problems),
        refused=tuple(refused),
    )


class _Explainer:
    """Puts the records of a run beside the texts they stand in."""

    def __init__(self, casebook: Casebook, facts: Facts) -> None:
        """`casebook` is as it was known, `facts` what the run found."""
        self._facts = facts
        entries: tuple[Actor | Site | Source, ...] = (
            *casebook.actors,
            *casebook.sites,
            *casebook.sources,
        )
        self._names = {e.id: e.name for e in entries} | {n.id: n.title for n in casebook.narratives}
        self._sources = {s.id for s in casebook.sources}
        self._reasons = watched_reasons(casebook)
        self._gate = Gate(self._reasons)
        self._why_not = WhyNot(casebook, self._reasons)
        self._claims = {c.id: c for c in facts.claims}
        self._matches = {m.id: m for m in facts.matches}
        self._texts = {d.id: d.external_id for d in facts.documents}

    def read(self, document: Document) -> Text:
        """Return what was read in a document."""
        mine = [c for c in self._facts.claims if c.document_id == document.id]
        met = [m for m in self._facts.matches if m.document_id == document.id]
        mentions = [
            m
            for m in self._facts.mentions
            if m.document_id == document.id and m.entity_id in self._names
        ]
        return Text(
            id=document.external_id,
            touches=tuple(self._touched(document.text, document.title, mentions)),
            source=document.source_id,
            source_known=document.source_id in self._sources,
            title=document.title,
            published=document.published_at,
            language=document.language,
            claims=tuple(self._as_read(c) for c in mine),
            narratives=tuple(
                self._met(m) for m in sorted(met, key=lambda m: (m.voice is None, -m.score, m.id))
            ),
        )

    def unread(
        self,
        name: str,
        text: str,
        title: str | None,
        source: str | None,
        published: dt.datetime | None,
        language: str | None,
        dropped: Dropped,
    ) -> Text:
        """Return why a text was not read, and what it nearly touches."""
        return Text(
            id=name,
            title=title,
            source=source,
            source_known=source in self._sources,
            published=published,
            language=language,
            not_read=dropped.detail.partition(": ")[2] or dropped.detail,
            nearly=tuple(self._why_not(text)),
        )

    def _touched(self, text: str, title: str | None, mentions: Sequence[Mention]) -> list[Touched]:
        """Return the entries a text touches, with the words: those of mentions, else those that the
        gate found.
        """
        surfaces: dict[str, list[str]] = {}
        for mention in mentions:
            surfaces.setdefault(mention.entity_id or "", []).append(
                " ".join(mention.surface.split())
            )
        hit = self._gate(text) or (self._gate(title) if title else None)
        for name in hit.reasons if hit is not None else ():
            if name not in surfaces:
                surfaces[name] = self._words(name, text) or self._words(name, title or "")
        return [
            Touched(
                entry=name,
                name=self._names.get(name, name),
                words=tuple(dict.fromkeys(surface_forms)),
            )
            for name, surface_forms in sorted(surfaces.items())
        ]

    def _words(self, name: str, text: str) -> list[str]:
        """Return the words of a text for which one reason lets it pass."""
        own: list[Reason] = [r for r in self._reasons if r.name == name]
        hit = Gate(own)(text)
        return [next(words(text, at)).text for at in hit.places] if hit is not None else []

    def _as_read(self, claim: Claim) -> ReadClaim:
        """Return a claim as it was read."""
        return ReadClaim(
            id=claim.id,
            text=_short(claim.text),
            type=claim.type,
            stance=claim.stance,
            chain=tuple(self._names.get(h.entity_id or "", h.surface) for h in claim.chain),
            site=claim.site_id,
            when=claim.when.raw if claim.when is not None else None,
            flags=claim.flags,
        )

    def _met(self, match: Match) -> Met:
        """Return a narrative that was met."""
        why = tuple(f.why for f in match.features if f.weight > 0 and f.value)
        title = self._names.get(match.narrative_id, match.narrative_id)
        return Met(
            narrative=match.narrative_id,
            title=title,
            voice=match.voice,
            score=match.score,
            why=why[:3],
        )

    def indicators(
        self, problem: Problem, seen: Sequence[Observation], as_of: dt.datetime
    ) -> list[Looked]:
        """Return what each indicator of a problem takes, and what it nearly takes."""
        near = near_misses(problem, seen, self._facts, as_of)
        return [
            Looked(
                id=s.indicator_id,
                name=s.name,
                state=s.state,
                why=s.why,
                takes=tuple(self._taken(e) for e in s.evidence),
                nearly=tuple(near.get(s.indicator_id, ())),
            )
            for s in seen
        ]

    def _taken(self, record: str) -> Taken:
        """Return a record of evidence with its text."""
        match = self._matches.get(record)
        claim = self._claims.get(match.claim_id if match is not None else record)
        if claim is None:
            return Taken(text="", words=self._measured(record), record=record)
        words = f"{match.narrative_id}: {claim.text}" if match is not None else claim.text
        return Taken(text=self._texts[claim.document_id], words=_short(words), record=record)

    def _measured(self, record: str) -> str:
        """Say what a reading or a silence is of."""
        reading = next((r for r in self._facts.readings if r.id == record), None)
        if reading is not None:
            return f"{reading.group} on {reading.site_id or reading.narrative_id}, {reading.day}"
        silence = next((s for s in self._facts.silences if s.id == record), None)
        return f"{silence.source_id} is {silence.state}" if silence is not None else record


def _short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1].rstrip()}…"
