"""What simpler rules would go by, read from the same documents as the judgement."""

from collections import deque
from collections.abc import Mapping, Sequence

from tocsin.annotate.claims.preclaims import PRECLAIM
from tocsin.assess.speakers import Speakers
from tocsin.records import Casebook, Claim, Lineage, Problem, Signals
from tocsin.replay.past import Bundle

# The same kind of act counts as told by several origins where they tell it within so many days.
_AGREEING_DAYS = 3
_OFFICIAL = frozenset({"official", "party"})
_TELLING = ("asserts", "reports")


class SignalReader:
    """Reads the signals of one problem, day by day."""

    def __init__(self, problem: Problem, casebook: Casebook) -> None:
        """Begin with nothing read."""
        self._sites = frozenset(problem.sites)
        self._speakers = Speakers(problem, casebook)
        self._origins_by_act: deque[dict[str, set[str]]] = deque(maxlen=_AGREEING_DAYS)
        self._documents: set[str] = set()
        self._origins: set[str] = set()
        self._preclaims = 0

    def take(self, bundles: Sequence[Bundle], lineage: Mapping[str, Lineage]) -> None:
        """Take in the documents of a day."""
        origins_by_act: dict[str, set[str]] = {}
        for bundle in bundles:
            named = {m.entity_id for m in bundle.mentions}
            if self._sites.isdisjoint(n for n in named if n is not None):
                continue
            name = bundle.document.id
            row = lineage.get(name)
            origin = row.origin_id if row is not None else name
            self._documents.add(name)
            self._origins.add(origin)
            self._preclaims += sum(
                self._is_preclaim(c, bundle.document.language) for c in bundle.claims
            )
            for kind in self._acts(bundle):
                origins_by_act.setdefault(kind, set()).add(origin)
        self._origins_by_act.append(origins_by_act)

    def _is_preclaim(self, claim: Claim, language: str | None) -> bool:
        """Return whether an official says that a hostile act is being prepared."""
        if PRECLAIM not in claim.flags or claim.stance not in _TELLING:
            return False
        return not _OFFICIAL.isdisjoint(self._speakers.roles_of(claim, language))

    def _acts(self, bundle: Bundle) -> set[str]:
        """Return the kinds of acts a document tells of at a site of the problem."""
        return {e.type for e in bundle.events if e.site_id in self._sites and not e.denied_by}

    def read(self) -> Signals:
        """Return the signals since they were last read."""
        agreeing: dict[str, set[str]] = {}
        for origins_by_act in self._origins_by_act:
            for kind, names in origins_by_act.items():
                agreeing.setdefault(kind, set()).update(names)
        signals = Signals(
            documents=len(self._documents),
            origins=len(self._origins),
            preclaims=self._preclaims,
            agreeing=max((len(names) for names in agreeing.values()), default=0),
        )
        self._documents, self._origins, self._preclaims = set(), set(), 0
        return signals
