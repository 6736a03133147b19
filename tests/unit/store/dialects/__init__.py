"""Tests of the room `store.dialects`, module by module."""
