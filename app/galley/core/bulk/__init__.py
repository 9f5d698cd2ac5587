"""One change made to many posts: planned and shown in full, written file by file, and undone."""

from galley.core.bulk.following import plan_links, with_links
from galley.core.bulk.moving import Stopped, carry_out_move, stopping
from galley.core.bulk.plan import (
    TROUBLE,
    Announce,
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
from galley.core.bulk.undo import PastChange, UndoLog
from galley.core.bulk.write import carry_out, undo

__all__ = [
    "TROUBLE",
    "Announce",
    "Change",
    "Check",
    "Made",
    "Outcome",
    "PastChange",
    "Plan",
    "PlannedFile",
    "Spot",
    "Stopped",
    "UndoLog",
    "carry_out",
    "carry_out_move",
    "diff",
    "plan",
    "plan_file",
    "plan_links",
    "spots",
    "stopping",
    "undo",
    "with_links",
]
