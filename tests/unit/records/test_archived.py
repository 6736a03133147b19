"""Records of archives."""

from tocsin.records.archived import Sifted, Stretch, Tally


def test_tallies_add_up() -> None:
    one = Tally(records=3, asked=2, opened=1, kept=1, refused=0, no_page=1, later=0)
    both = one + Tally(records=1, refused=1, later=2)
    assert both == Tally(records=4, asked=2, opened=1, kept=1, refused=1, no_page=1, later=2)


def test_a_stretch_of_nothing_came_to_nothing() -> None:
    stretch = Stretch(archive="a.warc.gz", path="/a.warc.gz", size=1)
    assert stretch.end is None
    assert Sifted(stretch=stretch).tally == Tally()
