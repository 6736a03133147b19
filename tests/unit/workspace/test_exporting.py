"""Exporting a store: one file, a folder, or standard output."""

import io
import zipfile
from pathlib import Path
from unittest.mock import patch

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tests.unit.exchange.made import results
from tocsin.errors import OutputError, UsageError
from tocsin.exchange import EXPORTERS, Choice, File
from tocsin.pipeline import judge
from tocsin.store import Store
from tocsin.store.gists import Gists
from tocsin.workspace import exporting
from tocsin.workspace.sign_off import sign
from tocsin.workspace.workspace import Workspace


def test_one_file_is_written_to_its_place(tmp_path: Path) -> None:
    out = tmp_path / "bundle.json"
    assert exporting._written([File("a", [b"x"])], "stix", out) == [out]
    assert out.read_bytes() == b"x"
    assert exporting._written([File("a", [b"x"])], "stix", tmp_path) == [tmp_path / "a"]
    assert exporting._written([], "cap", None) == []


def test_several_files_need_a_folder(tmp_path: Path) -> None:
    files = [File("a", [b"x"]), File("b", [b"y"]), File("c", [b"z"])]
    with pytest.raises(UsageError, match="-o FOLDER"):
        exporting._written(files, "csv", None)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="name a folder, not a file"):
        exporting._written(files, "csv", tmp_path / "file")
    names = [path.name for path in exporting._written(files, "csv", tmp_path / "out")]
    assert names == ["a", "b", "c"]


def test_every_format_is_written(tmp_path: Path) -> None:
    for name in EXPORTERS:
        assert exporting._written(EXPORTERS[name](results()), name, tmp_path / name)


def test_an_archive_is_the_same_each_time_and_holds_every_file() -> None:
    files = [File("a.csv", [b"x", b"y"]), File("b.csv", [])]
    first, second = (b"".join(exporting._archive(files, iter([]))) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.csv": b"xy",
            "b.csv": b"",
        }


def test_what_leaves_since_a_moment_is_not_assessed_anew(small: Store) -> None:
    small.put_judged([], [by_hand.alarm(at=MOMENT - 9 * DAY)])
    (kept,) = judge(small, by_hand.casebook(), MOMENT).alarms
    for signer in ("A. First", "B. Second"):
        sign(small, kept.id, signer=signer, dissent=False, note=None, at=MOMENT)
    work, choice = Workspace(small), Choice(since=MOMENT - 9 * DAY)
    with patch.object(Gists, "all", side_effect=AssertionError("everything is looked at")):
        found = exporting.chosen(work, choice, as_of=MOMENT, briefs=True)
    (alarm,) = found.results.alarms
    assert (alarm.id, alarm.signed_off_by) == (kept.id, ("A. First", "B. Second"))
    assert len(found.results.facts.documents) == 3
    assert list(found.results.briefs) == [kept.problem_id]
    assert kept.likelihood_sentence in found.results.briefs[kept.problem_id]
    later = Choice(since=MOMENT + DAY)
    assert exporting.chosen(work, later, as_of=MOMENT + 2 * DAY).results.alarms == ()


def test_the_brief_of_what_leaves_since_a_moment_holds_nothing_red(small: Store) -> None:
    book = by_hand.casebook(problems=(by_hand.problem(sites=("bridge", "port")),))
    small.about.remember(book, MOMENT)
    words = "The bridge at Port Lumen was mined"
    secret = by_hand.document("secret", f"{words}, a spy said.", marking="red")
    item = by_hand.kept(secret, by_hand.claim(secret, words))
    assert item.annotations is not None
    named = (by_hand.mention(secret, "Port Lumen", "port"),)
    found_in = msgspec.structs.replace(item.annotations, mentions=named)
    small.keep([msgspec.structs.replace(item, annotations=found_in)], "by hand", MOMENT)
    small.put_judged([], [by_hand.alarm(at=MOMENT - DAY)])
    (kept,) = judge(small, book, MOMENT).alarms
    work, choice = Workspace(small), Choice(since=MOMENT - 9 * DAY, drafts=True, highest="red")
    every = exporting.chosen(work, choice, as_of=MOMENT, briefs=True).results
    assert words in every.briefs[kept.problem_id]
    choice = msgspec.structs.replace(choice, highest="amber+strict")
    found = exporting.chosen(work, choice, as_of=MOMENT, briefs=True)
    assert words not in found.results.briefs[kept.problem_id]
    assert secret.id not in {document.id for document in found.results.facts.documents}
