"""What reports propose for a casebook: kinds, places, sources and days."""

import datetime as dt
from pathlib import Path

import pytest

from tests.reports import write_reports
from tocsin.workspace.entry_ids import id_of
from tocsin.workspace.proposing import propose

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with reports of several kinds."""
    return write_reports(tmp_path / "reports")


def test_names_are_proposed_with_their_kinds_places_and_days(reports: Path) -> None:
    found = propose([str(reports)], used=["almaty"], now=NOW)
    by_name = {(p.section, str(p.fields["name"])): p.fields for p in found.entries}
    kinds = {name: fields["kind"] for (_, name), fields in by_name.items()}
    assert kinds["Kassym-Jomart Tokayev"] == "public_official"
    assert kinds["Peter Olsen"] == "public_correspondent"
    assert kinds["Ministry of Energy"] == "state_body"
    assert kinds["Reuters"] == "agency"
    assert "Nora Quill" not in kinds
    assert found.unnamed >= 1
    assert by_name["actors", "Kazakhstan"]["kind"] == "state"
    assert by_name["sites", "Kazakhstan"]["kind"] == "country"
    almaty = by_name["sites", "Almaty"]
    assert (almaty["kind"], almaty["country"], almaty["id"]) == ("city", "KZ", "almaty_site")
    assert 43 < almaty["latitude"] < 44
    russian = next(f for (_, n), f in by_name.items() if n.startswith("Владимир"))
    assert russian["known_from"] == dt.date(2022, 2, 1)
    assert str(russian["id"]).isascii()


def test_sources_are_named_by_document_feed_and_page(reports: Path) -> None:
    found = propose([str(reports)], used=(), now=NOW)
    sources = {str(p.fields["name"]): p.fields for p in found.entries if p.section == "sources"}
    assert {"Daily Steppe", "Steppe News", "Karaganda Herald"} <= set(sources)
    assert sources["Daily Steppe"]["known_from"] == dt.date(2022, 2, 1)
    assert sources["Steppe News"]["aliases"] == ["steppe.example"]
    assert [d.record_id.rpartition("/")[2] for d in found.refused] == ["broken.json"]


def test_what_a_casebook_holds_already_is_not_proposed_again(reports: Path) -> None:
    found = propose([str(reports)], used=(), catalogued=["Almaty", "Полтава"], now=NOW)
    names = {str(p.fields["name"]) for p in found.entries}
    assert "Almaty" not in names
    assert "Poltava" not in names
    assert found.catalogued == 2


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Kassym-Jomart Tokayev", "kassym_jomart_tokayev"),
        ("Запорізька АЕС", "zaporizka_aes"),
        ("Қызылорда", "kyzylorda"),
        ("São Tomé", "sao_tome"),
        ("316th Division", "n_316th_division"),
        ("北京", ""),
        ("Őr", "or"),
    ],
)
def test_ids_are_latin(name: str, made: str) -> None:
    assert id_of(name) == made
