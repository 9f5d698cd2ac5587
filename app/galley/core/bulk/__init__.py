"""One change made to many posts: planned and shown in full, written file by file, and undone."""

from galley.core.bulk.plan import (
    TROUBLE,
    Change,
    Check,
    Made,
    Outcome,
    Plan,
    PlannedFile,
    Spot,
    diff,
    plan,
    plan_file,
    spots,
)
from galley.core.bulk.undo import LastChange, UndoLog
from galley.core.bulk.write import carry_out, undo

__all__ = [
    "TROUBLE",
    "Change",
    "Check",
    "LastChange",
    "Made",
    "Outcome",
    "Plan",
    "PlannedFile",
    "Spot",
    "UndoLog",
    "carry_out",
    "diff",
    "plan",
    "plan_file",
    "spots",
    "undo",
]
