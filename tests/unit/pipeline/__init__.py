"""Tests of `tocsin.pipeline`, one file for each of its modules."""
