"""Weighs by a trained head whether somebody said what the rules say was said."""
