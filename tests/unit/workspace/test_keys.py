"""Signatures by persons' own keys: what they prove, and what they do not."""

import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.errors import UsageError
from tocsin.records import Signature
from tocsin.records.persons import person
from tocsin.store import Store
from tocsin.workspace import keys
from tocsin.workspace.sign_off import PASSPHRASE, sign

serialization = pytest.importorskip("cryptography.hazmat.primitives.serialization")
ed25519 = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ed25519")
NEEDS_SSH = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen here")


def made(path: Path, passphrase: str = "") -> str:
    """Make a key in a file; return its public part as ssh writes it."""
    key = ed25519.Ed25519PrivateKey.generate()
    hidden = (
        serialization.BestAvailableEncryption(passphrase.encode())
        if passphrase
        else serialization.NoEncryption()
    )
    form = serialization.PrivateFormat.OpenSSH
    path.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, hidden))
    path.chmod(0o600)
    form = serialization.PublicFormat.OpenSSH
    public: bytes = key.public_key().public_bytes(serialization.Encoding.OpenSSH, form)
    return public.decode()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The key of A. One, and a file in which it is listed."""
    public = made(tmp_path / "key")
    (tmp_path / "keys").write_text(f'# persons\n"A. One,a.one" namespaces="tocsin" {public}\n')
    return tmp_path / "key"


def signed(store: Store, key: Path | None, signer: str = "A. One") -> Signature:
    """Sign the alarm of a store."""
    return sign(store, "WP-BRIDGE", signer=signer, dissent=False, note="seen", at=MOMENT, key=key)


def found(store: Store, listed: Path | None = None) -> list[str]:
    """Return what a check of the log finds of keys."""
    known = keys.read_keys(listed) if listed is not None else {}
    return list(keys.key_faults(store.words.audit(), known))


def test_a_signature_by_its_signers_key_holds(small: Store, own: Path, tmp_path: Path) -> None:
    small.put_judged([], [by_hand.alarm("WARNING", MOMENT)])
    word = signed(small, own)
    assert word.proof is not None
    assert word.proof.startswith("-----BEGIN SSH SIGNATURE-----")
    assert found(small) == found(small, tmp_path / "keys") == []
    assert small.words.verify() == []


def test_a_signature_without_a_key_is_one_as_before(small: Store) -> None:
    small.put_judged([], [by_hand.alarm("WARNING", MOMENT)])
    assert signed(small, None).proof is None
    assert found(small) == []


def test_whoever_signs_in_anothers_name_is_found(small: Store, own: Path, tmp_path: Path) -> None:
    small.put_judged([], [by_hand.alarm("WARNING", MOMENT)])
    signed(small, None)
    made(tmp_path / "strange")
    signed(small, tmp_path / "strange", "B. Two")
    first, second = found(small, tmp_path / "keys")
    assert "A. One: it has no proof, and this person has a key" in first
    assert "B. Two: its proof was made by a key that is not this person's" in second


@pytest.mark.parametrize("field", ["note", "signer", "word", "at", "alarm_id"])
def test_a_proof_fits_its_word_alone(field: str, own: Path) -> None:
    word = Signature(
        id="s", alarm_id="a", problem_id="p", signer="A. One", word="agree", at=MOMENT, note="n"
    )
    proof = keys.prove(own, keys.message_of(word, "0" * 64))
    assert keys.read_proof(proof, keys.message_of(word, "0" * 64)).key
    other = {"word": "dissent", "at": MOMENT + by_hand.DAY}.get(field, "another")
    altered = msgspec.structs.replace(word, **{field: other})
    with pytest.raises(UsageError, match="does not hold"):
        keys.read_proof(proof, keys.message_of(altered, "0" * 64))
    with pytest.raises(UsageError, match="does not hold"):
        keys.read_proof(proof, keys.message_of(word, "1" * 64))


@given(place=st.integers(0, 400), other=st.characters(codec="ascii"))
def test_an_altered_proof_never_holds_for_something_else(place: int, other: str) -> None:
    key = ed25519.Ed25519PrivateKey.from_private_bytes(b"k" * 32)
    assert key is not None
    text = PROOF[:place] + other + PROOF[place + 1 :]
    with pytest.raises(UsageError, match="does not hold"):
        keys.read_proof(text, b"another message")


PROOF = """-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgAAAAAAAAAAAAAAAAAAAAAAAAAA
AAAAAAAAAAAAAAAAAAAAAGdG9jc2luAAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1
-----END SSH SIGNATURE-----
"""


def test_a_key_with_a_passphrase_asks_for_it(
    tmp_path: Path, small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("bcrypt")
    small.put_judged([], [by_hand.alarm("WARNING", MOMENT)])
    made(tmp_path / "key", "words of mine")
    with pytest.raises(UsageError, match="not a key that can be used"):
        signed(small, tmp_path / "key")
    monkeypatch.setenv(PASSPHRASE, "words of mine")
    assert signed(small, tmp_path / "key").proof


def test_what_is_no_key_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("no key")
    for name, said in (("nowhere", "cannot be read"), ("words", "ssh-keygen -t ed25519")):
        with pytest.raises(UsageError, match=said):
            keys.prove(tmp_path / name, b"")
        with pytest.raises(UsageError, match=r"cannot be read|not a name"):
            keys.read_keys(tmp_path / name)


@NEEDS_SSH
def test_ssh_keygen_holds_our_proof_for_one_and_we_hold_its(own: Path, tmp_path: Path) -> None:
    message = b"what is signed"
    ours = tmp_path / "ours.sig"
    ours.write_text(keys.prove(own, message))
    command = ["ssh-keygen", "-Y", "verify", "-n", "tocsin", "-f", str(tmp_path / "keys")]
    done = subprocess.run(
        [*command, "-I", "a.one", "-s", str(ours)], input=message, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    command = ["ssh-keygen", "-Y", "sign", "-n", "tocsin", "-f", str(own)]
    theirs = subprocess.run(command, input=message, capture_output=True, check=True)
    proof = keys.read_proof(theirs.stdout.decode(), message)
    assert proof.key in keys.read_keys(tmp_path / "keys")[person("a.one")]
