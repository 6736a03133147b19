"""Tests of the records, module by module."""
