"""A provider of identities on this machine, for tests: OpenID Connect's code flow with PKCE, its
words signed with a key of its own by nothing that the program uses to check them.
"""

import base64
import hashlib
import hmac
import http.server
import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CLIENT, SECRET = "tocsin-desk", "a secret of the desk with the provider"
LIFE = 300


def packed(raw: bytes) -> str:
    """Return bytes as they stand in a token."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Identities:
    """What a provider knows: its keys, the person who logs in next, and what it does wrong."""

    def __init__(self) -> None:
        """Begin with one key and nobody."""
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.kid = "k1"
        self.address = ""
        self.claims: dict[str, Any] = {}
        # How the next word differs from what it should be.
        self.algorithm = "RS256"
        self.claims_instead: dict[str, Any] = {}
        self.signing_key: rsa.RSAPrivateKey | None = None
        self.turns_back = False
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}

    def person(self, subject: str, name: str, *groups: str, **claims: Any) -> None:
        """Have a person log in next."""
        self.claims = {"sub": subject, "name": name, "groups": list(groups), **claims}

    def keys(self) -> dict[str, Any]:
        """Return the public keys."""
        numbers = self.key.public_key().public_numbers()
        modulus = numbers.n.to_bytes(256, "big")
        row = {
            "kty": "RSA",
            "use": "sig",
            "kid": self.kid,
            "n": packed(modulus),
            "e": packed(numbers.e.to_bytes(3, "big")),
        }
        return {"keys": [row]}

    def sent_back(self, asked: Mapping[str, str]) -> str:
        """Return where a person is sent once they have logged in."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        if self.turns_back:
            query = urlencode({"error": "access_denied", "state": asked["state"]})
            return f"{asked['redirect_uri']}?{query}"
        code = secrets.token_urlsafe(16)
        self._codes[code] = dict(asked)
        query = urlencode({"code": code, "state": asked["state"]})
        return f"{asked['redirect_uri']}?{query}"

    def word(self, form: Mapping[str, str], authorization: str) -> str | None:
        """Return the signed word for a code; None where it is not taken."""
        own = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self._codes.pop(form.get("code", ""), None)  # a code counts once
        if asked is None or authorization != f"Basic {own}":
            return None
        proof = packed(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if proof != asked["code_challenge"] or form.get("redirect_uri") != asked["redirect_uri"]:
            return None
        moment = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "nonce": asked["nonce"],
            "iat": moment,
            "exp": moment + LIFE,
            **self.claims,
            **self.claims_instead,
        }
        return self.signed({name: text for name, text in claims.items() if text is not None})

    def signed(self, claims: Mapping[str, Any]) -> str:
        """Return claims with a signature, of the kind that is asked for."""
        head = {"alg": self.algorithm, "kid": self.kid, "typ": "JWT"}
        body = ".".join(packed(json.dumps(part).encode()) for part in (head, claims))
        return f"{body}.{packed(self._signature(body.encode()))}"

    def _signature(self, body: bytes) -> bytes:
        """Return a signature; of the mischievous kinds, one that must not be taken."""
        if self.algorithm == "none":
            return b""
        if self.algorithm == "HS256":  # with what everybody can read
            public = self.key.public_key()
            shared = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            return hmac.digest(shared, body, "sha256")
        signing = self.signing_key or self.key
        return signing.sign(body, padding.PKCS1v15(), hashes.SHA256())


@contextmanager
def serving() -> Iterator[Identities]:
    """Serve a provider on this machine while tests ask it."""
    identities = Identities()

    class Handler(http.server.BaseHTTPRequestHandler):
        """Answers as a provider does."""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            identities.asked.append(parts.path)
            if parts.path == "/authorize":
                asked = {name: texts[0] for name, texts in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", identities.sent_back(asked))
                self.end_headers()
            elif parts.path == "/keys":
                self._json(200, identities.keys())
            elif parts.path == "/.well-known/openid-configuration":
                self._json(200, _description(identities.address))
            else:
                self._json(404, {})

        def do_POST(self) -> None:
            identities.asked.append(self.path)
            sent = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: texts[0] for name, texts in parse_qs(sent).items()}
            word = identities.word(form, self.headers.get("authorization", ""))
            if word is None:
                self._json(400, {"error": "invalid_grant"})
            else:
                self._json(200, {"id_token": word, "access_token": "x", "token_type": "Bearer"})

        def _json(self, status: int, said: object) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    identities.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield identities
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _description(address: str) -> dict[str, str]:
    """Return where a provider is asked what."""
    return {
        "issuer": address,
        "authorization_endpoint": f"{address}/authorize",
        "token_endpoint": f"{address}/token",
        "jwks_uri": f"{address}/keys",
    }
