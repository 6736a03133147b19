"""Tests of `tocsin.cli`, one file for each of its modules."""
