"""A new post or draft, from the site's scaffold."""

import contextlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from galley.core.edits import apply_edits
from galley.core.frontmatter import Refused, read, set_value
from galley.core.messages import say
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.model import Site, SiteError, SiteKind
from galley.core.site.naming import free_path, new_post_name, slug_of
from galley.core.site.scaffold import Blank, fill, scaffold_text
from galley.core.storage import Conflict
from galley.core.storage.changes import Write
from galley.core.storage.transaction import commit

_HUGO_SECTIONS = ("posts", "post", "blog", "articles", "essays")
_TRIES = 100


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post that is not written yet: where it would go, and what it would say."""

    path: Path
    text: str


def plan_new(site: Site, title: str, layout: str = "post", when: datetime | None = None) -> NewPost:
    """Return the post that the site's generator would make for a title; writes nothing.

    ``layout`` is a scaffold's name; "draft" goes where drafts live, or gets the header's mark for one, and
    Hexo's "page" becomes a folder of its own. ``when`` is put on the site's clock (default: now). The path
    is free: where a post of that name exists, ``-1``, ``-2``, ... is appended, as Hexo does.
    """
    # Control characters and halves of characters come in by pasting, and no header may hold them.
    title = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", " ", title).split())
    layout = slug_of(layout, case=1) if layout.strip() else "post"
    moment = (site.now() if when is None else when.astimezone(site.timezone)).replace(microsecond=0)
    case = site.config.get("filename_case", 0)
    slug = slug_of(title, case=case if isinstance(case, int) else 0)
    path = free_path(_place(site, slug, layout, moment), lambda candidate: _has_assets(site, candidate))
    text = fill(site, scaffold_text(site, layout), Blank(title, slug, layout, moment))
    if not site.drafts_dirs and layout == "draft":
        text = _marked_draft(site, text)
    return NewPost(path, text if text.endswith("\n") else f"{text}\n")


def create(site: Site, new: NewPost) -> Path:
    """Write a planned post, with its asset folder where the site has them; return where it went.

    A name taken since the plan was made is never overwritten: the post gets the next free one.
    Raises SiteError or storage's StorageError; then nothing is left behind.
    """
    data = new.text.encode()
    for _ in range(_TRIES):
        path = free_path(new.path, lambda candidate: _has_assets(site, candidate))
        try:
            commit([Write(path, data, expected=None)], title=say("New post {0}", path.name))
        except Conflict:
            continue
        folder = asset_folder(site, path)
        # Hexo makes none for an index page. One that cannot be made now is made for the first image.
        if folder is not None and path.stem != "index":
            with contextlib.suppress(OSError):
                folder.mkdir()
        return path
    raise SiteError(say("No free file name was found for “{0}”", new.path.name))


def _has_assets(site: Site, candidate: Path) -> bool:
    """A folder of that name would become the new post's asset folder, with another's images in it."""
    folder = asset_folder(site, candidate)
    return folder is not None and not is_bundle(site, candidate) and folder.is_dir() and any(folder.iterdir())


def _place(site: Site, slug: str, layout: str, when: datetime) -> Path:
    posts = site.posts_dirs[0]
    if layout == "draft" and site.drafts_dirs:
        return site.drafts_dirs[0] / f"{slug}.md"
    if site.kind is SiteKind.HEXO:
        if layout == "page":
            return site.static_dirs[0] / slug / "index.md"
        return posts / new_post_name(site, slug, when)
    if site.kind is SiteKind.HUGO:
        section = next((name for name in _HUGO_SECTIONS if (posts / name).is_dir()), "posts")
        return posts / (section if layout in {"post", "draft", "default"} else layout) / f"{slug}.md"
    if site.kind is SiteKind.JEKYLL:
        return posts / f"{when:%Y-%m-%d}-{slug}.md"
    if site.kind is SiteKind.ASTRO:
        folder = next((posts / name for name in ("blog", "posts", "post") if (posts / name).is_dir()), posts)
        return folder / f"{slug}.md"
    return posts / f"{slug}.md"


def _marked_draft(site: Site, text: str) -> str:
    key, value = ("status", "draft") if site.kind is SiteKind.PELICAN else ("draft", True)
    if read(text, site.header_rules).values.get(key) == value:
        return text
    try:
        return apply_edits(text, set_value(text, key, value, site.header_rules))
    except Refused:
        return text
