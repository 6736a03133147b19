"""What is known at one moment, as later stages look at it."""

from collections import Counter
from collections.abc import Mapping

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


class Carried(Record, frozen=True):
    """How many origins carry a narrative, in each voice and in all."""

    voices: dict[str, int]
    origins: int


class Beyond(Record, frozen=True):
    """What is said of all documents, where only those are at hand that something rests on.

    `voiced` is how many matches have a voice; `loaded` the judging words by whose they are.
    """

    documents: int
    claims: int
    voiced: int
    by_source: dict[str, int]
    carried: dict[str, Carried]
    loaded: dict[str, dict[str, int]]


class Facts(Record, frozen=True):
    """The records known at as-of, with the lineage that says which of them share an origin.

    With `beyond`, only the documents that something rests on are at hand, each with everything that
    was found in it but quotes and attributions.
    """

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
    beyond: Beyond | None = None

    @property
    def document_total(self) -> int:
        """Return how many documents are known."""
        return self.beyond.documents if self.beyond is not None else len(self.documents)

    @property
    def claim_total(self) -> int:
        """Return how many claims are known."""
        return self.beyond.claims if self.beyond is not None else len(self.claims)

    @property
    def match_total(self) -> int:
        """Return how many matches with a voice are known."""
        if self.beyond is not None:
            return self.beyond.voiced
        return sum(m.voice is not None for m in self.matches)

    def by_source(self) -> Mapping[str, int]:
        """Return how many documents each source published."""
        if self.beyond is not None:
            return self.beyond.by_source
        return Counter(d.source_id for d in self.documents if d.source_id is not None)

    def touching(self, sites: frozenset[str], narratives: frozenset[str]) -> frozenset[str]:
        """Return the documents that name one of some sites or tell one of some stories."""
        named = {m.document_id for m in self.mentions if m.entity_id in sites}
        carrying = {
            m.document_id
            for m in self.matches
            if m.narrative_id in narratives and m.voice is not None
        }
        return frozenset(named | carrying)
