"""A desk on a store of two texts that nobody has assessed, and looks at it."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.web.desk import Desk, Look

BOOK = ROOT / "casebooks" / "sumy-2022"
AS_OF = dt.datetime(2022, 3, 21, 23, 59, 59, tzinfo=dt.UTC)
_TEXTS = (
    "Sirens were heard at the Sumykhimprom plant in Sumy, the regional administration said.",
    "The bakery opened at noon.",
)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("views")
    rows = [
        {"id": str(n), "source": "tass", "published_at": "2022-03-20T09:00:00Z", "text": text}
        for n, text in enumerate(_TEXTS)
    ]
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    url = str(folder / "s.sqlite")
    with Store(url) as store:
        pipeline.read_into(
            store,
            load_casebook(BOOK),
            [str(folder / "in.jsonl")],
            as_of=AS_OF,
            stated=Stated(),
            tell=lambda _: None,
        )
    return Desk(url, BOOK, "A. One")


@pytest.fixture
def look(desk: Desk) -> Callable[..., Look]:
    """Return what makes a look at that desk; what is asked goes by name, `from_` for `from`."""

    def make(language: str = "en", **asked: str) -> Look:
        given = {name.rstrip("_"): value for name, value in asked.items()}
        return Look(desk, desk.book(), AS_OF, False, given, language)

    return make


def moved_to(desk: Desk, folder: Path) -> Desk:
    """Return a desk on a copy of the store of another, that a test may write to."""
    desk.store.full_text.catch_up()
    raw = sqlite3.connect(str(desk.store.url))
    raw.execute("VACUUM INTO ?", (str(folder / "s.sqlite"),))
    raw.close()
    return Desk(str(folder / "s.sqlite"), BOOK, "A. One")


@pytest.fixture
def judged(desk: Desk, tmp_path: Path) -> Iterator[Look]:
    """A look at a copy of that desk, which a test may write to."""
    own = moved_to(desk, tmp_path)
    yield Look(own, own.book(), AS_OF, False, {}, "en")
    own.store.close()
