"""Words of the program: values, numbers."""
