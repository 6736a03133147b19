"""What nobody said is claimed for nobody, and what somebody said is claimed for him alone, in four
languages.
"""

from typing import Any

import pytest
from bench.product import BOOK
from bench.russian import OURS, false_claims, right_stance, said_right, unsaid

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.annotate.parsers import russian
from tocsin.annotate.sentences.claims import UNNAMED
from tocsin.casebook import load_casebook
from tocsin.records import Annotations

pytest.importorskip("slovnet")
Row = dict[str, Any]
# Sentences of the sets that are not read rightly yet, each with its reason.
NOT_YET = {
    "Ни губернатор, ни мэр не сообщали о взрыве на складе.": "the nearer of two subjects is named",
    "Ні губернатор, ні мер не повідомляли про вибух на складі.": "the nearer of two subjects is named",
    "Dolan denied having said that the reservoir was poisoned.": (
        "a denial of the saying is read as one of the content"
    ),
    "There was no confirmation from the Water Board that the reservoir was poisoned.": "who did not confirm is lost",
    "Police were unable to verify that the tunnel had collapsed.": "who could not verify is lost",
    "Vosk withdrew her statement that the tunnel had collapsed.": "a statement withdrawn has no speaker",
    "❗ Water Board: reservoir is poisoned": "a sign before a label",
    "Vosk never tires of saying that the tunnel has collapsed.": "never tires of is read as never",
    "Қазақпарат Ахметованың сөзін келтіреді: «Бөгет төтеп береді».": "the house is named twice",
}


def rows(kind: str) -> list[tuple[str, Row]]:
    """Return the sentences of one kind, each with its language."""
    return [(code, row) for code in OURS for row in unsaid(code)[kind]]


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


@pytest.fixture(scope="module")
def reader() -> Annotator:
    """Return an annotator that knows the speakers of the English sentences."""
    book = load_casebook(BOOK)
    return Annotator(book.actors, book.sources, book.sites)


@pytest.mark.parametrize(
    ("language", "row"), rows("unsaid"), ids=lambda v: v["text"][:40] if isinstance(v, dict) else v
)
def test_what_was_not_said_is_claimed_for_nobody(
    reader: Annotator, language: str, row: Row
) -> None:
    claims = reader(make_document(row["text"], language=language)).claims
    assert false_claims(row, claims) == []
    assert right_stance(row, claims) or row["text"] in NOT_YET


@pytest.mark.parametrize(
    ("language", "row"), rows("said"), ids=lambda v: v["text"][:40] if isinstance(v, dict) else v
)
def test_what_was_said_has_its_chain(reader: Annotator, language: str, row: Row) -> None:
    claims = reader(make_document(row["text"], language=language)).claims
    if row["text"] not in NOT_YET:
        assert said_right(row, claims)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Внимание: завод закрыт до утра", "ru"),
        ("Итог: 2:1 в пользу гостей", "ru"),
        ("Фото: Мария Лисова в порту", "ru"),
        ("Подробнее: https://t.me/news/123", "ru"),
        ("Начало в 12:30 у здания мэрии", "ru"),
        ("Ин 3:16: так возлюбил Бог мир", "ru"),
        ("В составе: Иванов, Петров, Сидоров", "ru"),
        ("Харьков: прогремели взрывы в центре города", "ru"),
        ("Увага: завод закрито до ранку", "uk"),
        ("Харків: пролунали вибухи у центрі міста", "uk"),
        ("Назар аударыңыз: зауыт бүгін жабық", "kk"),
    ],
)
def test_a_label_before_a_colon_says_nothing(plain: Annotator, text: str, language: str) -> None:
    found = plain(make_document(text, language=language))
    assert found.attributions == ()
    assert all(len(c.chain) == 1 for c in found.claims)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Горин не мог не отметить, что завод охраняют плохо.", ["Горин"]),
        ("Горин не скрывает, что завод охраняют плохо.", ["Горин"]),
        ("Как пишет РБК со ссылкой на Минздрав, больница закрыта до весны.", ["Минздрав", "РБК"]),
        ("Никто не сомневается, что завод закроют, — заявил Горин.", ["Горин"]),
        ("«Мы охраняем завод и никого не пустим, заявил Горин", ["Горин"]),
        (
            "Рустем Шакиров, имам мечети, заявил, что мост закрыт до утра.",
            ["Рустем Шакиров, имам мечети"],
        ),
    ],
)
def test_a_negation_elsewhere_takes_nothing_back(
    plain: Annotator, text: str, chain: list[str]
) -> None:
    (claim,) = plain(make_document(text, language="ru")).claims
    assert [h.surface for h in claim.chain if not h.voice] == chain
    assert claim.stance == "reports"


def test_a_rumour_is_doubted_and_keeps_that_nobody_is_named(plain: Annotator) -> None:
    (claim,) = plain(make_document("По слухам, мост заминирован.", language="ru")).claims
    assert [h.surface for h in claim.chain if not h.voice] == [UNNAMED]
    assert claim.stance == "doubts"


@pytest.mark.parametrize(
    "text",
    [
        "Вряд ли Горин говорил, что завод заминирован.",
        "Будто бы Горин сказал, что завод заминирован.",
        "Мне приснилось, что Горин сказал: «Завод мы взорвём сами».",
        "Представьте такую сцену. Горин говорит: «Завод мы взорвём сами».",
    ],
)
def test_what_is_only_thought_of_is_claimed_for_nobody(plain: Annotator, text: str) -> None:
    found = plain(make_document(text, language="ru"))
    assert not any("Горин" in h.surface for c in found.claims for h in c.chain)
    assert all(q.kind in ("ventriloquised", "scare") for q in found.quotes)
    assert {a.factuality for a in found.attributions} <= {"imagined", "conditional", "said"}


def test_every_claim_of_somebody_else_has_its_attribution(plain: Annotator) -> None:
    text = (
        "РБК, ссылаясь на Сафонова, сообщил, что мост закрыт. «Мы ждём, — сказала Лисова. — "
        "Это надолго»."
    )
    found: Annotations = plain(make_document(text, language="ru"))
    known = {a.id: a for a in found.attributions}
    chained = [c for c in found.claims if len(c.chain) > 1]
    assert [c.chain[0].surface for c in chained] == ["Сафонова", "Лисова", "Лисова"]
    first = known[chained[0].attribution_id or ""]
    assert first.nested_in in known
    assert first.source is not None
    assert text[first.source.span.start : first.source.span.end] == "Сафонова"
    assert len(known[chained[1].attribution_id or ""].content) == 2


def test_the_speaker_of_a_quotation_stands_beside_it(plain: Annotator) -> None:
    (quote,) = plain(
        make_document("«Мост закрыт до утра», — сказал Иван Сафонов.", language="ru")
    ).quotes
    assert (quote.kind, quote.speaker and quote.speaker.surface) == ("direct", "Иван Сафонов")


def test_without_the_parser_nobody_is_made_to_speak_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.annotate.annotator.is_installed", lambda: False)
    monkeypatch.setattr(russian, "is_installed", lambda: False)
    plain = Annotator((), (), ())
    for language, row in rows("unsaid"):
        if language == "ru":
            assert false_claims(row, plain(make_document(row["text"], language="ru")).claims) == []
