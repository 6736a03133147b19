"""What was judged, as STIX: readings as sightings or observed data, problems as groupings, alarms
as reports, and the words of people on them as opinions.
"""

import base64
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tocsin.exchange.exporters import Results
from tocsin.exchange.stix import ids
from tocsin.exchange.stix.entries import Entries
from tocsin.exchange.stix.shape import Object, domain, extension, filled, stamp
from tocsin.records import (
    Alarm,
    Assessment,
    Marking,
    Problem,
    Reading,
    Record,
    Signature,
    WatchItem,
    label_of,
)

# Low, moderate and high on the scale of STIX (appendix A of the standard).
_CONFIDENCE = {"low": 15, "moderate": 50, "high": 85}
_OPINIONS = {"agree": "agree", "dissent": "disagree"}
_CONTEXT = "suspicious-activity"
_DAY = dt.timedelta(days=1) - dt.timedelta(milliseconds=1)


def sighting(reading: Reading, marking: Marking, entries: Entries) -> Iterator[Object]:
    """Yield a crossed reading of a narrative as its sighting: where, how often, and in the
    extension how often was expected.
    """
    yield from entries.narrative(str(reading.narrative_id))
    if reading.site_id in entries.sites:
        yield from entries.of(reading.site_id)
        where = str(entries.ref(reading.site_id))
    else:
        group = entries.group(reading.group)
        yield group
        where = group["id"]
    first, last = _span(reading)
    target = entries.narrative_id(str(reading.narrative_id))
    key = {"type": "sighting", "sighting_of_ref": target, "where_sighted_refs": [where]}
    name = ids.keyed("sighting", key | {"first_seen": first, "last_seen": last})
    sdo = domain("sighting", name, first, marking, modified=last)
    sdo |= {"sighting_of_ref": target, "where_sighted_refs": [where]}
    sdo |= {"first_seen": first, "last_seen": last, "count": reading.observed}
    yield sdo | {"description": reading.why, "extensions": _measured(reading)}


def observed(reading: Reading, media: Sequence[str], marking: Marking) -> Iterator[Object]:
    """Yield a crossed reading without a narrative as observed data: the media that were counted."""
    refs = sorted(set(media))
    if not refs:
        return
    first, last = _span(reading)
    sdo = domain("observed-data", ids.keyed("observed-data", {"objects": refs}), first, marking)
    sdo |= {"modified": last, "first_observed": first, "last_observed": last}
    sdo |= {"number_observed": max(reading.observed, 1), "object_refs": refs}
    yield sdo | {"extensions": _measured(reading)}


def _span(reading: Reading) -> tuple[str, str]:
    """Return when a reading begins and ends."""
    begin = dt.datetime.combine(reading.day, dt.time(reading.hour or 0), dt.UTC)
    length = _DAY if reading.hour is None else dt.timedelta(minutes=59, seconds=59)
    return stamp(begin), stamp(begin + length)


def _measured(reading: Reading) -> Object:
    """Return the extension of a reading."""
    return extension(
        [reading],
        expected=reading.expected,
        low=reading.low,
        high=reading.high,
        level=reading.level,
        statistic=reading.log_e,
    )


def grouping(problem: Problem, marking: Marking, entries: Entries) -> Iterator[Object]:
    """Yield a problem with its sites and narratives: the question and how it is resolved."""
    refs: list[str] = []
    for site in problem.sites:
        yield from entries.of(site)
        refs += [ref for ref in [entries.ref(site)] if ref]
    for narrative in problem.narratives:
        if narrative in entries.narratives:
            yield from entries.narrative(narrative)
            refs.append(entries.narrative_id(narrative))
    created = stamp(max(problem.known_from, dt.date(1970, 1, 1)))
    name = ids.named("grouping", problem.title, context=_CONTEXT, created=created)
    sdo = domain("grouping", name, created, marking)
    text = f"{problem.question}\n\nIncident: {problem.incident}\n\nResolution: {problem.resolution}"
    sdo |= {"name": problem.title, "context": _CONTEXT, "description": text}
    yield sdo | {"object_refs": refs, "extensions": extension([problem], id=problem.id)}


def action(item: WatchItem, marking: Marking) -> Object:
    """Return an item of a watch-list as a course of action."""
    name = f"{item.action}: {item.item}"
    created = stamp(dt.date(1970, 1, 1))
    sdo = domain("course-of-action", ids.named("course-of-action", name), created, marking)
    sdo |= {"name": name, "description": f"Addressed to: {item.addressee}"}
    return sdo | {"extensions": extension([item], addressee=item.addressee)}


def report(
    alarm: Alarm,
    assessment: Assessment | None,
    problem: Problem,
    refs: Iterable[str],
    marking: Marking,
    results: Results,
) -> Object:
    """Return an alarm as a report: its confidence is the analytic one, its probability stands in
    the extension, and the whole records and the brief are attached.
    """
    published, name = stamp(alarm.as_of), report_name(alarm, problem)
    key = ids.named("report", name, published=published)
    sdo = domain("report", key, published, marking)
    carried: list[Record] = [alarm, *([assessment] if assessment else [])]
    range_ = alarm.likelihood
    sdo |= {
        "name": name,
        "description": f"{alarm.likelihood_sentence}\n\n{alarm.confidence_sentence}",
        "report_types": ["observed-data"],
        "published": published,
        "confidence": _CONFIDENCE[alarm.confidence],
        "labels": _labels(alarm),
        "object_refs": list(dict.fromkeys(refs)),
        "x_opencti_files": list(_files(alarm, carried, marking, results)),
        "extensions": extension(
            carried,
            id=alarm.id,
            state=alarm.proposed_state,
            probability=range_.p,
            low=range_.low,
            high=range_.high,
            draft=alarm.is_draft,
        ),
    }
    return filled(sdo)


def report_name(alarm: Alarm, problem: Problem) -> str:
    """Return the name of an alarm."""
    return f"{alarm.proposed_state}: {problem.title} ({alarm.id})"


def _labels(alarm: Alarm) -> list[str]:
    """Return the labels of an alarm: its state, and that it is a draft where it is one."""
    draft = ['workflow:state="draft"'] if alarm.is_draft else []
    return [f"tocsin:{alarm.proposed_state.lower()}", *draft]


def _files(
    alarm: Alarm, carried: Sequence[Record], marking: Marking, results: Results
) -> Iterator[Object]:
    """Yield the files of a report: the whole records, and the brief where there is one."""
    named = [{"kind": type(each).__name__, "record": each} for each in carried]
    yield _file("tocsin.json", "application/json", msgspec.json.encode(named))
    brief = results.briefs.get(alarm.problem_id)
    if brief is not None:
        text = f"{label_of(marking)}\n\n{brief}"
        yield _file("brief.md", "text/markdown", text.encode())


def _file(name: str, kind: str, content: bytes) -> Object:
    """Return a file as OpenCTI takes it."""
    return {"name": name, "mime_type": kind, "data": base64.b64encode(content).decode()}


def opinions(
    alarm: Alarm, words: Iterable[Signature], target: str, marking: Marking
) -> Iterator[Object]:
    """Yield the signatures and dissents on an alarm. Each has a millisecond of its own: two who
    agree in one instant would have one id.
    """
    taken: set[tuple[str, str]] = set()
    signed = {name.casefold() for name in alarm.signed_off_by}
    dissents = {(opinion.signer, opinion.at) for opinion in alarm.dissent}
    for word in sorted(words, key=lambda word: (word.at, word.id)):
        holds = word.signer.casefold() in signed and word.word == "agree"
        if not (holds or (word.signer, word.at) in dissents):
            continue
        opinion, moment = _OPINIONS[word.word], word.at
        while (opinion, stamp(moment)) in taken:
            moment += dt.timedelta(milliseconds=1)
        taken.add((opinion, stamp(moment)))
        key = {"opinion": opinion, "created": stamp(moment)}
        sdo = domain("opinion", ids.keyed("opinion", key), stamp(moment), marking)
        sdo |= {"opinion": opinion, "authors": [word.signer], "explanation": word.note}
        yield filled(sdo | {"object_refs": [target], "extensions": extension([word])})
