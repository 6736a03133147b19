"""Tests of the room that reads casebooks."""
