"""Bytes in. `read_inputs` turns what the user names into captures; what cannot be read is said, and the rest goes on."""

from tocsin.sources.captures import Stated
from tocsin.sources.identify import SourceNames
from tocsin.sources.read import FORMATS, read_inputs

__all__ = ["FORMATS", "SourceNames", "Stated", "read_inputs"]
