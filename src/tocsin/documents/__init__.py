"""From a capture to a document: text as captured, noise marked, language, dates, sentences; and what was copied from what."""

from tocsin.documents.extract import Extractor
from tocsin.documents.lineage import lineage_of, origins

__all__ = ["Extractor", "lineage_of", "origins"]
