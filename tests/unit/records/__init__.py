"""Tests of the room `records`, module by module."""
