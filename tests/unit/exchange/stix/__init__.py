"""Tests of `tocsin.exchange.stix`, a module each."""
