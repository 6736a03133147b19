"""Entries are checked against each other: ids, groups, targets, and narratives that say one thing."""

from typing import Any

import pytest

from tests.conftest import narrative
from tests.unit.casebook.conftest import KNOWN, placed
from tocsin.casebook.check import check_entries
from tocsin.records import Actor, Entry, Group, Quiet, Site, Source, Target


def source(name: str, kind: str = "outlet", owner: str = "") -> Source:
    """Make a source; each has an owner of its own where none is given."""
    fields: dict[str, Any] = {"kind": kind, "owner": owner or f"owner of {name}", **KNOWN}
    return Source(id=name, name=f"Lind {name}", **fields)


def group(*members: str, **more: Any) -> Group:
    """Make a group."""
    return Group(id="g", name="g", members=members, **(KNOWN | more))


def target(url: str, **more: Any) -> Target:
    """Make a target."""
    return Target(id="t", name="Desk", url=url, **(KNOWN | more))


def said(*entries: Entry) -> list[tuple[str, str]]:
    """Return level and message of everything that is found."""
    return [(i.level, i.message) for i in check_entries(placed(*entries))]


def test_nothing_is_said_of_nothing() -> None:
    assert check_entries([]) == []


def test_an_id_stands_for_one_entry_whatever_its_section() -> None:
    actor = Actor(id="quay", name="Quay Authority", kind="state_body", **KNOWN)
    site = Site(id="quay", name="Lindholm quay", kind="facility", **KNOWN)
    again = Actor(id="quay", name="Quay Council", kind="state_body", **KNOWN)
    found = check_entries(placed(actor, site, again))
    twice = [i for i in found if "used twice" in i.message]
    assert [(i.line, "one of the actors" in i.message) for i in twice] == [(2, True), (3, False)]
    assert all("x.yml:1" in i.message and i.level == "error" for i in twice)


def test_ids_that_differ_in_case_only_are_two() -> None:
    actors = [Actor(id=i, name=f"Aa {i}", kind="state_body", **KNOWN) for i in ("quay", "Quay")]
    assert said(*actors) == []


@pytest.mark.parametrize(
    ("entries", "level", "words"),
    [
        ([source("a", "channel"), group("a")], "error", "1 owner and holds a channel"),
        (
            [source("a", "author"), source("b"), group("a", "b")],
            "error",
            "2 owners and holds a channel or an author",
        ),
        (
            [source(n, "channel", owner="one man") for n in "abcd"] + [group(*"abcd")],
            "error",
            "never of a person",
        ),
        ([source("a"), group("a")], "warning", "the group has 1 source:"),
        ([source("a"), source("b"), group("a", "b", "a")], "warning", "2 sources"),
        ([group()], "error", "no members"),
        (
            [source(n) for n in "abc"]
            + [group(*"abc", alerts_per_month=1, false_discovery_rate=0.1)],
            "error",
            "one rule only",
        ),
    ],
)
def test_what_no_group_may_be(entries: list[Entry], level: str, words: str) -> None:
    found = [(given, message) for given, message in said(*entries) if words in message]
    assert [given for given, _ in found] == [level]


@pytest.mark.parametrize(
    "entries",
    [
        [source(n) for n in "abc"] + [group(*"abc")],
        [source(n, "channel") for n in "abc"] + [group(*"abc")],
        [source(n, "official", owner="the state") for n in "abc"] + [group(*"abc")],
        [source(n) for n in "abc"] + [group(*"abc", alerts_per_month=2)],
    ],
)
def test_three_owners_or_institutions_may_be_counted_together(entries: list[Entry]) -> None:
    assert said(*entries) == []


@pytest.mark.parametrize(
    ("given", "level", "words"),
    [
        (target("duty@desk.example"), "error", "is no address"),
        (target("mailto:duty@desk.example"), "error", "is no address"),
        (target(" "), "error", "is no address"),
        (target("mailto://user:word@mail.example"), "warning", "belongs into the environment"),
        (
            target("env:DESK", quiet=Quiet(start="22:00", end="06:00", zone="Kyiv")),
            "error",
            "'Kyiv' is no time zone",
        ),
        (
            target("env:DESK", quiet=Quiet(start="22:00", end="06:00", zone="Europe/Київ")),
            "error",
            "no time zone",
        ),
    ],
)
def test_a_target_that_cannot_be_reached_or_tells_a_secret(
    given: Target, level: str, words: str
) -> None:
    found = said(given)
    assert [(one, words in message) for one, message in found] == [(level, True)]


@pytest.mark.parametrize("url", ["env:DESK", "tgram://bot/chat", "mailto://mail.example"])
def test_a_target_that_can_be_reached(url: str) -> None:
    quiet = Quiet(start="22:00", end="06:00", zone="Asia/Almaty")
    assert said(target(url, quiet=quiet)) == []


def test_narratives_that_say_the_same_are_named_with_the_place_of_the_first() -> None:
    first = narrative("n_first", "The well is poisoned")
    other = narrative("n_other", "Wells", titles={"en": "THE WELL IS POISONED!"})
    between = Actor(id="a", name="Quay Authority", kind="state_body", **KNOWN)
    found = [
        i for i in check_entries(placed(first, between, other)) if "says the same" in i.message
    ]
    assert [(i.level, i.line) for i in found] == [("warning", 3)]
    assert "'n_first' (x.yml:1)" in found[0].message


def test_who_names_an_entry_that_is_wrong_itself_is_not_blamed() -> None:
    entry = Actor(id="a", name="Quay Authority", kind="state_body", parent="gone", **KNOWN)
    assert any("unknown id" in i.message for i in check_entries(placed(entry)))
    assert check_entries(placed(entry), unmade={"gone"}) == []
