"""By when: windows say which words they come from and what those were counted from, in every
language.
"""

import datetime as dt

import pytest

from tests.conftest import NOW, make_document
from tocsin.language.catalogues import LANGUAGES, Catalogue, english
from tocsin.records import Claim, Document, Hop, Span, When
from tocsin.warn.windows import anchored, horizon, imminent_window, is_deadline

TODAY = NOW.date()


def claim(number: int, when: When, kind: str = "forecast") -> Claim:
    """Return a claim that gives a time."""
    return Claim(
        id=f"c{number}",
        document_id="d",
        span=Span(start=0, end=5),
        text="text",
        chain=(Hop(surface="x", voice=True),),
        stance="asserts",
        modality="future",
        type=kind,  # type: ignore[arg-type]
        position="body",
        method="m",
        rule="r",
        when=when,
    )


def documents(*, dated: bool) -> dict[str, Document]:
    """Return one document, dated today or not."""
    return {"d": make_document("text", published_at=NOW if dated else None)}


def in_days(first: int, last: int, raw: str) -> When:
    """Return a relative time."""
    return When(raw=raw, start_days=first, end_days=last)


def test_a_window_reaches_from_the_earliest_to_the_latest_day() -> None:
    claims = [claim(1, in_days(1, 1, "tomorrow")), claim(2, in_days(3, 3, "in three days"))]
    found = imminent_window(claims, documents(dated=True), NOW)
    assert found is not None
    assert (found.start, found.end) == (TODAY + dt.timedelta(1), TODAY + dt.timedelta(3))
    assert found.claim_ids == ("c1", "c2")
    assert "“tomorrow”" in found.basis
    assert "counted from publication" in found.basis


def test_without_any_date_as_of_is_what_is_counted_from() -> None:
    when = anchored(claim(1, in_days(2, 2, "in two days")), documents(dated=False)["d"], NOW)
    assert when is not None
    assert (when.end, when.anchor) == (TODAY + dt.timedelta(2), "as_of")


def test_what_is_far_off_is_no_imminent_window() -> None:
    claims = [claim(1, in_days(30, 30, "in a month"))]
    assert imminent_window(claims, documents(dated=True), NOW) is None


def test_a_deadline_makes_the_horizon_else_the_problem_does() -> None:
    deadline = When(raw="ten days left", role="deadline", start_days=10, end_days=10)
    held = claim(1, deadline, kind="retreat")
    assert is_deadline(held)
    assert horizon([held], documents(dated=True), NOW, 14).end == TODAY + dt.timedelta(10)
    own = horizon([], documents(dated=True), NOW, 14)
    assert own.end == TODAY + dt.timedelta(14)
    assert own.basis == "the problem’s own horizon of 14 days"
    since = horizon([], documents(dated=True), NOW, 14, TODAY - dt.timedelta(20))
    assert since.end < TODAY
    assert since.basis.endswith(f"counted from {TODAY - dt.timedelta(20)}")


def test_many_wordings_are_counted_and_not_listed() -> None:
    claims = [claim(n, in_days(1, 1, f"wording {n}")) for n in range(9)]
    found = imminent_window(claims, documents(dated=True), NOW)
    assert found is not None
    assert found.basis.count("“") == 4
    assert found.basis.endswith("5 more wordings")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_basis_is_worded_in_every_language(language: str) -> None:
    claims = [claim(n, in_days(n, n, f"wording {n}")) for n in range(1, 7)]
    found = imminent_window(claims, documents(dated=True), NOW)
    assert found is not None
    assert found.basis_message is not None
    assert english(found.basis_message) == found.basis
    own = Catalogue(language)
    assert "wording 1" in own.say(found.basis_message)
    assert own.faults == {}
