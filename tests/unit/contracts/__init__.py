"""Tests of `tocsin.contracts`."""
