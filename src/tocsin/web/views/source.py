"""A source: whether it publishes as it should, how its claims came out, how it is graded, and what
it published last.
"""

import datetime as dt
from collections import Counter
from typing import Any

from markupsafe import Markup

from tocsin.assess import said_by_source
from tocsin.assess.grades import graded
from tocsin.pipeline.corrections import OUTCOME
from tocsin.records import Claim, Judgement
from tocsin.records.asking import Filters
from tocsin.report.pictures import volumes
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.board import health
from tocsin.web.views.collecting import advice, states
from tocsin.workspace.naming import Names, hint, nearest

_VOLUME_DAYS, _DOCUMENTS, _CHANGES = 60, 30, 30
_DAY = dt.timedelta(days=1)


def sources(look: Look) -> dict[str, Any]:
    """Return the health of every source."""
    states = health(look)
    return {
        "health": states,
        "any_reason": any(state.why for state in states),
        "names": look.names(),
    }


def source(look: Look, name: str) -> dict[str, Any]:
    """Return a source: what the casebook says of it, its health, its daily output, its record.

    Raises:
        NoSuchError: neither the casebook nor the store knows it.
    """
    own = next((h for h in health(look) if h.source_id == name), None)
    if own is None:
        near = hint(
            Names("source", look.book.sources).near(name)
            or nearest(name, [h.source_id for h in health(look)])
        )
        raise NoSuchError(
            "{name!r} is no source of this casebook or store{near}.",
            code="error-no-source",
            name=name,
            near=near,
        )
    first = look.as_of.date() - dt.timedelta(days=_VOLUME_DAYS - 1)
    every = look.once(
        ("volumes", first),
        lambda: look.store.rollups.volumes(look.as_of, first),
        basis="read",
        may_lag=True,
    )
    days = [(first + _DAY * n, every.get((name, first + _DAY * n), 0)) for n in range(_VOLUME_DAYS)]
    judged = look.once("outcomes", lambda: _outcomes(look), basis="read")
    changed = look.once("changes", lambda: look.store.changes(look.as_of), may_lag=True)
    mine = [(c, j) for c, j, by in judged if by == name]
    outcomes = Counter(j.value for _, j in mine)
    return {
        "source": next((s for s in look.book.sources if s.id == name), None),
        "health": own,
        "collected": states(look).get(name),
        "advice": advice,
        "picture": Markup(volumes(days)),
        "names": look.names(),
        "documents": look.store.lookup.documents(
            look.as_of, _DOCUMENTS, filters=Filters(source=name)
        ),
        "judged": mine,
        "grade": graded(outcomes["borne_out"] + outcomes["not_borne_out"], outcomes["borne_out"]),
        "changes": [c for c in changed if c.source_id == name][-_CHANGES:],
        "groups": [g for g in look.book.groups if name in g.members],
    }


def _outcomes(look: Look) -> list[tuple[Claim, Judgement, str | None]]:
    """Return every claim whose outcome a person has written down, with the latest word on it and
    the source that answers for it.
    """
    latest = {
        j.record_id: j for j in look.store.words.of(Judgement, look.as_of) if j.field == OUTCOME
    }
    claims = look.store.lookup.claims(list(latest))
    cards = look.store.lookup.cards([c.document_id for c in claims.values()])
    return [
        (c, latest[c.id], said_by_source(c, cards[c.document_id].source_id))
        for c in claims.values()
    ]
