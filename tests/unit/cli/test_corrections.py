"""`tocsin correct`, `corrections` and `explain` on a small store."""

import pytest
import typer

from tests.unit.cli.said import as_json, printed, refused
from tocsin.cli import corrections

ANALYST = ("--signer", "A. Analyst")


def test_a_correction_is_kept_listed_and_shown(store: str) -> None:
    kept = printed(
        "correct", "clm-mined", "stance", "doubts", *ANALYST, "--note", "слышал", "--store", store
    )
    assert kept.startswith("kept as jdg-")
    assert kept.endswith(": stance of clm-mined is doubts\n")
    (row,) = as_json("corrections", "--store", store)
    assert (row["record_id"], row["value"], row["note"]) == ("clm-mined", "doubts", "слышал")
    listed = printed("corrections", "--store", store)
    assert "A. Analyst" in listed
    assert "stance = doubts  (слышал)" in listed
    assert "corrected: stance = doubts" in printed("explain", "clm-mined", "--store", store)


def test_a_correction_since_later_is_not_listed_for_an_earlier_day(store: str) -> None:
    what = ("correct", "clm-mined", "stance", "doubts", *ANALYST, "--store", store)
    printed(*what, "--at", "2022-01-20")
    assert as_json("corrections", "--store", store, "--as-of", "2022-01-19") == []
    assert len(as_json("corrections", "--store", store, "--as-of", "2022-01-20")) == 1


def test_where_nobody_has_corrected_anything_that_is_said(bare: str) -> None:
    assert "nobody has corrected anything in this store yet" in printed(
        "corrections", "--store", bare
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("clm-none", "stance", "denies", *ANALYST), "'clm-none' is no record of this store"),
        (("clm-mined", "stance", "maybe", *ANALYST), "is no stance: say asserts"),
        (("clm-mined", "stance", "asserts", *ANALYST), "nothing would change"),
        (("clm-mined", "stance", "denies", "--signer", " "), "must say who. Use --signer."),
        (("clm-mined", "stance", "denies", *ANALYST, "--at", "soon"), "'soon' is not a date"),
        (("clm-mined", "stance", "denies"), "--signer"),
    ],
)
def test_what_cannot_be_corrected_is_named(store: str, args: tuple[str, ...], words: str) -> None:
    assert words in refused("correct", *args, "--store", store)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("doc-mined", "document doc-mined: The harbour ministry"),
        ("mat-mined", "match mat-mined: n_mined"),
        ("WP-BRIDGE", "alarm alm-warning-202201121200: WP-BRIDGE, 2022-01-12 12:00 UTC"),
        ("clm-mined", "mined.txt (courier)\n  [the bridge at Port Lumen had been mined]"),
    ],
)
def test_every_id_of_a_brief_is_explained(store: str, name: str, beginning: str) -> None:
    assert printed("explain", name, "--store", store).startswith(beginning)
    assert as_json("explain", name, "--store", store)["lines"]


def test_an_id_or_a_store_that_is_none_is_named(store: str, tmp_path: object) -> None:
    assert "near it: clm-mined" in refused("explain", "clm-mine", "--store", store)
    assert "none.sqlite: no such store" in refused(
        "explain", "x", "--store", f"{tmp_path}/none.sqlite"
    )


def test_the_commands_are_added_to_an_app_with_examples() -> None:
    app = typer.Typer()
    corrections.add_to(app)
    commands = typer.main.get_group(app).commands
    assert set(commands) == {"correct", "corrections", "explain"}
    assert all("Example" in (c.epilog or "") for c in commands.values())
