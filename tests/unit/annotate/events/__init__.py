"""The room annotate/events, module by module."""
