"""A gazetteer is built of the one that ships and of dumps, and names what it could not read."""

import zipfile
from pathlib import Path

from tests.unit.gazetteer.conftest import ROW, meanings
from tocsin.gazetteer import find_gazetteer
from tocsin.gazetteer.build import build_own


def test_a_dump_adds_places_and_names_bad_rows(tmp_path: Path) -> None:
    rows = [
        ROW.format(id=1, name="Otar", lat="43.53", lon="75.2", people=5000),
        ROW.format(id=2, name="Swapped", lat="175.2", lon="43.5", people=1),
        ROW.format(id=3, name="Nowhere", lat="north", lon="43.5", people=1),
        "too\tshort",
    ]
    with zipfile.ZipFile(tmp_path / "KZ.zip", "w") as archive:
        archive.writestr("KZ.txt", "\n".join(rows))
    found, refused = build_own(tmp_path / "own.sqlite", geonames=[tmp_path / "KZ.zip"])
    assert "geonames:1" in {p.id for p in meanings(found, "Отаре")}
    assert len(refused) == 3
    assert "swapped" in refused[0]
    assert "KZ.zip:2" in refused[0]
    assert found.digest != find_gazetteer().digest
    assert "KZ.zip" in found.about["sources"]
