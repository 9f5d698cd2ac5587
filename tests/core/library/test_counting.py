"""What is counted of a whole site."""

from pathlib import Path

from galley.core.library import Count, Library
from galley.core.site import open_site
from support.sites import hexo


def test_the_last_use_is_the_newest_date_as_it_is_written(tmp_path: Path) -> None:
    headers = {
        "old": "date: 2023-05-01\ntags: [a, b, a]\ncategories: [x, y]\n",
        "new": "date: 2024-1-2 3:4:5\ntags: [a]\ncategories: [x]\n",
        "undated": "tags: [c]\n",
        "unread": "date: someday\ntags: [a, d]\n",
    }
    files = {
        f"source/_posts/{name}.md": f"---\ntitle: {name}\n{header}---\n" for name, header in headers.items()
    }
    hexo(tmp_path / "site", files)
    library = Library(open_site(tmp_path / "site"), tmp_path / "cache")
    library.scan(lambda *_: None)
    counts = library.counts()
    library.close()
    assert counts.tags == {
        "a": Count(3, "2024-1-2 3:4:5"),
        "b": Count(1, "2023-05-01"),
        "c": Count(1),
        "d": Count(1),
    }
    assert counts.categories == {("x",): Count(2, "2024-1-2 3:4:5"), ("x", "y"): Count(1, "2023-05-01")}
