"""What is the same at every moment, so that it is looked at once."""

from tocsin.assess.binding import Sentences
from tocsin.language.patterns import TermIndex


class Remembered:
    """What does not change from one moment to the next: the terms of each indicator of one problem,
    whether the words of a claim fit an indicator, which sentences are about its sites.

    It holds as long as casebook and corrections stay the same.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.terms: dict[str, TermIndex] = {}
        self.fits: dict[tuple[object, ...], bool] = {}
        self.about: Sentences = {}
