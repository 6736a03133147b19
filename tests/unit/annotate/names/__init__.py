"""The room annotate/names, module by module."""
