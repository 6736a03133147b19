"""The web desk, as its readers use it."""
