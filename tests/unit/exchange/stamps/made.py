"""Services that stamp, on this machine: an authority that answers by `openssl ts` with a
certificate of its own, and a calendar that puts what it promised into a block when it is told to.
"""

import hashlib
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HEIGHT, MINED = 870_001, 1_731_672_000
_SECTIONS = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[v3]
extendedKeyUsage = critical,timeStamping
"""


class Service(ThreadingHTTPServer):
    """Answers over loopback, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, bytes]] = []
        self.refuses = False

    @property
    def address(self) -> str:
        """Return its address."""
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Return the status and the answer to a request."""
        raise NotImplementedError


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.server.asked.append((self.path, body))
        status, answer = self.server.answer(self.path, body)
        if self.server.refuses:
            status, answer = 503, b"not today"
        self.send_response(status)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = _answer  # noqa: N815  (the names http.server asks for)

    def log_message(self, *_: Any) -> None:
        pass


class Authority(Service):
    """A time-stamping authority."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.roots = folder / "root.pem"
        (folder / "serial").write_text("01\n")
        (folder / "conf").write_text(_SECTIONS.format(folder=folder))
        _openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 "
            "-subj /CN=Root -keyout root.key -out root.pem",
            folder,
        )
        _openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=Clock "
            "-keyout tsa.key -out tsa.csr",
            folder,
        )
        _openssl(
            "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -days 3650 "
            "-extfile conf -extensions v3 -out tsa.pem",
            folder,
        )

    def answer(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Return a stamp."""
        (self._folder / "query").write_bytes(body)
        _openssl("ts -reply -config conf -queryfile query -out reply", self._folder)
        return 200, (self._folder / "reply").read_bytes()


def _openssl(line: str, folder: Path) -> None:
    """Run openssl in a folder."""
    subprocess.run(["openssl", *line.split()], cwd=folder, check=True, capture_output=True)


class Calendar(Service):
    """A calendar of OpenTimestamps; `mine` puts all it has promised into one block."""

    def __init__(self) -> None:
        super().__init__()
        self.header = b""
        self._kept: dict[bytes, bytes] = {}
        self._promised: list[bytes] = []

    def answer(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Promise what comes, and say what was kept."""
        if path == "/digest":
            return 200, self._promise(body)
        commitment = bytes.fromhex(path.rpartition("/")[2])
        kept = self._kept.get(commitment)
        return (200, kept) if kept is not None else (404, b"Pending confirmation")

    def _promise(self, digest: bytes) -> bytes:
        """Return a promise to stamp a digest."""
        from opentimestamps.core.notary import PendingAttestation
        from opentimestamps.core.op import OpAppend, OpSHA256
        from opentimestamps.core.timestamp import Timestamp

        own = Timestamp(digest)
        end = own.ops.add(OpAppend(b"calendar")).ops.add(OpSHA256())
        end.attestations.add(PendingAttestation(self.address))
        self._promised.append(end.msg)
        return _bytes(own)

    def mine(self) -> str:
        """Put what was promised into a block; return its line for a file of headers."""
        from bitcoin.core import CBlockHeader
        from opentimestamps.core.notary import BitcoinBlockHeaderAttestation
        from opentimestamps.core.op import OpSHA256
        from opentimestamps.core.timestamp import Timestamp, make_merkle_tree

        leaves = [Timestamp(each) for each in self._promised]
        coinbase = Timestamp(hashlib.sha256(b"coinbase").digest())
        root = make_merkle_tree([*leaves, coinbase]).ops.add(OpSHA256())
        root.attestations.add(BitcoinBlockHeaderAttestation(HEIGHT))
        self._kept = {leaf.msg: _bytes(leaf) for leaf in leaves}
        header = CBlockHeader(hashMerkleRoot=root.msg, nTime=MINED)
        return f"{HEIGHT} {header.serialize().hex()}\n"


def _bytes(timestamp: Any) -> bytes:
    """Return a stamp without the head of a file."""
    from opentimestamps.core.serialize import BytesSerializationContext

    context = BytesSerializationContext()
    timestamp.serialize(context)
    body: bytes = context.getbytes()
    return body


@contextmanager
def serving(service: Service) -> Iterator[None]:
    """Serve as long as the context is open."""
    thread = threading.Thread(target=service.serve_forever)
    thread.start()
    try:
        yield
    finally:
        service.shutdown()
        service.server_close()
        thread.join()


def altered(body: bytes, place: int) -> bytes:
    """Return bytes of which one is another."""
    return body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
