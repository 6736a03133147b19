"""The room annotate/places, module by module."""
