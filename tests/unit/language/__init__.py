"""Tests of `tocsin.language`."""
