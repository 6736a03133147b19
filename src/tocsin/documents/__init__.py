"""From a capture to a document: text as captured, noise marked, language, dates, sentences; and
what was copied from what.
"""

from tocsin.documents.extract import Extractor, Opened, stated_language
from tocsin.documents.identify import identify
from tocsin.documents.lineage import lineage_of, origins

__all__ = ["Extractor", "Opened", "identify", "lineage_of", "origins", "stated_language"]
