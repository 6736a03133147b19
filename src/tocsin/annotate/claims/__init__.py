"""What kind of claim a proposition is, how the voice stands to it, and its record."""
