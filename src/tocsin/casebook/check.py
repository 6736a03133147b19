"""What a casebook must satisfy beyond its schema: ids, references, circles, groups, problems."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zoneinfo import available_timezones

from tocsin.casebook.check_narrative import check_narrative, same_stories
from tocsin.casebook.check_problem import check_problem
from tocsin.casebook.yaml_lines import Placed
from tocsin.language.fold import fold
from tocsin.records import Actor, Entry, Group, Issue, Narrative, Problem, Site, Source, Target

_INSTITUTIONAL = ("outlet", "agency", "official")


def check_entries(placed: Sequence[Placed]) -> list[Issue]:
    """Check entries against each other."""
    by_id: dict[str, Placed] = {}
    issues: list[Issue] = []
    for item in placed:
        first = by_id.setdefault(item.entry.id, item)
        if first is not item:
            where = f"{first.lines.file}:{first.lines.line(first.path)}"
            issues.append(_issue(item, ("id",), f"the id {item.entry.id!r} is used twice; first at {where}"))
    issues += _shared_names(placed)
    issues += _same_stories(placed)
    for item in placed:
        issues += _references(item, by_id)
        issues += _circle(item, by_id)
        issues += _content(item, by_id)
    return issues


def _shared_names(placed: Sequence[Placed]) -> Iterator[Issue]:
    """Warn of sites that share a name: where a text gives it, neither is linked, since nobody can tell which is meant."""
    called: dict[str, Placed] = {}
    for item in placed:
        for index, alias in enumerate(item.entry.aliases if isinstance(item.entry, Site) else ()):
            first = called.setdefault(fold(alias), item)
            if first is not item:
                where = f"{first.lines.file}:{first.lines.line(first.path)}"
                message = f"the site {first.entry.id!r} is called {alias!r}, too ({where}); a text that says so is linked to neither"
                yield _issue(item, ("aliases", index), message, warning=True)


def _same_stories(placed: Sequence[Placed]) -> Iterator[Issue]:
    """Warn of narratives that say the same: a claim would meet both, and neither history would be whole."""
    told = [p for p in placed if isinstance(p.entry, Narrative)]
    for first, second, what in same_stories([p.entry for p in told if isinstance(p.entry, Narrative)]):
        one, other = told[first], told[second]
        where = f"{one.lines.file}:{one.lines.line(one.path)}"
        yield _issue(
            other,
            ("id",),
            f"{other.entry.id!r} says the same as {one.entry.id!r} ({where}): {what!r}",
            "Join the two.",
            warning=True,
        )


def _issue(
    item: Placed, at: tuple[str | int, ...], message: str, suggestion: str | None = None, *, warning: bool = False
) -> Issue:
    """Make a finding about one field of one entry."""
    return item.lines.issue((*item.path, *at), message, suggestion, warning=warning)


def _pointers(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield (field, id, section) for every reference an entry makes."""
    wanted: dict[type, dict[str, tuple[str, ...]]] = {
        Source: {"actor": ("actors",), "parent": ("sources",)},
        Group: {"members": ("sources",)},
        Actor: {"parent": ("actors",), "members": ("actors",)},
        Site: {"parent": ("sites",)},
        Narrative: {"parent": ("narratives",), "actors": ("actors",)},
        Problem: {
            "sites": ("sites",),
            "narratives": ("narratives",),
            "groups": ("groups",),
            "parties": ("actors",),
            "reference_class": ("reference_classes",),
        },
        Target: {"problems": ("problems",)},
    }
    for field, sections in wanted.get(type(entry), {}).items():
        value: Any = getattr(entry, field)
        for index, name in enumerate([value] if isinstance(value, str) else value or ()):
            yield ((field,) if isinstance(value, str) else (field, index)), name, sections[0]


def _references(item: Placed, by_id: dict[str, Placed]) -> Iterator[Issue]:
    """Check that every id that is named exists, in the right section."""
    for at, name, section in _pointers(item.entry):
        target = by_id.get(name)
        if target is None:
            close = difflib.get_close_matches(name, [i for i, p in by_id.items() if p.section == section], n=1)
            yield _issue(
                item, at, f"unknown id {name!r} in {section}.", f"Did you mean {close[0]!r}?" if close else None
            )
        elif target.section != section:
            yield _issue(item, at, f"{name!r} is one of the {target.section}; expected one of the {section}")


def _circle(item: Placed, by_id: dict[str, Placed]) -> Iterator[Issue]:
    """Check that parents do not run in a circle (sub-narratives, sites, bodies)."""
    seen = [item.entry.id]
    parent = getattr(item.entry, "parent", None)
    while parent in by_id:
        if parent in seen:
            if parent == item.entry.id:
                yield _issue(item, ("parent",), f"a circle of parents: {' -> '.join([*seen, parent])}")
            return
        seen.append(parent)
        parent = getattr(by_id[parent].entry, "parent", None)


def _content(item: Placed, by_id: dict[str, Placed]) -> Iterable[Issue]:
    """Check what each kind of entry must hold."""
    entry = item.entry
    if isinstance(entry, Group):
        yield from _group(item, entry, by_id)
    if isinstance(entry, Narrative):
        for at, message, warning in check_narrative(entry):
            yield _issue(item, at, message, warning=warning)
    if isinstance(entry, Problem):
        for at, message, warning in check_problem(entry):
            yield _issue(item, at, message, warning=warning)
    if isinstance(entry, Target):
        yield from _target(item, entry)
    for index, alias in enumerate(getattr(entry, "aliases", ())):
        if len(alias.strip()) < 2:
            yield _issue(item, ("aliases", index), f"the alias {alias!r} is too short to be told from common letters")


def _target(item: Placed, target: Target) -> Iterator[Issue]:
    """Check that quiet hours lie in a zone there is, and that no secret stands in a file that is shared."""
    if target.quiet is not None and target.quiet.zone not in available_timezones():
        yield _issue(item, ("quiet", "zone"), f"{target.quiet.zone!r} is no time zone; write one such as Europe/Kyiv")
    if "://" not in target.url and not target.url.startswith("env:"):
        yield _issue(item, ("url",), f"{target.url!r} is no address; write one such as mailto://... or env:NAME")
    elif "@" in target.url and not target.url.startswith("env:"):
        why = "a casebook is shared: an address with a user or password belongs into the environment"
        yield _issue(item, ("url",), why, "Write env:NAME, and set NAME where tocsin watch runs.", warning=True)


def _group(item: Placed, group: Group, by_id: dict[str, Placed]) -> Iterator[Issue]:
    """Check that no series is kept of a person: three owners, or institutional outlets only."""
    members = [by_id[m].entry for m in group.members if m in by_id]
    sources = [m for m in members if isinstance(m, Source)]
    if group.alerts_per_month is not None and group.false_discovery_rate is not None:
        message = (
            f"group {group.id!r} states both alerts_per_month and false_discovery_rate; a key can ring by one rule only"
        )
        yield _issue(item, ("false_discovery_rate",), message)
    owners = {s.owner for s in sources}
    if len(owners) < 3 and not all(s.kind in _INSTITUTIONAL for s in sources):
        yield _issue(
            item, ("members",),
            f"group {group.id!r} has {len(owners)} owner(s) and holds a channel or an author: a series is kept only of "
            "groups of three owners or more, or of institutional outlets, never of a person",
        )  # fmt: skip
