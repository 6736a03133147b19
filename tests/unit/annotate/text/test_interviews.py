"""In an interview the answers are those of whoever is interviewed, and the questions are no
statements; lists and news are no interview.
"""

from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, make_document
from tocsin.annotate import Annotator
from tocsin.records import Claim

FILES = ("interviews.yml", "interviews_second.yml", "interviews_offices.yml")


def rows(name: str) -> list[dict[str, Any]]:
    """Return the conversations of a file."""
    read: list[dict[str, Any]] = YAML(typ="safe").load(
        (ROOT / "tests" / "unit" / "genre_texts" / name).read_text("utf-8")
    )
    return read


ROWS = [row for name in FILES for row in rows(name)]


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


def speakers(claim: Claim) -> list[str]:
    """Return who says a claim, without the outlet."""
    return [hop.surface for hop in claim.chain[:-1]]


def fits(claim: Claim, speaker: str) -> bool:
    """Return whether a claim is a statement of a speaker: by name, of nobody named, of the outlet,
    or of anybody.
    """
    if speaker == "not a turn":
        return "turn" not in claim.rule
    said = claim.stance != "asks"
    if speaker in ("", "unnamed"):
        return said and bool(speakers(claim)) == (speaker == "unnamed")
    return said and (
        speaker == "any" or any(speaker.casefold() in s.casefold() for s in speakers(claim))
    )


@pytest.mark.parametrize("number", range(len(ROWS)))
def test_answers_have_their_speaker_and_questions_state_nothing(
    plain: Annotator, number: int
) -> None:
    row = ROWS[number]
    claims = plain(make_document(row["text"], language=row["language"])).claims
    for part, speaker in row["answers"].items():
        said = [c for c in claims if part in c.text]
        assert said, part
        assert all(fits(c, speaker) for c in said), [(c.text, speakers(c), c.stance) for c in said]
    for part in row.get("questions", ()):
        assert {c.stance for c in claims if part in c.text} <= {"asks"}
