"""What a brief shows behind its problems.

Sources, who wrote first, series, tempo, claims and documents.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from tocsin.records import NO_EVIDENCE, Claim, Document, Facts, Problem, Reading
from tocsin.report.marking import parts_of, sentence_of
from tocsin.report.pictures import series
from tocsin.report.worded import Words
from tocsin.warn.citing import names_of, said_by_message, voice_message

_CONTEXT = 160
_MOST_SERIES = 4
_MOST_TEMPO = 4
_MOST_MOVERS = 8
# So many documents are listed, those with most claims first; the rest are counted.
MOST_DOCUMENTS = 60


def sources(facts: Facts, words: Words) -> list[dict[str, Any]]:
    """Return the sources that were read, with their grades and how much each published."""
    documents = facts.by_source()
    grades = {g.source_id: g for g in facts.source_grades}
    rows = []
    for source in facts.casebook.sources:
        grade = grades.get(source.id)
        number = documents.get(source.id, 0)
        if number and grade is not None:
            why = words.of(grade.why_message, grade.why)
            rows.append({"source": source, "grade": grade, "why": why, "documents": number})
    return rows


def movers(facts: Facts) -> list[dict[str, Any]]:
    """Return who was earliest seen with the narratives and sites that several sources wrote of.

    The most followed first.
    """
    rows = [m for m in facts.first_movers if m.followers]
    rows.sort(key=lambda m: (-len(m.followers), m.at))
    names = names_of(facts)
    shown = []
    for mover in rows[:_MOST_MOVERS]:
        about = mover.site_id or mover.narrative_id or ""
        shown.append({"about": names.get(about, about), "mover": mover})
    return shown


def documents(facts: Facts, words: Words) -> tuple[list[dict[str, Any]], int]:
    """Return the documents with what was found in them, and how many more there are."""
    claims = Counter(c.document_id for c in facts.claims)
    ranked = sorted(facts.documents, key=lambda d: (-claims[d.id], d.external_id, d.id))
    chosen = ranked[:MOST_DOCUMENTS]
    chosen.sort(key=lambda d: (str(d.published_at), d.external_id, d.id))
    carried, marks = _carried(facts, words), _marks(facts)
    copies = {row.document_id for row in facts.lineage if row.origin_id != row.document_id}
    rows = [
        {
            "document": d,
            "claims": claims[d.id],
            "narratives": sorted(carried.get(d.id, ())),
            "copied": d.id in copies,
            "marks": [words.value("flag", mark) for mark in marks.get(d.id, ())],
        }
        for d in chosen
    ]
    return rows, facts.document_total - len(chosen)


def _carried(facts: Facts, words: Words) -> Mapping[str, set[str]]:
    """Return which narratives each document carries, and in which voice."""
    names = names_of(facts)
    carried: dict[str, set[str]] = defaultdict(set)
    for match in facts.matches:
        if match.voice:
            name = names.get(match.narrative_id, match.narrative_id)
            voice = words.value("voice", match.voice)
            carried[match.document_id].add(f"{name} ({voice})")
    return carried


def _marks(facts: Facts) -> Mapping[str, list[str]]:
    """Return what makes the claims of a document no evidence: opinion, satire."""
    marks: dict[str, list[str]] = {}
    for claim in facts.claims:
        known = marks.setdefault(claim.document_id, [])
        flags = dict.fromkeys(claim.flags)
        known += [flag for flag in flags if flag in NO_EVIDENCE and flag not in known]
    return marks


def attention(problem: Problem, facts: Facts, words: Words) -> list[dict[str, Any]]:
    """Return the pictures of attention to the problem's sites and narratives."""
    by_key: dict[tuple[str, str | None, str | None], list[Reading]] = defaultdict(list)
    for reading in facts.readings:
        watched = reading.narrative_id in (None, *problem.narratives)
        if reading.measure == "attention" and reading.site_id in problem.sites and watched:
            by_key[reading.group, reading.site_id, reading.narrative_id].append(reading)
    names = names_of(facts)
    ranked = sorted(by_key.items(), key=lambda row: (row[0][2] is not None, str(row[0])))
    pictures = []
    for key, readings in ranked[:_MOST_SERIES]:
        rows = sorted(readings, key=lambda r: r.day)
        peak = max(rows, key=_height)
        last = rows[-1]
        pictures.append(
            {
                "title": " · ".join(names.get(part, part) for part in key if part),
                "picture": Markup(series(rows, words)),
                "peak": peak.day,
                "peak_why": words.of(peak.why_message, peak.why),
                "last_why": words.of(last.why_message, last.why),
            }
        )
    return pictures


def _height(reading: Reading) -> tuple[bool, float, int]:
    """Return what makes a day stand out.

    A crossing, then how much more there was than expected, then how early it was.
    """
    excess = reading.observed - (reading.expected or 0.0)
    return reading.crossed, excess, -reading.day.toordinal()


def tempo(facts: Facts, words: Words) -> list[dict[str, Any]]:
    """Return the pictures of the data sets' own tempo.

    Each as a whole, then the areas where it stands out most.
    """
    names = {**facts.chart.area_names, **names_of(facts)}
    datasets = {f"events:{o.dataset}": o.dataset for o in facts.occurrences}
    by_key: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in facts.readings:
        if reading.measure == "tempo":
            by_key[reading.group, reading.site_id or ""].append(reading)
    ranked = sorted(by_key.items(), key=lambda row: (row[0][1] != "", -_crossings(row[1]), row[0]))
    pictures = []
    for (group, area), rows in ranked[:_MOST_TEMPO]:
        where = names.get(area, area) or words("brief-everywhere")
        first = next((r for r in rows if r.crossed), None)
        last = rows[-1]
        pictures.append(
            {
                "title": f"{datasets.get(group, group)} · {where}",
                "picture": Markup(series(rows, words)),
                "first": first.day if first else None,
                "first_why": words.of(first.why_message, first.why) if first else "",
                "last_why": words.of(last.why_message, last.why),
            }
        )
    return pictures


def _crossings(readings: Sequence[Reading]) -> int:
    """Return on how many days a series was above its baseline."""
    return sum(r.crossed for r in readings)


def claim_view(claim: Claim, document: Document, facts: Facts, words: Words) -> dict[str, Any]:
    """Return a claim with its sentence in context and its chain."""
    wide = sentence_of(document, claim)
    before = document.text[max(0, wide.start - _CONTEXT) : wide.start].rpartition("\n")[2]
    after = document.text[wide.end : wide.end + _CONTEXT].partition("\n")[0]
    names = names_of(facts)
    voice = voice_message(document, names)
    matches = [m for m in facts.matches if m.claim_id == claim.id]
    return {
        "claim": claim,
        "document": document,
        "said_by": words(said_by_message(claim, document, names)),
        "voice": voice if isinstance(voice, str) else words(voice),
        "narratives": [(m.narrative_id, words.value("voice", m.voice)) for m in matches if m.voice],
        "before": before,
        "parts": parts_of(document, claim),
        "after": after,
    }
