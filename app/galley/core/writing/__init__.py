"""What the keys of an editor for Markdown do to a text: pure functions from text and selection to edits."""
