"""MISP events: a problem is an event, with narratives, news media, places and the alarm as objects,
tagged with the community's own vocabularies.
"""

from tocsin.exchange.misp.events import events, misp_files

__all__ = ["events", "misp_files"]
