"""Tests of `tocsin.assess`."""
