"""What was found in a document: mentions, quotes, claims, events."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from tocsin.records.base import Record, Span
from tocsin.records.time import When

MentionKind = Literal["person", "organisation", "outlet", "state", "place", "site", "group"]
QuoteKind = Literal["direct", "fragment", "scare", "ventriloquised"]
Stance = Literal[
    "asserts", "reports", "denies", "doubts", "speculates", "asks", "not_said", "not_confirmed"
]
# Stances under which nobody is said to have put a proposition forward: such a claim is evidence for
# nothing.
UNSTATED: frozenset[Stance] = frozenset({"not_said", "not_confirmed"})
# Flags of claims that are evidence for nothing but themselves: an opinion in its author's own
# words, and satire.
NO_EVIDENCE = frozenset({"opinion", "satire"})
# What a text says of an act of speech: it took place, it did not, it withheld a confirmation,
# somebody only imagines it, or it depends on a condition (Sauri & Pustejovsky 2009 call this the
# factuality of the source's act).
Factuality = Literal["said", "not_said", "not_confirmed", "imagined", "conditional"]
Modality = Literal[
    "certain", "possible", "future", "conditional", "obligation", "not_said", "not_confirmed"
]
ClaimType = Literal[
    "forecast",
    "intent",
    "accuse",
    "threaten",
    "reject",
    "request",
    "recommend",
    "mobilize",
    "retreat",
    "observe",
    "precedent",
    "capability",
    "state",
    "explain",
    "frame",
    "gap",
    "cite",
    "ask",
]
EventName = Literal[
    "exercise",
    "troop_transfer",
    "force_arrival",
    "force_deployment",
    "scheduled_withdrawal",
    "request_for_forces",
    "appeal_for_dialogue",
    "abnormal_attention",
    "narrative_campaign",
    "unrest_with_deaths",
    "alleged_destabilisation",
    "attack",
    "explosion",
    "seizure",
    "arrest",
    "leak",
    "evacuation",
    "denial",
    "protective_messaging",
    "historical",
    "threat",
    "accusation",
    "protest",
    "airspace_closure",
    "overflight",
    "coup_plot",
    "sabotage",
    "hoax_call",
    "cyber_attack",
    "support",
]
EventStatus = Literal["claimed", "claimed_by_party", "planned", "presupposed", "historical"]


# How the rule of what the cue table found begins; behind it stands the construction.
COUNTED = "counted "
# Between the rule of who says a claim and that of its clause.
JOINED = " + "
# Behind the rules of a claim that a head has taken back stands this, its label and its score.
WEIGHED = "; head: "
# And this behind those of a claim of which a phrase of its sentence says that it is not so.
PHRASED = "; phrase: "


class Mention(Record, frozen=True):
    """A span that names somebody or something; `entity_id` is None where no link was clear."""

    id: str
    document_id: str
    span: Span
    kind: MentionKind
    surface: str
    method: str
    rule: str
    entity_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def is_by_name(self) -> bool:
        """Return whether a name led to it, and no role or description."""
        return self.rule.startswith("name")

    @property
    def is_by_role(self) -> bool:
        """Return whether a role led to it."""
        return self.rule.startswith("role")


# Types of claims of which whoever is named first is the one who acts.
_OF_WHO_ACTS = ("accuse", "intent", "threaten", "forecast")


def opens_as_power(
    mention: Mention, beside: Iterable[Mention], span: Span, kind: ClaimType
) -> bool:
    """Return whether a place stands for the state that is called by it, in a claim of some type.

    "Kyiv wanted to hit the station" tells what a state wanted, and nothing of where. Such a name
    opens the claim (`span`), and is that of a state, too, among the mentions `beside` it.
    """
    if kind not in _OF_WHO_ACTS or mention.kind not in ("place", "site"):
        return False
    opens = mention.span.start == span.start
    return opens and any(m.kind == "state" and m.span == mention.span for m in beside)


class Speaker(Record, frozen=True):
    """Whose words they are, as far as the text says."""

    surface: str
    entity_id: str | None = None


class Quote(Record, frozen=True):
    """Words in quotation marks, marks included in the span."""

    id: str
    document_id: str
    span: Span
    kind: QuoteKind
    method: str
    rule: str
    speaker: Speaker | None = None
    cue: str | None = None


class SourceMention(Record, frozen=True):
    """Whoever an attribution cites: the noun phrase as it stands, the name it resolves to, and its
    entity where that is known.
    """

    span: Span
    surface: str
    entity_id: str | None = None


class Cue(Record, frozen=True):
    """The word or mark by which a text attributes something."""

    span: Span
    surface: str


class Attribution(Record, frozen=True):
    """One act of attribution in a text: source, cue and content are spans of their own, and
    attributions nest (PARC 3.0, Pareti 2016).

    `source` is None where nobody is named. `content` holds one span or more, in order. `inherited`
    says that an earlier sentence names the source. `nested_in` is the attribution that reports this
    one.
    """

    id: str
    document_id: str
    source: SourceMention | None
    cue: Cue
    content: tuple[Span, ...]
    factuality: Factuality
    method: str
    rule: str
    inherited: bool = False
    nested_in: str | None = None


class Hop(Record, frozen=True):
    """One station of an attribution chain. The last hop is always the document's own voice."""

    surface: str
    entity_id: str | None = None
    cue: str | None = None
    inherited: bool = False
    voice: bool = False


_AFFIRMS = ("asserts", "reports")
# The rules of acts and judgements whose content is no clause.
_NO_CLAUSE = ("evaluation", "nominal")


class Claim(Record, frozen=True):
    """An attributed proposition. `chain` runs from the originator to the document's voice."""

    id: str
    document_id: str
    span: Span
    text: str
    chain: tuple[Hop, ...]
    stance: Stance
    modality: Modality
    type: ClaimType
    position: Literal["headline", "body", "caption"]
    method: str
    rule: str
    attribution_id: str | None = None
    parent_id: str | None = None
    actor_id: str | None = None
    site_id: str | None = None
    quantity: str | None = None
    missing: str | None = None
    addressee: str | None = None
    adopt: Literal["yes", "no"] | None = None
    when: When | None = None
    flags: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Return whether the cue table found who says it, and no rule of the grammar."""
        return self.rule.startswith(COUNTED)

    @property
    def affirms(self) -> bool:
        """Return whether the claim tells of something that is so, in a clause. A gap does not: that
        it is not told is what it says.
        """
        is_clause = not self.rule.startswith(_NO_CLAUSE)
        return self.stance in _AFFIRMS and self.type != "gap" and is_clause

    @property
    def clause_rule(self) -> str:
        """Return the rule by which its clause was found."""
        return self.rule.split(WEIGHED)[0].split(PHRASED)[0].split(JOINED)[-1]


class Version(Record, frozen=True):
    """One of several accounts of an event that cannot all be right: what claims give for its time
    or its quantity.
    """

    field: Literal["when", "quantity"]
    value: str
    claim_ids: tuple[str, ...]


NOT_SPECIFIED = "not specified"


class Event(Record, frozen=True):
    """What claims say happened, is planned, or is presupposed; the same event reported twice is one
    event with two claims.

    `plover` and `acled` are its types there, where it has one. `quantity` is in the words of a
    claim, or "not specified" where a text says that it is not stated. `start` and `end` are its
    days, where a claim's time could be anchored. `versions` hold accounts that
    conflict: no one of them is taken for true. `denied_by` are those of its claims that deny it.
    """

    id: str
    type: EventName
    status: EventStatus
    claim_ids: tuple[str, ...]
    actor_id: str | None = None
    site_id: str | None = None
    when: When | None = None
    quantity: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    plover: str | None = None
    acled: str | None = None
    denied_by: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()


class Annotations(Record, frozen=True):
    """Everything found in one document; `unread` counts the sentences of a long text that stand far
    from anything watched.
    """

    document_id: str
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    unread: int = 0
