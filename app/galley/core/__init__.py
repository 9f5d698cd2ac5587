"""All that Galley knows about posts and sites; free of Qt, usable without a display."""
