"""Tests of `tocsin.exchange.stamps`."""
