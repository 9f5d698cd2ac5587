"""What an author does with post files: new, publish, rename, move, duplicate, trash; never overwriting."""

from galley.core.site.actions.duplicate import duplicate
from galley.core.site.actions.move import MovePlan, Rewritten, move, plan_move
from galley.core.site.actions.new import NewPost, create, plan_new
from galley.core.site.actions.publish import plan_publish, plan_unpublish
from galley.core.site.actions.rename import plan_rename
from galley.core.site.actions.trash import posts_naming, trash

__all__ = [
    "MovePlan",
    "NewPost",
    "Rewritten",
    "create",
    "duplicate",
    "move",
    "plan_move",
    "plan_new",
    "plan_publish",
    "plan_rename",
    "plan_unpublish",
    "posts_naming",
    "trash",
]
