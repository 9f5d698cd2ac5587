"""The index of a site on disk: what is read of its posts, how it is kept, and the processes that fill it."""
