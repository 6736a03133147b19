"""A text is read again only where an entry that changed may be named in it."""

from tocsin.annotate.names.concerned import NameChange
from tocsin.gazetteer import find_gazetteer
from tocsin.records import Actor, Site, Source

MAYOR = Actor(id="a_smith", name="Anna Smith", kind="public_official")
RENAMED = Actor(id="a_smith", name="Anna Smith", kind="public_official", aliases=("Nan Smith",))
PLANT = Site(id="s_plant", name="Zenda Plant", kind="facility", aliases=("Zenda Plant",))
PAPER = Source(
    id="s_paper", name="Zenda Post", kind="outlet", owner="nobody", aliases=("Zenda Post",)
)


def change(
    actors: tuple[list[Actor], list[Actor]] = ([], []),
    sources: tuple[list[Source], list[Source]] = ([], []),
    sites: tuple[list[Site], list[Site]] = ([], []),
) -> NameChange:
    """Return what changed between two sets of entries."""
    return NameChange(actors, sources, sites, find_gazetteer())


def test_a_new_entry_concerns_the_texts_that_name_it() -> None:
    new = change(actors=([], [MAYOR]))
    assert new("Anna Smith opened the bridge.")
    assert not new("The bridge was opened.")


def test_an_entry_that_goes_concerns_them_too() -> None:
    assert change(sites=([PLANT], []))("The Zenda Plant is closed.")
    assert change(sources=([PAPER], []))("The Zenda Post reported it.")


def test_a_new_alias_concerns_only_texts_with_that_alias() -> None:
    new = change(actors=([MAYOR], [RENAMED]))
    assert new("Nan Smith opened the bridge.")
    assert not new("The bridge was opened.")


def test_where_nothing_changed_no_text_is_concerned() -> None:
    same = change(([MAYOR], [MAYOR]), ([PAPER], [PAPER]), ([PLANT], [PLANT]))
    assert not same("Anna Smith, the Zenda Plant, the Zenda Post.")
    assert not same("")
