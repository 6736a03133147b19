"""Alarms as CAP 1.2: elements in the order of the standard, with values it knows."""

import datetime as dt
import re

import msgspec
import pytest
from lxml import etree

from tests.unit.exchange.made import AT, alarm, results
from tocsin.exchange.cap import NAMESPACE, cap_files
from tocsin.exchange.exporters import Results
from tocsin.records import LikelihoodRange, Window

# Elements that are written, in the order in which the schema of OASIS has them.
ALERT = [
    "identifier",
    "sender",
    "sent",
    "status",
    "msgType",
    "source",
    "scope",
    "restriction",
    "addresses",
    "code",
    "note",
    "info",
]
INFO = [
    "language",
    "category",
    "event",
    "responseType",
    "urgency",
    "severity",
    "certainty",
    "effective",
    "onset",
    "expires",
    "senderName",
    "headline",
    "description",
    "instruction",
    "parameter",
    "area",
]
NEEDED = {"identifier", "sender", "sent", "status", "msgType", "scope", "info"}
NEEDED_INFO = {"category", "event", "urgency", "severity", "certainty"}
VALUES = {
    "status": {"Actual", "Exercise", "System", "Test", "Draft"},
    "msgType": {"Alert", "Update", "Cancel", "Ack", "Error"},
    "scope": {"Public", "Restricted", "Private"},
    "urgency": {"Immediate", "Expected", "Future", "Past", "Unknown"},
    "severity": {"Extreme", "Severe", "Moderate", "Minor", "Unknown"},
    "certainty": {"Observed", "Likely", "Possible", "Unlikely", "Unknown"},
    "category": {"Security"},
    "responseType": {"Prepare", "Monitor", "Assess", "AllClear"},
}
MOMENT = re.compile(r"\d\d\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$")
CIRCLE = re.compile(r"-?\d+\.\d+,-?\d+\.\d+ \d+(\.\d+)?$")


def message(given: Results) -> etree._Element:
    """Return the message of the one alarm."""
    (file,) = cap_files(given)
    return etree.fromstring(b"".join(file.content))


def check(root: etree._Element) -> None:
    """Hold a message to the standard."""
    assert root.tag == f"{{{NAMESPACE}}}alert"
    _check_order(root, ALERT, NEEDED)
    for info in root.iter(f"{{{NAMESPACE}}}info"):
        _check_order(info, INFO, NEEDED_INFO)
    for element in root.iter():
        name = etree.QName(element).localname
        if name in VALUES:
            assert element.text in VALUES[name], name
        if name in ("sent", "effective", "onset", "expires"):
            assert MOMENT.match(element.text or ""), name
        if name == "circle":
            assert CIRCLE.match(element.text or "")
        if name in ("identifier", "sender"):
            assert not set(element.text or "") & set(" ,<&")


def _check_order(parent: etree._Element, order: list[str], needed: set[str]) -> None:
    """Elements stand in order, and those that are needed are there."""
    names = [etree.QName(child).localname for child in parent]
    assert [order.index(name) for name in names] == sorted(order.index(name) for name in names)
    assert needed <= set(names)


def text(root: etree._Element, name: str) -> str | None:
    """Return the text of the first element of a name."""
    found: str | None = root.findtext(f".//{{{NAMESPACE}}}{name}")
    return found


def test_a_signed_alarm_is_a_message() -> None:
    root = message(results())
    check(root)
    assert (text(root, "status"), text(root, "scope")) == ("Actual", "Restricted")
    assert text(root, "restriction") == text(root, "code") == "TLP:AMBER"
    assert text(root, "instruction") == "operator: confirm the guard (Laboratory)."
    assert text(root, "sent") == "2022-01-12T23:59:59-00:00"


def test_an_alarm_that_is_not_signed_is_a_draft() -> None:
    root = message(results(signers=("A. First",)))
    check(root)
    assert text(root, "status") == "Draft"


@pytest.mark.parametrize(
    ("figure", "certainty"),
    [(0.01, "Unlikely"), (0.05, "Possible"), (0.5, "Possible"), (0.6, "Likely")],
)
def test_certainty_follows_the_figure(figure: float, certainty: str) -> None:
    range_ = LikelihoodRange(low=0.0, high=1.0, words="x", p=figure)
    root = message(results()._replace(alarms=(alarm("A", "B", likelihood=range_),)))
    check(root)
    assert text(root, "certainty") == certainty


def test_a_window_that_has_begun_is_immediate() -> None:
    begun = Window(start=AT.date(), end=AT.date() + dt.timedelta(days=1), basis="today")
    root = message(results()._replace(alarms=(alarm("A", "B", imminent=begun),)))
    check(root)
    assert text(root, "urgency") == "Immediate"


def test_scope_follows_the_marking() -> None:
    open_to_all = message(results()._replace(unmarked="clear"))
    check(open_to_all)
    assert (text(open_to_all, "scope"), text(open_to_all, "restriction")) == ("Public", None)
    secret = message(results()._replace(unmarked="red"))
    check(secret)
    assert (text(secret, "scope"), text(secret, "addresses")) == ("Private", "tocsin")


def test_control_characters_do_not_break_a_message() -> None:
    given = results()._replace(alarms=(alarm("A", likelihood_sentence="\x00\x1b]8; <b>"),))
    root = message(given)
    check(root)
    assert "\ufffd\ufffd]8; <b>" in (text(root, "description") or "")


def test_an_alarm_of_no_problem_gives_no_message() -> None:
    given = results()
    book = msgspec.structs.replace(given.facts.casebook, problems=())
    facts = msgspec.structs.replace(given.facts, casebook=book)
    assert list(cap_files(given._replace(facts=facts))) == []
