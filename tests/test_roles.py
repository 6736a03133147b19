"""Roles of a real server: a reader cannot write, a writer cannot alter the log, nobody who was
granted one casebook sees rows of another, in the command line, the desk and its API.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DatabaseError
from starlette.testclient import TestClient

from tests.conftest import NOW, ROOT, tocsin_here
from tests.postgres import Server
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import StoreError
from tocsin.records import Document
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.web.app import make_app

BOOK = ROOT / "casebooks" / "almaty-demo"
OTHER = ROOT / "casebooks" / "sumy-2022"
TEXTS = 12


class Team:
    """A store with two casebooks in it, and people who may do different things."""

    def __init__(self, server: Server, url: str) -> None:
        """Take a database whose roles are made."""
        self._server = server
        self.name = url.partition("@/")[2].partition("?")[0]
        self.owner = url

    def url(self, person: str) -> str:
        """Return the address of the store as a person connects to it."""
        return self.owner.replace("tocsin@", f"{self.name}_{person}@")

    def sql(self, person: str, statement: str) -> list[tuple[object, ...]]:
        """Have the server do something as a person."""
        address = self.url(person).replace("postgresql:", "postgresql+psycopg:")
        engine = create_engine(address)
        try:
            with engine.begin() as connection:
                done = connection.exec_driver_sql(statement)
                return [tuple(row) for row in done] if done.returns_rows else []
        finally:
            engine.dispose()


def corpus(folder: Path, name: str, words: str) -> str:
    """Write texts that differ from another casebook's in one word, some of them the same."""
    lines = [
        {
            "id": f"t{number}",
            "source": "sheet",
            "published_at": "2022-01-10",
            "text": f"Report {number}. The health ministry said that {words if number else 'all'} "
            "near the biological laboratory in Almaty was under guard.",
        }
        for number in range(TEXTS)
    ]
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def team(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A store of a team; texts of each casebook were read by a writer of that casebook."""
    folder = tmp_path_factory.mktemp("team")
    with postgres.database() as url:
        made = Team(postgres, url)
        people = {
            "ada": "reader:almaty-demo",
            "wim": "writer:almaty-demo",
            "olga": "writer:other",
            "all": "writer",
            "boss": "admin",
        }
        grants = [w for p, r in people.items() for w in ("--grant", f"{made.name}_{p}={r}")]
        for _again in range(2):
            done = tocsin_here("store", "roles", url, *grants, "--apply")
            assert done.returncode == 0, done.stderr.decode()
        for person, words in (("wim", "everything"), ("olga", "whatever")):
            with Store(made.url(person)) as store:
                read, refused = pipeline.read_into(
                    store,
                    load_casebook(BOOK),
                    [corpus(folder, "texts" if person else person, words)],
                    as_of=NOW,
                    stated=Stated(),
                    tell=pipeline.silent,
                )
                assert (read, refused) == (TEXTS, [])
        # Whoever upgrades a store and gives rights in it: no person of the team, and no superuser.
        server_user = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with server_user.begin() as connection:
            connection.exec_driver_sql(f"CREATE ROLE {made.name}_sam LOGIN SUPERUSER")
        server_user.dispose()
        yield made


def test_each_sees_the_rows_of_their_casebook_alone(team: Team) -> None:
    for person, words in (("ada", "everything"), ("wim", "everything"), ("olga", "whatever")):
        with Store(team.url(person)) as store:
            texts = [document.text for document in store.records(Document)]
            assert len(texts) == TEXTS  # a text that both have read stands in both
            assert sum(words in text for text in texts) == TEXTS - 1
            assert store.words.verify() == []
    asked = "SELECT casebook, count(*) FROM documents GROUP BY casebook"
    assert team.sql("ada", asked) == [("almaty-demo", TEXTS)]
    assert team.sql("olga", asked) == [("other", TEXTS)]


@pytest.mark.parametrize(
    "table",
    ["captures", "bodies", "claims", "stems", "shelf", "gists", "volumes", "marks", "audit"],
)
def test_no_table_shows_rows_of_another_casebook(team: Team, table: str) -> None:
    assert team.sql("ada", f"SELECT count(*) FROM {table} WHERE casebook <> 'almaty-demo'") == [
        (0,)
    ]


def test_the_command_line_shows_no_other_casebook(team: Team) -> None:
    found = tocsin_here("search", "laboratory", "--json", "--store", team.url("ada"))
    assert found.returncode == 0, found.stderr.decode()
    assert b"everything" in found.stdout
    assert b"whatever" not in found.stdout
    chosen = team.url("ada") + "&options=-ctocsin.casebook%3Dother"
    refused = tocsin_here("search", "laboratory", "--store", chosen)
    assert refused.returncode == 3
    said = " ".join(refused.stderr.decode().split())
    assert f'user {team.name}_ada has no right to the casebook "other"' in said
    chosen = team.url("all") + "&options=-ctocsin.casebook%3Dother"
    allowed = tocsin_here("search", "laboratory", "--json", "--store", chosen)
    assert b"whatever" in allowed.stdout


def test_the_desk_and_its_api_show_no_other_casebook(team: Team) -> None:
    with Store(team.url("olga")) as other:
        foreign = {document.id for document in other.records(Document)}
    with Store(team.url("ada")) as store:
        own = {document.id for document in store.records(Document)}
    app = make_app(team.url("ada"), BOOK)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        for page in ("/", "/search?q=laboratory", "/sources", "/audit", "/queue", "/attention"):
            answer = client.get(page)
            assert answer.status_code == 200, (page, answer.text[:200])
            assert "whatever" not in answer.text, page
        assert "everything" in client.get("/search?q=laboratory").text
        listed = client.get("/api/documents", params={"limit": 200}).text
        assert sum(name in listed for name in own) == TEXTS, listed[:500]
        assert not any(name in listed for name in foreign - own)
        for name in sorted(foreign - own):
            assert client.get(f"/document/{name}").status_code == 404
            assert client.get(f"/api/documents/{name}").status_code == 404


def test_a_reader_writes_nothing(team: Team) -> None:
    before = team.sql("wim", "SELECT count(*) FROM captures")
    for statement in (
        "INSERT INTO marks VALUES ('x', 'y', 'z')",
        "UPDATE captures SET record = '{}'",
        "DELETE FROM documents",
        "TRUNCATE claims",
        "SELECT begin_writing()",
        "SELECT hash FROM accounts",
        "INSERT INTO rights VALUES ('x', '*')",
        "ALTER TABLE claims DISABLE ROW LEVEL SECURITY",
    ):
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
            team.sql("ada", statement)
    with Store(team.url("ada")) as store, pytest.raises(StoreError, match="may not do that"):
        store.words.log(NOW, "A. Da", "said", "x", "y")
    assert team.sql("wim", "SELECT count(*) FROM captures") == before


@pytest.mark.parametrize("person", ["wim", "all", "boss"])
def test_nobody_alters_the_log(team: Team, person: str) -> None:
    with Store(team.url("wim")) as store:
        store.words.log(NOW, "W. Im", "said", "x", "y")
        lines = store.words.audit()
    for statement in (
        "UPDATE audit SET actor = 'somebody else'",
        "DELETE FROM audit",
        "TRUNCATE audit",
        "DROP TRIGGER audit_no_update ON audit",
        "ALTER TABLE audit DISABLE TRIGGER ALL",
        "DROP TABLE audit",
        "CREATE OR REPLACE FUNCTION refuse_to_change() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NEW; END'",
    ):
        with pytest.raises(DatabaseError, match=r"permission denied|must be (?:able|owner)"):
            team.sql(person, statement)
    with Store(team.url("wim")) as store:
        assert store.words.audit() == lines
        assert store.words.verify() == []


def test_a_writer_writes_no_row_of_another_casebook(team: Team) -> None:
    with pytest.raises(DatabaseError, match="row-level security"):
        team.sql("wim", "INSERT INTO marks VALUES ('x', 'y', 'z', 'other')")
    assert team.sql("wim", "UPDATE marks SET seen_at = seen_at WHERE casebook = 'other'") == []
    with pytest.raises(DatabaseError, match="permission denied"):
        team.sql("wim", "INSERT INTO rights VALUES ('x', '*')")


def test_a_user_whom_nothing_limits_is_refused_and_not_shown_a_mixture(team: Team) -> None:
    with pytest.raises(StoreError, match=r"several casebooks stand here \(almaty-demo, other\)"):
        Store(team.owner)


def test_whoever_was_revoked_sees_nothing_more(team: Team) -> None:
    asked = "SELECT count(*) FROM documents"
    for words, person in (("--grant", f"{team.name}_eva=reader:other"), ("--revoke", "")):
        said = person or f"{team.name}_eva"
        done = tocsin_here("store", "roles", team.url("sam"), words, said, "--apply")
        assert done.returncode == 0, done.stderr.decode()
        if person:
            assert team.sql("eva", asked) == [(TEXTS,)]
    with pytest.raises(DatabaseError, match="does not exist"):  # not even the names of tables
        team.sql("eva", asked)


def test_what_is_printed_is_what_is_run(postgres: Server) -> None:
    with postgres.database() as url:
        Store(url).close()
        printed = tocsin_here("store", "roles", url, "--prefix", "printed", "--grant", "x1=reader")
        statements = printed.stdout.decode()
        assert statements.count(";\n") > 100
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            connection.exec_driver_sql(statements.replace("%", "%%"))
            names = connection.exec_driver_sql("SELECT rolname FROM pg_roles").scalars().all()
        engine.dispose()
        assert {"printed_reader", "printed_writer", "printed_admin", "printed_log", "x1"} <= {
            *names
        }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("work.sqlite",), "a file has no roles"),
        (("postgresql://h/d", "--grant", "anna"), "grants nothing"),
        (("postgresql://h/d", "--grant", "anna=owner"), "grants nothing"),
        (("postgresql://h/d", "--grant", "x'; DROP=reader"), "grants nothing"),
        (("postgresql://h/d", "--grant", "anna=reader:a'b"), "grants nothing"),
        (("postgresql://h/d", "--prefix", 'x"y'), "cannot be the name of a role"),
        (("postgresql://h/d", "--revoke", "x'y"), "cannot be the name of a role"),
    ],
)
def test_what_is_no_role_is_refused(words: tuple[str, ...], said: str) -> None:
    done = tocsin_here("store", "roles", *words)
    assert done.returncode == 2
    assert said in re.sub(r"\s+", " ", done.stderr.decode())
