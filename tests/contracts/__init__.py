"""One contract for every plug-in kind."""
