"""How pages are asked for: who asks, how often, and no host that is not public."""

import tocsin
from tocsin.sources.settings import FetchSettings


def test_the_program_says_who_it_is_and_asks_no_private_host() -> None:
    settings = FetchSettings()
    assert settings.user_agent.startswith(f"tocsin/{tocsin.__version__} ")
    assert not settings.allowed_hosts
    assert settings.delay >= 1
