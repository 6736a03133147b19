"""The web desk: pages of one store, on this machine only, complete without scripts."""

from tocsin.desk.web.app import make_app

__all__ = ["make_app"]
