"""The shared catalogue with vectors, indexed once."""

import pytest

from tocsin.match import Catalogue
from tocsin.records import Casebook, Embedder


@pytest.fixture(scope="session")
def catalogue(common: Casebook, embedder: Embedder) -> Catalogue:
    """The shared catalogue with vectors."""
    return Catalogue(common.narratives, embedder)
