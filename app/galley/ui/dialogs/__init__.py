"""The dialogs: each asks one thing."""
