"""The room annotate/surface, module by module."""
