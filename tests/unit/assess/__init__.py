"""Tests of the room `assess`, module by module."""
