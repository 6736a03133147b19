"""Tests of the room `store`, module by module."""
