"""What only looks like a place: bodies, newspapers, teams, treaties, planets, persons and peoples,
in four languages.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.gazetteer import find_gazetteer
from tocsin.records import Mention


def mentions(text: str, language: str) -> list[Mention]:
    """Return the linked mentions of a text."""
    annotate = Annotator((), (), (), find_gazetteer())
    return [m for m in annotate(make_document(text, language=language)).mentions if m.entity_id]


def linked(text: str, language: str) -> dict[str, str]:
    """Return what is linked to a place or state, by its words."""
    return {
        m.surface: m.entity_id or ""
        for m in mentions(text, language)
        if m.kind in ("place", "site", "state")
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He told The Washington Post that he was ill.", "en"),
        ("A reporter of the Boston Globe was there.", "en"),
        ("The rover landed on Mars.", "en"),
        ("A Tasmanian devil bit the keeper.", "en"),
        ("The Devils lost again.", "en"),
        ("They left the Paris Agreement.", "en"),
        ("The Geneva Convention forbids it.", "en"),
        ("The Bank of England cut rates.", "en"),
        ("Manchester United lost at home.", "en"),
        ("The Boston Red Sox won.", "en"),
        ("The Kansas City Royals won.", "en"),
        ("Sky said so.", "en"),
        ("ISIS claimed the attack.", "en"),
        ("Reading is fun.", "en"),
        ("Mobile phones were jammed.", "en"),
        ("Jackson said he was sorry.", "en"),
        ("Ms. London declined to comment.", "en"),
        ("Justice Brandon dissented.", "en"),
        ("Hurricane Florence made landfall.", "en"),
        ("She studies at the University of Denver.", "en"),
        ("HMS Belfast was sold.", "en"),
        ("The North said nothing, and the South waited.", "en"),
        ("Their son, Cade, is ten.", "en"),
        ("Who knows what of it is the same?", "en"),
        ("The Treaty of Rome was signed.", "en"),
        ("The Duke of Sussex left.", "en"),
        ("Operation Dresden began.", "en"),
        ("Крейсер «Москва» затонул.", "ru"),
        ("ФК Краснодар проиграл.", "ru"),
        ("Тогда стало тихо.", "ru"),
        ("Мало кто знает об этом.", "ru"),
        ("Ураган Флоренция ослаб.", "ru"),
        ("Запад молчит, а Восток ждёт.", "ru"),
        ("Гостиница «Украина» закрыта.", "ru"),
        ("На Марс отправили аппарат.", "ru"),
        ("Газета «Киев» закрылась.", "ru"),
        ("Так було завжди. Такі часи.", "uk"),
        ("Захід мовчить.", "uk"),
        ("Крейсер «Москва» потонув.", "uk"),
        ("Мало хто знає.", "uk"),
        ("Читали вірші Лесі Українки.", "uk"),
        ("Газета «Київ» закрилася.", "uk"),
    ],
)
def test_what_is_no_place_is_linked_to_none(text: str, language: str) -> None:
    assert linked(text, language) == {}


@pytest.mark.parametrize(
    ("text", "language", "surface", "body"),
    [
        ("The EU and others met.", "en", "EU", "european-union"),
        ("Envoys of the UN left.", "en", "UN", "united-nations"),
        ("Officials at the White House declined.", "en", "White House", "white-house"),
        ("The Kremlin was silent.", "en", "Kremlin", "kremlin"),
        ("Aides at the Pentagon left.", "en", "Pentagon", "pentagon"),
        ("A car stood in Downing Street.", "en", "Downing Street", "downing-street"),
        ("В Кремле промолчали.", "ru", "Кремле", "kremlin"),
        ("Он говорил с Кремлём.", "ru", "Кремлём", "kremlin"),
        ("Об этом узнали в Белом доме.", "ru", "Белом доме", "white-house"),
        ("Страны ЕС согласились.", "ru", "ЕС", "european-union"),
        ("Миссия ООН уехала.", "ru", "ООН", "united-nations"),
        ("Войска НАТО ушли.", "ru", "НАТО", "nato"),
        ("Про це знали у Білому домі.", "uk", "Білому домі", "white-house"),
        ("Країни ЄС погодились.", "uk", "ЄС", "european-union"),
        ("Розмова з Кремлем тривала.", "uk", "Кремлем", "kremlin"),
        ("Кремльде айтылды.", "kk", "Кремльде", "kremlin"),
        ("Ақордада жиын өтті.", "kk", "Ақордада", "akorda"),
        ("БҰҰ мәлімдеді.", "kk", "БҰҰ", "united-nations"),
    ],
)
def test_a_body_is_an_organisation_and_lies_nowhere(
    text: str, language: str, surface: str, body: str
) -> None:
    found = next(m for m in mentions(text, language) if m.surface == surface)
    assert (found.kind, found.entity_id, found.latitude) == ("organisation", f"body:{body}", None)


@pytest.mark.parametrize(
    ("text", "language", "surface", "place"),
    [
        ("He lives in White House, Tenn., with his wife.", "en", "White House", "geonames:4667282"),
        ("The mayor of Mobile, Alabama, spoke.", "en", "Mobile", "geonames:4076598"),
        ("Fighting went on in Darfur and Khartoum.", "en", "Darfur", "area:darfur"),
        ("Shells fell on Ghouta in Syria.", "en", "Ghouta", "area:ghouta"),
        ("Police in NSW and Queensland met.", "en", "NSW", "region:AU.02"),
        ("A jet flew to the UAE on Monday.", "en", "UAE", "iso:AE"),
        ("The DPRK fired a missile at sea.", "en", "DPRK", "iso:KP"),
        ("Miners in the DRC went on strike.", "en", "DRC", "iso:CD"),
        (
            "Донецьк обстріляли. У Луганській та Донецькій областях тривають бої.",
            "uk",
            "Донецькій",
            "region:UA.05",
        ),
        (
            "Дроны сбили над Курской, Орловской и Воронежской областями.",
            "ru",
            "Орловской",
            "region:RU.56",
        ),
        ("Боевики ушли из Восточной Гуты.", "ru", "Восточной Гуты", "area:eastern-ghouta"),
        ("Бои в Донбассе идут.", "ru", "Донбассе", "area:donbas-area"),
        ("Миссия работает в Приднестровье.", "ru", "Приднестровье", "area:transnistria"),
        ("Ракету запустила КНДР.", "ru", "КНДР", "iso:KP"),
        ("Самолёт вылетел в ОАЭ.", "ru", "ОАЭ", "iso:AE"),
        ("Наёмники воюют в Мали.", "ru", "Мали", "iso:ML"),
        ("Бої тривають на Донбасі.", "uk", "Донбасі", "area:donbas-area"),
        ("За Мелітополь триває бій.", "uk", "Мелітополь", "geonames:701404"),
        ("The Kyiv-based agency closed.", "en", "Kyiv", "geonames:703448"),
        ("Переговоры Россия-НАТО прошли.", "ru", "Россия", "iso:RU"),
    ],
)
def test_places_that_share_such_names_stay_places(
    text: str, language: str, surface: str, place: str
) -> None:
    assert linked(text, language).get(surface) == place


@pytest.mark.parametrize(
    ("text", "language", "surface", "place"),
    [
        ("Syrians fled the town.", "en", "Syrians", "iso:SY"),
        ("Ukrainian troops left the town.", "en", "Ukrainian troops", "iso:UA"),
        ("Казахстанцы вышли на улицы.", "ru", "Казахстанцы", "iso:KZ"),
        ("Туда едут москвичи.", "ru", "москвичи", "geonames:524901"),
        ("Помогли одесситам и другим.", "ru", "одесситам", "geonames:698740"),
        ("Среди киевлян паника.", "ru", "киевлян", "geonames:703448"),
        ("Тут зібралися кияни.", "uk", "кияни", "geonames:703448"),
        ("Допомога харків'янам прибула.", "uk", "харків'янам", "geonames:706483"),
        ("Росіян обміняли.", "uk", "Росіян", "iso:RU"),
        ("Қазақстандықтар шықты.", "kk", "Қазақстандықтар", "iso:KZ"),
        ("Алматылықтарға көмек келді.", "kk", "Алматылықтарға", "geonames:1526384"),
    ],
)
def test_a_people_is_a_group_that_says_of_where(
    text: str, language: str, surface: str, place: str
) -> None:
    found = next(m for m in mentions(text, language) if m.surface == surface)
    assert (found.kind, found.entity_id) == ("group", f"people:{place}")
    assert place not in linked(text, language).values()


def test_an_adjective_of_something_else_names_no_group() -> None:
    assert mentions("He drank Turkish coffee.", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "surface", "kind"),
    [
        ("Moscow has repeatedly denied it.", "en", "Moscow", "state"),
        ("The mayor of London said so.", "en", "London", "place"),
        ("Москва заявила протест.", "ru", "Москва", "state"),
        ("Минобороны России заявило об этом.", "ru", "России", "place"),
        ("Україна заявила протест.", "uk", "Україна", "state"),
        ("Президент України заявив протест.", "uk", "України", "place"),
    ],
)
def test_a_state_speaks_and_what_hangs_on_another_word_does_not(
    text: str, language: str, surface: str, kind: str
) -> None:
    assert [m.kind for m in mentions(text, language) if m.surface == surface] in ([kind], [])
