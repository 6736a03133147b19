"""Dumps a user adds are read strictly: bad rows are named, and what is no dump is refused."""

import zipfile
from pathlib import Path

import pytest

from tests.unit.gazetteer.conftest import ROW
from tocsin.errors import GazetteerError
from tocsin.gazetteer.draft import Draft
from tocsin.gazetteer.dumps import add_airports, add_geonames


def row(number: int = 1, lat: str = "43.5", lon: str = "75.2", people: str = "5000") -> str:
    """Return a row of a dump."""
    return ROW.format(id=number, name="Otar", lat=lat, lon=lon, people=people)


def added(folder: Path, *rows: str, end: str = "\n") -> tuple[Draft, list[str]]:
    """Return a draft with the rows of a dump, and what was refused."""
    file = folder / "KZ.txt"
    file.write_bytes(end.join(rows).encode())
    draft = Draft()
    return draft, add_geonames(draft, file, lambda number: None)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_settlement_of_any_size_is_added_with_its_names(tmp_path: Path, end: str) -> None:
    draft, refused = added(tmp_path, row(people=""), end=end)
    place = draft.get("geonames:1")
    assert refused == []
    assert place is not None
    assert (place.name, place.kind, place.country, place.population) == ("Otar", "city", "KZ", 0)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (row(lat="175.2", lon="43.5"), "swapped"),
        (row(lat="north"), "no coordinates"),
        (row(lat=""), "no coordinates"),
        (row(lat="nan"), "out of range"),
        (row(lon="181"), "out of range"),
        (row(people="many"), "'many' is no number of inhabitants"),
        ("too\tshort", "2 columns, 19 are expected"),
        ("", "1 columns, 19 are expected"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_rest_is_read(
    tmp_path: Path, bad: str, words: str
) -> None:
    draft, refused = added(tmp_path, row(1), bad, row(2))
    assert len(draft) == (1 if draft.get("geonames:2") is None else 2) == 2
    assert [("KZ.txt:2:" in text, words in text) for text in refused] == [(True, True)]


def test_a_row_that_stands_twice_is_one_place(tmp_path: Path) -> None:
    draft, _ = added(tmp_path, row(1), row(1, people="9"))
    place = draft.get("geonames:1")
    assert place is not None
    assert (len(draft), place.population) == (1, 9)


def test_what_a_text_does_not_name_is_left_out(tmp_path: Path) -> None:
    street = row().replace("\tP\tPPL\t", "\tR\tST\t")
    assert [len(draft_or_refused) for draft_or_refused in added(tmp_path, street)] == [0, 0]


@pytest.mark.parametrize("body", ["a,b,c\n" * 40, "<html>\n" * 40])
def test_what_is_no_dump_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(GazetteerError, match="no GeoNames dump"):
        added(tmp_path, body)


def test_a_zip_without_a_dump_and_a_damaged_one_are_refused(tmp_path: Path) -> None:
    empty, damaged = tmp_path / "KZ.zip", tmp_path / "UA.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.txt", "words")
    damaged.write_bytes(b"PK\x03\x04 cut off")
    for file, words in ((empty, "holds no .txt"), (damaged, "cannot be read")):
        with pytest.raises(GazetteerError, match=words):
            add_geonames(Draft(), file, lambda number: None)


HEAD = "ident,name,type,latitude_deg,longitude_deg,iso_country,keywords\n"


def airports(folder: Path, body: str) -> tuple[Draft, list[str]]:
    """Return a draft with some airports, and what was refused."""
    file = folder / "airports.csv"
    file.write_text(body, encoding="utf-8")
    draft = Draft()
    return draft, add_airports(draft, file, lambda number: None)


def test_airports_are_added_but_for_closed_ones(tmp_path: Path) -> None:
    rows = "UAAA,Almaty Airport,large_airport,43.35,77.04,KZ,Алматы\nUAXX,Old,closed,1,1,KZ,\n"
    draft, refused = airports(tmp_path, HEAD + rows)
    assert (len(draft), refused) == (1, [])
    place = draft.get("icao:UAAA")
    assert place is not None
    assert place.kind == "airport"


@pytest.mark.parametrize(
    "bad", ["UAXX,Short row", "UAXX,Bad,small,x,y,KZ,", "UAXX,Far,small,91,0,KZ,"]
)
def test_a_bad_airport_is_named(tmp_path: Path, bad: str) -> None:
    draft, refused = airports(tmp_path, f"{HEAD}{bad}\n")
    assert len(draft) == 0
    assert [text.startswith("airports.csv:2:") for text in refused] == [True]


def test_what_is_no_airports_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no OurAirports file"):
        airports(tmp_path, "a,b\n1,2\n")
