"""The room annotate/claims, module by module."""
