"""Reading in handfuls: what is kept of a text does not depend on those that are read beside it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.by_hand import DAY, MOMENT, casebook
from tests.conftest import make_capture
from tocsin.annotate import Annotator
from tocsin.pipeline import Reader
from tocsin.records import Capture, Kept

# Texts of several languages and lengths, of which some touch the bridge, some nothing; two are the
# same, one has a line longer than a model takes at once, one names people beside the bridge.
TEXTS = (
    "The Lumen Bridge had been mined, the ministry said. Nobody was hurt.",
    "The Lumen Bridge had been mined, the ministry said. Nobody was hurt.",
    "Министр Иван Петров заявил, что мост Lumen Bridge заминирован. Охрана усилена.",
    "Lumen Bridge закрыт.",
    "Lumen Bridge: « Мы готовимся », — сказал Олег Сидоров, мэр Москвы.\n\nОн не уточнил сроки.",
    "Міністр Іван Петренко заявив, що міст Lumen Bridge замінований.",
    "Министр Нұрлан Әбенов Lumen Bridge көпірі жабық деп мәлімдеді.",
    "The tram depot opens a second hall on Monday, the council wrote.",
    "Трамвайное депо открывает второй зал в понедельник.",
    "Lumen Bridge. " + "Сергей Орлов приехал в Казань. " * 400,
    "Officials say Lumen Bridge is safe. " + "John Carter told the Daily nothing. " * 30,
    "",
    "Lumen Bridge",
    "🔥🔥 LUMEN BRIDGE!!! @channel https://example.org/a\n\n— Что случилось?\n— Ничего.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader with the casebook of a harbour town."""
    return Reader(casebook(), MOMENT)


@pytest.fixture(scope="module")
def captures() -> list[Capture]:
    """A capture of each text."""
    return [
        make_capture(text, external_id=f"{number}", seen_at=MOMENT, published_at=MOMENT - DAY)
        for number, text in enumerate(TEXTS)
    ]


@pytest.fixture(scope="module")
def alone(reader: Reader, captures: Sequence[Capture]) -> dict[str, Kept]:
    """What is kept of each capture that is read alone."""
    return {capture.id: reader.carry(capture) for capture in captures}


def test_the_texts_are_read_and_let_go(alone: dict[str, Kept]) -> None:
    read = [kept for kept in alone.values() if kept.annotations is not None]
    assert {kept.document.language for kept in read if kept.document} >= {"en", "ru", "uk", "kk"}
    assert sum(len(kept.annotations.claims) for kept in read if kept.annotations) > 15
    assert any(kept.unread is not None for kept in alone.values())


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(range(len(TEXTS))), size=st.integers(1, len(TEXTS)))
def test_any_split_in_any_order_keeps_the_same(
    reader: Reader,
    captures: Sequence[Capture],
    alone: dict[str, Kept],
    order: list[int],
    size: int,
) -> None:
    for at in range(0, len(order), size):
        handful = [captures[number] for number in order[at : at + size]]
        assert reader.carry_all(handful) == [alone[capture.id] for capture in handful]


def test_one_language_beside_many_of_another(
    reader: Reader, captures: Sequence[Capture], alone: dict[str, Kept]
) -> None:
    handful = [*[captures[3]] * 40, captures[0]]
    assert reader.carry_all(handful) == [alone[capture.id] for capture in handful]


def test_a_text_that_no_parser_can_take_fails_alone(
    reader: Reader,
    captures: Sequence[Capture],
    alone: dict[str, Kept],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prepared = Annotator.prepared

    def refusing(self: Annotator, wanted: Sequence[tuple[object, object]]) -> object:
        if any(document.external_id == "0" for document, _ in wanted):  # type: ignore[attr-defined]
            raise MemoryError("too long")
        return prepared(self, wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(Annotator, "prepared", refusing)
    kept = reader.carry_all(captures)
    assert kept[1:] == [alone[capture.id] for capture in captures[1:]]
    (dropped,) = kept[0].dropped
    assert (dropped.reason, "MemoryError: too long" in dropped.detail) == ("error", True)
    assert kept[0].unread is not None


def test_nothing_read_is_nothing_kept(reader: Reader) -> None:
    assert reader.carry_all([]) == []
