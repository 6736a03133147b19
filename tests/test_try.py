"""`tocsin try`: what a casebook takes from texts and why not more, by the way of a run, with
nothing kept.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, make_capture, tocsin_here
from tocsin import pipeline
from tocsin.casebook import load_casebook

TEXTS = [
    {
        "id": "1",
        "source": "Verdania Today",
        "published_at": "2024-03-10",
        "text": (
            "The Verdanian Ministry of Defence said that saboteurs are preparing a "
            "provocation at the Lindholm chemical works."
        ),
    },
    {
        "id": "2",
        "source": "Osmia Wire",
        "published_at": "2024-03-11",
        "text": (
            "The Interior Ministry of Osmia denied that there was any danger at the "
            "Lindholm chemical works."
        ),
    },
    {
        "id": "3",
        "source": "Elsewhere Daily",
        "published_at": "2024-03-11",
        "text": "A fair was held in Lindhulm on Monday, and Osmia sent a minister.",
    },
    {
        "id": "4",
        "source": "Verdania Wire",
        "published_at": "2024-03-12",
        "text": "Минобороны Вердании заявило, что на химзаводе в Линдхольме готовится провокация.",
    },
    {
        "id": "5",
        "source": "Osmia Wire",
        "published_at": "2024-03-12",
        "title": "Lindholm chemical works inspected",
        "text": "Experts spent two days there and left content.",
    },
    {
        "id": "6",
        "source": "Osmia Wire",
        "published_at": "2023-06-01",
        "text": (
            "The Verdanian Ministry of Defence said that saboteurs are preparing a "
            "provocation at the Lindholm chemical works."
        ),
    },
]


@pytest.fixture
def case(tmp_path: Path) -> tuple[Path, Path]:
    """An example casebook, and texts beside it."""
    folder, texts = tmp_path / "book", tmp_path / "texts.jsonl"
    assert tocsin_here("casebook", "new", str(folder)).returncode == 0
    texts.write_text("\n".join(json.dumps(t, ensure_ascii=False) for t in TEXTS), encoding="utf-8")
    return folder, texts


def tried(case: tuple[Path, Path], *more: str) -> dict[str, Any]:
    """Return what `tocsin try --json` says."""
    done = tocsin_here("try", str(case[0]), str(case[1]), "--json", *more)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_each_text_says_what_it_touches_by_which_words_or_why_not(case: tuple[Path, Path]) -> None:
    found = tried(case)
    assert found["as_of"] == "2024-03-12T23:59:59Z"
    texts = {t["id"]: t for t in found["texts"]}
    assert {t["entry"]: t["words"] for t in texts["2"]["touches"]}["osmian_interior"] == [
        "Interior Ministry of Osmia"
    ]
    assert {t["entry"]: t["words"] for t in texts["4"]["touches"]}["lindholm_works"] == [
        "химзаводе в Линдхольме"
    ]
    assert texts["3"]["touches"] == []
    assert texts["3"]["not_read"] == "no watched name or term stands in it"
    nearly = " ".join(texts["3"]["nearly"])
    assert "Osmia; the name of a state or country alone lets no text pass" in nearly
    assert "“lindhulm” is written like “lindholm”" in nearly
    assert not texts["3"]["source_known"]
    assert texts["1"]["source_known"]
    claim = texts["1"]["claims"][0]
    assert (claim["type"], claim["stance"], claim["chain"], claim["site"]) == (
        "accuse",
        "reports",
        ["Verdanian Ministry of Defence", "Verdania Today"],
        "lindholm_works",
    )


def test_a_title_beside_a_text_lets_it_pass_and_is_shown(case: tuple[Path, Path]) -> None:
    text = next(t for t in tried(case)["texts"] if t["id"] == "5")
    assert text["not_read"] is None
    assert text["title"] == "Lindholm chemical works inspected"
    assert "lindholm_works" in {t["entry"] for t in text["touches"]}


def test_each_indicator_says_what_it_takes_and_why_not_what_it_nearly_takes(
    case: tuple[Path, Path],
) -> None:
    found = tried(case)["problems"][0]
    looked = {i["id"]: i for i in found["indicators"]}
    assert [t["text"] for t in looked["official_preclaim"]["takes"]] in (["1", "4"], ["4", "1"])
    old = [n for n in looked["official_preclaim"]["nearly"] if n["text"] == "6"]
    assert [(n["condition"], n["why"]) for n in old] == [
        ("days", "it is of 2023-06-01; only the 60 days before 2024-03-12 count")
    ]
    assert [t["text"] for t in looked["host_denial"]["takes"]] == ["2"]
    assert looked["deadline_of_force"]["takes"] == []
    assert all(n["condition"] and n["why"] for i in found["indicators"] for n in i["nearly"])


def test_it_says_what_a_run_says(case: tuple[Path, Path], tmp_path: Path) -> None:
    done = tocsin_here(
        "run",
        str(case[1]),
        "-c",
        str(case[0]),
        "--as-of",
        "2024-03-12",
        "-o",
        str(tmp_path / "out"),
        "--json",
    )
    alarm = json.loads(done.stdout)["alarms"][0]
    assessment = json.loads((tmp_path / "out" / "assessments.jsonl").read_text(encoding="utf-8"))
    found = tried(case)["problems"][0]
    assert (found["state"], found["likelihood"]) == (alarm["state"], alarm["likelihood_sentence"])
    states = {
        o["indicator_id"]: (o["state"], list(o["evidence"])) for o in assessment["observations"]
    }
    assert {
        i["id"]: (i["state"], [t["record"] for t in i["takes"]]) for i in found["indicators"]
    } == states


def test_nothing_is_kept_and_the_same_is_said_again(case: tuple[Path, Path]) -> None:
    before = sorted(case[0].parent.rglob("*"))
    assert tried(case) == tried(case)
    assert sorted(case[0].parent.rglob("*")) == before


def test_the_report_is_plain_text(case: tuple[Path, Path]) -> None:
    done = tocsin_here("try", str(case[0]), str(case[1]))
    said = done.stdout.decode()
    assert "6 texts, 5 touch something watched. As of 2024-03-12 23:59 UTC." in said
    assert "TEXT 3  Elsewhere Daily (no source of the casebook), 2024-03-11" in said
    assert "+ host_denial: observed (1 claim from 1 origin)" in said
    assert "because it is of 2023-06-01" in said
    assert len(tocsin_here("try", str(case[0]), str(case[1]), "--all").stdout) > len(done.stdout)


def test_a_later_text_is_named_and_left_out(case: tuple[Path, Path]) -> None:
    found = tried(case, "--as-of", "2024-03-10")
    later = [t["not_read"] for t in found["texts"] if t["not_read"]]
    assert "published 2024-03-12, after 2024-03-10" in later


def test_what_cannot_be_read_is_said(case: tuple[Path, Path], tmp_path: Path) -> None:
    none = tocsin_here("try", str(case[0]), str(tmp_path / "nowhere.txt"))
    assert (none.returncode, b"nothing could be read" in none.stderr) == (2, True)
    some = tocsin_here("try", str(case[0]), str(case[1]), str(tmp_path / "nowhere.txt"))
    assert (some.returncode, b"refused (missing)" in some.stderr) == (1, True)
    assert tocsin_here("try", str(tmp_path / "no-book"), str(case[1])).returncode == 2


def test_a_casebook_without_problems_still_says_what_texts_touch(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(
        "The Kakhovka dam was mined, officials said.", encoding="utf-8"
    )
    done = tocsin_here("try", "common", str(tmp_path / "post.txt"))
    assert done.returncode == 0
    assert "touches" in done.stdout.decode()
    assert "nothing is assessed" in done.stdout.decode()


@pytest.mark.parametrize(
    ("title", "passes"),
    [
        ("Zaporizhzhia nuclear power plant hit", True),
        ("Удар по Запорожской АЭС", True),
        ("A quiet Sunday", False),
        (None, False),
    ],
)
def test_the_gate_reads_the_title_that_stands_beside_a_text(
    title: str | None, passes: bool
) -> None:
    reader = pipeline.Reader(
        load_casebook(ROOT / "casebooks" / "common"), make_capture("x").seen_at
    )
    kept = reader.carry(make_capture("Fire broke out on Sunday.", title=title))
    assert (kept.document is not None) is passes
