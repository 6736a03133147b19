"""A store with the reports on Sumy and one hostile text, judged on two days, and the desk on it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from tests.conftest import ROOT
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.store.schema import MATCHES
from tocsin.web import make_app
from tocsin.workspace.clock import as_of_moment

BOOK = ROOT / "casebooks" / "sumy-2022"
LAST = as_of_moment("2022-03-21")
HOSTILE = (
    "</p><script>alert(1)</script> \u202eRussian troops remain near Sumy, the Sumy regional "
    "administration said. "
    "Saboteurs mined the ammonia storage at the Sumykhimprom chemical plant, Mikhail Mizintsev "
    "said."
)
UKRAINIAN = (
    "На хімічному заводі в Сумах немає жодної загрози. Сумихімпром працює, аміак під "
    "охороною, сказав Дмитро Живицький."
)
HERE = "http://127.0.0.1:8330"


def fill(url: str, folder: Path) -> None:
    """Read the reports and two texts of our own into a store, and judge it on two days."""
    book = load_casebook(BOOK)
    late = folder / "late.jsonl"
    rows = [
        {
            "id": "h",
            "source": "tass",
            "title": "<b>bold</b>",
            "published_at": "2022-03-20T09:00:00Z",
            "text": HOSTILE,
        },
        {
            "id": "u",
            "source": "tass",
            "title": "Суми",
            "published_at": "2022-03-20T10:00:00Z",
            "text": UKRAINIAN,
        },
    ]
    late.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    with Store(url) as store:
        for day in ("2022-03-19", "2022-03-21"):
            moment = as_of_moment(day)
            inputs = [str(ROOT / "demo" / "sumy-2022.jsonl"), str(late)]
            pipeline.read_into(
                store, book, inputs, as_of=moment, stated=Stated(), tell=lambda _: None
            )
            pipeline.judge(store, book, moment)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store as it was judged; each module works on a copy."""
    folder = tmp_path_factory.mktemp("filled")
    fill(str(folder / "s.sqlite"), folder)
    return folder / "s.sqlite"


@pytest.fixture(scope="module")
def url(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(shutil.copy(filled, tmp_path_factory.mktemp("desk") / "s.sqlite"))


@pytest.fixture(scope="module")
def desk(url: str) -> Iterator[TestClient]:
    """The desk of that store, asked from this machine, at which A. One signs."""
    with TestClient(make_app(url, BOOK, "A. One"), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def other(url: str) -> Iterator[TestClient]:
    """A second desk on the same store, at which B. Two signs."""
    with TestClient(make_app(url, BOOK, "B. Two"), base_url=HERE, follow_redirects=False) as client:
        yield client


def leave_open(url: str, number: int) -> None:
    """Make the program unsure of so many of its matches in a store."""
    with Store(url) as store, store._engine.begin() as connection:
        for match in store.lookup.matches(None, number, is_open=False):
            unsure = msgspec.structs.replace(match, voice=None, voice_if_same=match.voice)
            record = msgspec.json.encode(unsure).decode()
            connection.execute(
                update(MATCHES).where(MATCHES.c.id == match.id).values(record=record)
            )
