"""The room annotate/russian, module by module."""
