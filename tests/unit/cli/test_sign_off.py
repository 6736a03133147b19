"""`tocsin sign`, `resolve`, `estimate`, `withdraw` and `audit` on a small store."""

import pytest
import typer

from tests.conftest import ROOT
from tests.unit.cli.said import as_json, printed, refused
from tocsin.cli import sign_off

BOOK = ("-c", str(ROOT / "casebooks" / "almaty-2022"))
ANALYST = ("--signer", "A. Analyst")


def test_signing_dissenting_and_taking_back_stand_in_the_log(store: str) -> None:
    kept = printed("sign", "WP-BRIDGE", *ANALYST, "--store", store)
    assert "A. Analyst, agree, on WARNING of WP-BRIDGE (alm-warning-202201121200)" in kept
    other = ("--signer", "B. Analyst", "--dissent", "--note", "one origin")
    assert "B. Analyst, dissent, on WARNING" in printed(
        "sign", "WP-BRIDGE", *other, "--store", store
    )
    name = kept.split()[2].rstrip(":")
    taken = printed("withdraw", name, *ANALYST, "--store", store)
    assert f"signature {name} is withdrawn, by A. Analyst" in taken
    actions = [line["action"] for line in as_json("audit", "list", "--store", store)]
    assert actions[-1] == "withdrawn"
    assert len(printed("audit", "list", "--store", store).splitlines()) == len(actions)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("sign", "WP-NONE", *ANALYST), "'WP-NONE' is no alarm"),
        (("sign", "WP-BRIDGE", *ANALYST, "--dissent"), "a dissent needs a note"),
        (("sign", "WP-BRIDGE", "--signer", ""), "must say who. Use --signer."),
        (("withdraw", "sig-none", *ANALYST), "'sig-none' is no word anybody said"),
        (("withdraw", " ", *ANALYST), "must be named by its id"),
        (
            ("resolve", "WP-KZ-BIO", "perhaps", *BOOK, *ANALYST, "--reference", "x"),
            "'perhaps' is no outcome; say incident or no-incident",
        ),
        (
            ("resolve", "WP-NONE", "incident", *BOOK, *ANALYST, "--reference", "x"),
            "'WP-NONE' is no problem of almaty-2022",
        ),
        (
            ("resolve", "WP-KZ-BIO", "incident", *BOOK, *ANALYST, "--reference", " "),
            "needs a reference that says where it stands. Use --reference.",
        ),
        (
            ("estimate", "WP-KZ-BIO", "H1=much", *BOOK, "--analyst", "A"),
            "'H1=much' is no figure; write them as H1=0.05 H2=0.6",
        ),
    ],
)
def test_what_cannot_be_said_is_named(store: str, args: tuple[str, ...], words: str) -> None:
    assert words in refused(*args, "--store", store)


def test_an_outcome_and_an_estimate_are_kept(store: str) -> None:
    word = ("resolve", "WP-KZ-BIO", "no-incident", *BOOK, *ANALYST, "--reference", "report")
    assert "resolved without the incident, by A. Analyst" in printed(*word, "--store", store)
    figures = ("H1=0.1", "H2=0.4", "H3=0.2", "H4=0.2", "H5=0.1")
    kept = printed("estimate", "WP-KZ-BIO", *figures, *BOOK, "--analyst", "A", "--store", store)
    assert "for A: H1 0.100, H2 0.400" in kept


def test_the_log_is_verified_up_to_a_digest_noted_earlier(store: str, bare: str) -> None:
    printed("sign", "WP-BRIDGE", *ANALYST, "--store", store)
    head = as_json("audit", "list", "--store", store)[-1]["sha256"]
    assert f"all in order, the last is {head}" in printed("audit", "verify", "--store", store)
    assert "all in order" in printed("audit", "verify", "--store", store, "--head", head[:12])
    told = refused("audit", "verify", "--store", store, "--head", "ffff", code=1)
    assert "no line has the digest ffff" in told
    assert printed("audit", "verify", "--store", bare) == "0 lines, all in order\n"


def test_the_commands_are_added_to_an_app_with_examples() -> None:
    app = typer.Typer()
    sign_off.add_to(app)
    commands = typer.main.get_group(app).commands
    assert set(commands) == {"sign", "resolve", "estimate", "withdraw"}
    assert all("Example" in (c.epilog or "") for c in commands.values())
    assert set(typer.main.get_group(sign_off.audit).commands) == {"head", "list", "verify"}
