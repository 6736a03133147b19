"""Tests of `tocsin.gazetteer`."""
