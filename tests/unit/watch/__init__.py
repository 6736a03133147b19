"""Tests of `tocsin.watch`."""
