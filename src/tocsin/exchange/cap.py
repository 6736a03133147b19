"""Alarms as CAP 1.2 (Common Alerting Protocol, OASIS): what emergency services and the operators of
sites read. An alarm is one message; one that is not signed is a draft there, too.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from lxml import etree

from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.exchange.plain_text import for_xml
from tocsin.exchange.resting import Resting
from tocsin.records import Alarm, Marking, Problem, Site, label_of

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
_SENDER = "tocsin"
# A probability above which the standard says "likely", and one under which it says "unlikely".
_LIKELY, _UNLIKELY = 0.5, 0.05
_RADIUS_KM = 1.0
_RESPONSES = {"RESOLVED": "AllClear", "BASELINE": "Monitor", "NOTE": "Monitor", "WATCH": "Monitor"}
_SCOPES: dict[Marking, str] = {"clear": "Public", "red": "Private"}

Fields = Sequence[tuple[str, str | None]]


def cap_files(results: Results) -> Iterator[File]:
    """Yield a message for each alarm."""
    problems = {problem.id: problem for problem in results.facts.casebook.problems}
    sites = {site.id: site for site in results.facts.casebook.sites}
    resting = Resting(results)
    for alarm in results.alarms:
        problem = problems.get(alarm.problem_id)
        if problem is not None:
            own = [sites[name] for name in problem.sites if name in sites]
            message = _message(alarm, problem, own, resting.marking(alarm))
            yield File(f"{alarm.id}.cap.xml", [message])


def _message(alarm: Alarm, problem: Problem, sites: Sequence[Site], marking: Marking) -> bytes:
    """Return an alarm as a message."""
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})
    scope = _SCOPES.get(marking, "Restricted")
    _add(
        root,
        [
            ("identifier", alarm.id),
            ("sender", _SENDER),
            ("sent", _moment(alarm.as_of)),
            ("status", "Draft" if alarm.is_draft else "Actual"),
            ("msgType", "Alert"),
            ("source", ", ".join(alarm.signed_off_by) or None),
            ("scope", scope),
            ("restriction", label_of(marking) if scope == "Restricted" else None),
            ("addresses", _SENDER if scope == "Private" else None),
            ("code", label_of(marking)),
            ("note", None if not alarm.is_draft else "Not signed by two people."),
        ],
    )
    info = etree.SubElement(root, f"{{{NAMESPACE}}}info")
    _add(info, _info(alarm, problem))
    for name, value in _parameters(alarm):
        _add(_child(info, "parameter"), [("valueName", name), ("value", value)])
    for site in sites:
        _add(_child(info, "area"), _area(site))
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _info(alarm: Alarm, problem: Problem) -> Fields:
    """Return what is said of the alarm, in the order of the standard."""
    steps = [f"{item.addressee}: {item.action} ({item.item})." for item in alarm.watch_list]
    sentences = [alarm.likelihood_sentence, alarm.confidence_sentence]
    window = alarm.imminent or alarm.horizon
    return [
        ("language", "en"),
        ("category", "Security"),
        ("event", problem.title),
        ("responseType", _RESPONSES.get(alarm.proposed_state, "Prepare")),
        ("urgency", _urgency(alarm)),
        ("severity", "Unknown"),  # how bad it would be is not judged
        ("certainty", _certainty(alarm)),
        ("effective", _moment(alarm.as_of)),
        ("onset", _moment(window.start)),
        ("expires", _moment(_end_of(alarm.horizon.end))),
        ("senderName", "Tocsin"),
        ("headline", f"{alarm.proposed_state}: {problem.title}"),
        ("description", "\n".join([*sentences, *_evidence(alarm)])),
        ("instruction", "\n".join(steps) or None),
    ]


def _evidence(alarm: Alarm) -> list[str]:
    """Return the evidence on both sides, and what is not known."""
    sides = (("For", alarm.evidence_for), ("Against", alarm.evidence_against), ("Gap", alarm.gaps))
    return [f"{side}: {line.text}" for side, lines in sides for line in lines]


def _parameters(alarm: Alarm) -> Iterator[tuple[str, str]]:
    """Yield the figures the standard has no place for."""
    range_ = alarm.likelihood
    yield "tocsin:state", alarm.proposed_state
    if range_.p is not None:
        yield "tocsin:probability", f"{range_.p:.6g}"
    yield "tocsin:range", f"{range_.low:.6g} {range_.high:.6g}"
    yield "tocsin:confidence", alarm.confidence


def _area(site: Site) -> Fields:
    """Return a site as an area: a circle around its point, where it has one."""
    if site.latitude is None or site.longitude is None:
        return [("areaDesc", site.name)]
    circle = f"{site.latitude:.6f},{site.longitude:.6f} {_RADIUS_KM:g}"
    return [("areaDesc", site.name), ("circle", circle)]


def _urgency(alarm: Alarm) -> str:
    """Return how soon something has to be done: by the window that is given, if any."""
    if alarm.imminent is None:
        return "Future"
    return "Immediate" if alarm.imminent.start <= alarm.as_of.date() else "Expected"


def _certainty(alarm: Alarm) -> str:
    """Return how likely it is in the words of the standard."""
    figure = alarm.likelihood.p if alarm.likelihood.p is not None else alarm.likelihood.high
    if figure > _LIKELY:
        return "Likely"
    return "Possible" if figure >= _UNLIKELY else "Unlikely"


def _end_of(day: dt.date) -> dt.datetime:
    """Return the last second of a day."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC)


def _moment(moment: dt.datetime | dt.date) -> str:
    """Return a moment as the standard has it: UTC is -00:00, never Z."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time(), dt.UTC)
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}-00:00"


def _child(parent: etree._Element, name: str) -> etree._Element:
    """Add an element."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")


def _add(parent: etree._Element, fields: Fields) -> None:
    """Add elements with their texts; those without one are left out."""
    for name, text in fields:
        if text is not None:
            _child(parent, name).text = for_xml(text)
