"""Whose body it is where a text says no more than "the ministry": that of the state the text comes
from, or is about.
"""

from collections.abc import Mapping

from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.speakers import hosts_of
from tocsin.language.states import code_of
from tocsin.records import Problem


class Homes:
    """Finds the state that is at home in a document, for one problem."""

    def __init__(self, problem: Problem, index: FactsIndex) -> None:
        """Index the states of the problem: its host, and those its parties belong to."""
        casebook = index.facts.casebook
        self._index = index
        self._known: dict[str, str | None] = {}
        self._countries: Mapping[str, str | None] = {s.id: s.country for s in casebook.sources}
        states = [a for a in casebook.actors if a.kind == "state"]
        self._states = frozenset(a.id for a in states)
        parents = {a.id: a.parent for a in casebook.actors}
        concerned = set(hosts_of(problem, casebook))
        for party in problem.parties:
            at: str | None = party
            while at is not None and at not in concerned:
                concerned.add(at)
                at = parents.get(at)
        self._concerned = {
            code: a.id
            for a in states
            if a.id in concerned and (code := code_of((a.name, *a.aliases))) is not None
        }

    def of(self, document_id: str) -> str | None:
        """Return the state whose "ministry" a document means.

        That its outlet publishes from, where the problem is about it; else the only state it names.
        None where neither is clear.
        """
        if document_id not in self._known:
            self._known[document_id] = self._find(document_id)
        return self._known[document_id]

    def _find(self, document_id: str) -> str | None:
        """Look for the state at home in a document."""
        source = self._index.documents[document_id].source_id or ""
        home = self._concerned.get(self._countries.get(source) or "")
        if home is not None:
            return home
        named = self._index.named.get(document_id, set()) & self._states
        return next(iter(named)) if len(named) == 1 else None
