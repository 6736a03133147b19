"""What a judgement rests on is about the question: by the site, by what goes on about it, by a
party in its area; and who says it.
"""

import msgspec
import pytest

from tests.conftest import NOW, ROOT, make_document
from tests.unit.assess.conftest import Read, reader
from tocsin.annotate import Annotator
from tocsin.assess import Assessor
from tocsin.assess.binding import Binder
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.references import going_on
from tocsin.casebook import load_casebook
from tocsin.records import Claim, Event, Facts, Indicator, ObserveClaim, Problem, Span
from tocsin.warn.windows import horizon


def ways(facts: Facts, problem: Problem) -> dict[str, str | None]:
    """Return how each claim is bound, by its words."""
    binder = Binder(problem, FactsIndex(facts))
    return {" ".join(c.text.split()): binder.way_of(c) for c in facts.claims}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The Central Reference Laboratory was attacked.", "site_in_claim"),
        ("Russian troops arrived in Almaty.", "party_in_area"),
        ("Polling stations were opened in Astana.", None),
        ("Russia sold gas to Hungary.", None),
        ("Nobody had seen such an accident since the Central Reference Laboratory disaster.", None),
    ],
)
def test_a_claim_is_bound_by_what_it_names(
    read: Read, laboratories: Problem, text: str, way: str | None
) -> None:
    assert set(ways(read(text), laboratories).values()) == {way}


def test_a_document_that_names_the_site_once_binds_nothing_else_of_it(
    read: Read, laboratories: Problem
) -> None:
    text = (
        "The Central Reference Laboratory stands in Almaty.\n\nThe football season began on "
        "Sunday.\n\nPrices rose in Karaganda."
    )
    found = ways(read(text), laboratories)
    assert found["The football season began on Sunday."] is None
    assert found["Prices rose in Karaganda."] is None


def test_what_goes_on_about_the_site_is_bound_and_says_that_it_is_weaker(
    read: Read, laboratories: Problem
) -> None:
    text = (
        "A provocation at the Central Reference Laboratory is possible. This provocation may "
        "come tomorrow. "
        "It may be larger than feared."
    )
    found = ways(read(text), laboratories)
    assert found["This provocation may come tomorrow."] == "site_in_paragraph"
    assert found["It may be larger than feared."] == "site_in_paragraph"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Kyiv wanted to hit the station with a drone.", "site_in_claim"),
        ("Ukraine planned to blow up the station.", "site_in_claim"),
        ("Kyiv was hit by a drone.", None),
        ("The mayor of Kyiv opened a bridge.", None),
    ],
)
def test_a_capital_that_acts_is_no_place_elsewhere(text: str, way: str | None) -> None:
    book = load_casebook(ROOT / "casebooks" / "zaporizhzhia-2023")
    read = reader(book, Annotator(book.actors, book.sources, book.sites))
    facts = read(f"The Zaporizhzhia nuclear power plant stands still. Rosatom said that {text}")
    (told,) = [c for c in facts.claims if text[:10] in c.text]
    assert Binder(book.problems[0], FactsIndex(facts)).way_of(told) == way
    assert (told.site_id == "kyiv") is (way is None and "Kyiv" in told.text)


def test_a_list_of_many_places_is_about_none_of_them(read: Read, laboratories: Problem) -> None:
    cities = "Almaty, Karaganda, Shymkent, Aktobe, Taraz, Pavlodar, Semey, Atyrau, Kostanay, Oral"
    facts = read(f"Shops were closed at the Central Reference Laboratory, in {cities}.")
    places = [m for m in facts.mentions if m.kind in ("site", "place")]
    if len({m.surface for m in places}) >= 8:
        assert set(ways(facts, laboratories).values()) == {None}


@pytest.mark.parametrize(
    ("naming", "text", "about"),
    [
        ("plant", "The plant was shelled. It is on fire. Prices rose.", [True, True, False]),
        ("станци", "Станцию обстреляли. Там начался пожар. Цены выросли.", [True, True, False]),
        ("станці", "Станцію обстріляли. Там почалася пожежа. Ціни зросли.", [True, True, False]),
        ("станция", "Станция атқыланды. Онда өрт шықты. Баға өсті.", [True, True, False]),
        (
            "plant",
            "A blast at the plant was heard. Rain fell. This blast was loud.",
            [True, False, True],
        ),
    ],
)
def test_words_that_point_back_carry_on(naming: str, text: str, about: list[bool]) -> None:
    ends = [n + 1 for n, c in enumerate(text) if c == "."]
    sentences = [
        Span(start=a, end=b) for a, b in zip([0, *(e + 1 for e in ends)], ends, strict=False)
    ]
    assert (
        going_on(
            text, sentences, [naming in s.of(text).casefold() and s.start == 0 for s in sentences]
        )
        == about
    )


def test_an_indicator_takes_only_the_speakers_it_asks_for(
    read: Read, laboratories: Problem
) -> None:
    facts = read(
        (
            "Alexei Borodavkin said that terrorists are preparing an attack on the Central "
            "Reference Laboratory."
        ),
        (
            "A local historian said that terrorists are preparing an attack on the Central "
            "Reference Laboratory."
        ),
    )
    asked = ObserveClaim(types=("accuse", "forecast"), speakers=("official",), sites=("problem",))
    likelihoods = laboratories.indicators[0].likelihoods
    sign = Indicator(
        id="S1", name="An official says so", observe=asked, likelihoods=likelihoods, basis="test"
    )
    seen = Assessor(())(
        msgspec.structs.replace(laboratories, indicators=(sign,)), facts, NOW
    ).observations[0]
    assert len(seen.evidence) == 1
    assert [(b.way, b.roles) for b in seen.bound] == [("site_in_claim", ("official",))]


def test_an_undated_text_sets_no_window_beside_a_dated_one(read: Read) -> None:
    dated = read("The Russian troops have ten days left to withdraw from Almaty.")
    undated = read("The Russian troops have two days left to withdraw from Almaty.", dated=False)
    documents = {d.id: d for d in (*dated.documents, *undated.documents)}
    both = horizon([*dated.claims, *undated.claims], documents, NOW, 14)
    assert both.claim_ids == tuple(c.id for c in dated.claims if c.when)
    alone = horizon(undated.claims, documents, NOW, 14)
    assert "counted from as-of" in alone.basis


def test_an_outlet_no_casebook_lists_is_one_origin_by_its_name(read: Read) -> None:
    facts = read(
        "Something happened in Almaty.",
        "Another thing was seen in Astana today.",
        source_id="Evening Star",
    )
    assert [o.id for o in facts.origins] == ["outlet: Evening Star"]


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.evening-star.example/2022/1", "evening-star.example"),
        ("https://t.me/s/some_channel/17", "t.me/some_channel"),
        ("https://t.me/other/3", "t.me/other"),
        (None, None),
    ],
)
def test_the_outlet_of_a_document_is_its_host_or_account(
    url: str | None, outlet: str | None
) -> None:
    assert make_document("A text.", url=url).outlet == outlet


def attack(claim: Claim, site: str | None = None) -> Event:
    """Return an attack that a claim carries."""
    return Event(id="evt-1", type="attack", status="claimed", claim_ids=(claim.id,), site_id=site)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Rebels attacked the port of Almaty.", True),
        ("Shots were fired in Almaty in order to stop a convoy.", True),
        ("Rebels attacked Shymkent in order to hold the roads to Almaty.", False),
        ("The army shelled Taraz with the aim of taking Almaty.", False),
        ("Rebels bombed the bridge near Astana so as to cut Almaty off.", False),
    ],
)
def test_what_an_act_is_for_is_not_where_it_is(
    read_places: Read, cities: Problem, text: str, *, there: bool
) -> None:
    facts = read_places(text)
    binder = Binder(cities, FactsIndex(facts))
    assert any(binder.is_where(c, attack(c), frozenset(("almaty",))) for c in facts.claims) is there


@pytest.mark.parametrize(
    ("text", "elsewhere", "there"),
    [
        ("Rebels attacked a bridge in Almaty.", None, True),
        ("Rebels attacked a bridge in Almaty.", "kazakhstan", True),
        ("Almaty struck a depot in Syria.", "iso:SY", False),
        ("Terrorists attacked the consulate of Almaty in Aleppo.", "geonames:170063", False),
        ("A group that Almaty supports was shelled in Syria.", "iso:SY", False),
    ],
)
def test_a_country_that_is_only_named_is_not_where_an_act_is(
    read_places: Read, cities: Problem, text: str, elsewhere: str | None, *, there: bool
) -> None:
    facts = read_places(text)
    sites = tuple(
        msgspec.structs.replace(s, kind="country") if s.id == "almaty" else s
        for s in facts.casebook.sites
    )
    wide = msgspec.structs.replace(
        facts, casebook=msgspec.structs.replace(facts.casebook, sites=sites)
    )
    binder = Binder(cities, FactsIndex(wide))
    (claim,) = wide.claims
    assert binder.is_where(claim, attack(claim, elsewhere), frozenset(("almaty",))) is there


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The president of Almaty said that troops shelled Aleppo.", False),
        ("Almaty acknowledged that troops commit crimes in Syria.", False),
        ("Almaty and Astana acknowledged that troops commit crimes in Syria.", False),
        ("Almaty said that troops are preparing an attack on our soil.", True),
        ("The president of Almaty said that troops shelled Almaty.", True),
        ("Rebels attacked a bridge in Almaty.", True),
    ],
)
def test_a_country_is_not_where_its_officials_speak_of(
    read_places: Read, cities: Problem, text: str, *, bound: bool
) -> None:
    facts = read_places(text)
    sites = tuple(
        msgspec.structs.replace(s, kind="country") if s.id in ("almaty", "astana") else s
        for s in facts.casebook.sites
    )
    wide = msgspec.structs.replace(
        facts, casebook=msgspec.structs.replace(facts.casebook, sites=sites)
    )
    binder = Binder(cities, FactsIndex(wide))
    assert wide.claims
    assert (binder.way_to(wide.claims[-1], frozenset(("almaty",))) is not None) is bound
