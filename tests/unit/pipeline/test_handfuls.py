"""Handfuls keep the order, lose nothing and stay small."""

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_capture
from tocsin.pipeline.handfuls import handfuls
from tocsin.records import Dropped, FetchMark
from tocsin.sources import Item


def _dropped(reason: str) -> Dropped:
    """Make a refusal."""
    return Dropped(stage="sources", record_id=reason, reason=reason, detail=f"x: {reason}")


@given(
    sizes=st.lists(st.sampled_from([0, 10, 300_000, 600_000]), max_size=40),
    most=st.integers(min_value=1, max_value=20),
)
def test_handfuls_keep_the_order_lose_nothing_and_stay_small(sizes: list[int], most: int) -> None:
    items: list[Item] = [
        make_capture("x" * 10, external_id=f"{n}", body=b"x" * size) if size else _dropped(f"{n}")
        for n, size in enumerate(sizes)
    ]
    found = list(handfuls(items, most))
    assert [i for h in found for i in h] == items
    for handful in found:
        weights = [len(i.body) for i in handful if not isinstance(i, Dropped | FetchMark)]  # type: ignore[union-attr]
        assert 1 <= len(handful) <= most
        assert sum(weights[:-1]) < 500_000
