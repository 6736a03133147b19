"""What stands beside the documents in the facts of a moment: what people said, what was edited or
dropped, and who was first with what.
"""

import datetime as dt
from collections.abc import Sequence

import msgspec

from tocsin.records import Estimate, Facts, Resolution, Signature, Touch, ports
from tocsin.watch import copublished, first_movers, institutional, pair_novelties


def with_words(facts: Facts, store: ports.JudgingStore, as_of: dt.datetime) -> Facts:
    """Return facts with what people said, what sources edited, and what was dropped."""
    return msgspec.structs.replace(
        facts,
        changes=tuple(store.changes(as_of)),
        signatures=tuple(store.words.of(Signature, as_of)),
        resolutions=tuple(store.words.of(Resolution, as_of)),
        estimates=tuple(store.words.of(Estimate, as_of)),
        drops=tuple(store.drops()),
    )


def with_movers(facts: Facts, touches: Sequence[Touch], as_of: dt.datetime) -> Facts:
    """Return facts with who was first, who wrote of what for the first time, and who published
    together.
    """
    allowed = institutional(facts.casebook.sources)
    return msgspec.structs.replace(
        facts,
        first_movers=tuple(first_movers(touches, allowed)),
        pair_novelties=tuple(pair_novelties(touches, allowed, as_of.date())),
        copublished=tuple(copublished(touches, allowed)),
    )
