"""Where an act takes place: the narrowest place of its clause, no dateline, and no owner."""

from tests.unit.annotate.reading import document, mention, span_of
from tocsin.annotate.events.places import PlaceChooser, Widths
from tocsin.records import MentionKind, Site

SITES = [
    Site(id="s_plant", name="Plant", kind="facility"),
    Site(id="s_town", name="Zenda", kind="city"),
    Site(id="s_country", name="Ruritania", kind="country"),
]
WIDTHS = Widths(SITES, None)
KINDS: dict[str, MentionKind] = {"s_plant": "site", "s_town": "place", "s_country": "place"}


def place(text: str, act: str, **named: str) -> str | None:
    """Return the place chosen for an act; `named` are the words for sites by their id."""
    page = document(text)
    mentions = [mention(page, words, KINDS[site], site) for site, words in named.items()]
    chooser = PlaceChooser(page, mentions, WIDTHS)
    chosen = chooser(page.sentences[0], span_of(text, act), None)
    return chosen.entity_id if chosen is not None else None


def test_the_narrowest_place_named() -> None:
    text = "Rebels attacked the plant in Zenda in Ruritania."
    named = {"s_plant": "the plant", "s_town": "Zenda", "s_country": "Ruritania"}
    assert place(text, "attacked", **named) == "s_plant"
    del named["s_plant"]
    assert place(text, "attacked", **named) == "s_town"


def test_a_country_must_be_where_it_is() -> None:
    assert place("Ruritania attacked the rebels.", "attacked", s_country="Ruritania") is None
    text = "Rebels attacked a convoy in Ruritania."
    assert place(text, "attacked", s_country="Ruritania") == "s_country"
    assert place("Rebels invaded Ruritania.", "invaded", s_country="Ruritania") == "s_country"


def test_an_owner_is_no_place() -> None:
    assert place("Zenda's guards attacked rebels.", "attacked", s_town="Zenda") is None


def test_a_dateline_says_only_where_the_report_was_written() -> None:
    text = "ZENDA (Agency) - Rebels attacked a convoy."
    assert place(text, "attacked", s_town="ZENDA") is None


def test_without_places_there_is_none() -> None:
    assert place("Rebels attacked a convoy.", "attacked") is None


def test_widths_grow_from_a_site_to_a_country() -> None:
    page = document("The plant in Zenda in Ruritania.")
    named = (("plant", "s_plant"), ("Zenda", "s_town"), ("Ruritania", "s_country"))
    widths = [WIDTHS(mention(page, words, "place", site)) for words, site in named]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
    assert WIDTHS.may_act(mention(page, "Ruritania", "state", "a_state"))
    assert not WIDTHS.may_act(mention(page, "plant", "site", "s_plant"))


def test_the_place_right_behind_an_act_comes_before_a_narrower_one() -> None:
    text = "The people of Zenda voted after the coup in Ruritania."
    named = {"s_town": "Zenda", "s_country": "Ruritania"}
    assert place(text, "coup", **named) == "s_country"


def test_where_somebody_comes_from_is_not_behind_the_act() -> None:
    text = "In Zenda police arrested a man from Ruritania."
    named = {"s_town": "Zenda", "s_country": "Ruritania"}
    assert place(text, "arrested", **named) == "s_town"
