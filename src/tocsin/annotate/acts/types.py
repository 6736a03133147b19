"""The closed list of event types: which kinds of claim can carry each, and its type in PLOVER and
ACLED.

PLOVER: the event types of 2019 and later (Open Event Data Alliance). ACLED: event type and
sub-event type of its codebook, where one fits without a guess: who died or fired is not told by a
claim's words.
"""

from typing import NamedTuple

from tocsin.records import EventName


class EventType(NamedTuple):
    """What an event type is: the claim types that carry it (none: every one), and its types
    elsewhere.
    """

    fitting: tuple[str, ...] = ()
    plover: str | None = None
    acled: str | None = None


_STRATEGIC = "Strategic developments"
_MOVED = f"{_STRATEGIC}/Change to group/activity"

EVENT_TYPES: dict[EventName, EventType] = {
    "exercise": EventType(("mobilize",), "MOBILIZE", f"{_STRATEGIC}/Other"),
    "troop_transfer": EventType(("mobilize",), "MOBILIZE", _MOVED),
    "force_arrival": EventType(("mobilize", "frame", "state"), "MOBILIZE", _MOVED),
    "force_deployment": EventType(("mobilize",), "MOBILIZE", _MOVED),
    "scheduled_withdrawal": EventType(("retreat",), "RETREAT", _MOVED),
    "request_for_forces": EventType(("request", "mobilize"), "REQUEST"),
    "appeal_for_dialogue": EventType(("reject", "request"), "REQUEST"),
    "abnormal_attention": EventType(("observe",)),
    "narrative_campaign": EventType(("precedent", "accuse"), "ACCUSE"),
    "unrest_with_deaths": EventType(("accuse",), "PROTEST", "Riots"),
    "alleged_destabilisation": EventType(("accuse", "intent", "state"), "ACCUSE"),
    "attack": EventType((), "ASSAULT"),
    "explosion": EventType((), "ASSAULT", "Explosions/Remote violence"),
    "seizure": EventType((), "COERCE", f"{_STRATEGIC}/Non-violent transfer of territory"),
    "arrest": EventType((), "COERCE", f"{_STRATEGIC}/Arrests"),
    "leak": EventType(()),
    "evacuation": EventType(()),
    "denial": EventType((), "REJECT"),
    "protective_messaging": EventType(()),
    "historical": EventType(()),
    "threat": EventType(("threaten",), "THREATEN"),
    "accusation": EventType(("accuse",), "ACCUSE"),
    "protest": EventType((), "PROTEST", "Protests"),
    "airspace_closure": EventType(()),
    "overflight": EventType(()),
    "coup_plot": EventType(()),
    "sabotage": EventType((), "COERCE"),
    "hoax_call": EventType(()),
    "cyber_attack": EventType((), "COERCE"),
    "support": EventType((), "SUPPORT"),
}
# Acts that consist in saying so: whoever says it is the actor.
SPOKEN: dict[str, EventName] = {"threaten": "threat", "accuse": "accusation"}
# Acts of forces, whose numbers a text may keep back.
OF_FORCES: tuple[EventName, ...] = (
    "exercise",
    "troop_transfer",
    "force_arrival",
    "force_deployment",
    "scheduled_withdrawal",
)
