"""The room annotate/acts, module by module."""
