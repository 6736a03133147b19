"""When a rule would have fired: a narrative, an indicator or a problem on the past of the store."""

import datetime as dt
from typing import Any

from markupsafe import Markup

from tocsin.errors import UsageError
from tocsin.replay.days import end_of
from tocsin.replay.firing import Fired, Rule, fired, rules_of
from tocsin.replay.past import Past
from tocsin.report.pictures import volumes
from tocsin.web.desk import Look, NoSuchError

_KINDS = ("narrative", "indicator", "problem")
# So many of the latest days, and so many sentences of a day, are shown.
_DAYS, _HITS = 30, 8
# So many of the last days are drawn.
_DRAWN, _DAY = 120, dt.timedelta(days=1)


def firing(look: Look, kind: str, name: str) -> dict[str, Any]:
    """Return on which days a rule would have fired, the latest first; an indicator is asked for
    with its `problem`.

    Raises:
        NoSuchError: the casebook has no such rule.
    """
    rule = _rule(look, kind, name)
    fired = look.once(("fired", rule), lambda: _fired(look, rule))
    days = list(reversed(fired.days)) if fired is not None else []
    shown = [
        {
            "day": day.day,
            "false": day.false,
            "hits": day.hits[:_HITS],
            "more": len(day.hits) - _HITS,
        }
        for day in days[:_DAYS]
    ]
    return {
        "rule": rule,
        "label": _label(look, rule),
        "fired": fired,
        "shown": shown,
        "more": max(0, len(days) - _DAYS),
        "names": look.names(),
        "picture": Markup(_picture(fired)) if fired is not None else "",
    }


def _picture(fired: Fired) -> str:
    """Draw on how many sentences a rule fired, day by day, over the last days."""
    hits = {day.day: len(day.hits) for day in fired.days}
    first = max(fired.first, fired.last - _DAY * (_DRAWN - 1))
    number = (fired.last - first).days + 1
    return volumes([(first + _DAY * n, hits.get(first + _DAY * n, 0)) for n in range(number)])


def _rule(look: Look, kind: str, name: str) -> Rule:
    """Return the rule a page asks for."""
    problem = look.query.get("problem") or None
    if kind in _KINDS:
        chosen = {kind: name} | ({"problem": problem} if kind == "indicator" else {})
        try:
            return rules_of(look.book, **chosen)[0]
        except UsageError:
            pass
    raise NoSuchError(
        "{name!r} is no narrative, indicator or problem of {book}.",
        code="error-no-rule",
        name=name,
        book=look.book.id,
    )


def _label(look: Look, rule: Rule) -> Any:
    """Return the measured rate on the label of a rule; None where it has none."""
    if rule.kind == "narrative":
        return next(n.measured for n in look.book.narratives if n.id == rule.id)
    if rule.kind == "problem":
        return None
    problem = next(p for p in look.book.problems if p.id == rule.problem)
    return next(i.measured for i in problem.indicators if i.id == rule.id)


def _fired(look: Look, rule: Rule) -> Fired | None:
    """Try a rule on the whole past of the store; None where it has none."""
    past = Past.of(look.store, end_of(look.as_of.date()))
    first, last = past.first_day(), past.last_day()
    if first is None or last is None:
        return None
    return fired(past, look.book, [rule], (first, last))[0]
