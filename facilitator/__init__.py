"""Live workshops on possibilities and barriers that end in a record."""
