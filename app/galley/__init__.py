"""Galley, a desktop editor for Markdown blog posts."""

__version__ = "0.1.0"

APP_ID = "io.github.galleyeditor.Galley"
"""What desktops know the program by: menu entry, icons, Flatpak and macOS bundle are named so."""
