"""Which conditions of an indicator go together: those of the kind of record that it looks at."""

from collections.abc import Mapping
from typing import Any

import msgspec

from tocsin.records import OBSERVED_KINDS

RECORD = "record"


def conditions(kind: str | None = None) -> tuple[str, ...]:
    """Return the conditions that one kind of record has, or all that any has."""
    kinds = OBSERVED_KINDS.values() if kind is None else [OBSERVED_KINDS[kind]]
    names = [field.name for k in kinds for field in msgspec.structs.fields(k)]
    return tuple(dict.fromkeys(names))


def misplaced(observe: Mapping[str, Any], condition: str) -> tuple[str, str] | None:
    """Return why a condition does not go with the record that is looked at, and with which it does.

    None where no kind has such a condition, or the kind is none.
    """
    kind = observe.get(RECORD)
    homes = [name for name in OBSERVED_KINDS if condition in conditions(name)]
    if kind not in OBSERVED_KINDS or kind in homes or not homes:
        return None
    return (
        f"`{condition}` does not go with `{RECORD}: {kind}`.",
        f"It goes with {' or '.join(f'`{RECORD}: {name}`' for name in homes)}; "
        f"here there are: {', '.join(conditions(kind))}.",
    )
