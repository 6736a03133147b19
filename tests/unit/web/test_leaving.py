"""Downloads: their names are plain, and an unknown form is refused."""

import re
from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.web.desk import Look
from tocsin.web.leaving import _attached, _brief, _parcel

Looks = Callable[..., Look]


def test_a_name_of_a_file_holds_nothing_that_a_header_could_break_on() -> None:
    named = _attached('a"b\r\nSet-Cookie: x/../ы.csv')["Content-Disposition"]
    assert named == 'attachment; filename="abSet-Cookiex...csv"'


def test_a_format_or_form_that_is_none_is_refused(look: Looks) -> None:
    with pytest.raises(UsageError, match="no format"):
        _parcel(look(form="odt"))
    with pytest.raises(UsageError, match="no form"):
        _brief(look(form="odt"), "WP-SUMY-CHEM")


def test_a_map_is_sent_under_a_name_with_its_problem_and_day(look: Looks) -> None:
    sent = _parcel(look(form="geojson", problem="WP-SUMY-CHEM"))
    assert sent.name.startswith("tocsin-WP-SUMY-CHEM-20")
    assert sent.name.endswith(".geojson")
    assert b"FeatureCollection" in b"".join(sent.content)


@pytest.mark.parametrize(
    ("form", "end"),
    [("xlsx", ".xlsx"), ("stix", "-stix.json"), ("csv", "-csv.zip"), ("misp", "-misp.json")],
)
def test_a_name_ends_as_programs_know_it(look: Looks, form: str, end: str) -> None:
    """A workbook named `...-xlsx` is opened by no spreadsheet."""
    name = _parcel(look(form=form, drafts="1")).name
    assert re.fullmatch(rf"tocsin-\d{{4}}-\d\d-\d\d{re.escape(end)}", name)
