"""What a casebook must satisfy beyond its schema: ids, references, days, groups, problems, and what
follows from entries that mislead.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from zoneinfo import available_timezones

from tocsin.casebook.check_dates import check_dates
from tocsin.casebook.check_names import check_names
from tocsin.casebook.check_narrative import check_narrative, same_stories
from tocsin.casebook.check_problem import check_problem
from tocsin.casebook.check_references import check_references
from tocsin.casebook.check_unseen import check_measuring, check_unseen
from tocsin.casebook.check_wide import check_wide
from tocsin.casebook.yaml_lines import Placed
from tocsin.records import Gazetteer, Group, Issue, Narrative, Problem, Source, Target

_INSTITUTIONAL = ("outlet", "agency", "official")
_FEWEST_SOURCES = 3


def check_entries(
    placed: Sequence[Placed],
    today: dt.date | None = None,
    gazetteer: Gazetteer | None = None,
    unmade: Set[str] = frozenset(),
) -> list[Issue]:
    """Check entries against each other; with a gazetteer also what else in the world is called like
    a site.

    `unmade` are ids of entries that are wrong themselves: who names them is not.
    """
    by_id: dict[str, Placed] = {}
    issues: list[Issue] = []
    for item in placed:
        first = by_id.setdefault(item.entry.id, item)
        if first is not item:
            other = "" if first.section == item.section else f", by one of the {first.section}"
            message = f"the id {item.entry.id!r} is used twice{other}; first at {first.where}."
            issues.append(item.issue(("id",), message, _hint_of_second(item, first)))
    issues += check_names(placed, gazetteer)
    issues += _same_stories(placed)
    issues += check_dates(placed, today)
    for item in placed:
        issues += check_references(item, by_id, unmade)
        issues += _content(item, by_id)
    return issues


def _hint_of_second(item: Placed, first: Placed) -> str:
    """Return what to do about an entry whose id another has: leave it out, where the other comes
    with an included casebook.
    """
    is_included = Path(first.lines.file).parent != Path(item.lines.file).parent
    if is_included and first.section == item.section:
        return (
            "The casebook includes that one already: leave yours out, or give it another id where "
            "it is not the same."
        )
    return (
        "An id stands for one entry of the whole casebook, whatever its section; give one of them "
        "another."
    )


def _same_stories(placed: Sequence[Placed]) -> Iterator[Issue]:
    """Warn of narratives that say the same: a claim would meet both, and neither history would be
    whole.
    """
    narratives = [p for p in placed if isinstance(p.entry, Narrative)]
    for first, second, what in same_stories(
        [p.entry for p in narratives if isinstance(p.entry, Narrative)]
    ):
        one, other = narratives[first], narratives[second]
        message = f"{other.entry.id!r} says the same as {one.entry.id!r} ({one.where}): {what!r}"
        yield other.issue(("id",), message, "Join the two.", warning=True)


def _content(item: Placed, by_id: Mapping[str, Placed]) -> Iterable[Issue]:
    """Check what each kind of entry must hold."""
    entry = item.entry
    if isinstance(entry, Group):
        yield from _group(item, entry, by_id)
    if isinstance(entry, Narrative):
        for at, message, warning in check_narrative(entry):
            yield item.issue(at, message, warning=warning)
    if isinstance(entry, Problem):
        for at, message, warning in check_problem(entry):
            yield item.issue(at, message, warning=warning)
        for at, message, hint in (*check_unseen(entry, by_id), *check_measuring(entry)):
            yield item.issue(at, message, hint, warning=True)
        for at, message, hint in check_wide(entry, by_id):
            yield item.issue(at, message, hint, warning=True)
    if isinstance(entry, Target):
        yield from _target(item, entry)


def _target(item: Placed, target: Target) -> Iterator[Issue]:
    """Check that quiet hours lie in a zone there is, and that no secret stands in a file that is
    shared.
    """
    if target.quiet is not None and target.quiet.zone not in available_timezones():
        yield item.issue(
            ("quiet", "zone"),
            f"{target.quiet.zone!r} is no time zone; write one such as Europe/Kyiv",
        )
    if "://" not in target.url and target.variable is None:
        yield item.issue(
            ("url",), f"{target.url!r} is no address; write one such as mailto://... or env:NAME"
        )
    elif "@" in target.url and target.variable is None:
        why = (
            "a casebook is shared: an address with a user or password belongs into the environment"
        )
        yield item.issue(
            ("url",), why, "Write env:NAME, and set NAME where tocsin watch runs.", warning=True
        )


def _group(item: Placed, group: Group, by_id: Mapping[str, Placed]) -> Iterator[Issue]:
    """Check that no series is kept of a person: three owners, or institutional outlets only."""
    members = [by_id[m].entry for m in group.members if m in by_id]
    sources = [m for m in members if isinstance(m, Source)]
    if group.alerts_per_month is not None and group.false_discovery_rate is not None:
        message = (
            f"group {group.id!r} states both alerts_per_month and false_discovery_rate; a "
            "key can ring by one rule only"
        )
        yield item.issue(("false_discovery_rate",), message)
    owners = {s.owner for s in sources}
    if len(owners) < 3 and not all(s.kind in _INSTITUTIONAL for s in sources):
        number = f"{len(owners)} owner" if len(owners) == 1 else f"{len(owners)} owners"
        yield item.issue(
            ("members",),
            f"group {group.id!r} has {number} and holds a channel or an author: a series is "
            "kept only of "
            "groups of three owners or more, or of institutional outlets, never of a person",
        )
    elif 0 < len(set(group.members)) < _FEWEST_SOURCES:
        number = (
            "1 source" if len(set(group.members)) == 1 else f"{len(set(group.members))} sources"
        )
        message = (
            f"the group has {number}: one busy day of a single source looks like "
            "attention of the whole group."
        )
        yield item.issue(
            ("members",), message, f"Give it {_FEWEST_SOURCES} sources or more.", warning=True
        )
    elif not group.members:
        yield item.issue(
            ("members",), "the group has no members, so nothing is ever counted for it."
        )
