"""Galley, a desktop editor for Markdown blog posts."""

__version__ = "0.1.0"
