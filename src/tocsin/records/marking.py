"""The Traffic Light Protocol (FIRST, TLP 2.0): how far something may be passed on."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

Marking = Literal["clear", "green", "amber", "amber+strict", "red"]
# From what may be passed on freely to what is for its readers alone.
MARKINGS: tuple[Marking, ...] = get_args(Marking)
# What else people write: TLP 1.0 called the first one white.
_SPELLINGS = {"white": "clear", "amber strict": "amber+strict", "amber-strict": "amber+strict"}
# The definitions of the standard STIX 2.1, of its TLP 2.0 extension, and of OpenCTI.
STIX_MARKINGS: Mapping[str, Marking] = {
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "clear",
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "green",
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "amber",
    "marking-definition--826578e1-40ad-459f-bc73-ede076f81f37": "amber+strict",
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "red",
    "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": "clear",
    "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "green",
    "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": "amber",
    "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": "amber+strict",
    "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": "red",
}


def marking_of(text: str) -> Marking | None:
    """Return the marking that a text names, as in `TLP:RED` or `tlp:amber+strict`; None where it
    names none.
    """
    name = text.strip().casefold().removeprefix("tlp:").strip()
    name = _SPELLINGS.get(name, name)
    return next((marking for marking in MARKINGS if marking == name), None)


def strictest(markings: Iterable[Marking | None]) -> Marking | None:
    """Return the strictest of some markings; None where none is given."""
    given = [MARKINGS.index(marking) for marking in markings if marking is not None]
    return MARKINGS[max(given)] if given else None


def label_of(marking: Marking) -> str:
    """Return a marking as it is written, such as `TLP:AMBER+STRICT`."""
    return f"TLP:{marking.upper()}"
