"""Logging in through a provider of identities (OpenID Connect Core 1.0, code flow with PKCE): what
it is asked, and who a person is by the word it signs.

Nothing a browser brings is believed but a code, which the provider itself is asked about; nothing
the provider answers is believed without its signature, for this desk, now, and for this log-in.
"""

import ipaddress
import os
import threading
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import httpx
import msgspec

from tocsin.errors import MissingExtraError, TocsinError, UsageError
from tocsin.records import ROLES, Role

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

SECRET_VARIABLE = "TOCSIN_OIDC_SECRET"
# Signatures that are taken: asymmetric alone, so that nobody can sign with what is public.
ALGORITHMS = ("RS256", "PS256", "ES256")
# Clocks of two machines differ; a provider's description and keys stay good for a while.
_LEEWAY_SECONDS, _GOOD_SECONDS = 60, 3_600.0
# So seldom keys are asked for anew because a signature names none that is known.
_KEYS_AGAIN_SECONDS = 60.0
_WAIT_SECONDS, _LARGEST_ANSWER, _LONGEST_SUBJECT = 10.0, 1_000_000, 255
_DESCRIPTION = "/.well-known/openid-configuration"


class ProviderError(TocsinError):
    """A provider cannot be reached, or answers what cannot be used."""


class NotAdmittedError(UsageError):
    """A provider's word does not let somebody in; the text says why."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file says of a provider: its address, by which name it knows the desk, and which of
    its groups have which role here. A claim within another is written with dots.
    """

    issuer: str
    client_id: str
    roles: Mapping[str, Role]
    title: str = ""
    roles_claim: str = "groups"
    name_claim: str = "name"
    scopes: tuple[str, ...] = ("openid", "profile")


class Identity(NamedTuple):
    """A person as a provider knows them; no role where none of theirs is one here."""

    subject: str
    name: str
    role: Role | None


class Described(msgspec.Struct, frozen=True):
    """Where a provider is asked what, as it says itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class Answered(msgspec.Struct, frozen=True):
    """What a provider gives for a code; the signed word is all that is used of it."""

    id_token: str


def read_settings(file: Path) -> Settings:
    """Return what a file says of a provider.

    Raises:
        UsageError: it cannot be read, something is missing, or the provider is asked without TLS.
    """
    try:
        settings = msgspec.yaml.decode(file.read_bytes(), type=Settings)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}).") from None
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(
            f"{file}: {error}. It holds issuer, client_id, roles (which group has which of "
            f"{', '.join(ROLES)}) and, where they are other ones, title, roles_claim, name_claim, "
            "scopes."
        ) from None
    if not _is_kept_secret(settings.issuer):
        raise UsageError(f"{file}: issuer {settings.issuer!r}: give an address with https://.")
    if not settings.roles:
        raise UsageError(f"{file}: roles: name at least one group, or nobody could log in.")
    if "openid" not in settings.scopes:
        raise UsageError(f"{file}: scopes: openid is missing, without which nobody is named.")
    return settings


class Provider:
    """A provider of identities, as one desk asks it."""

    def __init__(self, settings: Settings, secret: str | None = None) -> None:
        """Know a provider; the desk's secret with it is taken from the environment.

        Raises:
            MissingExtraError: what checks signatures is not installed.
        """
        if find_spec("joserfc") is None:  # told before anybody is sent to the provider
            raise MissingExtraError("logging in through a provider", "oidc")
        self.settings = settings
        self._secret = os.environ.get(SECRET_VARIABLE, "") if secret is None else secret
        self._lock = threading.Lock()
        self._described: tuple[float, Described] | None = None
        self._keys: tuple[float, Mapping[str, Any]] | None = None

    @property
    def title(self) -> str:
        """Return how people know the provider."""
        return self.settings.title or urlsplit(self.settings.issuer).netloc

    def entry(self, back: str, state: str, nonce: str, challenge: str) -> str:
        """Return the address where a person logs in, to come `back` with a code.

        Raises:
            ProviderError: the provider cannot be asked.
        """
        parameters = {
            "response_type": "code",
            "client_id": self.settings.client_id,
            "redirect_uri": back,
            "scope": " ".join(self.settings.scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        where = self._description().authorization_endpoint
        return f"{where}{'&' if '?' in where else '?'}{urlencode(parameters)}"

    def identity(self, code: str, back: str, nonce: str, verifier: str) -> Identity:
        """Return who came back with a code.

        Raises:
            ProviderError: the provider cannot be asked, or does not take the code.
            NotAdmittedError: what it says of the person cannot be believed.
        """
        parameters = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "client_id": self.settings.client_id,
            "code_verifier": verifier,
        }
        own = (self.settings.client_id, self._secret) if self._secret else None
        body = self._answer_at(self._description().token_endpoint, parameters, own)
        answered = _read(body, Answered)
        return self._identity(self._claims(answered.id_token, nonce))

    def _claims(self, word: str, nonce: str) -> Mapping[str, Any]:
        """Return what a signed word says.

        Raises:
            ProviderError: the provider's keys cannot be had.
            NotAdmittedError: it is not signed by the provider, or not for this log-in.
        """
        from joserfc import jwt
        from joserfc.errors import JoseError

        expected: dict[str, Any] = {
            "iss": {"essential": True, "value": self.settings.issuer},
            "aud": {"essential": True, "value": self.settings.client_id},
            "nonce": {"essential": True, "value": nonce},
            "sub": {"essential": True},
            "exp": {"essential": True},
            "iat": {"essential": True},
        }
        try:
            token = self._decoded(word)
            registry = jwt.JWTClaimsRegistry(leeway=_LEEWAY_SECONDS, **expected)
            registry.validate(token.claims)
        except (JoseError, ValueError, TypeError) as error:
            raise _not_believed(str(error)) from None
        claims: Mapping[str, Any] = token.claims
        for_other = claims.get("azp", self.settings.client_id) != self.settings.client_id
        has_several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if for_other or (has_several and "azp" not in claims):
            raise _not_believed("it was made for another program")
        return claims

    def _decoded(self, word: str) -> Any:
        """Return a signed word by the provider's keys, which are asked for anew where none fits.

        Raises:
            ProviderError: the keys cannot be had.
            JoseError: it is not signed by any of them.
        """
        from joserfc import jwt
        from joserfc.errors import JoseError

        try:
            return jwt.decode(word, self._key_set(), algorithms=list(ALGORITHMS))
        except (JoseError, ValueError):
            if not self._forget_keys():
                raise
        return jwt.decode(word, self._key_set(), algorithms=list(ALGORITHMS))

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        """Return who a signed word is about.

        Raises:
            NotAdmittedError: it does not name anybody.
        """
        subject, name = claims["sub"], claim_at(claims, self.settings.name_claim)
        is_plain = isinstance(subject, str) and 0 < len(subject) <= _LONGEST_SUBJECT
        if not is_plain or not isinstance(name, str) or not name.strip():
            raise NotAdmittedError(
                "the provider says no name of this person (claim {claim}).",
                code="error-provider-no-name",
                claim=self.settings.name_claim,
            )
        groups = claim_at(claims, self.settings.roles_claim)
        return Identity(f"{self.settings.issuer}|{subject}", name, self._role(groups))

    def _role(self, groups: Any) -> Role | None:
        """Return the role that may do most of those a person's groups have; None where none has."""
        named = [groups] if isinstance(groups, str) else groups
        if not isinstance(named, list):
            return None
        texts = [one for one in named if isinstance(one, str)]
        known = {self.settings.roles[one] for one in texts if one in self.settings.roles}
        return next((role for role in reversed(ROLES) if role in known), None)

    def _description(self) -> Described:
        """Return where the provider is asked what.

        Raises:
            ProviderError: it cannot be asked, or names places that are not its own.
        """
        with self._lock:
            if self._described is not None and _is_good(self._described[0]):
                return self._described[1]
        body = self._answer_at(self.settings.issuer.rstrip("/") + _DESCRIPTION)
        described: Described = _read(body, Described)
        places = (described.authorization_endpoint, described.token_endpoint, described.jwks_uri)
        if described.issuer != self.settings.issuer or not all(map(_is_kept_secret, places)):
            raise _unusable("its description is of another one, or names places without TLS")
        with self._lock:
            self._described = (time.monotonic(), described)
        return described

    def _key_set(self) -> "KeySet":
        """Return the keys with which the provider signs.

        Raises:
            ProviderError: they cannot be had.
        """
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        with self._lock:
            kept = self._keys
        if kept is None or not _is_good(kept[0]):
            rows = _read(self._answer_at(self._description().jwks_uri), dict[str, Any])
            kept = (time.monotonic(), rows)
            with self._lock:
                self._keys = kept
        try:
            named: Any = kept[1]
            return KeySet.import_key_set(named)
        except (JoseError, ValueError, KeyError, TypeError):
            raise _unusable("its keys cannot be read") from None

    def _forget_keys(self) -> bool:
        """Forget the keys, so that they are asked for anew; return whether it is time for that."""
        with self._lock:
            is_time = self._keys is not None and not _is_good(self._keys[0], _KEYS_AGAIN_SECONDS)
            if is_time:
                self._keys = None
        return is_time

    def _answer_at(
        self,
        where: str,
        form: Mapping[str, str] | None = None,
        own: tuple[str, str] | None = None,
    ) -> bytes:
        """Return what the provider answers at an address.

        Raises:
            ProviderError: nobody answers there, or what is answered is an error or too large.
        """
        method = "GET" if form is None else "POST"
        # What stands in the environment of proxies is for other machines than this one.
        trust = not _is_loopback(where)
        try:
            with (
                httpx.Client(timeout=_WAIT_SECONDS, trust_env=trust) as client,
                client.stream(
                    method,
                    where,
                    data=dict(form) if form is not None else None,
                    auth=httpx.BasicAuth(*own) if own is not None else None,
                    headers={"accept": "application/json"},
                ) as answer,
            ):
                return _bounded(answer)
        except httpx.HTTPError as error:
            raise _unusable(type(error).__name__) from None


def claim_at(claims: Mapping[str, Any], path: str) -> Any:
    """Return what claims say under a name, or within others under names with dots between; None
    where they say nothing.
    """
    if path in claims:
        return claims[path]
    value: Any = claims
    for part in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def _bounded(answer: httpx.Response) -> bytes:
    """Return the body of an answer.

    Raises:
        ProviderError: it is an error, or too large.
    """
    if not answer.is_success:
        raise _unusable(f"it answers {answer.status_code}")
    body = b""
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > _LARGEST_ANSWER:
            raise _unusable("its answer is too large")
    return body


def _read(body: bytes, kind: Any) -> Any:
    """Return an answer as a record.

    Raises:
        ProviderError: it is none.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, ValueError):
        raise _unusable("its answer cannot be read") from None


def _is_good(since: float, seconds: float = _GOOD_SECONDS) -> bool:
    """Return whether what was learned at a moment still counts."""
    return time.monotonic() - since < seconds


def _is_kept_secret(address: str) -> bool:
    """Return whether what is said to an address is read by nobody else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if not parts.hostname:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(address))


def _is_loopback(address: str) -> bool:
    """Return whether an address is of this machine alone."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _unusable(why: str) -> ProviderError:
    """Return what is said where a provider cannot be used."""
    return ProviderError(
        "the provider of identities cannot be used ({why}); try again, or log in with a password.",
        code="error-provider",
        why=why,
    )


def _not_believed(why: str) -> NotAdmittedError:
    """Return what is said where a signed word is not believed."""
    return NotAdmittedError(
        "what the provider says of this person cannot be believed ({why}); nobody was logged in.",
        code="error-provider-word",
        why=why[:200],
    )
