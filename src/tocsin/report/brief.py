"""The page a person reads, as self-contained HTML and as Markdown, from one view of the records."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from tocsin.errors import WordingError
from tocsin.records import (
    NO_EVIDENCE,
    Alarm,
    Assessment,
    Claim,
    Document,
    Facts,
    Problem,
    Reading,
    Sensitivity,
)
from tocsin.report.changes import changes
from tocsin.report.first_screen import first_screen
from tocsin.report.maps import draw
from tocsin.report.marking import parts_of, sentence_of
from tocsin.report.narratives import loaded_words, narratives
from tocsin.report.pictures import likelihood_bar, series
from tocsin.report.public import names_weakness
from tocsin.report.public import public as public_form
from tocsin.report.translate import ENGLISH, translator
from tocsin.warn.evidence import names_of, said_by, voice_of
from tocsin.warn.wording import check_own_words, counted, share, spread

_CONTEXT = 160
_MOST_TEMPO = 4
_MOST_MOVERS = 8
# So many claims are shown with their sentences; the rest stand in claims.jsonl, and the brief says so.
MOST_CLAIMS = 80

_ENVIRONMENT = Environment(
    loader=PackageLoader("tocsin.report"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters |= {"counted": counted, "share": share, "spread": spread}


Earlier = Mapping[str, tuple[Alarm, Assessment | None]]


def render_html(
    alarms: Sequence[Alarm],
    assessments: Sequence[Assessment],
    facts: Facts,
    as_of: dt.datetime,
    before: Earlier | None = None,
    *,
    public: bool = False,
    language: str = ENGLISH,
) -> str:
    """Return the brief as one HTML page that needs nothing from outside; `public` in the form that may be shown to anybody.

    `language` is that of the fixed texts; what casebooks and documents say stays as it was written.

    Raises:
        WordingError: an alarm has no counter-evidence, no gaps or nothing that would lower it, or breaks a wording rule.
    """
    view = _view(alarms, assessments, facts, as_of, before or {}, public=public)
    return translator(language).page(_ENVIRONMENT.get_template("brief.html").render(**view))


def render_markdown(
    alarms: Sequence[Alarm],
    assessments: Sequence[Assessment],
    facts: Facts,
    as_of: dt.datetime,
    before: Earlier | None = None,
    *,
    public: bool = False,
    language: str = ENGLISH,
) -> str:
    """Return the brief as Markdown; raises as `render_html` does."""
    view = _view(alarms, assessments, facts, as_of, before or {}, public=public)
    return translator(language).lines(_ENVIRONMENT.get_template("brief.md").render(**view))


def check_alarm(alarm: Alarm) -> None:
    """Refuse an alarm that shows one side only, or mixes likelihood with confidence.

    Raises:
        WordingError: it does.
    """
    for name in ("evidence_against", "gaps", "would_lower"):
        if not getattr(alarm, name):
            raise WordingError(
                f"the brief of {alarm.problem_id} has no {name.replace('_', ' ')}; it does not render."
            )
    check_own_words(
        [alarm.likelihood_sentence, alarm.range_sentence, alarm.confidence_sentence, *alarm.reasons]
    )


def _view(
    alarms: Sequence[Alarm],
    assessments: Sequence[Assessment],
    facts: Facts,
    as_of: dt.datetime,
    before: Earlier,
    *,
    public: bool,
) -> dict[str, Any]:
    """Collect what the templates show."""
    for alarm in alarms:
        check_alarm(alarm)
    by_problem = {a.problem_id: a for a in assessments}
    problems = {p.id: p for p in facts.casebook.problems}
    names = names_of(facts)
    sections = [
        _section(
            a,
            by_problem[a.problem_id],
            problems[a.problem_id],
            facts,
            before.get(a.problem_id),
            public=public,
        )
        for a in alarms
    ]
    return {
        "as_of": as_of,
        "casebook": facts.casebook,
        "sections": sections,
        "names": names,
        "documents": _documents(facts),
        "dropped": [((d.stage, d.reason), d.number) for d in facts.drops],
        "claim_total": len(facts.claims),
        "match_total": sum(m.voice is not None for m in facts.matches),
        "map": Markup(draw(facts.chart)),
        "chart": facts.chart,
        "tempo": _tempo(facts),
        "sources": _sources(facts),
        "public": public,
        **_retold(facts, public=public),
    }


def _retold(facts: Facts, *, public: bool) -> dict[str, Any]:
    """Return what tells narratives again or looks at outlets one by one; the public form has none of it."""
    if public:
        return {"narratives": [], "loaded": [], "proposals": (), "movers": []}
    return {
        "narratives": narratives(facts),
        "loaded": loaded_words(facts),
        "proposals": facts.proposals,
        "movers": _movers(facts),
    }


def _sources(facts: Facts) -> list[dict[str, Any]]:
    """Return the sources that were read, with their grades and how much each said."""
    documents = Counter(d.source_id for d in facts.documents)
    grades = {g.source_id: g for g in facts.source_grades}
    return [
        {"source": s, "grade": grades[s.id], "documents": documents[s.id]}
        for s in facts.casebook.sources
        if documents[s.id] and s.id in grades
    ]


def _movers(facts: Facts) -> list[dict[str, Any]]:
    """Return who was earliest seen with the narratives and sites that several sources wrote of, the most followed first."""
    rows = [m for m in facts.first_movers if m.followers]
    names = names_of(facts)
    return [
        {
            "about": names.get(m.site_id or m.narrative_id or "", m.site_id or m.narrative_id),
            "mover": m,
        }
        for m in sorted(rows, key=lambda m: (-len(m.followers), m.at))[:_MOST_MOVERS]
    ]


def _documents(facts: Facts) -> list[dict[str, Any]]:
    """Return the documents with what was found in them."""
    claims = Counter(c.document_id for c in facts.claims)
    names = names_of(facts)
    told: dict[str, list[str]] = {}
    for match in facts.matches:
        if match.voice:
            line = f"{names.get(match.narrative_id, match.narrative_id)} ({match.voice})"
            if line not in told.setdefault(match.document_id, []):
                told[match.document_id].append(line)
    marks: dict[str, list[str]] = {}
    for claim in facts.claims:
        known = marks.setdefault(claim.document_id, [])
        known += [f for f in claim.flags if f in NO_EVIDENCE and f not in known]
    copies = {row.document_id: row for row in facts.lineage if row.origin_id != row.document_id}
    return [
        {
            "document": d,
            "claims": claims[d.id],
            "narratives": sorted(told.get(d.id, [])),
            "voice": voice_of(d, names),
            "copied": copies.get(d.id),
            "marks": marks.get(d.id, []),
        }
        for d in sorted(facts.documents, key=lambda d: (str(d.published_at), d.external_id, d.id))
    ]


def _section(
    alarm: Alarm,
    assessment: Assessment,
    problem: Problem,
    facts: Facts,
    before: tuple[Alarm, Assessment | None] | None,
    *,
    public: bool,
) -> dict[str, Any]:
    """Return what one problem's part of the brief shows."""
    since, matrix, moved = (
        changes(problem, (alarm, assessment), before),
        assessment.matrix,
        assessment.sensitivity,
    )
    shares = assessment.range_shares
    withheld = 0
    if public:
        alarm, withheld = public_form(alarm, problem)
        check_alarm(alarm)
        since = [t for t in since if not names_weakness(t, problem)]
        matrix = tuple(r for r in matrix if not names_weakness(r.name, problem))
        moved = tuple(r for r in moved if not names_weakness(r.change, problem))
        shares = tuple(r for r in shares if not names_weakness(r.name, problem))
    incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
    used = _claims_used(alarm)
    documents = {d.id: d for d in facts.documents}
    shown = [c for c in facts.claims if c.id in used]
    shown.sort(key=lambda c: (c.document_id, c.span))
    bar = likelihood_bar(
        alarm.likelihood.low, assessment.probabilities[incident], alarm.likelihood.high
    )
    return {
        "alarm": alarm,
        "assessment": assessment,
        "sensitivity": _named(moved, documents),
        "problem": problem,
        "incident": incident,
        "bar": Markup(bar),
        "series": _series(problem, facts),
        "claims": []
        if public
        else [_claim_view(c, documents[c.document_id], facts) for c in shown[:MOST_CLAIMS]],
        "claims_left": max(0, len(shown) - MOST_CLAIMS),
        "range_shares": shares,
        "first": first_screen(alarm, problem, facts, since, public=public),
        "withheld": withheld,
        "matrix": matrix,
        "days_left": alarm.horizon.days_left(alarm.as_of.date()),
        "draft": alarm.is_draft,
    }


def _named(rows: Sequence[Sensitivity], documents: Mapping[str, Document]) -> list[Sensitivity]:
    """Call origins that are documents by the names people know them by."""
    found = []
    for row in rows:
        head, _, origin = row.change.partition("without ")
        name = documents[origin].external_id if origin in documents else origin
        found.append(Sensitivity(change=f"{head}without {name}" if origin else row.change, p=row.p))
    return found


def _claims_used(alarm: Alarm) -> set[str]:
    """Return every claim an alarm rests on."""
    lines = (*alarm.evidence_for, *alarm.evidence_against, *alarm.gaps)
    windows = [w for w in (alarm.imminent, alarm.horizon) if w]
    return (
        {c for line in lines for c in line.claim_ids}
        | {c for w in windows for c in w.claim_ids}
        | {a.claim_id for a in alarm.advice}
    )


def _series(problem: Problem, facts: Facts) -> list[dict[str, Any]]:
    """Return the pictures of attention to the problem's sites and narratives."""
    by_key: dict[tuple[str, str | None, str | None], list[Reading]] = {}
    for reading in facts.readings:
        at_site = reading.site_id in problem.sites and reading.narrative_id in (
            None,
            *problem.narratives,
        )
        if at_site and reading.measure == "attention":
            by_key.setdefault((reading.group, reading.site_id, reading.narrative_id), []).append(
                reading
            )
    names = names_of(facts)
    found = []
    for (group, site, story), rows in sorted(
        by_key.items(), key=lambda item: (item[0][2] is not None, str(item[0]))
    ):
        rows = sorted(rows, key=lambda r: r.day)
        title = " · ".join(names.get(i, i) for i in (group, site, story) if i)
        peak = max(
            rows, key=lambda r: (r.crossed, r.observed - (r.expected or 0.0), -r.day.toordinal())
        )
        found.append(
            {"title": title, "picture": Markup(series(rows)), "why": rows[-1].why, "peak": peak}
        )
    return found[:4]


def _tempo(facts: Facts) -> list[dict[str, Any]]:
    """Return the pictures of the data sets' own tempo: each as a whole, then the areas where it stands out most."""
    names = {**facts.chart.area_names, **names_of(facts)}
    by_key: dict[tuple[str, str], list[Reading]] = {}
    for reading in facts.readings:
        if reading.measure == "tempo":
            by_key.setdefault((reading.group, reading.site_id or ""), []).append(reading)
    found = []
    ranked = sorted(
        by_key.items(), key=lambda k: (k[0][1] != "", -sum(r.crossed for r in k[1]), k[0])
    )
    for (group, area), rows in ranked[:_MOST_TEMPO]:
        title = " · ".join([group.partition(":")[2], names.get(area, area) or "everywhere"])
        first = next((r for r in rows if r.crossed), None)
        found.append(
            {"title": title, "picture": Markup(series(rows)), "first": first, "why": rows[-1].why}
        )
    return found


def _claim_view(claim: Claim, document: Document, facts: Facts) -> dict[str, Any]:
    """Return a claim with its sentence in context and its chain."""
    wide = sentence_of(document, claim)
    before = document.text[max(0, wide.start - _CONTEXT) : wide.start].rpartition("\n")[2]
    after = document.text[wide.end : wide.end + _CONTEXT].partition("\n")[0]
    names = names_of(facts)
    return {
        "claim": claim,
        "document": document,
        "said_by": said_by(claim, document, names),
        "voice": voice_of(document, names),
        "narratives": [
            (m.narrative_id, m.voice) for m in facts.matches if m.claim_id == claim.id and m.voice
        ],
        "before": before,
        "parts": parts_of(document, claim),
        "after": after,
    }
