"""The facts of one moment, indexed once for all problems that look for signs in them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from tocsin.assess.origins import Origins
from tocsin.records import Claim, Facts


class FactsIndex:
    """Where the records of some facts stand."""

    def __init__(self, facts: Facts) -> None:
        """Index documents, claims by id and by type, and what each document names."""
        self.facts = facts
        self.origins = Origins(facts)
        self.documents = {d.id: d for d in facts.documents}
        self.claims = {c.id: c for c in facts.claims}
        by_type: dict[str, list[Claim]] = defaultdict(list)
        for claim in facts.claims:
            by_type[claim.type].append(claim)
        self._by_type = by_type
        self.named: dict[str, set[str]] = defaultdict(set)
        for mention in facts.mentions:
            if mention.entity_id is not None:
                self.named[mention.document_id].add(mention.entity_id)
        self._recent: dict[tuple[dt.datetime, int], frozenset[str]] = {}

    def of_types(self, types: Sequence[str]) -> Sequence[Claim]:
        """Return the claims of some types, or all."""
        if not types:
            return self.facts.claims
        return [c for t in dict.fromkeys(types) for c in self._by_type.get(t, ())]

    def recent(self, as_of: dt.datetime, days: int) -> frozenset[str]:
        """Return the documents of the last days; one without a date counts as seen now."""
        key = (as_of, days)
        if key not in self._recent:
            first = as_of - dt.timedelta(days=days)
            moments = ((d.id, d.published_at or d.seen_at) for d in self.facts.documents)
            self._recent[key] = frozenset(name for name, moment in moments if first <= moment <= as_of)
        return self._recent[key]
