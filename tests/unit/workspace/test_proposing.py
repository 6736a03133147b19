"""What reports propose for a casebook: kinds, places, sources and days."""

# ruff: noqa: E501  (inputs stand on one line each)
import datetime as dt
import json
from pathlib import Path

import pytest

from tocsin.workspace.entry_ids import id_of
from tocsin.workspace.proposing import propose

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
REPORT = (
    "President Kassym-Jomart Tokayev said on Sunday that troops will leave Almaty. The Ministry "
    "of Energy denied a report by Reuters about the "
    "Ekibastuz power station. Journalist Peter Olsen wrote that Kazakhstan is calm. A "
    "passer-by, Nora Quill, walked her dog."
)
RUSSIAN = (
    "Президент Украины Владимир Зеленский заявил, что Министерство обороны России готовит "
    "провокацию. "
    "По словам пресс-секретаря Дмитрия Пескова, в Полтаве спокойно."
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Steppe News</title><link>https://steppe.example</link>
<item><title>Minister visits</title><link>https://steppe.example/1</link><guid>1</guid><pubDate>Sun, 09 Jan 2022 10:00:00 GMT</pubDate>
<description>Energy Minister Bolat Serikbay visited Pavlodar on Sunday, the government said. Supplies were stable across the region.</description>
</item></channel></rss>"""
PAGE = """<html><head><title>Quiet in Karaganda</title><meta property="og:site_name" content="Karaganda Herald"></head><body><article>
<h1>Quiet in Karaganda</h1><p>The mayor of Karaganda, Aron Belov, said on Monday that the city was quiet. The police said that nobody was hurt in the night,
and that all roads were open again.</p></article></body></html>"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with reports of several kinds."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.jsonl").write_text(
        json.dumps(
            {"id": "b", "text": RUSSIAN, "source": "Daily Steppe", "published_at": "2022-03-01"}
        )
        + "\n"
        + json.dumps(
            {"id": "c", "text": RUSSIAN, "source": "Daily Steppe", "published_at": "2022-02-01"}
        )
        + "\n",
        encoding="utf-8",
    )
    (folder / "c.xml").write_text(FEED, encoding="utf-8")
    (folder / "d.html").write_text(PAGE, encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    return folder


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
    found = propose([str(reports)], used=(), held=["Almaty", "Полтава"], now=NOW)
    names = {str(p.fields["name"]) for p in found.entries}
    assert "Almaty" not in names
    assert "Poltava" not in names
    assert found.held == 2


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
