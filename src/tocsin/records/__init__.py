"""Every record that passes between stages. Nothing here reads, writes or decides."""

from tocsin.records.alarm import SIGNERS, Advice, Alarm, Evidence, LikelihoodRange, Opinion, State
from tocsin.records.annotation import (
    NO_EVIDENCE,
    NOT_SPECIFIED,
    UNSTATED,
    Annotations,
    Attribution,
    Claim,
    ClaimType,
    Cue,
    Event,
    EventName,
    EventStatus,
    Factuality,
    Hop,
    Mention,
    MentionKind,
    Modality,
    Quote,
    QuoteKind,
    SourceMention,
    Speaker,
    Stance,
    Version,
)  # fmt: skip
from tocsin.records.assessment import (
    AchRow,
    Assessment,
    BindingWay,
    Bound,
    Contribution,
    Interval,
    ItemGrade,
    Observation,
    Pooled,
    Prior,
    RangeShare,
    Seen,
    Sensitivity,
    SourceGrade,
    Swing,
)  # fmt: skip
from tocsin.records.base import Admiralty, Record, Score, Span, content_id, six
from tocsin.records.basis import Basis, Superseded
from tocsin.records.capture import (
    DOCX,
    HTML,
    PDF,
    TELEGRAM,
    UNKNOWN_SENDER,
    Capture,
    Change,
    Fetch,
    Sighting,
    Vanished,
)  # fmt: skip
from tocsin.records.chart import Chart, FeatureKind, MapFeature, Outline
from tocsin.records.document import TRANSLITERATED, Card, Document, Lineage, Noise, NoiseKind, Origin, Unread
from tocsin.records.facts import Facts
from tocsin.records.ledger import (
    LEFT_OUT,
    AuditEntry,
    Delivery,
    DropCount,
    Dropped,
    Estimate,
    Issue,
    Judgement,
    Resolution,
    SavedSearch,
    Signature,
    Withdrawal,
)
from tocsin.records.match import SAME, Feature, Label, Match, Novelty, Proposal, Voice
from tocsin.records.occurrence import Occurrence
from tocsin.records.place import EARTH_KM, Gazetteer, Named, Place, PlaceKind, kilometres, point
from tocsin.records.reading import (
    Copublished,
    Count,
    FirstMover,
    Follower,
    GroupDay,
    Key,
    PairNovelty,
    Reading,
    Silence,
    SilenceState,
    Touch,
    WatchState,
)  # fmt: skip
from tocsin.records.state import AlarmHistory, CountHistory, EntryMark, FetchMark, FetchMemory
from tocsin.records.time import DateCandidate, DateFinding, Precision, TimeRole, When, Window
from tocsin.records.vectors import Embedder, Matrix, VectorMemory
from tocsin.records.watched import (
    KNOWN_ALWAYS,
    NO_REFERENCE,
    Actor,
    Casebook,
    Debunk,
    Entry,
    Facet,
    Grade,
    Group,
    Handle,
    Hypothesis,
    Indicator,
    Likelihood,
    Narrative,
    Observe,
    PastCase,
    Precedent,
    Problem,
    Quiet,
    ReferenceClass,
    Site,
    Source,
    SpeakerRole,
    Target,
    Thresholds,
    WatchItem,
)  # fmt: skip

__all__ = [
    "DOCX", "EARTH_KM", "HTML", "KNOWN_ALWAYS", "LEFT_OUT", "NOT_SPECIFIED", "NO_EVIDENCE", "NO_REFERENCE", "PDF", "SAME", "SIGNERS",
    "TELEGRAM", "TRANSLITERATED", "UNKNOWN_SENDER", "UNSTATED", "AchRow", "Actor", "Admiralty", "Advice", "Alarm", "AlarmHistory",
    "Annotations",
    "Assessment", "Attribution", "AuditEntry", "Basis", "BindingWay",
    "Bound", "Capture", "Card", "Casebook", "Change", "Chart", "Claim", "ClaimType", "Contribution",
    "Copublished", "Count", "CountHistory", "Cue", "DateCandidate", "DateFinding", "Debunk", "Delivery", "Document", "DropCount",
    "Dropped", "Embedder", "Entry", "EntryMark", "Estimate", "Event", "EventName", "EventStatus", "Evidence", "Facet", "Facts",
    "Factuality", "Feature", "FeatureKind", "Fetch", "FetchMark", "FetchMemory", "FirstMover", "Follower", "Gazetteer", "Grade",
    "Group", "GroupDay", "Handle", "Hop", "Hypothesis", "Indicator", "Interval", "Issue", "ItemGrade", "Judgement", "Key",
    "Label", "Likelihood", "LikelihoodRange", "Lineage", "MapFeature", "Match", "Matrix", "Mention", "MentionKind", "Modality",
    "Named", "Narrative", "Noise", "NoiseKind", "Novelty", "Observation", "Observe", "Occurrence", "Opinion", "Origin", "Outline",
    "PairNovelty", "PastCase", "Place", "PlaceKind", "Pooled", "Precedent", "Precision", "Prior", "Problem", "Proposal", "Quiet",
    "Quote", "QuoteKind", "RangeShare", "Reading", "Record", "ReferenceClass", "Resolution", "SavedSearch", "Score", "Seen", "Sensitivity",
    "Sighting", "Signature", "Silence", "SilenceState", "Site", "Source", "SourceGrade", "SourceMention", "Span", "Speaker", "SpeakerRole",
    "Stance", "State", "Superseded", "Swing", "Target", "Thresholds", "TimeRole", "Touch", "Unread", "Vanished", "VectorMemory",
    "Version", "Voice", "WatchItem", "WatchState", "When", "Window", "Withdrawal", "content_id", "kilometres", "point", "six",
]  # fmt: skip
