"""A claim meets a narrative."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record, Score, Span

# The field in which a person says whether a claim tells a narrative.
SAME = "same"
Voice = Literal["promotes", "relays", "exposes"]


class Feature(Record, frozen=True):
    """One named reason for or against a match; `why` is the sentence shown to people."""

    name: str
    value: Score
    weight: Score
    why: str


class Match(Record, frozen=True):
    """A claim that promotes, relays or exposes a catalogued narrative; `voice` is None where the
    matcher abstains.

    `score` is the probability that it is this narrative. `voice_if_same` is the voice it has once a
    person says that it is. `tags` are DISARM techniques by id, each with the rule that earned it.
    """

    id: str
    claim_id: str
    document_id: str
    narrative_id: str
    score: Score
    features: tuple[Feature, ...]
    method: str
    voice: Voice | None = None
    voice_if_same: Voice | None = None
    tags: dict[str, str] = {}


class Label(Record, frozen=True):
    """A judging word in a claim, with whose word it is and the technique it belongs to; never a
    word on whether it is right.
    """

    id: str
    document_id: str
    claim_id: str
    span: Span
    surface: str
    technique: str
    voice: str
    rule: str
    method: str
    voice_id: str | None = None


class Novelty(Record, frozen=True):
    """What is new about a narrative this time beside its precedents, with the nearest of them and
    what followed it.
    """

    narrative_id: str
    claim_ids: tuple[str, ...]
    new: dict[str, tuple[str, ...]]
    sentence: str
    nearest: str | None = None
    followed: str | None = None


class Proposal(Record, frozen=True):
    """A narrative that recurs and is not in the catalogue: proposed to a person, with examples;
    never added by itself.
    """

    id: str
    claim_ids: tuple[str, ...]
    origins: int
    sources: tuple[str, ...]
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    first: dt.datetime | None = None
    last: dt.datetime | None = None
