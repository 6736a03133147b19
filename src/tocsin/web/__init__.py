"""The web desk: pages of one store, for this machine only."""

from tocsin.web.app import make_app

__all__ = ["make_app"]
