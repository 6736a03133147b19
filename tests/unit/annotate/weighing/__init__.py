"""The room annotate/weighing, module by module."""
