"""What alarms rest on: their documents, and the marking that follows from them."""

from collections.abc import Iterable

from tocsin.exchange.exporters import Results
from tocsin.records import Alarm, Assessment, Event, Marking, strictest
from tocsin.records.paging import AtHand, Home


class Resting:
    """The documents behind alarms."""

    def __init__(self, results: Results) -> None:
        """Look up the documents of the claims and matches that alarms name."""
        self._results = results
        wanted = sorted(cited(results.alarms, results.assessments))
        self._homes = homes_of(results.lookup(), wanted)

    def _documents(self, names: Iterable[str]) -> list[Home]:
        """Return the documents of some claims and matches, each once, in order."""
        homes = [self._homes[name] for name in names if name in self._homes]
        return list({home.id: home for home in homes}.values())

    def of_alarm(self, alarm: Alarm) -> list[Home]:
        """Return the documents an alarm rests on."""
        names = claims_of(alarm)
        for assessment in self._results.assessments:
            if (assessment.problem_id, assessment.as_of) == (alarm.problem_id, alarm.as_of):
                names += _evidence_of(assessment)
        return self._documents(names)

    def marking(self, alarm: Alarm) -> Marking:
        """Return the marking of an alarm: the strictest of what it rests on, and at least that of
        what states none.
        """
        own = self._results.unmarked
        marked = (self._results.marking(document) for document in self.of_alarm(alarm))
        return strictest([own, *marked]) or own


def homes_of(at_hand: AtHand, records: Iterable[str]) -> dict[str, Home]:
    """Return the documents of some claims and matches, by those; what does not leave has none."""
    names = at_hand.documents_of(records)
    homes = at_hand.homes(dict.fromkeys(names.values()))
    return {record: homes[name] for record, name in names.items() if name in homes}


def homes_of_events(at_hand: AtHand, events: Iterable[Event]) -> dict[str, list[Home]]:
    """Return the documents that some events stand in, each once, in order of their claims."""
    reported = list(events)
    homes = homes_of(at_hand, dict.fromkeys(name for e in reported for name in e.claim_ids))
    own = ((e.id, [homes[name] for name in e.claim_ids if name in homes]) for e in reported)
    return {
        event: list({home.id: home for home in homes_there}.values()) for event, homes_there in own
    }


def cited(alarms: Iterable[Alarm], assessments: Iterable[Assessment]) -> set[str]:
    """Return the claims and matches that alarms and assessments name."""
    names = {name for alarm in alarms for name in claims_of(alarm)}
    return names.union(*map(_evidence_of, assessments))


def claims_of(alarm: Alarm) -> list[str]:
    """Return the claims that the evidence and advice of an alarm name."""
    lines = (*alarm.evidence_for, *alarm.evidence_against, *alarm.gaps)
    evidence = [name for line in lines for name in line.claim_ids]
    return [*evidence, *(advice.claim_id for advice in alarm.advice)]


def _evidence_of(assessment: Assessment) -> list[str]:
    """Return the records that the observations of an assessment name."""
    return [name for seen in assessment.observations for name in seen.evidence]
