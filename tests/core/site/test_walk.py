"""The walk finds what the generator publishes, and what an author would look for beside it."""

import os
import unicodedata
from pathlib import Path

import pytest

from galley.core.site import Site, open_site, post_file, walk_folder, walk_posts
from galley.core.site.glob import compile_globs
from support.sites import hexo, make_files


def found(site: Site) -> dict[str, tuple[bool, bool]]:
    return {file.relative.removeprefix("source/"): (file.draft, file.ignored) for file in walk_posts(site)}


def test_hexo_s_rules_decide_what_is_a_post_and_what_is_passed_over(tmp_path: Path) -> None:
    site = hexo(
        tmp_path,
        {
            "source/_posts/a.md": "a",
            "source/_posts/深/层/b.md": "b",
            "source/_posts/_hidden.md": "c",
            "source/_posts/_team/d.md": "d",
            "source/_posts/.obsidian/e.md": "e",
            "source/_posts/.f.md": "f",
            "source/_posts/g.md~": "g",
            "source/_posts/h.md%": "h",
            "source/_posts/深/README.md": "i",
            "source/_posts/work/口播稿/j.md": "j",
            "source/_posts/k.markdown": "k",
            "source/_posts/node_modules/m.md": "m",
            "source/_posts/l.html": "l",
            "source/_drafts/n.md": "n",
            "source/about/index.md": "o",
        },
        config="skip_render:\n  - '**/README.md'\n  - '_posts/work/口播稿/**'\n",
    )
    assert found(site) == {
        "_posts/a.md": (False, False),
        "_posts/深/层/b.md": (False, False),
        "_posts/_hidden.md": (False, True),
        "_posts/_team/d.md": (False, True),
        "_posts/深/README.md": (False, True),
        "_posts/work/口播稿/j.md": (False, True),
        # With asset folders only the extension of new_post_name is a post.
        "_posts/k.markdown": (False, True),
        "_drafts/n.md": (True, False),
    }


def test_without_asset_folders_every_markdown_extension_is_a_post(tmp_path: Path) -> None:
    files = {f"source/_posts/{name}": "x" for name in ("a.md", "b.markdown", "c.mkd", "d.MD", "e.txt")}
    make_files(tmp_path, {"_config.yml": "title: a\n", **files})
    assert found(open_site(tmp_path)) == {
        "_posts/a.md": (False, False),
        "_posts/b.markdown": (False, False),
        "_posts/c.mkd": (False, False),
        "_posts/d.MD": (False, True),
    }


def test_names_are_as_the_disk_spells_them(tmp_path: Path) -> None:
    names = [
        "我的 文章.md",
        "C# 入门.md",
        unicodedata.normalize("NFD", "がくé.md"),
        unicodedata.normalize("NFC", "がくé.md"),
        "100%.md",
        "a?b&c.md",
        "…….md",
        "👩‍🚀.md",
        "new\nline.md",
    ]
    site = hexo(tmp_path / "博客 站点 #1", {f"source/_posts/{name}": "x" for name in names})
    assert set(found(site)) == {f"_posts/{name}" for name in names}
    for file in walk_posts(site):
        assert (site.root / file.relative).samefile(file.path)
        assert post_file(site, file.path) == file


def test_a_name_that_is_no_utf8_is_listed_too(tmp_path: Path) -> None:
    site = hexo(tmp_path)
    name = os.fsdecode(b"gbk-\xc4\xe3.md")
    (site.posts_dirs[0] / name).write_text("x")
    assert list(found(site)) == [f"_posts/{name}"]


def test_links_are_followed_and_loops_are_not(tmp_path: Path) -> None:
    outside = make_files(tmp_path / "vault", {"v.md": "v", "deep/w.md": "w"})
    site = hexo(tmp_path / "s", {"source/_posts/a.md": "a"})
    posts = site.posts_dirs[0]
    (posts / "vault").symlink_to(outside)
    (posts / "again").symlink_to(posts)
    (posts / "up").symlink_to(site.root)
    (outside / "back").symlink_to(outside)
    (posts / "none.md").symlink_to(tmp_path / "nowhere")
    (posts / "self.md").symlink_to(posts / "self.md")
    names = set(found(site))
    assert {"_posts/a.md", "_posts/none.md", "_posts/self.md"} <= names
    assert sum(name.endswith("/w.md") for name in names) == 1
    assert len(names) == 5


def test_a_folder_named_like_a_post_and_special_files_are_no_posts(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/x.md/inner.md": "a"})
    os.mkfifo(site.posts_dirs[0] / "pipe.md")
    assert list(found(site)) == ["_posts/x.md/inner.md"]
    assert post_file(site, site.posts_dirs[0] / "x.md") is None
    assert post_file(site, site.posts_dirs[0] / "pipe.md") is None


def test_a_folder_that_may_not_be_read_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": "a", "source/_posts/shut/b.md": "b"})
    shut = site.posts_dirs[0] / "shut"
    scandir = os.scandir

    def refusing(folder: Path) -> object:
        if folder == shut:
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    told: list[Path] = []
    files = walk_posts(site, lambda path, _: told.append(path))
    assert [file.relative for file in files] == ["source/_posts/a.md"]
    assert told == [shut]


def test_one_folder_can_be_walked_by_itself(tmp_path: Path) -> None:
    site = hexo(
        tmp_path, {"source/_posts/深/a.md": "a", "source/_posts/b.md": "b", "source/_drafts/c.md": "c"}
    )
    names = [file.relative for file in walk_folder(site, site.posts_dirs[0] / "深")]
    assert names == ["source/_posts/深/a.md"]
    assert len(list(walk_folder(site, site.root))) == 3
    assert list(walk_folder(site, site.root / "source" / "_posts" / ".git")) == []


def test_jekyll_passes_over_posts_without_a_date_in_the_name(tmp_path: Path) -> None:
    make_files(
        tmp_path,
        {
            "_config.yml": "title: a",
            "_posts/2024-01-02-a.md": "a",
            "_posts/notes.md": "b",
            "_drafts/c.md": "c",
        },
    )
    assert found(open_site(tmp_path)) == {
        "_posts/2024-01-02-a.md": (False, False),
        "_posts/notes.md": (False, True),
        "_drafts/c.md": (True, False),
    }


def test_astro_passes_over_underscored_names(tmp_path: Path) -> None:
    files = {"astro.config.mjs": "", "src/content/blog/a.mdx": "a", "src/content/blog/_b.md": "b"}
    assert found(open_site(make_files(tmp_path, files))) == {
        "src/content/blog/a.mdx": (False, False),
        "src/content/blog/_b.md": (False, True),
    }


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("**/README.md", ["README.md", "a/b/README.md"], ["aREADME.md", "README.mdx"]),
        ("_posts/work/**", ["_posts/work/a.md", "_posts/work/a/b.md"], ["_posts/works/a.md"]),
        ("*.md", ["a.md"], ["a/b.md", ".a.md"]),
        ("_posts/*/a?.md", ["_posts/x/ab.md"], ["_posts/x/y/ab.md", "_posts/x/a.md"]),
        ("{a,b}/*.{md,txt}", ["a/x.md", "b/y.txt"], ["c/x.md"]),
        ("[!a]*.md", ["b.md"], ["a.md"]),
        ("!*.md", ["a.txt"], ["a.md"]),
        ("a(b).md", ["a(b).md"], ["ab.md"]),
        (r"a\*.md", ["a*.md"], ["ab.md"]),
        ("[", ["["], []),
        ("{a", ["{a"], []),
    ],
)
def test_patterns_match_as_micromatch_s_do(pattern: str, matching: list[str], other: list[str]) -> None:
    compiled = compile_globs((pattern,))
    assert compiled is not None
    assert all(compiled.match(path) for path in matching)
    assert not any(compiled.match(path) for path in other)


def test_the_real_site_has_all_its_posts(real_site: Path) -> None:
    files = list(walk_posts(open_site(real_site)))
    assert len(files) == 3433
    assert sum(file.ignored for file in files) == 31
