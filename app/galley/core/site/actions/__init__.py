"""What an author does with a post as a file: new, publish, rename, duplicate, trash; never overwriting."""

from galley.core.site.actions.duplicate import duplicate
from galley.core.site.actions.new import NewPost, create, plan_new
from galley.core.site.actions.publish import publish, unpublish
from galley.core.site.actions.rename import rename
from galley.core.site.actions.trash import trash

__all__ = ["NewPost", "create", "duplicate", "plan_new", "publish", "rename", "trash", "unpublish"]
