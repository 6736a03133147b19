"""A narrative must hold enough to be found, and two that say the same are named."""

from pathlib import Path

import pytest

from tests.conftest import narrative
from tocsin.casebook import read_casebook
from tocsin.casebook.check_narrative import check_narrative, same_stories
from tocsin.casebook.write import as_yaml
from tocsin.records import Casebook, Facet, Narrative
from tocsin.records.base import Wordings

WELL: Wordings = {"uk": ("криниця",)}


def test_two_entries_that_say_the_same_and_one_word_are_told_apart(tmp_path: Path) -> None:
    rows = [
        narrative("n_a", "The well is poisoned"),
        narrative("n_b", "Wells", wordings={"en": ("the WELL is poisoned!",)}),
        narrative("n_c", "Poison"),
    ]
    (tmp_path / "casebook.yml").write_text("id: got\ntitle: Got\n", encoding="utf-8")
    (tmp_path / "narratives.yml").write_text(as_yaml("narratives", rows), encoding="utf-8")
    _, issues = read_casebook(tmp_path)
    assert any("'n_b' says the same as 'n_a'" in i.message and i.level == "warning" for i in issues)
    assert any("one word" in i.message and i.level == "error" for i in issues)


def test_the_shared_catalogue_is_large_and_dated_and_in_three_languages(common: Casebook) -> None:
    assert len(common.narratives) >= 60
    assert sum(n.symmetric for n in common.narratives) >= 20
    for entry in common.narratives:
        assert {"en", "ru"} <= set(entry.wordings), entry.id
        assert all(p.known_from >= p.date for p in entry.precedents), entry.id
        assert all(d.known_from >= d.date for d in entry.debunks), entry.id


def found_in(entry: Narrative) -> list[tuple[tuple[str | int, ...], bool]]:
    """Return where something is wrong, and whether it is only doubtful."""
    return [(at, doubtful) for at, _, doubtful in check_narrative(entry)]


BOTH: dict[str, tuple[str, ...]] = {"en": ("well",), "ru": ("колодец",)}
POISON = Facet(name="poison", terms={"en": ("poison",), "ru": ("яд",)}, needed=True)


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        (narrative("n", "The well is poisoned"), []),
        (narrative("n", "Құдыққа у салынды", titles={"kk": "Құдыққа у салынды"}), []),
        (narrative("n", "Poison"), [(("title",), False)]),
        (narrative("n", "  "), [(("title",), False)]),
        (narrative("n", "Poison", wordings={"uk": ("у криницю кинули отруту",)}), []),
        (narrative("n", "Poison", facets=(POISON,)), [(("title",), True)]),
        (
            narrative("n", "The well", wordings={"it": ("il pozzo",)}),
            [(("wordings", "it"), False)],
        ),
        (narrative("n", "The well", titles={"EN": "The well"}), [(("titles", "EN"), False)]),
        (narrative("n", " ".join(["well"] * 80)), []),
        (narrative("n", " ".join(["well"] * 81)), [(("title",), True)]),
        (
            narrative("n", "The well", wordings={"ru": (" ".join(["колодец"] * 90),)}),
            [(("wordings", "ru"), True)],
        ),
        (
            narrative("n", "The well", facets=(Facet(name="f", terms=WELL),)),
            [(("facets", 0, "terms"), True)],
        ),
        (
            narrative(
                "n", "The well", facets=(POISON, Facet("f", terms=BOTH, needed=True, unless=True))
            ),
            [(("facets", 1, "unless"), False)],
        ),
        (narrative("n", "The well", by_terms=True), [(("by_terms",), False)]),
        (
            narrative("n", "The well", by_terms=True, facets=(Facet("f", terms=BOTH),)),
            [(("by_terms",), False)],
        ),
        (narrative("n", "The well", by_terms=True, facets=(POISON,)), []),
    ],
)
def test_what_keeps_a_narrative_from_being_found(
    entry: Narrative, wrong: list[tuple[tuple[str | int, ...], bool]]
) -> None:
    assert found_in(entry) == wrong


@pytest.mark.parametrize(
    ("tag", "is_known"),
    [
        ("T0003", True),
        ("T0136.002", True),
        ("t0003", False),
        ("T003", False),
        ("T0136.2", False),
        ("T0003\n", False),
        ("Т0003", False),  # the first letter is Cyrillic
        ("T٠٠٠٣", False),  # the digits are Arabic
        ("", False),
    ],
)
def test_a_tag_is_written_as_disarm_writes_it(tag: str, is_known: bool) -> None:
    wrong = [] if is_known else [(("disarm", 0), False)]
    assert found_in(narrative("n", "The well", disarm=(tag,))) == wrong


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The well is poisoned", "the WELL, is poisoned!"),
        ("Колодец отравлен", "колодец отравлён"),
        ("Колодец отравлен", "кoлoдeц oтpaвлeн"),  # with Latin o, e, p, a
        ("Криницю отруєно", "«Криницю отруєно»"),
        ("Құдыққа у салынды", "ҚҰДЫҚҚА  У САЛЫНДЫ."),
        ("It's the well's water", "It’s the well’s water"),
    ],
)
def test_case_signs_and_look_alike_letters_make_no_other_narrative(one: str, other: str) -> None:
    rows = [narrative("n_a", one), narrative("n_b", "Wells and water"), narrative("n_c", other)]
    assert [(first, second) for first, second, _ in same_stories(rows)] == [(0, 2)]
    assert [(first, second) for first, second, _ in same_stories(rows[::-1])] == [(0, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The well is poisoned", "The well is not poisoned"),
        ("Колодец отравлен", "Колодцы отравлены"),
        ("!!!", "…"),
        ("", ""),
    ],
)
def test_what_differs_in_a_word_or_says_nothing_is_not_the_same(one: str, other: str) -> None:
    assert list(same_stories([narrative("n_a", one), narrative("n_b", other)])) == []


def test_a_pair_is_named_once_and_a_narrative_is_not_its_own_double() -> None:
    wordings = {"en": ("the well is poisoned", "poison is in the well")}
    rows = [
        narrative("n_a", "The well is poisoned", wordings=wordings),
        narrative("n_b", "Wells", wordings=wordings),
    ]
    assert [(first, second) for first, second, _ in same_stories(rows)] == [(0, 1)]
