"""Tests of `tocsin.report`."""
