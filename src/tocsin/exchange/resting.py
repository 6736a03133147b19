"""What alarms rest on: their documents, and the marking that follows from them."""

from collections.abc import Iterable

from tocsin.exchange.exporters import Results
from tocsin.records import Alarm, Assessment, Document, Marking, strictest


class Resting:
    """The documents behind alarms and events."""

    def __init__(self, results: Results) -> None:
        """Look up the documents of the claims and matches that alarms and events name."""
        self._results = results
        facts = results.facts
        wanted = {claim for event in facts.events for claim in event.claim_ids}
        wanted |= cited(results.alarms, results.assessments)
        self._homes = {c.id: c.document_id for c in facts.claims if c.id in wanted}
        self._homes |= {m.id: m.document_id for m in facts.matches if m.id in wanted}
        homes = set(self._homes.values())
        self._documents = {d.id: d for d in facts.documents if d.id in homes}

    def documents(self, names: Iterable[str]) -> list[Document]:
        """Return the documents of some claims and matches, each once, in order."""
        homes = dict.fromkeys(self._homes[name] for name in names if name in self._homes)
        return [self._documents[home] for home in homes if home in self._documents]

    def of_alarm(self, alarm: Alarm) -> list[Document]:
        """Return the documents an alarm rests on."""
        names = claims_of(alarm)
        for assessment in self._results.assessments:
            if (assessment.problem_id, assessment.as_of) == (alarm.problem_id, alarm.as_of):
                names += _evidence_of(assessment)
        return self.documents(names)

    def marking(self, alarm: Alarm) -> Marking:
        """Return the marking of an alarm: the strictest of what it rests on, and at least that of
        what states none.
        """
        own = self._results.unmarked
        marked = (self._results.marking(document) for document in self.of_alarm(alarm))
        return strictest([own, *marked]) or own


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
