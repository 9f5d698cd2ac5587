"""Where snippets live: Markdown files in the site's `_snippets`, and in a folder of the author's own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from galley.core.frontmatter import HeaderRules
from galley.core.messages import say
from galley.core.site.model import MARKDOWN_EXTENSIONS, Site, SiteError
from galley.core.site.naming import check_stem, free_path
from galley.core.storage import Conflict, read_file, write_file
from galley.core.textfile import decode

FOLDER = "_snippets"
"""At the site's root, beside ``source``: no generator publishes what is there."""

_TRIES = 100


@dataclass(frozen=True, slots=True)
class Snippet:
    """A snippet's file. ``name`` is the file's, without extension; ``own`` means the author's own folder."""

    name: str
    path: Path
    own: bool = False


def snippet_folders(site: Site) -> tuple[Path, Path]:
    """Return the site's folder and the author's; they need not exist."""
    return site.root / FOLDER, platformdirs.user_data_path("galley", appauthor=False) / "snippets"


def header_rules_at(site: Site, path: Path) -> HeaderRules:
    """Return how a file of the site, or of the author's snippets, is read: a snippet has no header."""
    is_snippet = any(path.is_relative_to(folder) for folder in snippet_folders(site))
    return HeaderRules.NONE if is_snippet else site.header_rules


def snippets_in(folders: Iterable[Path]) -> list[Snippet]:
    """Return the snippets of these folders by name; one of an earlier folder hides one of the same name."""
    found: dict[str, Snippet] = {}
    for number, folder in enumerate(folders):
        try:
            files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in MARKDOWN_EXTENSIONS)
        except OSError:
            continue
        for path in files:
            name = path.relative_to(folder).with_suffix("").as_posix()
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
                found.setdefault(name, Snippet(name, path, own=number > 0))
    return sorted(found.values(), key=lambda snippet: snippet.name.casefold())


def read_snippet(snippet: Snippet) -> str:
    """Return a snippet's text without the line ends at its end, which are the file's and not the text's.

    Raises StorageError or NotTextError.
    """
    return decode(read_file(snippet.path)).text.rstrip("\n")


def new_snippet(folder: Path, name: str, text: str) -> Path:
    """Write a new snippet and return its path; one of that name is kept, and the new one is numbered.

    Raises SiteError for a name that no file may have, and StorageError.
    """
    stem = check_stem(re.sub(r"\.md\Z", "", name.strip(), flags=re.IGNORECASE))
    folder.mkdir(parents=True, exist_ok=True)
    for _ in range(_TRIES):
        path = free_path(folder / f"{stem}.md")
        try:
            write_file(path, (text.rstrip("\n") + "\n").encode(), expected=None)
        except Conflict:
            continue
        return path
    raise SiteError(say("No free file name was found for “{0}”", stem))
