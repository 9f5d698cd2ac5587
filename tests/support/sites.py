"""Small sites for tests, written file by file."""

from collections.abc import Mapping
from pathlib import Path

from galley.core.site import Site, open_site

HEXO_CONFIG = "title: 纸上\nurl: https://a.example/blog\nroot: /blog/\ntimezone: Asia/Shanghai\n"


def make_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by relative path; a name that ends with a slash makes an empty folder."""
    for name, content in files.items():
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def hexo(root: Path, files: Mapping[str, str | bytes] | None = None, config: str = "") -> Site:
    """Make and open a Hexo site with asset folders; ``config`` is appended to a short configuration."""
    text = f"{HEXO_CONFIG}post_asset_folder: true\n{config}"
    make_files(root, {"_config.yml": text, "source/_posts/": "", **(files or {})})
    return open_site(root)


def post(title: str = "题", extra: str = "", body: str = "正文\n") -> str:
    """Return a post's text with a short YAML header."""
    return f"---\ntitle: {title}\ndate: 2024-05-01 08:00:00\n{extra}---\n{body}"


def tree(root: Path) -> dict[str, bytes]:
    """Return every file under ``root`` with its bytes, and empty folders with a slash."""
    found: dict[str, bytes] = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        elif path.is_dir() and not any(path.iterdir()):
            found[f"{name}/"] = b""
    return found
