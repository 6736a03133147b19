"""Whether the days of a casebook can all be right, and which entries cannot be
replayed honestly.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from tocsin.casebook.expand import LIBRARY_NAME
from tocsin.casebook.yaml_lines import Path_, Placed
from tocsin.records import KNOWN_ALWAYS, NO_REFERENCE, Entry, Issue, Narrative, ReferenceClass

# Before this year nobody published anything that is watched: such a year is a slip.
_FIRST_YEAR = 1500
Finding = tuple[Path_, str, str | None, bool]


def check_dates(placed: Sequence[Placed], today: dt.date | None) -> Iterator[Issue]:
    """Check the days of all entries; with `today`, also that none lies ahead."""
    for item in placed:
        for at, message, hint, is_warning in _days(item.entry, today):
            yield item.issue(at, message, hint, warning=is_warning)
    yield from _lacking(placed)


def _days(entry: Entry, today: dt.date | None) -> Iterator[Finding]:
    """Yield what is wrong with the days of an entry."""
    if entry.known_from != KNOWN_ALWAYS:
        yield from _possible(
            ("known_from",), entry.known_from, today, "the entry is left out until then"
        )
    if isinstance(entry, Narrative):
        yield from _of_narrative(entry, today)
    if isinstance(entry, ReferenceClass):
        for index, row in enumerate(entry.rows):
            yield from _possible(
                ("rows", index, "resolved"),
                row.resolved,
                today,
                "the row does not count until then",
            )
            if row.resolved < row.date:
                message = (
                    f"the outcome is dated {row.resolved}, before the case itself ({row.date})."
                )
                yield ("rows", index, "resolved"), message, None, False


def _possible(at: Path_, day: dt.date, today: dt.date | None, what: str) -> Iterator[Finding]:
    """Yield a finding about a day that lies ahead, or further back than anything
    that is watched.
    """
    if today is not None and day > today:
        yield at, f"{day} lies ahead: {what}.", "Is the year right?", True
    elif day.year < _FIRST_YEAR:
        yield (
            at,
            f"the year {day.year} is no likely one.",
            "Write all four figures of the year.",
            True,
        )


def _of_narrative(entry: Narrative, today: dt.date | None) -> Iterator[Finding]:
    """Yield what is wrong with the days of precedents and debunks."""
    for field in ("precedents", "debunks"):
        for index, part in enumerate(getattr(entry, field)):
            yield from _possible(
                (field, index, "date"), part.date, today, "it has not happened yet"
            )
            if part.known_from < part.date:
                message = f"is known from {part.known_from}, before its own day ({part.date})."
                yield (field, index, "known_from"), f"`{field}[{index + 1}]` {message}", None, False
    first = min((p.known_from for p in entry.precedents), default=None)
    if first is not None and first < entry.known_from:
        message = (
            f"its first precedent was known on {first}, the narrative only from "
            f"{entry.known_from}: left out of replays between."
        )
        yield (
            ("known_from",),
            message,
            f"Write `known_from: {first}`, or leave the precedent's own.",
            True,
        )


def _lacking(placed: Sequence[Placed]) -> Iterator[Issue]:
    """Warn of entries without a day or a reference, once for each section of a file."""
    rules: tuple[tuple[Callable[[Entry], bool], str, str], ...] = (
        (
            lambda e: e.known_from == KNOWN_ALWAYS,
            (
                "no `known_from`: known always, so a replay of an earlier day sees what nobody "
                "knew "
                "then"
            ),
            (
                "Write the day since when it was public, in each entry or once: defaults: "
                "{known_from: 2024-01-31}"
            ),
        ),
        (
            lambda e: e.reference == NO_REFERENCE,
            "no `reference`: nobody can look up where it stands",
            "Write `reference: ...`, in each entry or once in `defaults`.",
        ),
    )
    for lacks, message, hint in rules:
        groups: dict[tuple[str, str], list[Placed]] = {}
        for item in placed:
            if item.lines.file != LIBRARY_NAME and lacks(item.entry):
                groups.setdefault((item.lines.file, item.section), []).append(item)
        for (_, section), items in groups.items():
            names = ", ".join(i.entry.id for i in items)
            first = items[0]
            yield first.lines.issue(
                first.path, f"{section} {names}: {message}.", hint, warning=True
            )
