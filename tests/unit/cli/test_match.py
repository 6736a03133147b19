"""`tocsin match`: texts ranked, matches listed and decided, wordings taught."""

import io
from pathlib import Path

import pytest

from tests import by_hand
from tests.unit.cli.said import as_json, printed, refused
from tocsin.cli import match
from tocsin.errors import UsageError
from tocsin.records import Casebook


@pytest.fixture(autouse=True)
def book(monkeypatch: pytest.MonkeyPatch) -> Casebook:
    """The casebook made by hand stands for every folder."""
    made = by_hand.casebook()
    monkeypatch.setattr("tocsin.workspace.opened.load_casebook", lambda _: made)
    monkeypatch.setattr(match, "load_casebook", lambda _: made)
    return made


def review(store: str, *more: str) -> tuple[str, ...]:
    """Return the words of a review."""
    return ("match", "review", "--store", store, "-c", "common", *more)


def test_matches_that_wait_are_listed_the_likeliest_first(store: str) -> None:
    lines = printed(*review(store, "--list")).splitlines()
    assert [line.split("\t")[:3] for line in lines] == [
        ["mat-denied", "0.60", "The bridge is mined"],
        ["mat-mined", "0.40", "The bridge is mined"],
    ]
    assert [r["match"]["id"] for r in as_json(*review(store))] == ["mat-denied", "mat-mined"]


def test_a_decision_is_kept_and_teaches_a_wording(store: str) -> None:
    word = ("--judge", "mat-mined", "same", "--signer", "A. Analyst")
    assert printed(*review(store, *word)).startswith("mat-mined: same, by A. Analyst (jdg-")
    assert len(as_json(*review(store))) == 1
    assert printed("match", "wordings", "--store", store, "-c", "common") == (
        'n_mined:\n  en:\n    - "the bridge at Port Lumen had been mined"\n'
    )
    assert "does not wait for a decision" in refused(*review(store, *word))
    changed = ("--judge", "mat-mined", "different", "--signer", "A. Analyst", "--change")
    assert "mat-mined: different" in printed(*review(store, *changed))


@pytest.mark.parametrize(
    ("word", "words"),
    [
        (("--judge", "mat-mined", "perhaps", "--signer", "A"), "say same, different, unsure"),
        (("--judge", "mat-none", "same", "--signer", "A"), "'mat-none' is no record"),
        (("--judge", "mat-mined", "same"), "a name must say who. Use --signer."),
    ],
)
def test_what_cannot_be_decided_is_named(store: str, word: tuple[str, ...], words: str) -> None:
    assert words in refused(*review(store, *word))


def test_an_empty_store_has_nothing_to_decide(bare: str) -> None:
    assert printed(*review(bare, "--list")) == ""
    assert printed("match", "wordings", "--store", bare, "-c", "common") == ""
    assert as_json("match", "proposals", "--store", bare, "-c", "common") == []


def test_lines_of_a_file_are_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(" one \n\n два\n", encoding="utf-8")
    assert match._lines(tmp_path / "a.txt") == ["one", "два"]
    assert match._lines(None) == []
    monkeypatch.setattr("sys.stdin", io.StringIO("three\n"))
    assert match._lines(Path("-")) == ["three"]
    (tmp_path / "b.txt").write_bytes("два".encode("cp1251"))
    with pytest.raises(UsageError, match=r"b\.txt: not UTF-8 text"):
        match._lines(tmp_path / "b.txt")
    with pytest.raises(UsageError, match=r"none\.txt: No such file"):
        match._lines(tmp_path / "none.txt")


def test_texts_are_ranked(tmp_path: Path) -> None:
    found = as_json("match", "text", "Saboteurs have mined the bridge.", "--language", "en")
    assert found["near"][0]["narrative_id"] == "n_mined"
    told = printed("match", "text", "Saboteurs have mined the bridge.")
    assert told.startswith("Saboteurs have mined the bridge. (en)\n  1. ")
    assert "give a text, or a file with --lines" in refused("match", "text")
