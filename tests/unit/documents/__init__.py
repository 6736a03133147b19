"""Tests of `tocsin.documents`, a module each."""
