"""Damaged input for every reader and text stage, the same for the same seed."""
