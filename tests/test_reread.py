"""A casebook edit reaches what a store keeps: what it concerns is read anew, nothing else is, and
the result is that of a fresh reading.
"""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from tests.conftest import NOW, ROOT, narrative
from tests.said import explain
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.cli.main import app
from tocsin.errors import UsageError
from tocsin.pipeline.rereading import ENTRIES
from tocsin.records import Casebook, Claim, Document, Event, Facet, Match, Mention, Quote, Site
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.workspace import watching

BOOK = load_casebook(ROOT / "casebooks" / "almaty-demo")
LATER = NOW + dt.timedelta(days=1)
KINDS = (Document, Mention, Quote, Claim, Event, Match)
FILLER = "The day was long and the road was dry. " * 30
TEXTS = [
    "The harbour master of Bergen said that the fishing season had opened.",
    "Zorvex Group said on Monday that the biological laboratory in Almaty was safe.",
    "A spokesman of Zorvex Group said that its ferries sail again.",
    "The KNB said that the biological laboratory in Almaty was under guard.",
    (
        f"The KNB said that it guards the city of Almaty. {FILLER}The mayor of Plovdiv said that "
        "the old mill was closed."
    ),
    "Мэр Пловдива сообщил, что старая мельница закрыта.",
    "По словам КНБ, лаборатория в Алматы находится под охраной.",
    "Міністр сказав, що млин у Пловдиві зачинено.",
    "The weather in Oslo was fine, the forecaster said.",
    (
        "Officials said that militants prepare to poison the wells of the valley and to blame the "
        "army for it."
    ),
    "Dr Ada Quill said that the laboratory in Almaty had been inspected.",
    "Доктор Ада Квилл сообщила, что лаборатория в Алматы проверена.",
]


def corpus(tmp_path: Path) -> str:
    """Write the texts and the demo corpus to one file."""
    rows = [
        {
            "id": f"own-{n}",
            "text": t,
            "source": "Radio Zeta" if n % 3 else "TASS",
            "published_at": f"2022-01-0{1 + n % 9}",
        }
        for n, t in enumerate(TEXTS)
    ]
    demo = "".join(
        (ROOT / "demo" / "corpus.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:16]
    )
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows) + demo, encoding="utf-8")
    return str(path)


def read(store: Store, book: Casebook, path: str, *, read_all: bool = False) -> None:
    """Read the corpus."""
    pipeline.read_into(
        store, book, [path], as_of=NOW, stated=Stated(), tell=lambda _: None, read_all=read_all
    )


def state(store: Store) -> dict[str, object]:
    """Return everything a store found, dropped, counted and can search, in order."""
    found: dict[str, object] = {k.__name__: store.records(k) for k in KINDS}
    found["dropped"] = list(store.dropped())
    found["volumes"] = store.rollups.volumes(NOW)
    found["touches"] = sorted(store.rollups.touches(NOW), key=lambda t: t.document_id)
    found["unread"] = sorted(
        (
            s.unread
            for rows in store.rereading.stored(list(store.rereading.read_under()))
            for s in rows
            if s.unread
        ),
        key=lambda u: u.id,
    )
    return found


def actors(book: Casebook, change: Callable[[str], tuple[str, ...] | None]) -> Casebook:
    """Return a casebook whose actors have other aliases."""
    return msgspec.structs.replace(
        book,
        actors=tuple(
            msgspec.structs.replace(a, aliases=more) if (more := change(a.id)) is not None else a
            for a in book.actors
        ),
    )


def with_alias(book: Casebook, alias: str) -> Casebook:
    first = next(a for a in book.actors if a.kind not in ("state",))
    return actors(book, lambda name: (*first.aliases, alias) if name == first.id else None)


MILL = Site(
    id="plovdiv_mill",
    name="Plovdiv mill",
    kind="facility",
    type="chemical_plant",
    known_from=dt.date(2020, 1, 1),
    reference="a test",
    aliases=("old mill", "старая мельница", "млин"),
)
WELLS = narrative(
    "wells",
    "Militants poison wells to blame the army",
    facets=(
        Facet(name="object", terms={"en": ("wells",)}, needed=True),
        Facet(name="act", terms={"en": ("poison",)}, needed=True),
    ),
)


def with_site(book: Casebook) -> Casebook:
    return msgspec.structs.replace(book, sites=(*book.sites, MILL))


def with_narrative(book: Casebook) -> Casebook:
    return msgspec.structs.replace(book, narratives=(*book.narratives, WELLS))


def with_source_alias(book: Casebook) -> Casebook:
    first = book.sources[0]
    own = msgspec.structs.replace(first, aliases=(*first.aliases, "Radio Zeta"))
    return msgspec.structs.replace(book, sources=(own, *book.sources[1:]))


def without_actor(book: Casebook) -> Casebook:
    return msgspec.structs.replace(book, actors=book.actors[1:])


def without_site(book: Casebook) -> Casebook:
    parents = {s.parent for s in book.sites}
    gone = next(s for s in book.sites if s.id not in parents and s.kind == "facility")
    return msgspec.structs.replace(book, sites=tuple(s for s in book.sites if s.id != gone.id))


def without_narrative(book: Casebook) -> Casebook:
    return msgspec.structs.replace(book, narratives=book.narratives[1:])


EDITS: dict[str, Callable[[Casebook], Casebook]] = {
    "an alias": lambda b: with_alias(b, "Zorvex Group"),
    "an alias in another script": lambda b: with_alias(b, "Ада Квилл"),
    "a site": with_site,
    "a narrative": with_narrative,
    "a source's alias": with_source_alias,
    "an actor less": without_actor,
    "a site less": without_site,
    "a narrative less": without_narrative,
    "no narrative": lambda b: msgspec.structs.replace(b, narratives=()),
    "everything at once": lambda b: without_actor(with_site(with_narrative(with_source_alias(b)))),
    "nothing": lambda b: b,
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the texts, and with a store of what the casebook finds in them."""
    folder = tmp_path_factory.mktemp("reread")
    with Store(str(folder / "s.sqlite")) as store:
        read(store, BOOK, corpus(folder))
    return folder


def copy_of(filled: Path, tmp_path: Path) -> Store:
    """Open a copy of the filled store."""
    shutil.copy(filled / "s.sqlite", tmp_path / "s.sqlite")
    return Store(str(tmp_path / "s.sqlite"))


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_the_result_is_that_of_a_fresh_reading(edit: str, filled: Path, tmp_path: Path) -> None:
    book = EDITS[edit](BOOK)
    with copy_of(filled, tmp_path) as store, Store(str(tmp_path / "b.sqlite")) as fresh:
        before = state(store)
        pipeline.reread(store, book, NOW, tell=lambda _: None)
        read(fresh, book, str(filled / "corpus.jsonl"))
        assert state(store) == state(fresh)
        assert not pipeline.is_stale(store, book, NOW)
        assert pipeline.reread(store, book, NOW, tell=lambda _: None).read == 0
        pipeline.reread(store, BOOK, LATER, tell=lambda _: None)
        assert state(store) == before


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ("an alias", {ENTRIES: 2}),
        ("a site", {ENTRIES: 3}),
        ("a narrative", {ENTRIES: 1}),
        ("nothing", {}),
    ],
)
def test_nothing_else_is_read_anew(
    edit: str, why: dict[str, int], filled: Path, tmp_path: Path
) -> None:
    with copy_of(filled, tmp_path) as store:
        assert pipeline.reread(store, EDITS[edit](BOOK), NOW, tell=lambda _: None).why == why


def test_what_is_no_longer_found_is_kept_as_history(filled: Path, tmp_path: Path) -> None:
    with copy_of(filled, tmp_path) as store:
        before = {c.id: c for c in store.records(Claim)}
        bare = msgspec.structs.replace(BOOK, actors=(), sites=(), narratives=())
        pipeline.reread(store, bare, LATER, tell=lambda _: None)
        assert store.records(Claim) == []
        for name, claim in before.items():
            (earlier,) = store.rereading.superseded(name)
            assert (earlier.kind, earlier.at) == ("claim", LATER)
            assert msgspec.json.decode(earlier.record, type=Claim) == claim
        assert {s.kind for s in store.rereading.history(claim.document_id)} >= {"document", "claim"}
    with pytest.raises(UsageError, match="superseded on 2022-01-13"):
        explain(str(tmp_path / "s.sqlite"), claim.id)


def test_a_text_that_is_read_whole_stays_read_whole(tmp_path: Path) -> None:
    with Store(str(tmp_path / "s.sqlite")) as store:
        read(store, BOOK, corpus(tmp_path), read_all=True)
        number = len(store.records(Document))
        assert pipeline.reread(store, with_site(BOOK), NOW, tell=lambda _: None).why == {ENTRIES: 3}
        assert len(store.records(Document)) == number


def test_a_watch_reads_a_casebook_edit_anew(filled: Path, tmp_path: Path) -> None:
    with copy_of(filled, tmp_path) as store:
        assert watching.read_anew(store, BOOK, NOW) is None
        done = watching.read_anew(store, with_alias(BOOK, "Zorvex Group"), NOW)
        assert done is not None
        assert done.why == {ENTRIES: 2}


def test_everything_can_be_searched_from_the_command_line(filled: Path, tmp_path: Path) -> None:
    copy_of(filled, tmp_path).close()
    store = str(tmp_path / "s.sqlite")

    def search(query: str) -> Any:
        done = CliRunner().invoke(app, ["search", query, "--store", store, "--json"])
        assert done.exit_code == 0, done.output
        return json.loads(done.output)

    found = search("старые мельницы")
    assert [f["not_read"] for f in found["found"]] == ["nothing watched is named in it"]
    assert "[мельница]" in found["found"][0]["snippet"]
    assert found["captures"] == found["searched"] == found["read"] + found["not_read"]
    assert search("млини")["found"]
    assert search("unicorn")["found"] == []
    plain = CliRunner().invoke(app, ["search", "unicorn", "--store", store]).output
    assert "No text holds it." in plain
    assert f"Searched: {found['searched']} texts of {found['captures']} captures" in plain
