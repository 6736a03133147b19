"""What is the same at every moment, so that it is looked at once."""

from typing import NamedTuple

from tocsin.assess.speakers import Speakers
from tocsin.assess.voices import Voices
from tocsin.language.patterns import TermIndex
from tocsin.records import BindingWay, Casebook, Problem

# For a document and some sites: for every sentence, whether it is about them.
Sentences = dict[tuple[str, frozenset[str]], list[bool]]


class WayKey(NamedTuple):
    """What the way in which a claim is bound depends on, beside its text: the claim, some sites
    (none: those of the problem), and whether an event at them is known that the claim carries.
    Events are joined as more is known, so that may change from day to day.
    """

    claim_id: str
    sites: frozenset[str] | None
    carries_event: bool


# In which way a claim is about a problem or some sites.
Ways = dict[WayKey, BindingWay | None]


class Names:
    """What names in texts are named for, whichever problem asks: a country only for an office of
    it, a place only to compare. By the ids of mentions.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.only_whose: dict[str, bool] = {}
        self.compared: dict[str, bool] = {}


class Remembered:
    """What does not change from one moment to the next: the terms of each indicator of one problem,
    whether the words of a claim fit an indicator, which sentences are about its sites, in which way
    a claim is about it, and who its speakers are.

    It holds as long as casebook and corrections stay the same. `names` may be shared by several
    problems.
    """

    def __init__(self, names: Names | None = None) -> None:
        """Begin with nothing."""
        self.terms: dict[tuple[str, str | None], TermIndex] = {}
        self.fits: dict[tuple[object, ...], bool] = {}
        self.about: Sentences = {}
        self.ways: Ways = {}
        self.names = names or Names()
        self._speakers: Speakers | None = None

    def speakers(self, problem: Problem, casebook: Casebook, voices: Voices) -> Speakers:
        """Return who speakers are towards the problem, by the casebook that all of this holds for;
        `voices` are those of that casebook.
        """
        if self._speakers is None:
            self._speakers = Speakers(problem, casebook, voices)
        return self._speakers
