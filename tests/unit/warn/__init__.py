"""Tests of the room `warn`, module by module."""
