"""What people on duty do at the desk: acknowledge and snooze alerts, stop and start collecting, set
their own quiet hours.
"""

from collections.abc import Callable, Mapping

from tocsin.records import Quiet
from tocsin.web.acts import Act
from tocsin.web.done import Done
from tocsin.workspace import alerts, collecting, quiet
from tocsin.workspace.durations import end_meant

# Of all names together: a casebook of several hundred problems.
_MOST_NAMES = 50_000


def acknowledge(act: Act) -> Done:
    """Acknowledge the alerts that are named."""
    word = alerts.acknowledge(
        act.desk.store,
        act.desk.book(),
        _named(act),
        signer=act.signer,
        at=act.at,
        note=act.text("note"),
    )
    return Done("acknowledged", word.id)


def snooze(act: Act) -> Done:
    """Put the alerts that are named off: for so long, or until a moment (UTC)."""
    at = act.at
    word = alerts.snooze(
        act.desk.store,
        act.desk.book(),
        _named(act),
        until=end_meant(act.text("end") or act.text("length"), at),
        signer=act.signer,
        at=at,
        note=act.text("note"),
    )
    return Done("snoozed", word.id)


def order(act: Act) -> Done:
    """Stop or start collecting a source, or all."""
    is_stopped = act.text("step") == "stop"
    word = collecting.order(
        act.desk.store,
        act.desk.book(),
        act.text("source"),
        is_stopped=is_stopped,
        signer=act.signer,
        at=act.at,
        note=act.text("note"),
    )
    return Done("collecting-stopped" if is_stopped else "collecting-started", word.id)


def set_quiet(act: Act) -> Done:
    """Set one's own quiet hours, or with `step` off, have none."""
    is_off = act.text("step") == "off"
    hours = None
    if not is_off:
        zone = act.text("zone", 100) or "UTC"
        hours = Quiet(start=act.text("start", 20), end=act.text("end", 20), zone=zone)
    word = quiet.set_quiet(
        act.desk.store,
        signer=act.signer,
        at=act.at,
        hours=hours,
        least=act.text("least", 20) or "CRITICAL",
    )
    return Done("quiet-off" if is_off else "quiet", word.id)


ACTS: Mapping[str, Callable[[Act], Done]] = {
    "acknowledge": acknowledge,
    "snooze": snooze,
    "collecting": order,
    "quiet": set_quiet,
}


def _named(act: Act) -> list[str]:
    """Return the alerts that a form names, in one field, so that they stay together where it is
    sent anew.
    """
    return act.text("alert", _MOST_NAMES).split()
