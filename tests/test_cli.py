"""The command line as users meet it: exit codes, messages that name the input, output that other
programs read.
"""

import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.conftest import ROOT, SHARED, needs_shared, tocsin_here

BOOK = str(ROOT / "casebooks" / "almaty-2022")
GOOD = (
    "The KNB said that the biological laboratory in Almaty was under guard. Nothing was "
    "seized, the committee added."
)


def tocsin(*args: str, stdin: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user does: in a process of its own where it reads from one, or from
    another folder.
    """
    if not stdin and cwd == ROOT:
        return tocsin_here(*args)
    command = [sys.executable, "-m", "tocsin", *args]
    return subprocess.run(
        command, input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False
    )


def run(*inputs: str, out: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run `tocsin run` on inputs."""
    return tocsin("run", *inputs, "-c", BOOK, "--as-of", "2022-01-12", "-o", str(out), stdin=stdin)


def rows(folder: Path, name: str) -> list[dict[str, object]]:
    """Return the rows of one output file."""
    return [
        json.loads(line)
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path / "in"


def test_bad_inputs_are_each_named_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    (folder / "cp1251.txt").write_bytes("Лаборатория в Алматы охраняется".encode("cp1251"))
    (folder / "photo.docm").write_bytes(b"x")
    (folder / "huge.txt").write_bytes(b"The laboratory in Almaty. " * 2_000_000)
    lines = [json.dumps({"id": str(i), "text": GOOD}) for i in range(10)]
    lines[6] = '{"id": "6", "text": '
    lines[8] = json.dumps({"id": "2", "text": "Another text on the KNB."})
    lines[9] = json.dumps({"id": "9", "text": GOOD, "published_at": "31.02.2022"})
    (folder / "ten.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "cut.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00garbage")
    done = run(str(folder), "missing.txt", out=tmp_path / "out")
    told = done.stderr.decode()
    assert done.returncode == 1, told
    for name, reason in {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "photo.docm": "format",
        "huge.txt": "too_large",
        "ten.jsonl#7": "json",
        "ten.jsonl#9": "duplicate_id",
        "ten.jsonl#10": "date",
        "cut.jsonl.gz": "gzip",
        "missing.txt": "missing",
    }.items():
        line = next((x for x in told.splitlines() if name in x), "")
        assert f"({reason})" in line, (name, told)
    texts = {r["external_id"] for r in rows(tmp_path / "out", "documents")}
    assert {"good.txt", "cp1251.txt", "0", "7"} <= texts
    assert {r["reason"] for r in rows(tmp_path / "out", "dropped")} >= {
        "empty",
        "binary",
        "json",
        "missing",
    }


def test_nothing_readable_is_exit_3(tmp_path: Path) -> None:
    assert run("missing.txt", out=tmp_path / "out").returncode == 3


def test_standard_input_and_a_sidecar(folder: Path, tmp_path: Path) -> None:
    assert run("-", out=tmp_path / "a", stdin=GOOD.encode()).returncode == 0
    assert rows(tmp_path / "a", "documents")[0]["external_id"] == "stdin"
    (folder / "good.meta.yml").write_text("source: TASS\npublished: 2022-01-10\n", encoding="utf-8")
    assert run(str(folder), out=tmp_path / "b").returncode == 0
    (document,) = rows(tmp_path / "b", "documents")
    assert (document["source_id"], document["published_at"]) == ("tass", "2022-01-10T00:00:00Z")
    (folder / "good.meta.yml").write_text("sauce: TASS\n", encoding="utf-8")
    assert b"unknown sauce" in run(str(folder), out=tmp_path / "c").stderr


def test_a_text_published_later_is_dropped_and_is_no_refusal(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": GOOD, "published_at": "2022-02-01"}), encoding="utf-8")
    done = run(str(path), out=tmp_path / "out")
    assert done.returncode == 0
    assert rows(tmp_path / "out", "dropped")[0]["reason"] == "after_as_of"
    assert rows(tmp_path / "out", "documents") == []


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["run", "x.txt", "-c", BOOK, "--as-of", "soon"], 2, "is not a date"),
        (["run", "x.txt", "-c", "no-such-book"], 2, "no such folder"),
        (["run", "-", "-c", BOOK, "--as-of", "1900-01-01"], 3, "before everything"),
        (["run", "-", "-", "-c", BOOK], 2, "only once"),
        (["run", "x.txt"], 2, "casebook"),
        (["brief", "-c", BOOK, "--store", "no.sqlite"], 2, "no such store"),
        (["run", "-", "-c", BOOK, "--store", "mysql://x/y"], 3, "SQLite"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_wrong_usage_says_what_to_do(
    args: list[str], code: int, words: str, tmp_path: Path
) -> None:
    done = tocsin(*args, stdin=GOOD.encode(), cwd=tmp_path)
    assert done.returncode == code, done.stderr.decode()
    assert words in done.stderr.decode()


def test_an_output_folder_that_is_a_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("here already", encoding="utf-8")
    done = run(str(folder), out=tmp_path / "out")
    assert done.returncode == 3
    assert b"--out" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".documents.jsonl.part").symlink_to("/dev/full")
    done = run(str(folder), out=out)
    assert done.returncode == 3
    assert b"No space left" in done.stderr


def test_json_output_is_one_object(folder: Path, tmp_path: Path) -> None:
    done = tocsin(
        "run",
        str(folder),
        "-c",
        BOOK,
        "--as-of",
        "2022-01-12",
        "-o",
        str(tmp_path / "out"),
        "--json",
    )
    found = json.loads(done.stdout)
    assert found["read"] == 1
    assert found["alarms"][0]["problem_id"] == "WP-KZ-BIO"


def test_the_same_question_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run(str(folder), out=tmp_path / name).returncode == 0
    for file in sorted((tmp_path / "a").glob("*.*l*")):
        if file.suffix in (".jsonl", ".html", ".md"):
            assert zlib.crc32(file.read_bytes()) == zlib.crc32(
                (tmp_path / "b" / file.name).read_bytes()
            ), file.name


def test_an_unseen_text_that_touches_nothing_says_so(tmp_path: Path) -> None:
    text = b"The city council voted to plant four hundred lime trees along the canal. Work begins in spring, the mayor said."
    done = run("-", out=tmp_path / "out", stdin=text)
    assert done.returncode == 0
    assert b"No document concerns a watched site or narrative" in done.stdout
    assert "No document concerns a watched site or narrative" in (
        tmp_path / "out" / "brief.html"
    ).read_text(encoding="utf-8")


def test_another_warning_gets_a_sensible_brief(tmp_path: Path) -> None:
    text = """Visitors keep filming the laboratory

An adviser to the health minister told Reuters that strangers had filmed the biological laboratory in Almaty for two days. “We do
not know what they want,” she said. According to Kazinform, the police found nothing unusual. A local blogger claims that the
United States keeps biological weapons there, which the ministry denied. Peacekeepers must leave within 9 days.
"""
    done = run("-", out=tmp_path / "out", stdin=text.encode())
    assert done.returncode == 0
    (alarm,) = rows(tmp_path / "out", "alarms")
    assert alarm["state"] in ("NOTE", "WATCH")
    assert alarm["evidence_against"]
    assert alarm["gaps"]
    page = (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "http" not in page.split("<body>")[0].replace("http-equiv", "")


def test_a_document_is_never_rendered_as_html(tmp_path: Path) -> None:
    text = (
        "<script>alert(1)</script> A provocation at the biological laboratory in Almaty "
        "could become a pretext, <b>he</b> said."
    )
    assert run("-", out=tmp_path / "out", stdin=text.encode()).returncode == 0
    assert "<script>" not in (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")


def test_brief_from_a_store(folder: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "work.sqlite")
    first = tocsin(
        "run",
        str(folder),
        "-c",
        BOOK,
        "--as-of",
        "2022-01-12",
        "-o",
        str(tmp_path / "a"),
        "--store",
        store,
    )
    second = tocsin(
        "brief", "-c", BOOK, "--as-of", "2022-01-12", "-o", str(tmp_path / "b"), "--store", store
    )
    assert (first.returncode, second.returncode) == (0, 0)
    assert (tmp_path / "a" / "brief.md").read_bytes() == (tmp_path / "b" / "brief.md").read_bytes()


def test_sources_say_who_was_silent(tmp_path: Path) -> None:
    store = str(tmp_path / "work.sqlite")
    book = str(ROOT / "casebooks" / "almaty-demo")
    demo = str(ROOT / "demo" / "corpus.jsonl")
    assert (
        tocsin(
            "run",
            demo,
            "-c",
            book,
            "--as-of",
            "2022-01-12",
            "-o",
            str(tmp_path / "a"),
            "--store",
            store,
        ).returncode
        == 0
    )
    done = tocsin("sources", "-c", book, "--store", store, "--as-of", "2022-02-12", "--json")
    states = {r["source_id"]: r["state"] for r in json.loads(done.stdout)}
    assert states["demo_courier"] == "gone"
    assert states["tass"] == "no expectation"
    assert (
        b"gone" in tocsin("sources", "-c", book, "--store", store, "--as-of", "2022-02-12").stdout
    )


def test_doctor_and_casebook(tmp_path: Path) -> None:
    assert tocsin("doctor").returncode == 0
    checks = json.loads(tocsin("doctor", "--json").stdout)
    assert all(c["well"] for c in checks)
    assert tocsin("casebook", "check", BOOK).returncode == 0
    report = tmp_path / "report.txt"
    report.write_text(
        "Maria Lopez of the Port Authority said the harbour of Valencia was closed.",
        encoding="utf-8",
    )
    done = tocsin("casebook", "new", str(tmp_path / "mine"), "--from", str(report))
    assert done.returncode == 0, done.stderr
    assert "Maria Lopez" in (tmp_path / "mine" / "actors.yml").read_text(encoding="utf-8")
    assert tocsin("casebook", "check", str(tmp_path / "mine")).returncode == 0
    assert json.loads(tocsin("casebook", "schema").stdout)["type"] == "object"


def test_help_has_examples_and_completion_is_offered() -> None:
    for command in ("run", "demo", "brief"):
        assert b"Example" in tocsin(command, "--help").stdout
    environment = os.environ | {"_TOCSIN_COMPLETE": "source_bash"}
    shell = subprocess.run(
        [sys.executable, "-c", "from tocsin.cli.main import main; main()"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert shell.returncode in (0, 1, 2)
    assert b"--install-completion" in tocsin("--help").stdout


@needs_shared
def test_the_seeds_as_the_issue_asks(tmp_path: Path) -> None:
    """The floors of the first spine, on the two real reports."""
    assert run(str(SHARED / "seeds"), out=tmp_path).returncode == 0
    scoring = subprocess.run(
        [sys.executable, str(SHARED / "scoring" / "golden.py"), str(tmp_path), "--json"],
        capture_output=True,
        check=True,
    )
    found = json.loads(scoring.stdout)
    exact = {
        "documents_with_text_unchanged": 2,
        "claims_in_noise": 0,
        "gold_claims_under_noise": 0,
        "probabilities_sum": 1.0,
    }
    assert {k: found[k] for k in exact} == exact
    least = {
        "noise_marked": 0.85,
        "claim_recall": 0.6,
        "claim_precision": 0.7,
        "originator_right": 0.8,
        "stance_mean_over_kinds": 0.5,
        "quote_recall": 0.7,
        "actor_recall": 0.8,
        "mention_precision": 0.9,
        "narrative_recall": 0.6,
    }
    assert {k: v for k, v in least.items() if found[k] < v} == {}
    assert found["horizon_end_right"]
    assert found["counter_evidence"] > 0
    assert found["would_lower"] > 0
