"""When a capital stands for a government, and when for the place."""

import pytest

from tests.conftest import make_document
from tocsin.annotate.names.powers import stands_for_power
from tocsin.language.patterns import TermIndex

NAMES = ("Kyiv", "Minsk", "Tbilisi", "Киев", "Москва", "Київ", "Варшава", "Берлин", "Минск")


def _is_power(text: str, language: str) -> bool:
    """Return whether the one capital that a text names stands for a government."""
    document = make_document(text, language=language)
    found = TermIndex([(n, n) for n in NAMES], names=True, places=True).find(text)
    assert found, text
    return stands_for_power(document, found[0].start, found[0].end, found[0].term)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "США разрешили Киеву наносить удары по России."),
        ("ru", "Поставленные Берлином ракеты уже применяются."),
        ("ru", "Попытки Киева взорвать газопровод известны."),
        ("ru", "Киев не раз пытался атаковать цели в других городах."),
        ("ru", "Переговоры с Киевом продолжатся в среду."),
        ("ru", "Киев потерял контроль над дорогой."),
        ("ru", "Решение Варшавы удивило соседей."),
        ("ru", "Ракеты, обещанные Варшаве, ещё не прибыли: их передали Варшаве позже."),
        ("uk", "Захід надав Києву ракети."),
        ("uk", "Москва не виконала обіцянки."),
        ("uk", "Вимоги Москви відкинуто."),
        ("en", "The US allowed Kyiv to hit targets in Russia."),
        ("en", "Kyiv's request for missiles was refused."),
        ("en", "Kyiv is preparing an offensive."),
        ("en", "Talks with Minsk broke down."),
        ("en", "Tbilisi wants new elections."),
        ("en", "Kyiv officials doubted it."),
    ],
)
def test_a_capital_stands_for_the_government(language: str, text: str) -> None:
    assert _is_power(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Взрывы в Киеве прогремели утром."),
        ("ru", "Удар по Киеву нанесли ночью."),
        ("ru", "Обстрел Киева продолжается."),
        ("ru", "Мэр Киева сообщил о пожаре."),
        ("ru", "Ракеты летят на Киев."),
        ("ru", "Киев атакован беспилотниками."),
        ("ru", "К Киеву подошли войска."),
        ("ru", "Центр Киева перекрыт."),
        ("ru", "Под Киевом упали обломки."),
        ("ru", "Они обстреляли Варшаву из пушек."),
        ("ru", "Над Москвой сбит беспилотник."),
        ("uk", "У Києві чути вибухи."),
        ("uk", "Жителі Києва ховаються в метро."),
        ("uk", "Київ зазнав удару."),
        ("en", "Explosions were heard in Kyiv."),
        ("en", "Russian missiles struck Kyiv overnight."),
        ("en", "Kyiv was hit by drones."),
        ("en", "Kyiv's metro stopped."),
        ("en", "The strike on Kyiv killed two."),
        ("en", "Kyiv residents took shelter."),
        ("en", "Kyiv attack kills two."),
        ("de", "In Minsk fielen Schüsse."),
    ],
)
def test_a_capital_is_a_place_where_nothing_tells_of_its_government(
    language: str, text: str
) -> None:
    assert not _is_power(text, language)
