"""A desk beyond this machine, really served: with a certificate of its own, and behind a proxy."""

import datetime as dt
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.desk.conftest import BOOK
from tests.desk.people import PASSWORDS, with_accounts
from tests.unit.cli.test_desk import free_port

_SECONDS = 90.0
NAME = "desk.example.org"


@pytest.fixture(scope="module")
def store(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(shutil.copy(filled, tmp_path_factory.mktemp("beyond") / "s.sqlite"))
    with_accounts(path)
    return path


@contextmanager
def served(store: str, *options: str) -> Iterator[int]:
    """Serve a desk as anybody would, until it listens; yield its port."""
    port = free_port()
    command = [sys.executable, "-m", "tocsin", "desk", "--store", store, "-c", str(BOOK)]
    whole = [*command, "--accounts", "--port", str(port), *options]
    with subprocess.Popen(whole, stderr=subprocess.PIPE) as running:
        try:
            assert running.stderr is not None
            assert b"the desk is open" in running.stderr.readline()
            yield port
        finally:
            running.terminate()


def asked(client: httpx.Client, path: str, **headers: str) -> httpx.Response:
    """Ask until the desk listens."""
    end = time.monotonic() + _SECONDS
    while True:
        try:
            return client.get(path, headers=headers)
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate of localhost with its key."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.NameAttribute(NameOID.COMMON_NAME, "t"),
    )
    now, whole = dt.datetime.now(dt.UTC), x509.Name([name])
    made = (
        x509.CertificateBuilder()
        .subject_name(whole)
        .issuer_name(whole)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "c.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "k.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return folder / "c.pem", folder / "k.pem"


def test_with_a_certificate_people_log_in_over_tls_alone(store: str, tmp_path: Path) -> None:
    chain, key = certificate(tmp_path)
    tls = ("--certificate", str(chain), "--certificate-key", str(key), "--name", "localhost")
    with served(store, *tls) as port:
        base = f"https://localhost:{port}"
        trusted = ssl.create_default_context(cafile=str(chain))
        with httpx.Client(base_url=base, verify=trusted) as client:
            assert asked(client, "/").headers["location"] == "/login?to=%2F"
            fields = {"name": "A. One", "password": PASSWORDS["A. One"], "to": "/"}
            entered = client.post("/login", data=fields, headers={"origin": base})
            assert entered.headers["set-cookie"].startswith("__Host-tocsin=")
            page = client.get("/")
            assert (page.status_code, "A. One" in page.text) == (200, True)
            assert "max-age=31536000" in page.headers["strict-transport-security"]
        with pytest.raises(httpx.TransportError):
            httpx.get(f"http://localhost:{port}/login")


def test_behind_a_proxy_only_what_came_over_tls_is_answered(store: str) -> None:
    proxied = ("--name", NAME, "--behind-proxy", "127.0.0.1")
    with served(store, *proxied) as port, httpx.Client() as client:
        client.base_url = httpx.URL(f"http://127.0.0.1:{port}")
        assert asked(client, "/healthz").status_code == 200
        secret = {"host": NAME, "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.9"}
        assert client.get("/", headers=secret).status_code == 303
        assert client.get("/", headers={"host": NAME}).status_code == 421
        assert client.get("/", headers=secret | {"host": "evil.example"}).status_code == 421
        fields = {"name": "A. One", "password": PASSWORDS["A. One"]}
        client.post("/login", data=fields, headers=secret | {"origin": f"https://{NAME}"})
        cookie = {"cookie": "; ".join(f"{one.name}={one.value}" for one in client.cookies.jar)}
        log = client.get("/audit.jsonl", headers=secret | cookie)
        assert b'"action":"logged-in"' in log.content
        assert b'"detail":"192.0.2.9"' in log.content
