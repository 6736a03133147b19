"""Which events the claims of a document tell of: who, where, and whether it came to pass."""
