"""Tests of `tocsin.sources`, a module each."""
