"""Hugo: `hugo.toml` (or an older name of it) beside `content`, with archetypes and page bundles."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from galley.core.frontmatter import HeaderRules
from galley.core.site.config import (
    Config,
    read_config,
    section_of,
    text_of,
    texts_of,
    timezone_of,
    url_root_of,
)
from galley.core.site.model import Site, SiteKind
from galley.core.site.paths import inside

_SUFFIXES = (".toml", ".yaml", ".yml", ".json")
_NAMES = ("hugo", "config")


def open_root(root: Path) -> Site | None:
    """Return the Hugo site at ``root``, or None."""
    paths = _config_paths(root)
    if not paths:
        return None
    warnings: list[str] = []
    read: Config = {}
    for path in paths:
        name = path.name.split(".")[0]
        found = read_config(path, warnings)
        # A file of another name holds the settings below that name.
        _merge(read, found if name in _NAMES else {name: found})
    # Hugo reads its settings without regard to case.
    config: Config = {**read, **{key.lower(): value for key, value in read.items()}}
    contents = _content_dirs(root, config, warnings)
    static = texts_of(config, "staticdir") or ("static",)
    return Site(
        root=root,
        kind=SiteKind.HUGO,
        title=text_of(config, "title").strip() or root.name,
        config=config,
        posts_dirs=contents,
        scaffolds_dir=inside(root, text_of(config, "archetypedir"), root / "archetypes", warnings),
        header_rules=HeaderRules.HUGO,
        dialect_name="gfm",
        timezone=timezone_of(text_of(config, "timezone"), warnings),
        static_dirs=(
            *(inside(root, name, root / "static", warnings) for name in static),
            root / "assets",
            *contents,
        ),
        url_root=url_root_of(text_of(config, "baseurl")),
        warnings=tuple(warnings),
    )


def _config_paths(root: Path) -> list[Path]:
    """Return the files of the configuration, those that win last; none where no site is configured.

    Source of the rule: Hugo's documentation, "Configuration directory".
    """
    paths = [root / f"{name}{suffix}" for name in _NAMES for suffix in _SUFFIXES]
    # `config.toml` is a name that many programs use.
    found = [path for path in paths if path.is_file() and (path.stem == "hugo" or _looks_like_hugo(root))][:1]
    for environment in ("_default", "production"):
        folder = root / "config" / environment
        settings = [path for path in folder.glob("*") if path.suffix in _SUFFIXES and path.is_file()]
        settings.sort(key=lambda path: (path.stem not in _NAMES, path.name))
        if not found and not any(path.stem in _NAMES for path in settings):
            break
        found += settings
    return found


def _merge(into: Config, found: Mapping[str, object]) -> None:
    for key, value in found.items():
        known = into.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            _merge(cast("Config", known), cast("Config", value))
        else:
            into[key] = value


def _looks_like_hugo(root: Path) -> bool:
    return any((root / name).is_dir() for name in ("content", "archetypes", "layouts", "themes"))


def _content_dirs(root: Path, config: Mapping[str, object], warnings: list[str]) -> tuple[Path, ...]:
    names = [text_of(config, "contentdir", "content")]
    for language in section_of(config, "languages").values():
        if isinstance(language, dict):
            settings = cast("dict[str, object]", language)
            names += [
                value
                for key, value in settings.items()
                if key.lower() == "contentdir"
                if isinstance(value, str)
            ]
    mounts = section_of(config, "module").get("mounts")
    if isinstance(mounts, list):
        for mount in cast("Sequence[object]", mounts):
            if isinstance(mount, dict):
                pair = cast("dict[str, object]", mount)
                if str(pair.get("target", "")).split("/")[0] == "content":
                    names.append(str(pair.get("source", "")))
    folders: list[Path] = []
    for name in names:
        folder = inside(root, name, root / "content", warnings)
        # A language's folder may lie in the main one; each post is walked once.
        if not any(folder == known or folder.is_relative_to(known) for known in folders):
            folders.append(folder)
    return tuple(folders)
