"""A speaker parted by a phrase about him from what he says."""

from collections.abc import Callable

import pytest

from tocsin.annotate.english.set_off import SET_OFF
from tocsin.records import Annotations


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        (
            "A spokeswoman for the White House, asked about it, said Washington saw no sign of "
            "preparations.",
            "A spokeswoman for the White House",
            "Washington saw no sign",
        ),
        (
            "The police chief, speaking in Odesa, said gunmen had seized the port.",
            "The police chief",
            "gunmen had seized",
        ),
        (
            "The minister, reached by phone, said Ruritania would answer.",
            "The minister",
            "Ruritania would answer",
        ),
        (
            "The ambassador, questioned by reporters, said the ministry knew nothing.",
            "The ambassador",
            "the ministry knew nothing",
        ),
        ("The port is calm, said Anna Torvel.", "Anna Torvel", "The port is calm"),
        (
            "The dam held, said the governor, who visited the site.",
            "the governor",
            "The dam held",
        ),
    ],
)
def test_who_is_set_off_says_it(
    annotate: Callable[[str], Annotations], text: str, speaker: str, told: str
) -> None:
    (claim,) = annotate(text).claims
    assert claim.chain[0].surface == speaker
    assert claim.text.startswith(told)
    assert (SET_OFF in claim.rule) is text.startswith(
        ("A spokes", "The police", "The mini", "The amb")
    )
