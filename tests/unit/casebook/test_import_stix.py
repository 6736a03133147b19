"""Entries from STIX bundles: ours as they were, OpenCTI's for review, and nothing from broken ones
but a clear word.
"""

import datetime as dt
import io
import json
from typing import Any

import pytest

from tests.unit.exchange.made import casebook, results
from tocsin.casebook.import_stix import entries_from_stix
from tocsin.exchange.stix import stix_files
from tocsin.records import Actor, Dropped, Entry, Narrative, Site, Source
from tocsin.sources.stix_bundle import Bundle

TODAY = dt.date(2022, 2, 1)
AT = "2021-05-01T00:00:00.000Z"


def made(kind: str, number: int, **fields: Any) -> dict[str, Any]:
    """Make an object as OpenCTI writes it."""
    key = f"{kind}--00000000-0000-4000-8000-{number:012}"
    return {"type": kind, "spec_version": "2.1", "id": key, "created": AT, **fields}


def tie(relation: str, source: dict[str, Any], target: dict[str, Any]) -> dict[str, Any]:
    """Make a relationship."""
    refs = {"source_ref": source["id"], "target_ref": target["id"]}
    return made(
        "relationship", hash((relation, *refs.values())) % 10**9, relationship_type=relation, **refs
    )


def read(*objects: Any) -> tuple[list[Entry], list[Dropped]]:
    """Return the entries of a bundle, and what was left out."""
    bundle = [json.dumps(each).encode() for each in objects]
    found = list(entries_from_stix(bundle, name="b.json", today=TODAY))
    entries = [each for each in found if not isinstance(each, Dropped)]
    return entries, [each for each in found if isinstance(each, Dropped)]


def test_our_own_entries_come_back_as_they_were() -> None:
    (file,) = stix_files(results())
    bundle = Bundle(io.BytesIO(b"".join(file.content)), "b")
    found = list(entries_from_stix(bundle, name="b", today=TODAY))
    book = casebook()
    known = {
        e.id: e for e in (*book.actors, *book.sources, *book.sites, *book.narratives, *book.groups)
    }
    assert found
    assert all(not isinstance(each, Dropped) and known[each.id] == each for each in found)
    assert {"ministry", "wire", "post", "lab", "n_mined"} <= {
        e.id for e in found if isinstance(e, Entry)
    }


def test_entries_of_opencti_are_proposed() -> None:
    owner = made("identity", 1, name="Holding", identity_class="organization")
    channel = made(
        "channel", 2, name="Channel One", channel_types=["Telegram"], aliases=["One", None]
    )
    story = made("narrative", 3, name="A story", description="It is <told>.")
    part = made("narrative", 4, name="A part of it", description=None)
    technique = made("attack-pattern", 5, name="Forge", x_mitre_id="T0136")
    place = made(
        "location", 6, name="Town", latitude=43.0, longitude=76, x_opencti_location_type="City"
    )
    ties = [
        tie("belongs-to", channel, owner),
        tie("subnarrative-of", part, story),
        tie("uses", story, technique),
    ]
    entries, left = read(owner, channel, story, part, technique, place, *ties)
    assert left == []
    by_kind = {type(each): each for each in entries}
    source, site, actor = by_kind[Source], by_kind[Site], by_kind[Actor]
    assert isinstance(source, Source)
    assert (source.owner, source.kind, source.aliases) == ("Holding", "channel", ("One",))
    assert isinstance(site, Site)
    assert (site.kind, site.latitude) == ("city", 43.0)
    assert isinstance(actor, Actor)
    first, second = [each for each in entries if isinstance(each, Narrative)]
    assert (first.disarm, second.parent, second.summary) == (("T0136",), first.id, "A part of it")
    assert {each.known_from for each in entries} == {dt.date(2021, 5, 1)}


ODD: list[tuple[Any, str]] = [
    (made("narrative", 1, name=None), "it has no name"),
    (made("narrative", 1), "it has no name"),
    (made("narrative", 1, name="\x00\x01"), "it has no name"),
    (made("narrative", 1, name=7), "it has no name"),
    (made("narrative", 1, name="a" * 10_000), "its name has 10,000 characters"),
    (made("identity", 1, name="Ann", identity_class="individual"), "without a public role"),
    (made("identity", 1, name="X", identity_class=None), "class None is no actor"),
    (made("location", 1, name="X", latitude=143, longitude=76), "are out of range"),
    (None, "no STIX objects"),
    ([], "no STIX objects"),
    ({"type": "narrative"}, "no STIX objects"),
    ({"type": "narrative", "id": None, "name": "X"}, "no STIX objects"),
    ("narrative", "no STIX objects"),
]


@pytest.mark.parametrize(("odd", "said"), ODD)
def test_what_is_no_entry_is_said_and_the_rest_is_read(odd: Any, said: str) -> None:
    sound = made("narrative", 9, name="A story")
    entries, left = read(odd, sound)
    assert [each.title for each in entries if isinstance(each, Narrative)] == ["A story"]
    assert said in left[0].detail


def test_two_narratives_of_one_name_are_one_and_it_is_said() -> None:
    entries, left = read(
        made("narrative", 1, name="A story"), made("narrative", 2, name="a  STORY")
    )
    assert len(entries) == 1
    assert "is the name of another entry" in left[0].detail


def test_a_circle_of_parents_is_cut() -> None:
    stories = [made("narrative", n, name=f"Story {n}") for n in range(3)]
    ties = [tie("subnarrative-of", stories[n], stories[(n + 1) % 3]) for n in range(3)]
    entries, left = read(*stories, *ties)
    assert len(entries) == 3
    assert "is a part of itself" in left[0].detail
    own = made("narrative", 7, name="Own")
    entries, left = read(own, tie("subnarrative-of", own, own))
    assert [each.reason for each in left] == ["cycle"]


def test_control_characters_leave_names() -> None:
    entries, _ = read(made("channel", 1, name="\u202eChan\x00nel \n One", aliases="x"))
    assert [each.name for each in entries if isinstance(each, Source)] == ["Chan nel One"]


def test_a_record_that_was_altered_is_said() -> None:
    (file,) = stix_files(results())
    body = b"".join(file.content).replace(b'kind\\":\\"state_body', b'kind\\":\\"tsar')
    found = list(entries_from_stix(Bundle(io.BytesIO(body), "b"), name="b", today=TODAY))
    assert [each.reason for each in found if isinstance(each, Dropped)] == ["record"]
