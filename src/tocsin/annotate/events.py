"""What happened, is planned or is presupposed, coded from claims. Event types follow PLOVER where they fit."""

from collections import defaultdict
from collections.abc import Sequence

from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.records import Claim, Event, EventStatus, content_id

# What kinds of claim can carry each event; an event word in another kind of claim tells of no event.
_FITTING: dict[str, tuple[str, ...]] = {
    "exercise": ("mobilize",),
    "troop_transfer": ("mobilize",),
    "force_arrival": ("mobilize", "frame"),
    "scheduled_withdrawal": ("retreat",),
    "force_deployment": ("mobilize",),
    "request_for_forces": ("request", "mobilize"),
    "appeal_for_dialogue": ("reject", "request"),
    "abnormal_attention": ("observe",),
    "narrative_campaign": ("precedent", "accuse"),
    "unrest_with_deaths": ("accuse",),
    "alleged_destabilisation": ("accuse", "intent", "state"),
}
_HISTORIC_YEARS_AGO = 10


class EventCoder:
    """Codes events from the claims of one document."""

    def __init__(self, language: str) -> None:
        """Index the lists called `event_...`."""
        lists = {k.removeprefix("event_"): v for k, v in lexicon(language).items() if k.startswith("event_")}
        self._lists = {name: TermIndex([(t, t) for t in terms]) for name, terms in sorted(lists.items())}

    def __call__(self, claims: Sequence[Claim]) -> list[Event]:
        """Return the events of some claims; claims on one act, actor, site and status are one event."""
        groups: dict[tuple[str, str | None, str | None, EventStatus], list[Claim]] = defaultdict(list)
        for claim in claims:
            for name in self._types(claim):
                groups[name, claim.actor_id, claim.site_id, _status(claim, name)].append(claim)
        return [_event(key, carried) for key, carried in sorted(groups.items(), key=lambda g: (str(g[0]), g[1][0].id))]

    def _types(self, claim: Claim) -> list[str]:
        """Return the event types a claim tells of."""
        if claim.stance == "asks" or claim.type in ("ask", "cite", "gap", "recommend"):
            return []
        found = []
        for name, index in self._lists.items():
            fitting = _FITTING.get(name)
            if (fitting is None or claim.type in fitting) and index.find(claim.text):
                found.append(name)
        if _is_historic(claim):
            found.append("historical")
        return found


def _is_historic(claim: Claim) -> bool:
    """Tell whether a claim speaks of a time long past."""
    return claim.when is not None and claim.when.precision in ("season", "year") and claim.when.role == "at" and (
        claim.when.end is not None and claim.when.end.year < 1991
    )  # fmt: skip


def _status(claim: Claim, name: str) -> EventStatus:
    """Tell what the text knows of the event."""
    if name == "historical" or _is_historic(claim):
        return "historical"
    if name in ("request_for_forces", "appeal_for_dialogue"):
        return "presupposed"
    if claim.modality == "future" or (
        name == "scheduled_withdrawal" and claim.modality == "certain" and len(claim.chain) == 1
    ):
        return "planned"
    return "claimed_by_party" if len(claim.chain) > 1 else "claimed"


def _event(key: tuple[str, str | None, str | None, EventStatus], claims: Sequence[Claim]) -> Event:
    """Make the record of one event from the claims that carry it."""
    name, actor, site, status = key
    ids = tuple(sorted(c.id for c in claims))
    return Event(
        id=content_id("evt", name, actor, site, status, ids),
        type=name,
        status=status,
        claim_ids=ids,
        actor_id=actor,
        site_id=site,
        when=next((c.when for c in claims if c.when), None),
        quantity=next((c.quantity for c in claims if c.quantity), None),
    )
