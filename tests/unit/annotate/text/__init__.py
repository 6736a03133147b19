"""The room annotate/text, module by module."""
