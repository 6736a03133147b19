"""Tests of `tocsin.workspace`, one file for each of its modules."""
