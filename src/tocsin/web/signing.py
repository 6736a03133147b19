"""Who has signed what: alarms with the words people have put to them since they were assessed, the same on every page, feed and address."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tocsin.records import Alarm, Signature
from tocsin.warn.states import as_signed
from tocsin.web.desk import Look

# People sign after what they sign was judged, and the latest page shows it.
_EVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def signatures_by_problem(look: Look) -> dict[str, list[Signature]]:
    """Return what people signed up to a moment and did not take back, by problem."""
    found: dict[str, list[Signature]] = {}
    for word in look.store.words.of(Signature, look.as_of if look.given else _EVER):
        found.setdefault(word.problem_id, []).append(word)
    return found


def signed_off(look: Look, alarms: Sequence[Alarm]) -> list[Alarm]:
    """Return alarms as they are signed at the moment that is looked from: on themselves, or before in the same run of their state."""
    words = signatures_by_problem(look)
    runs = {
        p: _runs(look, p, {w.alarm_id for w in words.get(p, ())})
        for p in {a.problem_id for a in alarms}
    }
    return [
        as_signed(a, runs[a.problem_id].get(a.id, ()), words.get(a.problem_id, ())) for a in alarms
    ]


def own_word(look: Look, alarm: Alarm) -> Signature | None:
    """Return the word that whoever signs at this desk has put to an alarm, or to one before in the same run; None where there is none."""
    signer = (look.desk.signer or "").casefold()
    words = signatures_by_problem(look).get(alarm.problem_id, [])
    ids = {alarm.id, *_runs(look, alarm.problem_id, {w.alarm_id for w in words}).get(alarm.id, ())}
    own = [w for w in words if w.alarm_id in ids and w.signer.casefold() == signer]
    return own[-1] if own else None


def _runs(look: Look, problem: str, signed: set[str]) -> dict[str, Iterable[str]]:
    """Return for each alarm of a problem the signed ones of the run of its state up to it."""
    if not signed:
        return {}
    found: dict[str, Iterable[str]] = {}
    before, run = None, list[str]()
    for name, state in look.store.lookup.states(problem):
        run = run if state == before else []
        run = [*run, name] if name in signed else run
        before, found[name] = state, run
    return defaultdict(tuple, found)
