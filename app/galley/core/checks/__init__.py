"""What may go wrong when a post is published, with its place and, where it is obvious, a repair."""

from galley.core.checks.checker import Checker, check_post, in_order
from galley.core.checks.finding import Finding, Severity

__all__ = ["Checker", "Finding", "Severity", "check_post", "in_order"]
