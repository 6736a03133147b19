"""The encoder: a small multilingual model that turns texts into vectors, and each of their tokens
into a state.

It is built once on the machine, from pinned weights of the extra `vectors` (`tocsin models build`),
and runs offline.
"""

from tocsin.encoder.build import build_encoder
from tocsin.encoder.encoder import NAME, SIZE, Encoder
from tocsin.encoder.folder import (
    EncoderFolder,
    can_run,
    encoder_folder,
    find_encoder,
    remove_encoder,
)
from tocsin.encoder.weights import SHA256 as WEIGHTS_SHA256

__all__ = [
    "NAME",
    "SIZE",
    "WEIGHTS_SHA256",
    "Encoder",
    "EncoderFolder",
    "build_encoder",
    "can_run",
    "encoder_folder",
    "find_encoder",
    "remove_encoder",
]
