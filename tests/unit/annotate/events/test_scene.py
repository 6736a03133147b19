"""Who does an act and where, by id, as far as a sentence says."""

import pytest

from tests.unit.annotate.reading import claim, document, mention, span_of
from tocsin.annotate.events.places import Widths
from tocsin.annotate.events.scene import Parties, Scene
from tocsin.annotate.parsers.english import parse
from tocsin.records import Site

WIDTHS = Widths([Site(id="s_plant", name="Plant", kind="facility")], None)


def parties(text: str, act: str, **named: str) -> Parties:
    """Return who does an act and where; `named` are words for entities by id."""
    page = document(text)
    mentions = [
        mention(page, words, "site" if entity.startswith("s_") else "group", entity)
        for entity, words in named.items()
    ]
    scene = Scene(page, mentions, WIDTHS, parse(page))
    return scene(claim(text), [span_of(text, act)], "attack")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The guards attacked the plant.", "attacked"),
        ("The plant was attacked by the guards.", "attacked"),
    ],
)
def test_the_doer_and_the_place_of_an_act(text: str, act: str) -> None:
    words = "the guards" if "the guards" in text else "The guards"
    site = "the plant" if "the plant" in text else "The plant"
    assert parties(text, act, a_guards=words, s_plant=site) == Parties(
        actor_id="a_guards", site_id="s_plant"
    )


def test_a_passive_without_an_agent_has_no_doer() -> None:
    read = parties("The plant was attacked near the guards.", "attacked", s_plant="The plant")
    assert read.actor_id is None
    assert read.site_id == "s_plant"


def test_who_is_not_linked_is_nobody() -> None:
    assert parties("Somebody attacked something.", "attacked") == Parties()
