"""Tests of `tocsin.warn`."""
