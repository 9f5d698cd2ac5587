"""What the window says about a post's problems: a count, a list, marks in the text and in the preview."""

from galley.ui.proof.commands import ProofCommands

__all__ = ["ProofCommands"]
