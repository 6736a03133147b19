"""Tests of `tocsin.exchange.evidence`, a module each."""
