"""Countries and cities as watched places: every case of a name is the place, its people and its
adjectives are not.
"""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tests.conftest import NOW, ROOT, make_document
from tocsin import pipeline
from tocsin.annotate import Annotator
from tocsin.annotate.names.mentions import MentionFinder
from tocsin.annotate.names.sites import SiteFinder
from tocsin.casebook import load_casebook
from tocsin.gate import Gate, watched_countries, watched_reasons
from tocsin.pipeline.attention import touched
from tocsin.records import Actor, Casebook, Mention, Site, Source
from tocsin.sources import Stated
from tocsin.store import Store

BOOK = load_casebook(ROOT / "bench" / "places_book")
SITES, PASSES = SiteFinder(BOOK.sites), Gate(watched_reasons(BOOK))
FINDER = MentionFinder(BOOK.actors, BOOK.sources, BOOK.sites)
SINCE = dt.date(2015, 1, 1)
# Cases of names in English, Russian, Ukrainian and Kazakh.
NAMED = [
    ("Germany’s", "germany"),
    ("Kharkiv", "kharkiv"),
    ("Ministry of Defence of Moldova", "moldova"),
    ("Moldova's president spoke.", "moldova"),
    ("Talks in Moldova went on.", "moldova"),
    ("Ukraine's army", "ukraine"),
    ("Беларусьтен", "belarus"),
    ("Белоруссией", "belarus"),
    ("Буче", "bucha"),
    ("Бучі", "bucha"),
    ("Білоруссю", "belarus"),
    ("В Молдавии прошли выборы.", "moldova"),
    ("Венгрию", "hungary"),
    ("Германии", "germany"),
    ("Грузией", "georgia"),
    ("Днепре", "dnipro"),
    ("Донецке", "donetsk"),
    ("Донецька", "donetsk"),
    ("Донецьку", "donetsk"),
    ("Запорожье", "zaporizhzhia"),
    ("Запоріжжі", "zaporizhzhia"),
    ("Киева", "kyiv"),
    ("Китаем", "china"),
    ("Києва", "kyiv"),
    ("Львова", "lviv"),
    ("Львове", "lviv"),
    ("Мариуполем", "mariupol"),
    ("Мариупольде", "mariupol"),
    ("Мариупольдің", "mariupol"),
    ("Маріуполі", "mariupol"),
    ("Миколаєві", "mykolaiv"),
    ("Молдовада", "moldova"),
    ("Молдованың президенті", "moldova"),
    ("Молдови", "moldova"),
    ("Молдову", "moldova"),
    ("Николаева", "mykolaiv"),
    ("Николаеве", "mykolaiv"),
    ("Німеччині", "germany"),
    ("Одессе", "odesa"),
    ("Одесі", "odesa"),
    ("Польшада", "poland"),
    ("Польшу", "poland"),
    ("Польщі", "poland"),
    ("РФ", "russia"),
    ("Ресейдің", "russia"),
    ("Россией", "russia"),
    ("Росії", "russia"),
    ("Сумах", "sumy"),
    ("Сумы", "sumy"),
    ("Угорщині", "hungary"),
    ("Украинада", "ukraine"),
    ("Украинаның", "ukraine"),
    ("Україною", "ukraine"),
    ("Финляндией", "finland"),
    ("Харкова", "kharkiv"),
    ("Харькове", "kharkiv"),
    ("Харьковта", "kharkiv"),
    ("Херсоне", "kherson"),
    ("в Казахстане", "kazakhstan"),
    ("в Києві", "kyiv"),
    ("в России", "russia"),
    ("в Сирии", "syria"),
    ("в Турции", "turkey"),
    ("в Україні", "ukraine"),
    ("граница с Молдовой", "moldova"),
    ("з Білорусі", "belarus"),
    ("з Молдовою", "moldova"),
    ("из Польши", "poland"),
    ("на Украине", "ukraine"),
    ("президент Молдавии", "moldova"),
    ("у Дніпрі", "dnipro"),
    ("у Молдові", "moldova"),
    ("у Харкові", "kharkiv"),
    ("Қазақстанда", "kazakhstan"),
    ("Қазақстанның", "kazakhstan"),
    ("Қазақстанға", "kazakhstan"),
]
# Words for the people of a place and for what is of it.
NOT_NAMED = [
    "Belarusian",
    "Belarusians",
    "Georgians",
    "Germans",
    "Moldovans vote.",
    "Poles",
    "Polish",
    "The Moldovan army trains.",
    "Ukrainians fled.",
    "sums",
    "Белорусские войска",
    "Белорусы",
    "Білоруси протестують",
    "Венгры",
    "Грузины",
    "Днепровский",
    "Донецкая",
    "Донецкие",
    "Донецкий",
    "Запорожцы",
    "Казахстанские военные",
    "Казахстанцы",
    "Киевляне",
    "Киевский",
    "Китайцы",
    "Кияни",
    "Київський",
    "Мариупольцы",
    "Маріупольський",
    "Миколаївщина",
    "Молдавские власти заявили",
    "Молдавский парламент",
    "Немцы",
    "Николаевич",
    "Николаевская",
    "Николаевцы",
    "Одесситы",
    "Одесский",
    "Польские войска",
    "Польські",
    "Польшалық",
    "Поляки протестуют",
    "Ресейлік",
    "Российские",
    "Россияне",
    "Росіяни",
    "Сирийцы",
    "Сумской",
    "Турецкие",
    "Угорці",
    "Украиналықтар",
    "Украинские",
    "Украинцы",
    "Українські війська",
    "Українці",
    "Финны",
    "Харків'яни",
    "Харківщина",
    "Харьковская область",
    "Харьковчане",
    "Херсонцы",
    "казахстанские военные",
    "мариупольцы",
    "молдаване вышли",
    "молдавская армия",
    "молдовалықтар",
    "молдовани",
    "молдовський уряд",
    "ресейліктер",
    "росіяни",
    "суммы",
    "сумы",
    "украиналық",
    "Қазақстандықтар",
    "қазақстандық сарбаздар",
]
JOINED = [
    ("the Poland-Belarus border", ["belarus", "poland"]),
    ("Ukraine-Russia talks", ["russia", "ukraine"]),
    ("a Kyiv-based firm", ["kyiv"]),
    ("pro-Ukraine rallies", ["ukraine"]),
    ("Russia–Ukraine war", ["russia", "ukraine"]),
    ("поезд Киев-Варшава", ["kyiv"]),
    ("Матч Україна-Польща", ["poland", "ukraine"]),
    ("#Ukraine", ["ukraine"]),
    ("UKRAINE CRISIS", ["ukraine"]),
    ("Ukraine’s", ["ukraine"]),
    ("the Russian-Belarusian army", []),
    ("the Ukrainian-Polish front", []),
    ("российско-украинская", []),
    ("Odesa-on-Hudson-Bay", []),
]


@pytest.mark.parametrize(("text", "site"), NAMED)
def test_every_case_of_a_name_is_the_place_and_passes_the_gate(text: str, site: str) -> None:
    assert {f.key for f in SITES.names_in(text)} == {site}
    assert PASSES(text) is not None


@pytest.mark.parametrize("text", NOT_NAMED)
def test_people_and_adjectives_are_not_the_place(text: str) -> None:
    assert SITES.names_in(text) == []


@pytest.mark.parametrize(("text", "sites"), JOINED)
def test_a_name_in_a_joined_word_is_the_place(text: str, sites: list[str]) -> None:
    assert sorted({f.key for f in SITES.names_in(text)}) == sites


def of(text: str, language: str = "en") -> dict[str, str]:
    """Return what a text names: entity and kind."""
    found = FINDER(make_document(text, language=language), [])
    return {m.entity_id: m.kind for m in found if m.entity_id}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Moldova said that the talks had ended.", "en"),
        ("Talks in Moldova ended.", "en"),
        ("MOLDOVA: has plans", "en"),
        ("Молдавия закрыла границу.", "ru"),
        ("Выборы в Молдавии прошли.", "ru"),
        ("Молдова закрила кордон.", "uk"),
        ("Кордон з Молдовою закрито.", "uk"),
        ("У Молдові пройшли вибори.", "uk"),
        ("Молдованың президенті келді.", "kk"),
        ("Moldova’s president spoke.", "en"),
    ],
)
def test_a_state_and_the_country_of_its_name_are_both_mentioned(text: str, language: str) -> None:
    found = of(text, language)
    assert found["moldova"] == "place"
    if language != "kk":
        assert found["moldova_state"] == "state"


def test_a_place_in_the_name_of_a_body_is_mentioned_and_in_that_of_an_outlet_it_is_not() -> None:
    sites = [
        Site(
            id="kyiv", name="Kyiv", kind="city", aliases=("Kyiv",), known_from=SINCE, reference="t"
        )
    ]
    name = "Kyiv City Administration"
    body = Actor(
        id="adm", name=name, kind="state_body", aliases=(name,), known_from=SINCE, reference="t"
    )
    paper = Source(
        id="post",
        name="Kyiv Post",
        kind="outlet",
        owner="o",
        aliases=("Kyiv Post",),
        known_from=SINCE,
        reference="t",
    )
    finder = MentionFinder([body], [paper], sites)
    named = [
        (m.entity_id, m.kind)
        for m in finder(make_document("The Kyiv City Administration met."), [])
    ]
    assert sorted(named) == [("adm", "organisation"), ("kyiv", "place")]
    assert [m.entity_id for m in finder(make_document("The Kyiv Post wrote."), [])] == ["post"]


def test_who_speaks_is_the_state_and_where_it_is_said_of_is_the_place() -> None:
    annotate = Annotator(BOOK.actors, BOOK.sources, BOOK.sites)
    found = annotate(
        make_document(
            "Moldova said that the bridge was closed. Poland denied that troops had entered "
            "Belarus."
        )
    )
    first, second = found.claims[0], found.claims[-1]
    assert first.chain[0].entity_id == "moldova_state"
    assert (second.chain[0].entity_id, second.site_id) == ("poland_state", "belarus")


def touch_sites(text: str) -> tuple[str, ...]:
    """Return the sites a dated document of a known source counts for."""
    document = msgspec.structs.replace(
        make_document(text, language="en"), source_id="bbc", published_at=NOW
    )
    mentions: list[Mention] = FINDER(document, [])
    found = touched(document, mentions, (), document.id, frozenset(s.id for s in BOOK.sites))
    return found.sites if found else ()


def test_a_document_counts_for_the_places_it_names_and_not_for_those_they_lie_in() -> None:
    assert touch_sites("Shells fell on Kharkiv.") == ("kharkiv",)
    assert touch_sites("Ukraine: shells fell on Kharkiv, and Kharkiv burns.") == (
        "kharkiv",
        "ukraine",
    )
    assert touch_sites("Moldova votes.") == ("moldova",)
    assert touch_sites("Moldovans vote.") == ()


LAND = Site(
    id="land",
    name="Ruritania",
    kind="country",
    aliases=("Ruritania", "Руритания"),
    known_from=SINCE,
    reference="t",
)
TOWN = Site(
    id="town",
    name="Strelsau",
    kind="city",
    parent="land",
    aliases=("Strelsau",),
    known_from=SINCE,
    reference="t",
)
WORKS = Site(
    id="works",
    name="Works",
    kind="facility_set",
    type="chemical_plant",
    parent="land",
    known_from=SINCE,
    reference="t",
)
STATE = Actor(
    id="state",
    name="Ruritania",
    kind="state",
    aliases=("Ruritania", "Руритания"),
    known_from=SINCE,
    reference="t",
)


def book(*sites: Site, problem: str | None = None) -> Casebook:
    """Return a casebook of a state, some sites, and a problem that watches one."""
    almaty = load_casebook(ROOT / "casebooks" / "almaty-2022").problems[0]
    problems = (msgspec.structs.replace(almaty, sites=(problem,)),) if problem else ()
    return Casebook(id="b", title="B", digest="", actors=(STATE,), sites=sites, problems=problems)


@pytest.mark.parametrize(
    ("casebook", "opens"),
    [
        (book(LAND), True),
        (book(LAND, TOWN), True),
        (book(LAND, WORKS), False),
        (book(LAND, WORKS, problem="land"), True),
        (book(LAND, WORKS, problem="works"), False),
        (book(TOWN), False),
    ],
    ids=[
        "alone",
        "with a town",
        "frame of a set",
        "asked about",
        "its set is asked about",
        "only the state",
    ],
)
def test_the_name_of_a_country_opens_the_gate_where_it_is_watched(
    casebook: Casebook, *, opens: bool
) -> None:
    passes = Gate(watched_reasons(casebook))
    assert (passes("Prices rose in Ruritania.") is not None) == opens
    assert (passes("Цены в Руритании выросли.") is not None) == opens
    assert passes("Ruritanian prices rose.") is None
    assert ("land" in watched_countries(casebook)) == opens


def test_a_country_that_a_problem_comes_to_watch_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Prices rose in Ruritania.", encoding="utf-8")
    store = Store(str(tmp_path / "s.sqlite"))
    before, after = book(LAND, WORKS), book(LAND, WORKS, problem="land")
    pipeline.read_into(store, before, [str(path)], as_of=NOW, stated=Stated(), tell=lambda _: None)
    assert not store.records(Mention)
    pipeline.read_into(store, after, [str(path)], as_of=NOW, stated=Stated(), tell=lambda _: None)
    assert {m.entity_id for m in store.records(Mention)} == {"land", "state"}
