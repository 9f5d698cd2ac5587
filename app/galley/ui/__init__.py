"""The widgets. They show state and pass on what the author asks for; rules live in core."""
