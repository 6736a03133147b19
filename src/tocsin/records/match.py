"""A claim meets a narrative."""

from typing import Literal

from tocsin.records.base import Record, Score

Voice = Literal["promotes", "relays", "exposes"]


class Feature(Record, frozen=True):
    """One named reason for or against a match; `why` is the sentence shown to people."""

    name: str
    value: Score
    weight: Score
    why: str


class Match(Record, frozen=True):
    """A claim that tells, relays or exposes a catalogued story; `voice` is None where the matcher abstains."""

    id: str
    claim_id: str
    document_id: str
    narrative_id: str
    score: Score
    features: tuple[Feature, ...]
    method: str
    voice: Voice | None = None
