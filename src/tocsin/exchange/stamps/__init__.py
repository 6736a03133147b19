"""Stamps: third parties vouch that some bytes were there at a moment, and anybody can check that
without a network. Both forms are those that other programs read (`openssl ts`, `ots`).
"""

from tocsin.exchange.stamps.stamped import EXTRA, Looked, Stamped, StampError

__all__ = ["EXTRA", "Looked", "StampError", "Stamped"]
