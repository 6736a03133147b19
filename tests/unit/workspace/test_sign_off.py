"""People sign, dissent, resolve, estimate and take back; what cannot be meant is refused, and says
what to give.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import by_hand
from tests.by_hand import DAY, MOMENT, casebook
from tocsin.errors import MissingError, UsageError
from tocsin.records import Alarm, Signature
from tocsin.store import Store
from tocsin.workspace import sign_off

BOOK = casebook()


@pytest.fixture
def judged(small: Store) -> tuple[Store, Alarm]:
    """A store with two alarms of one problem, and the later of them."""
    later = by_hand.alarm("WARNING", MOMENT)
    small.put_judged([], [by_hand.alarm("WATCH", MOMENT - DAY), later])
    return small, later


def signed(store: Store, alarm: str, signer: str = "A. Analyst", **more: object) -> Signature:
    """Sign an alarm."""
    fields = {"dissent": False, "note": None, "at": MOMENT} | more
    return sign_off.sign(store, alarm, signer=signer, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("by_problem", [True, False])
def test_an_alarm_is_signed_by_its_id_or_by_its_problem(
    judged: tuple[Store, Alarm], by_problem: bool
) -> None:
    store, alarm = judged
    kept = signed(store, "WP-BRIDGE" if by_problem else alarm.id, " A.  Analyst")
    assert (kept.alarm_id, kept.signer, kept.word) == (alarm.id, "A. Analyst", "agree")
    assert store.words.of(Signature, MOMENT) == [kept]


def test_the_latest_alarm_up_to_the_moment_is_meant(judged: tuple[Store, Alarm]) -> None:
    store, _ = judged
    assert signed(store, "WP-BRIDGE", at=MOMENT - DAY).alarm_id.startswith("alm-watch")
    with pytest.raises(UsageError, match="every alarm of WP-BRIDGE lies after 2022-01-10 12:00"):
        signed(store, "WP-BRIDGE", at=MOMENT - 2 * DAY)


def test_a_dissent_needs_its_reason(judged: tuple[Store, Alarm]) -> None:
    store, _ = judged
    with pytest.raises(MissingError, match="a dissent needs a note") as raised:
        signed(store, "WP-BRIDGE", dissent=True, note="  ")
    assert raised.value.option == "note"
    kept = signed(store, "WP-BRIDGE", dissent=True, note=" one origin only ")
    assert (kept.word, kept.note) == ("dissent", "one origin only")


def test_nobody_signs_twice_and_a_withdrawn_signature_counts_no_more(
    judged: tuple[Store, Alarm],
) -> None:
    store, _ = judged
    kept = signed(store, "WP-BRIDGE")
    with pytest.raises(UsageError, match="signed"):
        signed(store, "WP-BRIDGE", "a. analyst", at=MOMENT + DAY)
    taken = sign_off.withdraw(store, f" {kept.id} ", signer="A. Analyst", at=MOMENT + DAY)
    assert (taken.word_id, taken.kind) == (kept.id, "signature")
    assert store.words.of(Signature, MOMENT + DAY) == []
    assert [line.action for line in store.words.audit()][-1] == "withdrawn"
    assert store.words.verify() == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("WP-BRIDG", "near it: WP-BRIDGE"),
        ("alm-warnin", "near it: alm-warning-202201121200"),
        ("nobody", "'nobody' is no alarm, and no problem with an alarm in this store"),
    ],
)
def test_an_alarm_that_is_none_is_named(judged: tuple[Store, Alarm], name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        signed(judged[0], name)


def test_in_an_empty_store_there_is_nothing_to_sign_or_withdraw(empty: Store) -> None:
    with pytest.raises(UsageError, match="is no alarm"):
        signed(empty, "WP-BRIDGE")
    with pytest.raises(UsageError, match="'sig-12345678' is no word anybody said"):
        sign_off.withdraw(empty, "sig-12345678", signer="A", at=MOMENT)
    with pytest.raises(MissingError, match="must be named by its id"):
        sign_off.withdraw(empty, "  ", signer="A", at=MOMENT)


def test_an_outcome_needs_a_problem_and_a_reference(empty: Store) -> None:
    def resolved(problem: str, reference: str, signer: str = "A. Analyst") -> object:
        return sign_off.resolve(
            empty,
            problem,
            casebook=BOOK,
            incident=False,
            reference=reference,
            signer=signer,
            at=MOMENT,
        )

    with pytest.raises(UsageError, match="'WP-BRDGE' is no problem of lumen; near it: WP-BRIDGE"):
        resolved("WP-BRDGE", "report")
    with pytest.raises(MissingError, match="needs a reference"):
        resolved("WP-BRIDGE", " ")
    with pytest.raises(MissingError, match="must say who"):
        resolved("WP-BRIDGE", "report", " ")
    assert resolved("WP-BRIDGE", " report of 2 March ").reference == "report of 2 March"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (["H1=0.5"], "without a figure: H2"),
        (["H1=0.5", "h1=0.4", "H2=0.1"], "H1 has two figures"),
        (["H1=half", "H2=0.5"], "'H1=half' is no figure"),
        (["H1", "H2=0.5"], "'H1' is no figure"),
        (["H1=nan", "H2=0.5"], "H1=nan is no probability"),
        (["H1=0.5", "H2=inf"], "H2=inf is no probability"),
        (["H1=1.5", "H2=0.5"], "H1=1.5 is no probability"),
        (["H1=0", "H2=0"], "every figure is 0"),
        (["H1=0.5", "H3=0.5"], "'H3' is no hypothesis of WP-BRIDGE"),
    ],
)
def test_figures_that_are_none_are_refused(empty: Store, figures: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        sign_off.estimate(empty, "WP-BRIDGE", figures, casebook=BOOK, analyst="A", at=MOMENT)
    assert empty.words.ids() == []


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=st.floats(0, 1), second=st.floats(0.01, 1))
def test_figures_are_kept_as_given_and_made_coherent(
    empty: Store, first: float, second: float
) -> None:
    kept, made = sign_off.estimate(
        empty, "WP-BRIDGE", [f" h1 ={first}", f"H2={second}"], casebook=BOOK, analyst="A", at=MOMENT
    )
    assert kept.probabilities == {"H1": first, "H2": second}
    assert sum(made.values()) == pytest.approx(1)
    assert min(made.values()) > 0
