"""Indicators that can never be seen as they are written, and what follows from a problem's parties
and sites.
"""

from collections.abc import Iterator, Mapping

from tocsin.casebook.check_references import OWN
from tocsin.casebook.yaml_lines import Path_, Placed
from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.records import (
    Actor,
    Group,
    Indicator,
    Observe,
    ObserveEvent,
    ObserveReading,
    ObserveSaid,
    ObserveSilence,
    Problem,
    Site,
)

# What is written on claims as a flag.
FLAGS = ("site_weakness", "calmer_explanation", "attribution_dropped_in_headline")
# Event types that no list of words gives: they follow from the type of a claim, or from its time.
_WITHOUT_WORDS = ("threat", "accusation", "historical")
# Claims with these stances are no evidence, whatever is asked.
_NEVER = ("not_said", "not_confirmed")
Finding = tuple[Path_, str, str | None]


def check_unseen(problem: Problem, by_id: Mapping[str, Placed]) -> Iterator[Finding]:
    """Yield (field, what follows, what to do) for parts of a problem that see nothing, or far too
    much.
    """
    yield from _parties(problem, by_id)
    if not problem.sites and not problem.narratives:
        yield (
            ("sites",),
            "the problem has no sites and no narratives: nothing is ever about it.",
            "Name at least one site.",
        )
    for index, indicator in enumerate(problem.indicators):
        at: Path_ = ("indicators", index, "observe")
        for why, hint in _reasons(indicator, problem, by_id):
            yield at, f"indicator {indicator.id!r} can never be seen: {why}.", hint


def check_measuring(problem: Problem) -> Iterator[Finding]:
    """Yield (field, what follows, what to do) where no indicator looks at what is measured."""
    if not problem.measuring:
        yield (
            ("indicators",),
            "no indicator looks at measured attention: the attention that the desk shows has no "
            "weight, and the state never goes above WATCH.",
            "Add an indicator with `observe: {record: reading, sites: [problem], crossed: true}`.",
        )


def _parties(problem: Problem, by_id: Mapping[str, Placed]) -> Iterator[Finding]:
    """Yield what follows from a party that is a whole state."""
    for index, name in enumerate(problem.parties):
        entry = by_id[name].entry if name in by_id else None
        if isinstance(entry, Actor) and entry.kind == "state":
            message = (
                f"the party {name!r} is a whole state: every text that names it counts as "
                "near the problem, whatever it is about."
            )
            yield (
                ("parties", index),
                message,
                "Name the body, force or official whose acts bear on it.",
            )


def _reasons(
    indicator: Indicator, problem: Problem, by_id: Mapping[str, Placed]
) -> Iterator[tuple[str, str | None]]:
    """Yield why an indicator can never be observed, and what would mend it."""
    want = indicator.observe
    if _needs_groups(want) and not _groups(by_id):
        yield "the casebook has no group of sources", "Write a group into sources.yml."
    if isinstance(want, ObserveEvent):
        dead = [kind for kind in want.types if not _has_words(kind)]
        if dead and len(dead) == len(want.types):
            yield f"no text gives events of type {', '.join(dead)}", "Look in claims, with `terms`."
        if not want.types:
            yield (
                "an event is looked for by its type, and no type is given",
                "Write `types: [...]`.",
            )
    if isinstance(want, ObserveSaid):
        if want.flags and not set(want.flags) & set(FLAGS):
            yield f"no claim has the flag {', '.join(want.flags)}", f"Known: {', '.join(FLAGS)}."
        if want.stances and set(want.stances) <= set(_NEVER):
            yield "nobody is said to have put such a claim forward", None
        yield from _speakers(want, problem, by_id)
    if isinstance(want, ObserveSilence):
        return
    if OWN in want.sites and not problem.sites:
        yield "it looks at the problem's sites, and the problem has none", "Name a site."
    if want.days < 1:
        yield f"it looks at {want.days} days", "Write `days: 60`, or leave it out."


def _needs_groups(want: Observe) -> bool:
    """Return whether what is looked at is measured of groups of sources."""
    if isinstance(want, ObserveReading):
        return want.measure == "attention"
    return isinstance(want, ObserveSilence) and not want.sources


def _speakers(
    want: ObserveSaid, problem: Problem, by_id: Mapping[str, Placed]
) -> Iterator[tuple[str, str | None]]:
    """Yield why none of those who must speak is known."""
    nobody = {
        "party": (not problem.parties, "the problem has no party", "Write `parties: [...]`."),
        "host": (
            not _has_host(problem, by_id),
            "nobody is known as the host",
            "Write `host: ...` into the problem.",
        ),
        "operator": (
            not _operators(problem, by_id),
            "no site has an operator",
            "Write `operator: ...` into the site.",
        ),
        "watched_group": (
            not _groups(by_id),
            "there is no group of sources",
            "Write a group into sources.yml.",
        ),
        "official": (
            not _officials(by_id),
            "no actor is an official or a state body",
            "Enter those who speak for states.",
        ),
    }
    if want.speakers and all(nobody.get(s, (False,))[0] for s in want.speakers):
        yield "; ".join(nobody[s][1] for s in want.speakers), nobody[want.speakers[0]][2]


def _groups(by_id: Mapping[str, Placed]) -> bool:
    """Return whether there is any group."""
    return any(isinstance(p.entry, Group) for p in by_id.values())


def _officials(by_id: Mapping[str, Placed]) -> bool:
    """Return whether anybody speaks for a state."""
    kinds = ("state", "state_body", "public_official", "military_contingent")
    return any(isinstance(p.entry, Actor) and p.entry.kind in kinds for p in by_id.values())


def _sites(problem: Problem, by_id: Mapping[str, Placed]) -> list[Site]:
    """Return the problem's sites, those in them, and those they lie in."""
    sites = {i: p.entry for i, p in by_id.items() if isinstance(p.entry, Site)}
    around = [s for i, s in sites.items() if i in problem.sites or s.parent in problem.sites]
    for site in list(around):
        seen = {site.id}
        while site.parent in sites and site.parent not in seen:
            site = sites[site.parent]
            seen.add(site.id)
            around.append(site)
    return around


def _operators(problem: Problem, by_id: Mapping[str, Placed]) -> bool:
    """Return whether a site of the problem has an operator."""
    return any(s.operator for s in _sites(problem, by_id))


def _has_host(problem: Problem, by_id: Mapping[str, Placed]) -> bool:
    """Return whether the host is named, or a state shares a name with a place the sites lie in."""
    places = _sites(problem, by_id)
    names = {fold(n) for s in places for n in (s.name, *s.aliases)}
    states = [
        p.entry for p in by_id.values() if isinstance(p.entry, Actor) and p.entry.kind == "state"
    ]
    return problem.host is not None or any(
        names & {fold(n) for n in (s.name, *s.aliases)} for s in states
    )


def _has_words(event: str) -> bool:
    """Return whether texts of any language can give an event of a type."""
    return event in _WITHOUT_WORDS or any(lexicon(code).get(f"event_{event}") for code in LANGUAGES)
