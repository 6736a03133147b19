"""The general table of likelihoods that grades stand for."""

import functools
from collections.abc import Mapping
from importlib import resources

import msgspec

from tocsin.language.yaml_text import read_text
from tocsin.records import Likelihood


@functools.lru_cache(maxsize=1)
def ratio_table() -> Mapping[str, Likelihood]:
    """Return the likelihood of each grade."""
    text = (resources.files("tocsin.assess") / "ratios.yml").read_text(encoding="utf-8")
    return {grade: msgspec.convert(value, Likelihood) for grade, value in read_text(text).items()}


def likelihood(value: str | Likelihood) -> Likelihood:
    """Return the likelihood a casebook gives, as a grade or as figures of its own."""
    return value if isinstance(value, Likelihood) else ratio_table()[value]
