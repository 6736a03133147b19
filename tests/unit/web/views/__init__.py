"""The pages of the desk, view by view."""
