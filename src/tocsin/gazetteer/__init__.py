"""Places of the world: names in Latin and Cyrillic letters, with where they lie. Built once, looked
up offline.
"""

from tocsin.gazetteer.lookup import SqliteGazetteer, find_gazetteer

__all__ = ["SqliteGazetteer", "find_gazetteer"]
