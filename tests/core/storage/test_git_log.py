"""A post's commits are shown where its site is under git, and nothing where it is not."""

import itertools
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from galley.core.storage.git_log import commits, content_at

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git makes the repository")


_clock = itertools.count(1_700_000_000, 60)


def git(folder: Path, *args: str) -> None:
    who = ["-c", "user.name=作者", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    # A minute between commits: those of one second have no order.
    date = f"{next(_clock)} +0000"
    environment = {**os.environ, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    site = tmp_path / "博客"
    post = site / "_posts" / "我的 文章.md"
    post.parent.mkdir(parents=True)
    git(site, "init", "-q", "-b", "main")
    for number in range(3):
        post.write_text(f"版本 {number}\n", newline="")
        git(site, "add", "-A")
        git(site, "commit", "-q", "-m", f"改 {number}\n\nmore words")
        (site / "other.md").write_text(f"{number}")
        git(site, "add", "-A")
        git(site, "commit", "-q", "-m", "something else")
    return post


@needs_git
def test_the_commits_of_a_post_come_newest_first_with_their_content(post: Path) -> None:
    found = commits(post)
    assert [commit.summary for commit in found] == ["改 2", "改 1", "改 0"]
    assert {commit.author for commit in found} == {"作者"}
    assert content_at(post, found[1]) == "版本 1\n".encode()
    assert [commit.summary for commit in commits(post, most=1)] == ["改 2"]
    assert commits(post, seconds=-1) == []


@needs_git
def test_a_merge_is_shown_only_if_it_changed_the_post_itself(post: Path) -> None:
    site = post.parent.parent
    git(site, "checkout", "-q", "-b", "side", "HEAD~2")
    (site / "third.md").write_text("x")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "side")
    git(site, "checkout", "-q", "main")
    git(site, "merge", "-q", "--no-ff", "-m", "merged", "side")
    assert [commit.summary for commit in commits(post)] == ["改 2", "改 1", "改 0"]


@needs_git
def test_a_new_file_an_empty_or_a_broken_repository_has_no_commits(post: Path, tmp_path: Path) -> None:
    assert commits(post.with_name("new.md")) == []
    last = commits(post)[0]
    assert content_at(post.with_name("new.md"), last) is None
    git(tmp_path, "init", "-q", "empty")
    assert commits(tmp_path / "empty" / "a.md") == []
    shutil.rmtree(post.parent.parent / ".git" / "objects")
    (post.parent.parent / ".git" / "objects").mkdir()
    assert commits(post) == []
    assert content_at(post, last) is None


def test_a_folder_without_git_has_no_commits(tmp_path: Path) -> None:
    assert commits(tmp_path / "a.md") == []
