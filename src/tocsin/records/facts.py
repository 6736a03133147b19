"""What is known at one moment, as later stages look at it."""

from tocsin.records.annotation import Attribution, Claim, Event, Mention, Quote
from tocsin.records.assessment import ItemGrade, SourceGrade
from tocsin.records.base import Record
from tocsin.records.capture import Change
from tocsin.records.chart import Chart
from tocsin.records.document import Document, Lineage, Origin
from tocsin.records.ledger import DropCount, Estimate, Judgement, Resolution, Signature
from tocsin.records.match import Label, Match, Novelty, Proposal
from tocsin.records.occurrence import Occurrence
from tocsin.records.reading import Copublished, FirstMover, PairNovelty, Reading, Silence
from tocsin.records.watched import Casebook


class Facts(Record, frozen=True):
    """The records known at as-of, with the lineage that says which of them share an origin."""

    casebook: Casebook
    documents: tuple[Document, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    origins: tuple[Origin, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    matches: tuple[Match, ...] = ()
    readings: tuple[Reading, ...] = ()
    silences: tuple[Silence, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    changes: tuple[Change, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    drops: tuple[DropCount, ...] = ()
    chart: Chart = Chart()
    labels: tuple[Label, ...] = ()
    novelties: tuple[Novelty, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    first_movers: tuple[FirstMover, ...] = ()
    pair_novelties: tuple[PairNovelty, ...] = ()
    copublished: tuple[Copublished, ...] = ()
    signatures: tuple[Signature, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    source_grades: tuple[SourceGrade, ...] = ()
    item_grades: tuple[ItemGrade, ...] = ()

    def touching(self, sites: frozenset[str], narratives: frozenset[str]) -> frozenset[str]:
        """Return the documents that name one of some sites or tell one of some stories."""
        named = {m.document_id for m in self.mentions if m.entity_id in sites}
        told = {
            m.document_id
            for m in self.matches
            if m.narrative_id in narratives and m.voice is not None
        }
        return frozenset(named | told)
