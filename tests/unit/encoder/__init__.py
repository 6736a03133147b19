"""The encoder, module by module."""
