"""All images that have to do with a post: those it shows, and those in its folder that it does not."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from galley.core.frontmatter import HeaderRules
from galley.core.images.kinds import kind_of_file
from galley.core.images.shown import Form, Shown, images_of
from galley.core.site.assets import asset_folder, resolve_asset
from galley.core.site.model import Site
from galley.core.site.walk import post_file

# An asset folder beyond this is no post's: what lies there is not looked at one by one.
_MOST_FILES = 2000


class Standing(StrEnum):
    """What there is to say of an image."""

    LOCAL = "local"
    REMOTE = "remote"
    MISSING = "missing"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Item:
    """An image: ``shown`` is its place in the text, None if unused; ``file`` is None if it is not here."""

    standing: Standing
    shown: Shown | None = None
    file: Path | None = None
    size: int | None = None
    """Bytes of the file."""

    @property
    def address(self) -> str:
        """The address as the post has it; empty for an unused file."""
        return self.shown.address if self.shown is not None else ""


def inventory(site: Site, post: Path, text: str) -> list[Item]:
    """Return a post's images in the order of its text, then the unused ones by name. Looks at the disk."""
    items = [_item(site, post, image) for image in _real(text, site.header_rules)]
    used = {item.file for item in items if item.file is not None}
    for file in _own_images(site, post):
        name = file.name
        # A link, a tag of a plugin or a style may name it, too.
        if file.resolve() in used or name in text or quote(name) in text:
            continue
        items.append(Item(Standing.UNUSED, None, file, _size(file)))
    return items


def _real(text: str, rules: HeaderRules) -> list[Shown]:
    """The images whose address is known before the site is made."""
    return [
        image
        for image in images_of(text, rules)
        if not image.address.lower().startswith(("data:", "blob:"))
        and "{{" not in image.address
        and "{%" not in image.address
    ]


def _item(site: Site, post: Path, image: Shown) -> Item:
    if image.remote:
        return Item(Standing.REMOTE, image)
    found = resolve_asset(site, post, image.address)
    if image.form is Form.ASSET_TAG:
        own = asset_folder(site, post)
        named = own / image.address if own is not None else None
        found = named.resolve() if named is not None and named.is_file() else None
    if found is None:
        return Item(Standing.MISSING, image)
    return Item(Standing.LOCAL, image, found, _size(found))


def _own_images(site: Site, post: Path) -> list[Path]:
    folder = asset_folder(site, post)
    if folder is None or not folder.is_dir():
        return []
    found: list[Path] = []
    for number, file in enumerate(folder.rglob("*")):
        if number >= _MOST_FILES:
            break
        if not file.is_file() or file.name.startswith(".") or post_file(site, file) is not None:
            continue
        if (kind_of_file(file) or "").startswith("image/"):
            found.append(file)
    return sorted(found, key=lambda file: file.name.casefold())


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None
