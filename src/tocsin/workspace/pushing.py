"""Pushing what may leave to another platform: to MISP over its own library, to OpenCTI as a bundle
that the platform imports itself.
"""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from tocsin.errors import TocsinError, UsageError
from tocsin.exchange import Results
from tocsin.exchange.misp import events
from tocsin.exchange.stix import objects, stix_files
from tocsin.records import Record
from tocsin.workspace.unreachable import known_reason, reason_of

KEY = "TOCSIN_PUSH_KEY"
MISSING = "pymisp is not installed; for pushing to MISP: pip install 'tocsin[misp]'"
_SECONDS = 30
_MOVED = (301, 302, 303, 307, 308)
_NO_MISP = (
    "what answers there does not answer as MISP does; check the address, and that the key is one "
    "of this MISP."
)
_NO_OPENCTI = "OpenCTI did not say that it took the bundle; is this its address?"
_UPLOADED = "mutation UploadImport($file: Upload!) { uploadImport(file: $file) { id name } }"


class PushError(TocsinError):
    """The other platform cannot be reached, or does not take what is sent."""


class Pushed(Record, frozen=True):
    """What another platform took: how many events are new there and how many were written anew, or
    how many objects wait there to be imported.
    """

    added: int = 0
    updated: int = 0
    waiting: int = 0


def push(results: Results, platform: str, address: str, key: str | None) -> Pushed:
    """Push results to a platform.

    Raises:
        UsageError: there is no such platform, the address is none, there is no key, or the library
            is not installed.
        PushError: the platform cannot be reached, or does not take what is sent.
    """
    if platform not in PLATFORMS:
        raise UsageError(
            "{name!r} is no platform; say {known}.", name=platform, known=", ".join(PLATFORMS)
        )
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username is not None:
        raise UsageError(
            "the address of the platform begins with https:// (or http://) and holds no password."
        )
    if not key:
        raise UsageError("{name} is not set in the environment; it holds the key.", name=KEY)
    return PLATFORMS[platform](results, address, key)


def _push_misp(results: Results, address: str, key: str) -> Pushed:
    """Push an event for each problem to MISP; one that is there already is written anew."""
    try:
        import pymisp
    except ImportError:
        raise UsageError(MISSING) from None
    logging.getLogger("pymisp").setLevel(logging.CRITICAL)  # its errors are told by ours
    added = updated = 0
    try:
        # Without a stroke at its end the library drops the last part of the address.
        root = f"{address.rstrip('/')}/"
        server = pymisp.PyMISP(root, key, ssl=root.startswith("https:"), timeout=_SECONDS)
        for content in events(results):
            event = pymisp.MISPEvent()
            event.from_dict(**content)
            is_there = server.event_exists(event.uuid)
            answer = server.update_event(event) if is_there else server.add_event(event)
            _check(answer)
            updated, added = updated + is_there, added + (not is_there)
    except (pymisp.PyMISPError, OSError) as error:
        reason = known_reason(error)
        raise PushError(f"MISP cannot be reached: {reason}." if reason else _NO_MISP) from None
    return Pushed(added=added, updated=updated)


def _check(answer: Any) -> None:
    """Check what MISP said of an event.

    Raises:
        PushError: it did not take it.
    """
    if isinstance(answer, dict) and "errors" in answer:
        status, said = (*answer["errors"], "", "")[:2]
        reason = said.get("message", said) if isinstance(said, dict) else said
        raise PushError(f"MISP did not take an event ({status}): {reason}")


def _push_opencti(results: Results, address: str, key: str) -> Pushed:
    """Give OpenCTI a STIX bundle to import, as a person would upload it there.

    The upload follows the GraphQL multipart request specification. Ids do not depend on the run, so
    that what is pushed twice is merged.
    """
    (bundle,) = stix_files(results)
    request = {"query": _UPLOADED, "variables": {"file": None}}
    try:
        answer = httpx.post(
            f"{address.rstrip('/')}/graphql",
            data={"operations": json.dumps(request), "map": json.dumps({"0": ["variables.file"]})},
            files={"0": (bundle.name, b"".join(bundle.content), "application/json")},
            headers={"authorization": f"Bearer {key}"},
            timeout=_SECONDS,
        )
        answer.raise_for_status()
        said = answer.json()
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        where = " It is elsewhere: give the address it leads to." if status in _MOVED else ""
        raise PushError(f"OpenCTI refused the bundle ({status}).{where}") from None
    except ValueError:
        raise PushError(_NO_OPENCTI) from None
    except httpx.HTTPError as error:
        raise PushError(f"OpenCTI cannot be reached: {reason_of(error)}.") from None
    _check_upload(said)
    return Pushed(waiting=sum(1 for _ in objects(results)))


def _check_upload(said: Any) -> None:
    """Check what OpenCTI said of an upload. It answers faults with status 200, too.

    Raises:
        PushError: it did not take it.
    """
    answered = said if isinstance(said, dict) else {}
    faults = answered.get("errors")
    if isinstance(faults, list) and faults:
        first = faults[0]
        reason = first.get("message", first) if isinstance(first, dict) else first
        raise PushError(f"OpenCTI did not take the bundle: {reason}")
    data = answered.get("data")
    if not isinstance(data, dict) or not data.get("uploadImport"):
        raise PushError(_NO_OPENCTI)


PLATFORMS: Mapping[str, Callable[[Results, str, str], Pushed]] = {
    "misp": _push_misp,
    "opencti": _push_opencti,
}
