"""The room annotate/sentences, module by module."""
