"""Tests of the room `watch`, module by module."""
