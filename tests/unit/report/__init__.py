"""Tests of the room `report`, module by module."""
