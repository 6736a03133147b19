"""Matching, module by module."""
