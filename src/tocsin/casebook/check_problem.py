"""What a warning problem must satisfy: rivals that cover the calm explanations, and indicators that
tell them apart.
"""

import itertools
from collections.abc import Iterator, Mapping
from typing import get_args

import msgspec

from tocsin.casebook.languages import check_languages
from tocsin.language.fold import fold
from tocsin.records import (
    ClaimType,
    EventName,
    EventStatus,
    Indicator,
    Likelihood,
    ObserveReading,
    Problem,
    SilenceState,
    Stance,
    Voice,
)

_CALM = ("routine", "news_driven", "not_abnormal")
Finding = tuple[tuple[str | int, ...], str, bool]


def check_problem(problem: Problem) -> Iterator[Finding]:
    """Yield (path, message, is_warning) for everything wrong with a problem."""
    yield from check_languages(problem)
    yield from _hypotheses(problem)
    ids = {h.id for h in problem.hypotheses}
    for index, indicator in enumerate(problem.indicators):
        yield from _indicator(indicator, ids, ("indicators", index))
    yield from _same_sign(problem)
    yield from _overlapping(problem)
    yield from _outcome(problem)
    if problem.horizon_days < 1:
        yield ("horizon_days",), "the horizon must be one day or more", False
    if not problem.watch_list:
        yield (
            ("watch_list",),
            "a problem needs a protective watch-list: what to look after, and whom to tell",
            False,
        )


def _outcome(problem: Problem) -> Iterator[Finding]:
    """Check that the outcome of a replay is narrower than anything that happens near a site, and
    that incidents do not swallow the next horizon.
    """
    rule = problem.outcome
    if rule is None:
        return
    criteria = (rule.kinds, rule.terms, rule.least_deaths, rule.least_civilians)
    if not any(criteria):
        yield (
            ("outcome",),
            "any row near a site counts as the incident; `kinds`, `terms`, `least_deaths` or "
            "`least_civilians` say which do, and decide the base rate",
            True,
        )
    for language, words in rule.terms.items():
        if not words:
            yield ("outcome", "terms", language), f"`terms` gives no word for {language!r}", False
    if rule.apart_days > problem.horizon_days:
        yield (
            ("outcome", "apart_days"),
            f"rows {rule.apart_days} days apart are one incident, longer than the horizon of "
            f"{problem.horizon_days} days: an alarm in between could never be matched",
            False,
        )


def _hypotheses(problem: Problem) -> Iterator[Finding]:
    """Check that there is one incident, the calm rivals, and shares that sum to one."""
    kinds = [h.kind for h in problem.hypotheses]
    if kinds.count("incident") != 1:
        yield (
            ("hypotheses",),
            f"exactly one hypothesis must be the incident; found {kinds.count('incident')}",
            False,
        )
    for kind in _CALM:
        if kind not in kinds:
            yield (
                ("hypotheses",),
                (
                    f"no rival hypothesis of kind {kind!r}: the calm explanations always stand "
                    "for "
                    "election"
                ),
                False,
            )
    names = [h.id for h in problem.hypotheses]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield ("hypotheses",), f"hypothesis {name!r} stands twice", False
    shares = [h.share for h in problem.hypotheses if h.kind != "incident"]
    if None in shares:
        yield (
            ("hypotheses",),
            "every rival of the incident needs a `share` of what the prior leaves",
            False,
        )
    elif abs(sum(s for s in shares if s) - 1) > 1e-6:
        yield (
            ("hypotheses",),
            f"the shares of the rivals sum to {sum(s for s in shares if s):g}, not to 1",
            False,
        )


def _indicator(
    indicator: Indicator, ids: set[str], path: tuple[str | int, ...]
) -> Iterator[Finding]:
    """Check that an indicator is graded under every hypothesis and tells at least two apart."""
    at = (*path, "likelihoods")
    for name in sorted(ids - set(indicator.likelihoods)):
        yield at, f"indicator {indicator.id!r} gives no likelihood under {name!r}", False
    for name in sorted(set(indicator.likelihoods) - ids):
        yield at, f"indicator {indicator.id!r} names an unknown hypothesis {name!r}", False
    for name, value in indicator.likelihoods.items():
        if isinstance(value, Likelihood) and not value.low <= value.p <= value.high:
            yield (*at, name), f"the interval of {name!r} does not hold its own figure", False
    yield from _words(indicator, path)
    measured = {"power", "chance"} & {
        v for v in indicator.likelihoods.values() if isinstance(v, str)
    }
    look = indicator.observe
    if measured and not (isinstance(look, ObserveReading) and look.crossed):
        names = " and ".join(sorted(measured))
        yield (
            at,
            (
                f"indicator {indicator.id!r} is no reading that crossed its level; {names} stand "
                "for the detector's own rates"
            ),
            False,
        )
    values = {v if isinstance(v, str) else v.p for v in indicator.likelihoods.values()}
    if len(values) == 1 and len(ids) > 1:
        yield (
            at,
            (
                f"indicator {indicator.id!r} is equally likely under all hypotheses: it is "
                "useless "
                "and moves nothing"
            ),
            True,
        )


def _words(indicator: Indicator, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Check that a sign looks for types, stances, voices and states that exist: another would never
    be seen, and nobody would know.
    """
    want = indicator.observe
    types = {"claim": get_args(ClaimType), "event": get_args(EventName)}.get(want.record, ())
    statuses = {"event": get_args(EventStatus), "silence": get_args(SilenceState)}.get(
        want.record, ()
    )
    known: dict[str, tuple[str, ...]] = {
        "types": types,
        "statuses": statuses,
        "stances": get_args(Stance),
        "voices": get_args(Voice),
    }
    for field, words in known.items():
        for word in getattr(want, field, ()):
            if word not in words:
                message = (
                    f"indicator {indicator.id!r} looks for {field} {word!r}, which no "
                    f"{want.record} has; known: {', '.join(sorted(words))}"
                )
                yield (*path, "observe", field), message, False


def _same_sign(problem: Problem) -> Iterator[Finding]:
    """Check that no sign is declared twice: seen once, it would count twice, and two gradings of it
    would contradict each other.
    """
    first: dict[bytes, str] = {}
    for index, indicator in enumerate(problem.indicators):
        other = first.setdefault(msgspec.json.encode(indicator.observe), indicator.id)
        if other != indicator.id:
            message = (
                f"indicators {other!r} and {indicator.id!r} look for the very same thing: "
                "seen once, it would count twice"
            )
            yield ("indicators", index, "observe"), message, False


def _overlapping(problem: Problem) -> Iterator[Finding]:
    """Check that hypotheses exclude each other, and that some sign tells each pair apart."""
    for one, other in itertools.combinations(problem.hypotheses, 2):
        if fold(one.text).split() == fold(other.text).split():
            yield (
                ("hypotheses",),
                (
                    f"hypotheses {one.id!r} and {other.id!r} say the same; rivals must exclude "
                    "each "
                    "other"
                ),
                False,
            )
        elif problem.indicators and not any(
            _apart(i.likelihoods, one.id, other.id) for i in problem.indicators
        ):
            yield (
                ("hypotheses",),
                (
                    f"no indicator tells {one.id!r} from {other.id!r}: join them, or declare a "
                    "sign "
                    "that does"
                ),
                True,
            )


def _apart(likelihoods: Mapping[str, str | Likelihood], one: str, other: str) -> bool:
    """Return whether a sign is likelier under one hypothesis than under another."""
    return likelihoods.get(one) != likelihoods.get(other)
