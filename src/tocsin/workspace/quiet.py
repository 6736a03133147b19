"""Quiet hours: whether a moment lies in them, when they end, and what a person set for their own
browser.
"""

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.errors import UsageError
from tocsin.records import Quiet, QuietHours, content_id
from tocsin.records.duty import Breaking
from tocsin.records.persons import person
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace.corrections import signed_by

_DAY = dt.timedelta(days=1)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
BREAKING: tuple[Breaking, ...] = ("WATCH", "WARNING", "CRITICAL")


def is_quiet(quiet: Quiet | None, now: dt.datetime) -> bool:
    """Return whether a moment lies in quiet hours; they may pass midnight."""
    if quiet is None:
        return False
    clock = now.astimezone(ZoneInfo(quiet.zone)).strftime("%H:%M")
    if quiet.start <= quiet.end:
        return quiet.start <= clock < quiet.end
    return clock >= quiet.start or clock < quiet.end


def quiet_until(quiet: Quiet, now: dt.datetime) -> dt.datetime:
    """Return the next moment at which the clock of quiet hours shows their end, in UTC."""
    local = now.astimezone(ZoneInfo(quiet.zone))
    hour, minute = map(int, quiet.end.split(":"))
    end = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return (end if end > local else end + _DAY).astimezone(dt.UTC)


def own_quiet(store: OpenStore, name: str | None) -> QuietHours | None:
    """Return the quiet hours a person set last; None where they set none."""
    if name is None:
        return None
    own = [word for word in store.duty.words(QuietHours) if person(word.signer) == person(name)]
    return own[-1] if own else None


def set_quiet(
    store: OpenStore,
    *,
    signer: str,
    at: dt.datetime,
    hours: Quiet | None,
    least: str = "CRITICAL",
) -> QuietHours:
    """Keep a person's quiet hours, or with None that they have none.

    Raises:
        UsageError: a clock, the zone or the state is none, or they are set so already.
    """
    who = signed_by(signer)
    word = QuietHours(
        id=content_id("qui", who, at, str(hours), least),
        signer=who,
        at=at,
        hours=_checked(hours),
        least=_breaking(least),
    )
    before = own_quiet(store, who)
    same_before = before is not None and (before.hours, before.least) == (word.hours, word.least)
    if same_before or (before is None and hours is None):
        raise UsageError(
            "your quiet hours are set so already; nothing would change.",
            code="error-quiet-same",
        )
    return store.duty.put(word)


def _checked(hours: Quiet | None) -> Quiet | None:
    """Return quiet hours whose clocks and zone there are.

    Raises:
        UsageError: there are none such.
    """
    if hours is None:
        return None
    strange = next((c for c in (hours.start, hours.end) if not _CLOCK.fullmatch(c)), None)
    if strange is not None or hours.start == hours.end:
        raise UsageError(
            "{clock!r} is no end of quiet hours; write two different times such as 22:00, 07:00.",
            code="error-quiet-clock",
            clock=(strange or hours.end)[:20],
        )
    try:
        ZoneInfo(hours.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            "{zone!r} is no time zone; write one such as Europe/Warsaw or UTC.",
            code="error-quiet-zone",
            zone=hours.zone[:60],
        ) from None
    return hours


def _breaking(written: str) -> Breaking:
    """Return the state that is meant.

    Raises:
        UsageError: there is none such.
    """
    breaking = next((state for state in BREAKING if state == written.strip().upper()), None)
    if breaking is None:
        raise UsageError(
            "{written!r} is no state that breaks through; say {known}.",
            code="error-quiet-least",
            written=written[:40],
            known=", ".join(BREAKING),
        )
    return breaking
