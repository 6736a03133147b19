"""Techniques of DISARM Red by their names, as other platforms know them.

DISARM (DISARM Foundation, CC BY-SA 4.0) gives each technique an id, a name and a tactic. Casebooks
and rules name techniques by id; platforms join them by name.
"""

import functools
from importlib import resources

import msgspec

from tocsin.language.yaml_text import read_text
from tocsin.records import Record

KILL_CHAIN = "disarm"


class Technique(Record, frozen=True):
    """A technique: its name, and the tactic it belongs to."""

    name: str
    tactic: str

    @property
    def phase(self) -> str:
        """Return the tactic as a phase of a kill chain: lower case, hyphens for spaces."""
        return self.tactic.lower().replace(" ", "-")


@functools.cache
def techniques() -> dict[str, Technique]:
    """Return the techniques whose names are known, by id."""
    text = resources.files("tocsin.exchange").joinpath("disarm.yml").read_text(encoding="utf-8")
    return msgspec.convert(read_text(text), dict[str, Technique])
