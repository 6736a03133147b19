"""Unsure matches are asked, a person's word outranks the score and survives a re-run, and what was
judged the same teaches the casebook.
"""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, tocsin_here

BOOK = ["-c", str(ROOT / "casebooks" / "common")]


def tocsin(*words: str, code: int = 0) -> str:
    """Run the command line."""
    done = tocsin_here(*words)
    assert done.returncode == code, done.stderr
    return (done.stdout + done.stderr).decode()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with texts of ours that stories of the shared catalogue are near, and one they are
    not near.
    """
    folder = tmp_path_factory.mktemp("review")
    texts = {
        "sure": "The dam has been mined by saboteurs and will be blown up, the governor said.",
        "near": (
            "Everybody is tired of the ally and will abandon the ally soon, a commentator "
            "wrote. Sanctions hurt their authors most."
        ),
        "far": "The museum opened a new hall about the history of bridges and dams on Tuesday.",
    }
    rows = [
        json.dumps({"id": k, "text": v, "source": k, "published_at": "2024-01-02T10:00:00Z"})
        for k, v in texts.items()
    ]
    (folder / "posts.jsonl").write_text("\n".join(rows), encoding="utf-8")
    out, kept = str(folder / "out"), folder / "work.sqlite"
    tocsin(
        "run",
        str(folder / "posts.jsonl"),
        *BOOK,
        "--as-of",
        "2024-01-05",
        "--store",
        str(kept),
        "-o",
        out,
    )
    return kept


def matches(store: Path) -> dict[str, dict[str, object]]:
    """Judge the store again and return its matches by id."""
    out = store.parent / "again"
    tocsin("brief", *BOOK, "--store", str(store), "-o", str(out))
    lines = (out / "matches.jsonl").read_text(encoding="utf-8").splitlines()
    return {m["id"]: m for m in map(json.loads, lines)}


def test_a_word_outranks_the_score_and_the_last_word_counts(store: Path) -> None:
    before = matches(store)
    name, told = next(
        (i, m) for i, m in before.items() if m["narrative_id"] == "n_dam_blow_up" and m["voice"]
    )
    review = [
        "match",
        "review",
        "--store",
        str(store),
        *BOOK,
        "--signer",
        "A. Analyst",
        "--change",
        "--judge",
        name,
    ]
    tocsin(*review, "unsure")
    assert matches(store)[name]["voice"] is None
    tocsin(*review, "different")
    assert name not in matches(store)
    tocsin(*review, "same")
    assert matches(store)[name]["voice"] == told["voice"]
    assert "mined" in tocsin("match", "wordings", "--store", str(store), *BOOK)
    listed = json.loads(
        tocsin("match", "review", "--store", str(store), *BOOK, "--all", "--json").splitlines()[0]
    )
    assert name not in [row["match"]["id"] for row in listed]


def test_what_cannot_be_judged_is_refused(store: Path) -> None:
    name = next(iter(matches(store)))
    review = ["match", "review", "--store", str(store), *BOOK]
    assert "say same, different, unsure" in tocsin(
        *review, "--signer", "A", "--judge", name, "perhaps", code=2
    )
    sure = next(i for i, m in matches(store).items() if m["voice"])
    assert "does not wait for a decision" in tocsin(
        *review, "--signer", "A", "--judge", sure, "same", code=2
    )
    assert "no record" in tocsin(*review, "--signer", "A", "--judge", "mat-none", "same", code=2)
    assert "a name must say who. Use --signer." in tocsin(*review, "--judge", name, "same", code=2)
    assert "no such store" in tocsin("match", "review", "--store", "nowhere.sqlite", *BOOK, code=2)


def test_bare_texts_are_ranked_with_reasons_and_nothing_from_ignorance(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text(
        (
            "Saboteurs have mined the dam and will blow up the dam.\nLa diga è stata minata "
            "dal nemico e presto esploderà.\n"
        ),
        encoding="utf-8",
    )
    rows = [
        json.loads(x)
        for x in tocsin(
            "match", "text", "--lines", str(tmp_path / "lines.txt"), *BOOK, "--json"
        ).splitlines()
        if x.startswith("{")
    ]
    assert rows[0]["near"][0]["narrative_id"] == "n_dam_blow_up"
    assert rows[0]["near"][0]["why"]
    assert rows[1]["near"] == []
    assert "give a text" in tocsin("match", "text", *BOOK, code=2)
