"""The report of a replay: a page, the same as Markdown, tables and pictures as files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from tocsin.assess import scores
from tocsin.assess.scores import Estimate
from tocsin.exchange.files import write_whole
from tocsin.records import Casebook, Frozen
from tocsin.replay import pictures
from tocsin.replay.alarms import Matched
from tocsin.replay.definition import Incident
from tocsin.replay.forecasters import PROGRAM
from tocsin.replay.leaving_out import Without
from tocsin.replay.replaying import Replayed
from tocsin.replay.scoring import BUDGETS, MISS_COSTS, Definition, Proper, Scored, Tally
from tocsin.replay.tables import tables
from tocsin.report.rendering import templates_of
from tocsin.report.worded import ENGLISH, Words

_ENVIRONMENT = templates_of("tocsin.replay")
# So many ids stand beside a row, and so many names in a sentence; the tables hold all.
_MOST_IDS, _MOST_NAMES = 6, 12
_MAIN_BUDGET = 2
_NOTHING = "–"


def write_report(
    replayed: Replayed, scored: Scored, casebook: Casebook, out: Path, language: str = ENGLISH
) -> list[Path]:
    """Write the page, the Markdown, the tables and the pictures into a folder; return their paths.

    Raises:
        UsageError: there are no texts in the language.
        OutputError: the folder cannot be written.
    """
    view = Report(replayed, scored, casebook, Words(language)).view()
    files: dict[str, str] = dict(tables(scored))
    for name, picture in view["pictures"].items():
        if picture:
            files[f"{name}.svg"] = pictures.alone(str(picture))
    for name in ("replay.html", "replay.md"):
        files[name] = _ENVIRONMENT.get_template(name).render(view)
    return [write_whole(out / name, [text.encode()]) for name, text in sorted(files.items())]


def figure(value: float | None, places: int = 3) -> str:
    """Write a figure, or a dash where there is none."""
    return _NOTHING if value is None else f"{value:.{places}f}"


def estimate(measured: Estimate, places: int = 3) -> str:
    """Write a figure with its interval."""
    if measured.value is None or measured.low is None or measured.high is None:
        return figure(measured.value, places)
    edges = f"{measured.low:.{places}f} … {measured.high:.{places}f}"
    return f"{measured.value:.{places}f} ({edges})"


def percent(value: float | None) -> str:
    """Write a share as a percentage, or a dash where there is none."""
    return _NOTHING if value is None else f"{value:.0%}"


class Report:
    """What the page shows, in a reader's language."""

    def __init__(
        self, replayed: Replayed, scored: Scored, casebook: Casebook, words: Words
    ) -> None:
        """Take what was replayed and how it was scored."""
        self._replayed = replayed
        self._scored = scored
        self._book = casebook
        self._words = words
        self._names = {s.id: s.name for s in casebook.sites}
        self._horizon = max((r.horizon_days for r in scored.rows), default=1)
        self._rows = {(r.problem_id, r.day): r for r in scored.rows}

    def view(self) -> dict[str, Any]:
        """Return everything the templates ask for."""
        span = self._replayed.span
        return {
            "_": self._words,
            "language": self._words.language,
            "casebook": self._book,
            "span": self._words(
                "replay-span",
                first=span.first,
                last=span.last,
                step=span.step,
                documents=f"{self._replayed.documents:,}",
            ),
            "answer": list(self.answer()),
            "definitions": [self._definition(d) for d in self._scored.definitions],
            "measures": list(self._measures()),
            "notes": list(self._notes()),
            "without": [self._without(row) for row in self._scored.without],
            "campaigns": self._campaigns(),
            "tallies": [self._tally(t) for t in self._shown_tallies()],
            "wrong": [self._false(m) for m in self._scored.matches if m.fate != "hit"],
            "missed": [self._missed(i) for i in self._scored.missed],
            "void": list(self.unused()),
            "pictures": self._pictures(),
            "drawn": list(self._drawn()),
        }

    def answer(self) -> Iterator[str]:
        """Yield the answer in a few sentences: is there skill, what did alarms come to."""
        proper = self._scored.proper
        if proper is None:
            yield self._words("replay-verdict-none")
        else:
            yield self._words(
                f"replay-verdict-{proper.verdict}",
                skill=estimate(proper.skill, 2),
                windows=str(proper.windows),
                needed=str(scores.ENOUGH),
            )
        own = next((t for t in self._scored.own if t.within == 14), self._scored.own[0])
        yield self._own_alarms(own)
        best = self._best()
        if best is not None:
            yield best

    def _own_alarms(self, own: Tally) -> str:
        """Say what the program's own alarms came to."""
        if not own.alarms:
            return self._words("replay-no-alarms", incidents=str(own.incidents))
        return self._words(
            "replay-own-alarms",
            alarms=str(own.alarms),
            hits=str(own.hits),
            false=figure(own.false_a_month, 2),
            incidents=str(own.incidents),
            recall=percent(own.recall),
            lead=estimate(own.lead, 0),
        )

    def _best(self) -> str | None:
        """Say what the program and the best simpler rule find at an equal rate of alarms."""
        rows = [t for t in self._scored.rules if t.budget == _MAIN_BUDGET and t.within == 14]
        own = next((t for t in rows if t.forecaster == PROGRAM), None)
        others = [t for t in rows if t.forecaster != PROGRAM and t.recall is not None]
        if own is None or own.recall is None or not others:
            return None
        best = max(others, key=lambda t: (t.recall or 0.0, t.forecaster))
        return self._words(
            "replay-best",
            budget=str(_MAIN_BUDGET),
            own=percent(own.recall),
            rule=self._words(f"replay-{best.forecaster}"),
            best=percent(best.recall),
        )

    def _definition(self, definition: Definition) -> dict[str, str]:
        """Return the row of a problem's outcome."""
        happened = definition.happened
        return {
            "problem": happened.problem.id,
            "title": happened.problem.title,
            "rule": "; ".join(self._rule(definition)),
            "resolved": str(definition.resolved),
            "came": str(definition.came),
            "rate": figure(definition.base_rate, 2),
            "incidents": str(definition.incidents),
        }

    def _rule(self, definition: Definition) -> Iterator[str]:
        """Yield the parts of a definition in words."""
        rule, problem = definition.happened.rule, definition.happened.problem
        sites = ", ".join(self._names.get(s, s) for s in problem.sites)
        yield self._words("replay-rule-within", km=f"{rule.within_km:g}", sites=sites)
        if rule.kinds:
            yield self._words("replay-rule-kinds", kinds=", ".join(rule.kinds))
        if rule.terms:
            terms = sorted({t for words in rule.terms.values() for t in words})
            yield self._words("replay-rule-terms", terms=", ".join(terms[:_MOST_NAMES]))
        if rule.least_deaths is not None:
            yield self._words("replay-rule-deaths", n=str(rule.least_deaths))
        if rule.least_civilians is not None:
            yield self._words("replay-rule-civilians", n=str(rule.least_civilians))
        yield self._words("replay-rule-apart", n=rule.apart_days)

    def _measures(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the scores: of the program, of climatology, of the base rate."""
        proper = self._scored.proper
        if proper is None:
            return
        say = self._words
        yield (
            say("replay-brier"),
            estimate(proper.brier),
            figure(proper.brier_climatology),
            figure(proper.brier_base_rate),
        )
        climate = figure(proper.log_climatology)
        yield say("replay-log"), estimate(proper.log), climate, _NOTHING
        yield say("replay-skill"), estimate(proper.skill, 2), _NOTHING, _NOTHING
        yield say("replay-skill-base"), estimate(proper.skill_base_rate, 2), _NOTHING, _NOTHING
        known = figure(proper.discrimination_climatology, 2)
        yield say("replay-discrimination"), estimate(proper.discrimination, 2), known, "0.50"

    def _notes(self) -> Iterator[str]:
        """Yield what must be known of the scores."""
        proper: Proper | None = self._scored.proper
        if proper is None:
            return
        part = proper.parts
        yield self._words(
            "replay-parts",
            reliability=figure(part.reliability),
            resolution=figure(part.resolution),
            uncertainty=figure(part.uncertainty),
        )
        yield self._words("replay-climatology-note")
        yield self._words("replay-intervals", days=self._horizon, draws=str(scores.DRAWS))

    def _shown_tallies(self) -> list[Tally]:
        """Return the tallies in the order in which they are shown."""
        equal = [t for t in self._scored.equal if t.forecaster != PROGRAM]
        rows = [*self._scored.own, *(equal if self._scored.own[0].alarms else ())]
        return [*rows, *self._scored.rules]

    def _tally(self, tally: Tally) -> dict[str, str]:
        """Return the row of a tally."""
        budget = self._words("replay-budget-own") if tally.budget is None else f"{tally.budget:g}"
        return {
            "rule": self._words(f"replay-{tally.forecaster}"),
            "budget": budget,
            "within": str(tally.within),
            "alarms": str(tally.alarms),
            "hits": str(tally.hits),
            "false": str(tally.false),
            "false_month": figure(tally.false_a_month, 2),
            "recall": percent(tally.recall),
            "precision": percent(tally.precision),
            "lead": estimate(tally.lead, 0),
        }

    def _without(self, row: Without) -> dict[str, Any]:
        """Return the row of a problem that is left out."""
        return {
            "problem": row.problem_id,
            "resolved": str(row.resolved),
            "brier": figure(row.brier),
            "skill": estimate(row.skill, 2),
            "recalls": [percent(row.recall[budget]) for budget in BUDGETS],
        }

    def _campaigns(self) -> str:
        """Say how well the prior of all others foretells each past campaign."""
        campaigns = self._scored.campaigns
        if not campaigns.rows:
            return self._words("replay-campaigns-none")
        return self._words(
            "replay-campaigns",
            n=len(campaigns.rows),
            brier=estimate(campaigns.brier),
            log=estimate(campaigns.log),
        )

    def _false(self, matched: Matched) -> dict[str, Any]:
        """Return the row of an alarm that was not matched."""
        alarm, why = matched.alarm, ""
        if matched.fate == "shared":
            why = self._words("replay-shared")
        elif matched.fate == "open":
            why = self._words("replay-not-judged")
        elif matched.before is not None:
            why = self._words("replay-came-before", n=matched.before)
        row = self._rows[alarm.problem_id, alarm.day]
        return {"problem": alarm.problem_id, "day": alarm.day, "why": why, **_frozen(row)}

    def _missed(self, incident: Incident) -> dict[str, Any]:
        """Return the row of an incident that no alarm was matched with."""
        first = incident.rows[0]
        before = [
            r
            for r in self._scored.rows
            if r.problem_id == incident.problem_id and r.day < incident.day
        ]
        row = max(before, key=lambda r: r.day, default=None)
        shown = {"p": _NOTHING, "state": "", "evidence": []} if row is None else _frozen(row)
        what = first.text or first.kind or first.place or first.id
        return {
            "problem": incident.problem_id,
            "day": incident.day,
            "what": what,
            "who": first.who,
            "id": first.id,
            **shown,
        }

    def unused(self) -> Iterator[str]:
        """Yield what could not be used, and what must be known of the stream."""
        say, table = self._words, self._scored.table
        total = len(table.outcomes) + len(table.void)
        yield say(
            "replay-void-rows",
            rows=str(total),
            void=str(len(table.void)),
            share=percent(len(table.void) / total if total else 0.0),
        )
        yield from (say(f"replay-fault-{why}", n=str(n)) for why, n in table.faults().items())
        yield from self._days_of_table()
        yield say(f"replay-by-{self._replayed.by}")
        yield say("replay-days-utc")
        yield from self._of_alarms()
        if self._replayed.altered:
            altered = [day.isoformat() for day in self._replayed.altered]
            yield say("replay-altered", days=_some(altered))
        if self._replayed.ledger_altered:
            yield say("replay-ledger-altered")
        if self._replayed.undated:
            yield say("replay-undated", n=str(self._replayed.undated))
        for first, last in self._replayed.holes:
            yield say("replay-hole", first=first, last=last)
        if self._replayed.always:
            yield say("replay-always", names=_some(self._replayed.always))

    def _of_alarms(self) -> Iterator[str]:
        """Yield what was not counted, or not counted twice, of the program's own alarms."""
        matches = self._scored.matches
        before = sum(m.fate == "false" and m.before is not None for m in matches)
        shared = sum(m.fate == "shared" for m in matches)
        if matches:
            yield self._words("replay-no-overlap")
        if before:
            yield self._words("replay-alarms-before", n=str(before))
        if shared:
            yield self._words("replay-alarms-shared", n=str(shared))

    def _days_of_table(self) -> Iterator[str]:
        """Yield what the table covers, and which judged days it leaves without an answer."""
        say, scored, table = self._words, self._scored, self._scored.table
        yield say(
            "replay-covers-stated" if table.covers is not None else "replay-covers-rows",
            first=str(table.first),
            last=str(table.last),
        )
        if table.aside:
            yield say("replay-rows-aside", n=str(table.aside))
        days, void = scored.covered, sum(scored.void.values())
        share = percent(void / days) if days else _NOTHING
        yield say("replay-void-days", days=str(days), void=str(void), share=share)
        yield from (say(f"replay-void-{w}", n=str(n)) for w, n in sorted(scored.void.items()))
        yield from (say(f"replay-outside-{w}", n=str(n)) for w, n in sorted(scored.outside.items()))

    def _drawn(self) -> Iterator[tuple[str, str, str]]:
        """Yield the pictures in order: the name of the file, the title, and how it is read."""
        say = self._words
        yield "timeline", say("replay-timeline"), ""
        yield "reliability", say("replay-reliability"), say("replay-reliability-note")
        yield "likelihoods", say("replay-spread"), say("replay-spread-note")
        yield "lead_times", say("replay-leads"), ""
        yield "recall", say("replay-curve"), say("replay-curve-note", days=str(self._horizon))
        yield "costs", say("replay-costs"), say("replay-costs-note", ratio=str(MISS_COSTS))

    def _pictures(self) -> dict[str, Markup]:
        """Draw the pictures, by the names of their files."""
        scored, words = self._scored, self._words
        bins = scored.proper.bins if scored.proper is not None else ()
        incidents = {d.happened.problem.id: d.happened.incidents for d in scored.definitions}
        span = (self._replayed.span.first, self._replayed.span.last)
        covered = (scored.table.first or span[0], scored.table.last or span[1])
        drawn = {
            "reliability": pictures.reliability(bins, words),
            "likelihoods": pictures.spread(scored.forecasts, words),
            "lead_times": pictures.leads(scored.matches, self._horizon, words),
            "timeline": pictures.timeline(scored.matches, incidents, span, covered, words),
            "recall": pictures.curve(scored.curve, words),
            "costs": pictures.costs(scored.curve, words),
        }
        return {name: Markup(picture) for name, picture in drawn.items()}


def _some(names: Sequence[str]) -> str:
    """Return the first of some names, and how many there are."""
    more = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES])
    return f"{shown} … (+{more})" if more > 0 else shown


def _frozen(row: Frozen) -> dict[str, Any]:
    """Return what was said at the time, with the records it rests on."""
    return {"p": percent(row.p), "state": row.state, "evidence": list(row.evidence[:_MOST_IDS])}
