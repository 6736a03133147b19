"""Who and what a text names: the casebook's names first, then what the parser tags."""

from tests.unit.annotate.reading import document
from tocsin.annotate.names.mentions import MentionFinder
from tocsin.annotate.parsers.english import parse
from tocsin.records import Actor, Mention, Site

MAYOR = Actor(id="a_smith", name="Anna Smith", kind="public_official", aliases=("A. Smith",))
PLANT = Site(id="s_plant", name="Blue Plant", kind="facility", aliases=("Blue Plant",))
FINDER = MentionFinder([MAYOR], [], [PLANT])


def mentions(text: str, finder: MentionFinder = FINDER) -> list[Mention]:
    """Return the mentions of an English text."""
    page = document(text)
    return finder(page, parse(page))


def test_names_of_the_casebook_are_linked() -> None:
    linked = {m.surface: m.entity_id for m in mentions("Anna Smith left the Blue Plant.")}
    assert linked["Anna Smith"] == "a_smith"
    assert linked["Blue Plant"] == "s_plant"


def test_a_surname_told_again_is_the_same_person() -> None:
    read = mentions("Anna Smith left the Blue Plant. Smith said nothing.")
    assert [m.entity_id for m in read if m.surface == "Smith"] == ["a_smith"]


def test_what_the_casebook_does_not_know_is_tagged_and_open() -> None:
    read = mentions("John Brown met the council.", MentionFinder([], [], []))
    assert [(m.surface, m.entity_id) for m in read if m.kind == "person"] == [("John Brown", None)]


def test_whether_a_name_could_stand_in_a_text() -> None:
    assert FINDER.could_stand_in("Anna Smith left.")
    assert FINDER.could_stand_in("The Blue Plant is closed.")
    assert not FINDER.could_stand_in("The weather is fine.")
    assert not FINDER.could_stand_in("")


def test_mentions_stand_in_the_order_of_the_text() -> None:
    read = mentions("The Blue Plant was visited by Anna Smith.")
    assert [m.span for m in read] == sorted(m.span for m in read)


def test_a_watched_capital_that_stands_for_its_government_is_its_state() -> None:
    state = Actor(id="ukraine", name="Ukraine", kind="state", aliases=("Ukraine",))
    city = Site(id="kyiv", name="Kyiv", kind="city", aliases=("Киев", "Kyiv"))
    finder = MentionFinder([state], [], [city])
    text = "США разрешили Киеву удары. Взрывы слышны в Киеве."
    found = {m.span.start: (m.kind, m.entity_id) for m in finder(document(text, "ru"), [])}
    assert found[text.index("Киеву")] == ("state", "ukraine")
    assert found[text.index("Киеве")] == ("place", "kyiv")
