"""What goes out to other programs, and what comes in from them."""

from tocsin.exchange.jsonl import FILES, write_jsonl

__all__ = ["FILES", "write_jsonl"]
