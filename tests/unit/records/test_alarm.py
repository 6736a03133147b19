"""An alarm is a draft until two people have signed it, and says so in the same words everywhere."""

import msgspec
import pytest

from tests.unit.records.made import ALARM
from tocsin.language.catalogues import english
from tocsin.records.alarm import SIGNERS


@pytest.mark.parametrize(
    ("signers", "is_draft"),
    [
        ((), True),
        (("Анна",), True),
        (("Анна", "анна"), True),
        (("Анна", "АННА", "анна"), True),
        (("Анна", "Борис"), False),
        (("STRASSE", "straße"), True),
        (("a", "b", "c"), False),
    ],
)
def test_an_alarm_is_a_draft_until_two_people_sign(
    signers: tuple[str, ...], is_draft: bool
) -> None:
    assert SIGNERS == 2
    assert msgspec.structs.replace(ALARM, signed_off_by=signers).is_draft is is_draft


@pytest.mark.parametrize(
    ("signers", "said"),
    [
        ((), "draft, not signed off"),
        (("Анна",), "draft, signed by Анна; another person must sign"),
        (("Анна", "{who}"), "signed by Анна, {who}"),
    ],
)
def test_how_far_an_alarm_is_signed_is_one_sentence(signers: tuple[str, ...], said: str) -> None:
    assert english(msgspec.structs.replace(ALARM, signed_off_by=signers).sign_off) == said


def test_an_alarm_survives_its_encoding() -> None:
    assert msgspec.json.decode(msgspec.json.encode(ALARM), type=type(ALARM)) == ALARM
