"""What organisers and facilitators see before and after a session."""
