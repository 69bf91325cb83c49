"""The schema's history. Each file in `versions/` is one step that was released."""
