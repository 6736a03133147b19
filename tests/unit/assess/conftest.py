"""What tests of assessments share: texts read into facts, as a run does."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from tests.conftest import NOW, make_document
from tocsin.annotate import Annotator
from tocsin.documents import lineage_of
from tocsin.documents.origins import origins
from tocsin.gazetteer import find_gazetteer
from tocsin.match import Matcher
from tocsin.records import Casebook, Facts, ObserveClaim, ObserveEvent, ObserveMatch, Problem

Read = Callable[..., Facts]


def reader(casebook: Casebook, annotate: Annotator) -> Read:
    """Return what reads texts into facts."""
    match = Matcher(casebook.narratives, casebook.sites)

    def facts(*texts: str, language: str = "en", dated: bool = True, **stated: str) -> Facts:
        moment = NOW - dt.timedelta(days=1) if dated else None
        documents = [
            make_document(
                text, language=language, external_id=f"{n}.txt", published_at=moment, **stated
            )
            for n, text in enumerate(texts)
        ]
        found = [annotate(d) for d in documents]
        lineage = lineage_of(documents, NOW, casebook.sources)
        return Facts(
            casebook=casebook,
            documents=tuple(documents),
            lineage=tuple(lineage),
            origins=tuple(origins(documents, lineage, casebook.sources)),
            mentions=tuple(m for a in found for m in a.mentions),
            claims=tuple(c for a in found for c in a.claims),
            events=tuple(e for a in found for e in a.events),
            matches=tuple(m for d, a in zip(documents, found, strict=True) for m in match(d, a)),
        )

    return facts


@pytest.fixture(scope="session")
def read(almaty: Casebook) -> Read:
    """Return what reads texts with the names of the casebook alone."""
    return reader(almaty, Annotator(almaty.actors, almaty.sources, almaty.sites))


@pytest.fixture(scope="session")
def read_places(almaty: Casebook) -> Read:
    """Return what reads texts with the places of the world."""
    world = find_gazetteer()
    return reader(almaty, Annotator(almaty.actors, almaty.sources, almaty.sites, world))


@pytest.fixture(scope="session")
def laboratories(almaty: Casebook) -> Problem:
    """Return the problem of the laboratories."""
    return almaty.problems[0]


@pytest.fixture(scope="session")
def cities(laboratories: Problem) -> Problem:
    """Return a problem about the city, with indicators for claims, events and matches of every
    kind.
    """
    looks = {
        "i_claims": ObserveClaim(days=7),
        "i_events": ObserveEvent(types=("attack", "explosion", "force_arrival"), days=7),
        "i_matches": ObserveMatch(days=7),
    }
    first = laboratories.indicators[0]
    made = tuple(
        msgspec.structs.replace(first, id=name, observe=look) for name, look in looks.items()
    )
    return msgspec.structs.replace(laboratories, sites=("almaty",), indicators=made)
