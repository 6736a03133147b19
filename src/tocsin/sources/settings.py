"""How pages are asked for."""

import msgspec

import tocsin


class FetchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How the fetcher behaves. Sizes in bytes, times in seconds; `allowed_hosts` may be named with
    a port.
    """

    user_agent: str = f"tocsin/{tocsin.__version__} (open-source monitoring; respects robots.txt)"
    timeout: float = 20.0
    total_timeout: float = 60.0
    max_bytes: int = 20_000_000
    delay: float = 1.0
    allowed_hosts: frozenset[str] = frozenset()
