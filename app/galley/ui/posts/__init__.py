"""The left side of the window: sidebar, filter box and the list of posts."""

from galley.ui.posts.panel import PostsPanel

__all__ = ["PostsPanel"]
