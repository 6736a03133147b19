"""A watched site is named, or told by its kind and the place it stands in."""

import pytest

from tests.conftest import ROOT, make_document
from tests.unit.annotate.reading import document, span_of
from tocsin.annotate import Annotator
from tocsin.annotate.names.sites import Located, SiteFinder
from tocsin.casebook import load_casebook
from tocsin.records import Site

TOWN = Site(id="s_zenda", name="Zenda", kind="city", aliases=("Zenda",))
PLANT = Site(
    id="s_plant",
    name="Blue Plant",
    kind="facility",
    type="nuclear_plant",
    parent="s_zenda",
    aliases=("Blue Plant",),
)
FINDER = SiteFinder([TOWN, PLANT])


def test_a_site_is_known_by_its_name() -> None:
    page = document("Workers left the Blue Plant in Zenda.")
    named = {mention.entity_id: mention.surface for mention in FINDER.named(page)}
    assert named == {"s_plant": "Blue Plant", "s_zenda": "Zenda"}


def test_a_text_without_sites_names_none() -> None:
    assert FINDER.named(document("Workers left the factory.")) == []
    assert FINDER.names_in("Workers left the factory.") == []
    assert not FINDER.could_stand_in("The weather is fine.")


def test_names_in_a_text_are_found_with_their_site() -> None:
    text = "Workers left the Blue Plant."
    assert {found.key for found in FINDER.names_in(text)} == {"s_plant"}
    assert FINDER.could_stand_in(text)


def test_a_kind_is_linked_where_its_town_stands_beside_it() -> None:
    page = document("Workers left the nuclear power plant in Zenda.")
    town = Located(span_of(page.text, "Zenda"), "s_zenda", None)
    (found,) = FINDER.of_kind(page, FINDER.named(page), [town])
    assert found.entity_id == "s_plant"
    elsewhere = document("Workers left the nuclear power plant in Strelsau.")
    other = Located(span_of(elsewhere.text, "Strelsau"), None, None)
    assert [m.entity_id for m in FINDER.of_kind(elsewhere, [], [other]) if m.entity_id] == []


@pytest.mark.parametrize(
    ("language", "text", "said", "site"),
    [
        (
            "en",
            "Shells fell near the Zaporizhzhia NPP. Kyiv wanted to hit the station.",
            "station",
            "znpp",
        ),
        (
            "en",
            "Inspectors came to the ZNPP on Monday. The plant is cut off, they said.",
            "plant",
            "znpp",
        ),
        ("en", "The ZNPP is quiet. Trains leave from a station in Kyiv.", "station", None),
        ("en", "The ZNPP is quiet. A chemical plant burnt in Kharkiv.", "chemical plant", None),
        (
            "en",
            "The ZNPP and the Chernobyl nuclear power plant are quiet. The station is lit.",
            "The station is",
            None,
        ),
        ("ru", "На Запорожской АЭС тихо. Киев готовит на станции диверсию.", "станции", "znpp"),
        (
            "ru",
            "На Запорожской АЭС тихо. Поезд стоит на железнодорожной станции.",
            "железнодорожной станции",
            None,
        ),
        ("uk", "На ЗАЕС тихо. Київ готує на станції диверсію.", "станції", "znpp"),
    ],
)
def test_a_site_named_before_is_called_by_its_kind(
    language: str, text: str, said: str, site: str | None
) -> None:
    book = load_casebook(ROOT / "casebooks" / "zaporizhzhia-2023")
    annotate = Annotator(book.actors, book.sources, book.sites)
    mentions = annotate(make_document(text, language=language)).mentions
    at = text.rindex(said)
    linked = {m.entity_id for m in mentions if at <= m.span.start < at + len(said)}
    assert (site in linked) if site else ("znpp" not in linked)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "W Mariborze i Zenicy słychać było wybuchy."),
        ("ro", "Explozii în portul Zenicăi; primarul Zenicei le-a confirmat."),
        ("de", "Die Behörden Zenicas meldeten Explosionen."),
        ("tr", "Zenica'da patlamalar duyuldu."),
    ],
)
def test_a_latin_name_is_found_in_its_cases(language: str, text: str) -> None:
    finder = SiteFinder((Site(id="zenica", name="Zenica", kind="city", aliases=("Zenica",)),))
    named = finder.named(make_document(text, language=language))
    assert {(m.entity_id, m.rule) for m in named} == {("zenica", "name: Zenica")}
