"""Tests of `tocsin.exchange`, a module each."""
