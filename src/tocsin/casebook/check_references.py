"""Whether every id that an entry names is there, in the section it belongs to, and whether parents
run in a circle.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from tocsin.casebook.yaml_lines import Path_, Placed
from tocsin.records import (
    Actor,
    Entry,
    Group,
    Issue,
    Narrative,
    Problem,
    ReferenceClass,
    Site,
    Source,
    Target,
)

# What stands for the sites and narratives of the problem itself.
OWN = "problem"
_WANTED: dict[type, dict[str, tuple[str, ...]]] = {
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
        "host": ("actors",),
        "reference_class": ("reference_classes",),
    },
    Target: {"problems": ("problems",)},
}
# What an indicator observes: the sections of the ids, and whether `problem` may stand there.
_OBSERVED: dict[str, tuple[tuple[str, ...], bool]] = {
    "sources": (("sources",), False),
    "originators": (("actors", "sources"), False),
    "actors": (("actors",), False),
    "sites": (("sites",), True),
    "narratives": (("narratives",), True),
}
Pointer = tuple[Path_, str, tuple[str, ...]]


def check_references(
    item: Placed, by_id: Mapping[str, Placed], unmade: Set[str] = frozenset()
) -> Iterator[Issue]:
    """Check that every id that is named exists, in the right section; what is `unmade` is wrong
    itself, and was said to be.
    """
    for at, name, sections in _pointers(item.entry):
        target = by_id.get(name)
        listed = " or ".join(sections)
        if target is None and name in unmade:
            continue
        if target is None:
            near = difflib.get_close_matches(
                name, [i for i, p in by_id.items() if p.section in sections], n=1
            )
            hint = f"Did you mean {near[0]!r}?" if near else _where(name, sections, by_id.values())
            yield item.issue(at, f"unknown id {name!r} in {listed}.", hint)
        elif target.section not in sections:
            yield item.issue(
                at, f"{name!r} is one of the {target.section}; expected one of the {listed}."
            )
    if isinstance(item.entry, ReferenceClass):
        yield from _own_rows(item, item.entry, by_id)
    yield from _circle(item, by_id)


def _where(name: str, sections: tuple[str, ...], placed: Iterable[Placed]) -> str | None:
    """Return the id of the entry that goes by a name that was written where an id belongs."""
    for item in placed:
        called = (
            getattr(item.entry, "name", ""),
            getattr(item.entry, "title", ""),
            *getattr(item.entry, "aliases", ()),
        )
        if item.section in sections and name in called:
            return f"{name!r} is the name of {item.entry.id!r}; write that id."
    return None


def _pointers(entry: Entry) -> Iterator[Pointer]:
    """Yield (field, id, sections) for every reference an entry makes."""
    for field, sections in _WANTED.get(type(entry), {}).items():
        yield from _ids((field,), getattr(entry, field), sections)
    if isinstance(entry, Problem):
        for index, indicator in enumerate(entry.indicators):
            for field, (sections, may_be_own) in _OBSERVED.items():
                named = _ids(
                    ("indicators", index, "observe", field),
                    getattr(indicator.observe, field, ()),
                    sections,
                )
                yield from (p for p in named if not (may_be_own and p[1] == OWN))


def _ids(at: Path_, value: Any, sections: tuple[str, ...]) -> Iterator[Pointer]:
    """Yield the ids a field holds: one, several, or none."""
    if isinstance(value, str):
        yield at, value, sections
    else:
        yield from (((*at, index), name, sections) for index, name in enumerate(value or ()))


def _own_rows(item: Placed, entry: ReferenceClass, by_id: Mapping[str, Placed]) -> Iterator[Issue]:
    """Warn of a row that names a problem by an id which is nearly that of one; others may belong to
    another casebook.
    """
    problems = [i for i, p in by_id.items() if p.section == "problems"]
    for index, row in enumerate(entry.rows):
        if row.problem is not None and row.problem not in problems:
            near = difflib.get_close_matches(row.problem, problems, n=1, cutoff=0.75)
            if near:
                message = (
                    f"the row belongs to the problem {row.problem!r}, which is not in "
                    "this casebook."
                )
                yield item.issue(
                    ("rows", index, "problem"), message, f"Did you mean {near[0]!r}?", warning=True
                )


def _circle(item: Placed, by_id: Mapping[str, Placed]) -> Iterator[Issue]:
    """Check that parents do not run in a circle (sub-narratives, sites, bodies)."""
    seen = [item.entry.id]
    parent: str | None = getattr(item.entry, "parent", None)
    while parent is not None and parent in by_id:
        if parent in seen:
            if parent == item.entry.id:
                yield item.issue(
                    ("parent",), f"a circle of parents: {' -> '.join([*seen, parent])}."
                )
            return
        seen.append(parent)
        parent = getattr(by_id[parent].entry, "parent", None)
