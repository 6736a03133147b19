"""What `tocsin try` prints: texts with what they touch, problems with what their indicators take
and nearly take.
"""

from typing import Any

import pytest

from tests.by_hand import MOMENT
from tests.unit.cli.said import refused
from tocsin.cli.trying import lines
from tocsin.workspace.near_misses import Near
from tocsin.workspace.trying import Looked, Looking, Met, ReadClaim, Taken, Text, Touched, Tried


def near(words: str, *, telling: bool = True) -> Near:
    """Make a near miss."""
    return Near(
        text="a.txt", words=words, condition="types", why="its type is state", telling=telling
    )


def report(texts: tuple[Text, ...] = (), nearly: tuple[Near, ...] = (), **stated: Any) -> Tried:
    """Make what a casebook would take."""
    looked = Looked(
        id="I1",
        name="Accused",
        state="observed",
        why="1 claim from 1 origin",
        takes=(Taken(text="a.txt", words="it was mined", record="clm-1"),),
        nearly=nearly,
    )
    problem = Looking(
        id="WP", title="Bridge", state="NOTE", likelihood="Unlikely.", indicators=(looked,)
    )
    fields = {"texts": texts, "problems": (problem,), "refused": ()} | stated
    return Tried(casebook="lumen", as_of=MOMENT, **fields)


def test_a_text_that_is_read_says_what_it_touches_and_claims() -> None:
    claim = ReadClaim(
        id="clm-1",
        text="it was mined",
        type="accuse",
        stance="asserts",
        chain=("Ministry", "Courier"),
        site="bridge",
        when="on Sunday",
        flags=("opinion",),
    )
    text = Text(
        id="a.txt",
        source="courier",
        source_known=True,
        published=MOMENT,
        language="ru",
        title="Мост",
        touches=(Touched(entry="bridge", name="Bridge", words=("мост",)),),
        claims=(claim,),
        narratives=(Met(narrative="n", title="Mined", voice=None, score=0.4, why=()),),
    )
    assert lines(report((text,)), near=3)[:8] == [
        "1 text, 1 touches something watched. As of 2022-01-12 12:00 UTC.",
        "",
        "TEXT a.txt  courier, 2022-01-12, ru  “Мост”",
        "  touches bridge (Bridge): “мост”",
        "  claim: accuse, asserts, Ministry -> Courier, at bridge, on Sunday, opinion",
        "    “it was mined”",
        "  narrative n: for a person to judge, 0.40 (Mined)",
        "",
    ]


def test_a_text_that_is_not_read_says_why_and_what_it_nearly_touches() -> None:
    text = Text(id="b", source="x", not_read="nothing watched", nearly=("it names Vostia",))
    told = lines(report((text, text)), near=3)
    assert told[0].startswith("2 texts, 0 touch something watched.")
    assert told[2:5] == [
        "TEXT b  x (no source of the casebook), not dated, language not known",
        "  not read: nothing watched",
        "  nearly: it names Vostia",
    ]


@pytest.mark.parametrize(
    ("shown", "hidden", "last"),
    [
        (2, 0, "             because its type is state"),
        (3, 1, "      1 more fails by one condition; --all shows it"),
        (3, 2, "      2 more fail by one condition; --all shows them"),
    ],
)
def test_few_near_misses_are_shown_and_the_rest_counted(shown: int, hidden: int, last: str) -> None:
    misses = tuple(near(f"w{n}") for n in range(shown + hidden))
    told = lines(report(nearly=misses), near=3)
    assert told[-2] == last
    assert sum("because" in line for line in told) == shown


def test_what_is_hardly_worth_a_look_is_shown_only_where_all_is_asked_for() -> None:
    misses = (near("broad", telling=False),)
    assert not any("“broad”" in line for line in lines(report(nearly=misses), near=3))
    assert any("“broad”" in line for line in lines(report(nearly=misses), near=10_000))


def test_an_indicator_says_what_it_takes() -> None:
    told = lines(report(), near=3)
    assert "PROBLEM WP  Bridge: NOTE" in told
    assert "  + I1: observed (1 claim from 1 origin)  Accused" in told
    assert "      takes  text a.txt: “it was mined”" in told


def test_without_a_problem_nothing_is_assessed() -> None:
    told = lines(report(problems=()), near=3)
    assert told[-1].endswith("nothing is assessed.")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("common", "-", "-"), "standard input (-) can be read only once"),
        (("no-such-book", "a.txt"), "no such folder"),
        (("common", "none.txt"), "nothing could be read of none.txt"),
        (("common", "none.txt", "--as-of", "soon"), "'soon' is not a date"),
    ],
)
def test_what_cannot_be_tried_is_named(args: tuple[str, ...], words: str) -> None:
    assert words in refused("try", *args)
