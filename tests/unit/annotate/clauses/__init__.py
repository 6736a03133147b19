"""The room annotate/clauses, module by module."""
