"""A folder of YAML files becomes one checked casebook; every finding names file and line."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tocsin.casebook.load import check_casebook, load_casebook, read_casebook
from tocsin.errors import CasebookError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the Almaty casebook, with the common one it builds on, that a test may spoil."""
    shutil.copytree(ROOT / "casebooks" / "common", tmp_path / "common")
    return Path(shutil.copytree(ROOT / "casebooks" / "almaty-2022", tmp_path / "almaty-2022"))


BOTH_RATES = """groups:
  - {id: g_both, name: both, members: [tass], alerts_per_month: 1, false_discovery_rate: 0.1, known_from: 2020-01-01, reference: test}
"""


def spoil(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the first `old` in a file; return the line it stood on."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("name", ["almaty-2022", "almaty-demo", "common"])
def test_the_shipped_casebooks_are_sound(name: str) -> None:
    casebook, issues = read_casebook(ROOT / "casebooks" / name)
    assert casebook is not None
    assert [str(i) for i in issues] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("actors.yml", "kind: state\n", "kynd: state\n", ["kynd", "Did you mean 'kind'"]),
        (
            "sites.yml",
            "parent: almaty\n",
            "parent: almatty\n",
            ["unknown id 'almatty'", "Did you mean 'almaty'"],
        ),
        ("problems.yml", "share: 0.50", "share: 1.50", ["<= 1"]),
        ("problems.yml", "share: 0.50", "share: 0.40", ["sum to 0.9"]),
        ("problems.yml", "p: 0.3,", "p: 1.3,", ["< 1.0"]),
        ("problems.yml", "kind: routine, ", "kind: pressure, ", ["routine"]),
        (
            "problems.yml",
            "types: [retreat], deadline",
            "types: [retraet], deadline",
            ["looks for types 'retraet'", "known: accuse"],
        ),
        (
            "problems.yml",
            "crossed: true}",
            "crossed: false}",
            ["no reading that crossed", "chance and power"],
        ),
        (
            "sources.yml",
            "groups:\n",
            BOTH_RATES,
            ["one rule only"],
        ),
        (
            "../common/narratives-deployments.yml",
            "    first_seen: old\n",
            "    first_seen: old\n    parent: n_protesters_terrorists\n",
            ["circle"],
        ),
        (
            "sources.yml",
            "sources:\n",
            "sauces:\n",
            ["unknown section 'sauces'", "Did you mean 'sources'"],
        ),
        ("actors.yml", "actors:\n", "actors: [\n", ["not valid YAML"]),
        ("actors.yml", "- id: kazakhstan", "- id: russia", ["used twice"]),
        (
            "../common/narratives-deployments.yml",
            "      en: [the United States develops",
            "      xx: [nothing]\n      en: [the United States develops",
            ["language 'xx'"],
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(
    copy: Path, file: str, old: str, new: str, words: list[str]
) -> None:
    spoil(copy, file, old, new)
    casebook, issues = read_casebook(copy)
    errors = [i for i in issues if i.level == "error"]
    assert casebook is None
    assert any(all(w in str(i) for w in words) and i.line for i in errors), [str(i) for i in errors]


def test_the_line_is_the_right_one(copy: Path) -> None:
    line = spoil(copy, "sites.yml", "parent: almaty\n", "parent: almatty\n")
    (issue,) = [i for i in read_casebook(copy)[1] if i.level == "error"]
    assert issue.line == line
    with pytest.raises(CasebookError, match=r"sites\.yml:\d+"):
        load_casebook(copy)


def test_no_series_is_kept_of_persons(copy: Path) -> None:
    spoil(copy, "sources.yml", "members: [tass, sputnik, ria]", "members: [s1_author]")
    assert any("never of a person" in str(i) for i in read_casebook(copy)[1])


def test_every_type_of_event_can_be_looked_for(copy: Path) -> None:
    spoil(
        copy,
        "problems.yml",
        "types: [evacuation, protective_messaging]",
        "types: [accusation, threat, historical]",
    )
    found = [str(i) for i in read_casebook(copy)[1]]
    assert all("says “" in finding for finding in found)  # its name is that of the types it had


def test_a_useless_indicator_is_said_to_be_useless(copy: Path) -> None:
    spoil(
        copy,
        "problems.yml",
        "{H1: C, H2: C, H3: N, H4: N, H5: N}",
        "{H1: C, H2: C, H3: C, H4: C, H5: C}",
    )
    casebook, issues = read_casebook(copy)
    assert casebook is not None
    assert any("useless" in i.message for i in issues if i.level == "warning")


def book(folder: Path, files: dict[str, str]) -> Path:
    """Write a casebook of some files."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


ACTOR = "  - {id: %s, name: Body %s, kind: state_body, known_from: 2020-01-01, reference: r}\n"
ACTORS = ["actors:\n" + ACTOR % ("a", "a"), "actors:\n" + ACTOR % ("b", "b")]
HEAD = "id: b\ntitle: B\n"


def test_files_order_and_remarks_change_neither_content_nor_digest(tmp_path: Path) -> None:
    one = load_casebook(
        book(tmp_path / "1", {"casebook.yml": HEAD, "x.yml": ACTORS[0], "y.yaml": ACTORS[1]})
    )
    text = "# both\nactors:\n" + ACTOR % ("b", "b") + ACTOR % ("a", "a")
    other = load_casebook(book(tmp_path / "2", {"casebook.yml": HEAD, "z.yml": text}))
    assert one == other
    changed = book(
        tmp_path / "3", {"casebook.yml": HEAD, "z.yml": text.replace("Body b", "Bodies")}
    )
    assert load_casebook(changed).digest != one.digest


def test_a_change_of_a_file_or_of_an_included_casebook_is_seen(tmp_path: Path) -> None:
    book(tmp_path / "other", {"casebook.yml": HEAD, "x.yml": ACTORS[0]})
    mine = book(tmp_path / "mine", {"casebook.yml": HEAD + "include: [other]\n"})
    assert load_casebook(mine) is load_casebook(mine)
    assert [a.id for a in load_casebook(mine).actors] == ["a"]
    book(tmp_path / "other", {"y.yml": ACTORS[1]})
    assert [a.id for a in load_casebook(mine).actors] == ["a", "b"]
    book(tmp_path / "mine", {"casebook.yml": HEAD})
    assert load_casebook(mine).actors == ()
    book(tmp_path / "mine", {"casebook.yml": HEAD + "include: [other]\n"})
    assert [a.id for a in load_casebook(mine).actors] == ["a", "b"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("", None),
        ("id: 2022\ntitle: 7\n", None),
        ("- id\n", "expected fields such as `id:`"),
        ("id: [a]\ntitle: T\n", "`id` must be text"),
        ("id: b\ntitel: B\n", "Did you mean 'title'?"),
        ("id: b\ninclude: [1]\n", "list of names or paths"),
        ("id: b\ninclude: [' ']\n", "list of names or paths"),
        ("id: b\ninclude: [mine]\n", "is a circle"),
        ("id: b\ndefaults: {id: x}\n", "each entry's own"),
    ],
)
def test_the_head_of_a_casebook(tmp_path: Path, head: str, words: str | None) -> None:
    made, issues = read_casebook(book(tmp_path / "mine", {"casebook.yml": head}))
    if words is None:
        assert issues == []
        assert made is not None
        assert made.id in ("mine", "2022")
    else:
        assert made is None
        assert any(words in str(i) for i in issues)


def test_a_folder_that_is_none_or_has_no_head_is_said(tmp_path: Path) -> None:
    for folder in (tmp_path / "gone", tmp_path):
        made, issues = read_casebook(folder)
        assert made is None
        assert [bool(i.suggestion) for i in issues] == [True]
        with pytest.raises(CasebookError, match=str(folder)):
            load_casebook(folder)


def test_two_casebooks_that_include_each_other_are_a_circle(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        book(tmp_path / name, {"casebook.yml": f"id: {name}\ntitle: T\ninclude: [{other}]\n"})
    assert any("is a circle" in i.message for i in read_casebook(tmp_path / "one")[1])


def test_notes_beside_inputs_are_no_part_of_a_casebook(tmp_path: Path) -> None:
    files = {"casebook.yml": HEAD, "text.meta.yml": "source: paper\n", "t.meta.yaml": "a: 1\n"}
    assert read_casebook(book(tmp_path / "mine", files))[1] == []


def test_findings_stand_in_the_order_of_their_places(tmp_path: Path) -> None:
    files = {"casebook.yml": HEAD, "b.yml": "actors:\n  - {}\n  - 7\n", "a.yml": "akters: []\n"}
    issues = check_casebook(book(tmp_path / "mine", files))
    places = [(i.file, i.line or 0) for i in issues]
    assert places == sorted(places)
    assert len(issues) == 5


def test_what_is_kept_of_a_casebook_is_what_reading_it_gives(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("tocsin.casebook.load._LOADED", {})
    first = load_casebook(copy)
    monkeypatch.setattr("tocsin.casebook.load._LOADED", {})
    monkeypatch.setattr("tocsin.casebook.load.read_casebook", None)  # nothing is read again
    assert load_casebook(copy) == first
    monkeypatch.undo()
    assert read_casebook(copy)[0] == first


def test_an_edit_of_an_included_casebook_is_seen_by_the_next_program(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = load_casebook(copy)
    beside = copy.parent / "common" / "actors.yml"
    text = beside.read_text(encoding="utf-8")
    beside.write_text(text.replace("name: ", "name: The ", 1), encoding="utf-8")
    monkeypatch.setattr("tocsin.casebook.load._LOADED", {})
    after = load_casebook(copy)
    assert after.actors != before.actors
    assert after == read_casebook(copy)[0]


def test_a_casebook_with_errors_is_never_kept(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    spoil(copy, "actors.yml", "kind: state\n", "kynd: state\n")
    for _ in range(2):
        with pytest.raises(CasebookError, match="kynd"):
            load_casebook(copy)
