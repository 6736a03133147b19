"""A casebook is begun in an empty folder, and entries that are written are read back the same."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, narrative
from tests.unit.casebook.conftest import KNOWN
from tocsin.casebook import check_casebook, load_casebook
from tocsin.casebook.rows import SECTIONS
from tocsin.casebook.write import (
    KINDS,
    Proposal,
    as_yaml,
    example,
    example_ids,
    new_casebook,
    yaml_pieces,
)
from tocsin.errors import UsageError
from tocsin.language.yaml_text import read_text
from tocsin.records import KNOWN_ALWAYS, Actor, Debunk, Entry, Facet, ReferenceClass, Site, Source


def written(folder: Path, section: str, *entries: Entry) -> Any:
    """Return entries as they are read from the file they were written to."""
    (folder / "casebook.yml").write_text("id: b\ntitle: B\n", encoding="utf-8")
    (folder / "x.yml").write_text(as_yaml(section, entries), encoding="utf-8")
    return getattr(load_casebook(folder), section)


TRICKY = [
    "no",
    "null",
    "2022-01-31",
    "0x10",
    "1e3",
    "a: b # c",
    "- dash",
    "@tass",
    "'quoted' \"twice\"",
    "%percent",
    "Озёрный «завод»",
    "Қорған ауданы",
    "м'ясокомбінат",
    "x" * 300,
    " blank at both ends ",
    "two\nlines",
    "\ufeffmark",
]


def test_texts_that_look_like_other_values_stay_texts(tmp_path: Path) -> None:
    entries = [
        Actor(id=f"a{n}", name=text, kind="state_body", aliases=(text,), **KNOWN)
        for n, text in enumerate(TRICKY)
    ]
    assert {a.id: a.name for a in written(tmp_path, "actors", *entries)} == {
        f"a{n}": text for n, text in enumerate(TRICKY)
    }


def test_a_narrative_is_read_back_whole(tmp_path: Path) -> None:
    day = dt.date(2021, 5, 1)
    entry = narrative(
        "n",
        "The well is poisoned",
        titles={"ru": "Колодец отравлен", "kk": "Құдыққа у салынды"},
        wordings={"uk": ("криницю отруєно",)},
        facets=(Facet(name="f", terms={"en": ("well",), "ru": ("колодец",)}, weight=0.5),),
        debunks=(Debunk(date=day, who="w", what="x", known_from=day, reference="r"),),
        symmetric=True,
        disarm=("T0003",),
    )
    assert written(tmp_path, "narratives", entry) == (entry,)


def test_what_is_not_said_is_not_written() -> None:
    bare = Site(id="s", name="S", kind="city")
    assert read_text(as_yaml("sites", [bare])) == {
        "sites": [{"id": "s", "name": "S", "kind": "city"}]
    }
    assert str(KNOWN_ALWAYS) not in as_yaml("sites", [bare])
    assert read_text(as_yaml("sites", [])) == {"sites": []}


def test_many_entries_are_written_in_pieces_that_read_as_one() -> None:
    entries = [
        Source(id=f"s{n}", name=f"Канал {n}", kind="channel", owner="o", **KNOWN)
        for n in range(450)
    ]
    pieces = list(yaml_pieces("sources", entries))
    assert len(pieces) == 4
    found = read_text("".join(pieces))["sources"]
    assert [row["name"] for row in found] == [entry.name for entry in entries]
    assert "&id" not in "".join(pieces)


def test_a_place_on_the_equator_keeps_its_latitude(tmp_path: Path) -> None:
    site = Site(id="s", name="Null Works", kind="facility", latitude=0.0, longitude=0.0, **KNOWN)
    (found,) = written(tmp_path, "sites", site)
    assert (found.latitude, found.longitude) == (0.0, 0.0)


def test_a_false_that_differs_from_the_default_is_written(tmp_path: Path) -> None:
    source = Source(id="s", name="S Paper", kind="outlet", owner="o", revisit=False, **KNOWN)
    assert written(tmp_path, "sources", source)[0].revisit is False


@given(st.text(alphabet="aя: #-'\"\n\t@%[]{}0,|>&*!ё", min_size=1, max_size=12))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    entry = Actor(id="a", name=text, kind="state", **KNOWN)
    assert read_text(as_yaml("actors", [entry]))["actors"][0]["name"] == text


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_has_the_name_of_its_folder_and_ids_that_are_known(kind: str) -> None:
    files = example(kind, "guarded-port")
    assert not any("CASEBOOK" in text for text in files.values())
    assert "guarded-port" in files["casebook.yml"]
    ids = example_ids(kind)
    assert {"lindholm"} < ids
    assert len(ids) > 8


def test_proposals_stand_as_comments_and_change_nothing(tmp_path: Path) -> None:
    proposals = [
        Proposal("actors", "a", {"id": "a", "name": "Қорған: «Guard»", "kind": "state_body"}),
        Proposal("sites", "s", {"id": "s", "name": "S", "kind": "city"}, note="one text only"),
    ]
    without, with_them = tmp_path / "plain", tmp_path / "full"
    new_casebook(without, [], template=None)
    paths = new_casebook(with_them, proposals, template=None)
    assert [p.name for p in paths] == sorted(p.name for p in with_them.iterdir())
    assert check_casebook(with_them) == [] == check_casebook(without)
    text = (with_them / "actors.yml").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "Қорған" in line)
    assert read_text(line.removeprefix("#"))[0]["name"] == "Қорған: «Guard»"
    assert "# one text only:" in (with_them / "sites.yml").read_text(encoding="utf-8")


def test_an_empty_folder_may_be_given_and_a_full_one_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert new_casebook(tmp_path / "empty", [], template="coup")
    with pytest.raises(UsageError, match="not empty"):
        new_casebook(tmp_path / "empty", [], template="coup")
    file = tmp_path / "file"
    file.write_text("kept", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        new_casebook(file, [], template=None)
    assert file.read_text(encoding="utf-8") == "kept"


def test_a_required_field_is_written_though_it_is_empty(tmp_path: Path) -> None:
    cases = ReferenceClass(id="r", name="R", selection="none", rows=(), **KNOWN)
    assert written(tmp_path, "reference_classes", cases) == (cases,)


@pytest.mark.parametrize("section", ["narratives", "actors", "sites", "sources", "groups"])
def test_what_ships_is_written_and_read_back_the_same(tmp_path: Path, section: str) -> None:
    book = load_casebook(ROOT / "casebooks" / "common")
    text = as_yaml(section, getattr(book, section))
    rows = read_text(text)[section]
    kind = SECTIONS[section]
    assert tuple(msgspec.convert(row, kind) for row in rows) == getattr(book, section)
