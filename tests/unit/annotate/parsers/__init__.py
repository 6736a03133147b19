"""The room annotate/parsers, module by module."""
