"""The places of a text as mentions; a capital that speaks is its state."""

from tests.unit.annotate.reading import document
from tocsin.annotate.names.places import PlaceMentions
from tocsin.annotate.parsers.english import parse
from tocsin.gazetteer import find_gazetteer
from tocsin.records import Actor, Mention

FRANCE = Actor(id="a_france", name="France", kind="state", aliases=("France",))
READER = PlaceMentions(find_gazetteer(), [FRANCE], [])


def mentions(text: str) -> dict[str, Mention]:
    """Return the place mentions of an English text by their words."""
    page = document(text)
    found, _ = READER(page, parse(page), [])
    return {mention.surface: mention for mention in found}


def test_a_large_city_is_linked_and_has_its_point() -> None:
    paris = mentions("The train arrived in Paris on Monday.")["Paris"]
    assert paris.kind == "place"
    assert paris.latitude is not None
    assert round(paris.latitude) == 49


def test_a_capital_that_speaks_is_its_state() -> None:
    speaking = mentions("Paris has repeatedly denied the story.")
    assert [m.entity_id for m in speaking.values() if m.kind == "state"] == ["a_france"]


def test_a_text_without_places_has_none() -> None:
    assert mentions("The bridge is closed.") == {}


def test_states_are_known_by_the_country_they_are_named_after() -> None:
    assert PlaceMentions.states_of([FRANCE], find_gazetteer()) == {"FR": "a_france"}
    assert PlaceMentions.states_of([], find_gazetteer()) == {}
