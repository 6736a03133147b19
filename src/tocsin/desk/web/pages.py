"""What the pages show, read from the store by queries only: nothing is judged anew when a page is opened."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from markupsafe import Markup

from tocsin import pipeline
from tocsin.casebook import known_on, load_casebook
from tocsin.desk.source_health import Health, health_of
from tocsin.errors import UsageError
from tocsin.pipeline.corrections import corrected
from tocsin.records import (
    Alarm,
    Assessment,
    Casebook,
    Claim,
    Document,
    Judgement,
    Key,
    Match,
    Opinion,
    Problem,
    Reading,
    Signature,
    Source,
)
from tocsin.store import Store
from tocsin.warn import ORDER
from tocsin.warn.changes import changes
from tocsin.warn.evidence import said_by
from tocsin.warn.marking import parts_of, sentence_of
from tocsin.warn.pictures import likelihood_bar, moves, series, volumes
from tocsin.warn.states import before, shown, signers_of
from tocsin.warn.wording import percent

_CONTEXT = 400
_SERIES_DAYS, _VOLUME_DAYS = 90, 60
_MOST_SERIES, _MOST_LINES = 4, 200
_DAY = dt.timedelta(days=1)


class Pages:
    """Reads the pages of one store and casebook."""

    def __init__(self, store: Store, casebook: Path) -> None:
        """Keep the store open; the casebook is read again when a file of it has changed."""
        self.store = store
        self._path = casebook

    def book(self) -> Casebook:
        """Return the casebook as it stands now."""
        return load_casebook(self._path)

    def latest(self) -> dt.datetime:
        """Return the latest moment the store knows: of the last capture, or of the last judgement; now, where there is neither."""
        known = [m for m in (self.store.rollups.latest(), self.store.judged_at()) if m is not None]
        return max(known, default=dt.datetime.now(dt.UTC).replace(microsecond=0))

    def board(self, as_of: dt.datetime) -> dict[str, Any]:
        """Return every problem with its latest alarm: the highest state first, then the least days left."""
        rows = [self._row(p, as_of) for p in self.book().problems]
        rows.sort(
            key=lambda r: (-r["rank"], r["days_left"] if r["days_left"] is not None else 10**6, r["problem"].title)
        )
        health = self._health(as_of)
        return {"rows": rows, "health": health, "unwell": [h for h in health if h.why], "as_of": as_of}

    def _row(self, problem: Problem, as_of: dt.datetime) -> dict[str, Any]:
        """Return one problem's line of the board."""
        history = self.store.before(problem.id, as_of + dt.timedelta(seconds=1))
        alarm = self._signed(history, as_of) if history else None
        if alarm is None:
            return {
                "problem": problem,
                "alarm": None,
                "rank": -1,
                "days_left": None,
                "changes": [],
                "bar": "",
                "draft": False,
            }
        assessment = self.store.assessment(problem.id, alarm.as_of)
        earlier = [a for a in history if a.as_of <= alarm.as_of - _DAY]
        last = (earlier[-1], self.store.assessment(problem.id, earlier[-1].as_of)) if earlier else None
        told = changes(problem, (alarm, assessment), last) if assessment else []
        return {
            "problem": problem, "alarm": alarm, "rank": _rank(alarm), "days_left": alarm.horizon.days_left(as_of.date()), "changes": told,
            "bar": Markup(_bar(problem, alarm, assessment)), "draft": alarm.is_draft,
        }  # fmt: skip

    def _signed(self, history: Sequence[Alarm], as_of: dt.datetime) -> Alarm:
        """Return the latest alarm with the words people have said on it since it was judged."""
        alarm, past = history[-1], before(history)
        run = [a for a in history if past.first is not None and a.as_of >= past.first.as_of]
        agreed, dissent = signers_of(alarm.id, run, self.store.words.of(Signature, as_of))
        signers = tuple(s.signer for s in agreed)
        return msgspec.structs.replace(
            alarm, signed_off_by=signers, state=shown(alarm.proposed_state, signers),
            dissent=tuple(Opinion(signer=s.signer, at=s.at, note=s.note) for s in dissent),
        )  # fmt: skip

    def _health(self, as_of: dt.datetime) -> list[Health]:
        """Return the health of every source."""
        return health_of(self.store, self.book(), as_of)

    def problem(self, name: str, as_of: dt.datetime) -> dict[str, Any]:
        """Return everything about one problem.

        Raises:
            UsageError: the casebook has none of that name.
        """
        problem = next((p for p in self.book().problems if p.id == name), None)
        if problem is None:
            raise UsageError(f"{name!r} is no problem of {self.book().id}.")
        row = self._row(problem, as_of)
        history = self.store.before(name, as_of + dt.timedelta(seconds=1))[-_MOST_LINES:]
        assessments = [a for h in history if (a := self.store.assessment(name, h.as_of)) is not None]
        incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
        points = [
            (a.as_of, a.intervals[incident].low, a.probabilities[incident], a.intervals[incident].high)
            for a in assessments
        ]
        return row | {
            "assessment": assessments[-1] if assessments else None, "incident": incident, "history": list(reversed(history)),
            "moves": Markup(moves(points)), "series": self._series(problem, as_of), "percent": percent, "names": _names(self.book()),
            "as_of": as_of,
        }  # fmt: skip

    def _series(self, problem: Problem, as_of: dt.datetime) -> list[dict[str, Any]]:
        """Return the pictures of attention to the problem's sites, those most written of first."""
        book, first = known_on(self.book(), as_of.date()), as_of.date() - dt.timedelta(days=_SERIES_DAYS)
        rows = [r for r in self._readings(book, problem, as_of, first) if r.measure == "attention"]
        by_key: dict[Key, list[Reading]] = {}
        for reading in rows:
            if reading.site_id in problem.sites and (not problem.groups or reading.group in problem.groups):
                by_key.setdefault(reading.key, []).append(reading)
        names, found = _names(book), []
        for key in sorted(by_key, key=lambda k: (-sum(r.observed for r in by_key[k]), str(k)))[:_MOST_SERIES]:
            title = " · ".join(names.get(i, i) for i in (key.group, key.site_id, key.narrative_id) if i)
            found.append({"title": title, "picture": Markup(series(by_key[key])), "why": by_key[key][-1].why})
        return found

    def _readings(self, book: Casebook, problem: Problem, as_of: dt.datetime, first: dt.date) -> list[Reading]:
        """Return the readings of the problem's sites since a day: those most written of, from what is kept where nothing later is known."""
        if not pipeline.is_latest(self.store, as_of):
            return pipeline.readings_since(self.store, book, as_of, first, problem.sites)
        pipeline.refresh(self.store, book, as_of)
        total: Counter[Key] = Counter()
        for count in self.store.rollups.counts(as_of.date(), first):
            if count.key.site_id in problem.sites:
                total[count.key] += count.origins
        return [
            r for key, _ in total.most_common(2 * _MOST_SERIES) for r in pipeline.series(self.store, key, as_of, first)
        ]

    def claim(self, name: str) -> dict[str, Any]:
        """Return a claim in its document, as corrected, with its chain, stories and what people said of it.

        Raises:
            UsageError: there is none.
        """
        found = self.store.record(Claim, name)
        document = self.store.record(Document, found.document_id) if found else None
        if found is None or document is None:
            raise UsageError(f"{name!r} is no claim of this store.")
        said = [
            j for j in self.store.words.of(Judgement, dt.datetime.max.replace(tzinfo=dt.UTC)) if j.record_id == name
        ]
        after = corrected([found], said)
        claim = after[0] if after else found
        names, wide = _names(self.book()), sentence_of(document, found)
        matches = [m for m in self.store.of_document(Match, document.id) if m.claim_id == name and m.voice]
        return {
            "claim": claim, "taken_out": not after, "document": document, "parts": parts_of(document, found),
            "before": document.text[max(0, wide.start - _CONTEXT) : wide.start], "after": document.text[wide.end : wide.end + _CONTEXT],
            "said_by": said_by(claim, document, names), "names": names, "matches": matches, "judgements": said,
        }  # fmt: skip

    def source(self, name: str, as_of: dt.datetime) -> dict[str, Any]:
        """Return a source: what the casebook says of it, its health, its daily output.

        Raises:
            UsageError: neither the casebook nor the store knows it.
        """
        health = next((h for h in self._health(as_of) if h.source_id == name), None)
        if health is None:
            raise UsageError(f"{name!r} is no source of this casebook or store.")
        first = as_of.date() - dt.timedelta(days=_VOLUME_DAYS - 1)
        daily = {d: n for (s, d), n in self.store.rollups.volumes(as_of, first).items() if s == name}
        days = [(first + _DAY * n, daily.get(first + _DAY * n, 0)) for n in range(_VOLUME_DAYS)]
        return {"source": self._source(name), "health": health, "picture": Markup(volumes(days)), "as_of": as_of}

    def _source(self, name: str) -> Source | None:
        """Return the casebook's entry of a source."""
        return next((s for s in self.book().sources if s.id == name), None)

    def audit(self) -> dict[str, Any]:
        """Return the latest lines of the audit log, newest first, and whether all of it is in order."""
        lines = self.store.words.audit()
        return {"lines": list(reversed(lines))[:_MOST_LINES], "number": len(lines), "faults": self.store.words.verify()}


def _rank(alarm: Alarm) -> int:
    """Return how high an alarm stands."""
    return next((i for i, s in enumerate(ORDER) if s == alarm.state), -1)


def _bar(problem: Problem, alarm: Alarm, assessment: Assessment | None) -> str:
    """Draw the likelihood of an alarm."""
    incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
    p = assessment.probabilities[incident] if assessment else (alarm.likelihood.low + alarm.likelihood.high) / 2
    return likelihood_bar(alarm.likelihood.low, p, alarm.likelihood.high)


def _names(book: Casebook) -> Mapping[str, str]:
    """Return the names of what a casebook lists, by id."""
    entries: Sequence[Any] = (*book.sources, *book.actors, *book.sites, *book.narratives, *book.groups)
    return {e.id: str(getattr(e, "name", None) or getattr(e, "title", e.id)) for e in entries}
