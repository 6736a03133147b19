"""The room annotate/english, module by module."""
