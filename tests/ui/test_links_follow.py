"""Links of other posts follow a post that is renamed or moved, if its author wishes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from galley.ui.dialogs.links_follow import LinksDialog
from galley.ui.window import MainWindow
from support.listing import indexed
from support.sites import make_files, post, tree
from support.waiting import wait_until

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def linking(window: MainWindow, posts: Path) -> list[Path]:
    """Three posts that link to a fourth, ``linked.md``."""
    (posts / "linked.md").write_text(post("Linked"), "utf-8")
    paths = [posts / f"from-{number}.md" for number in range(3)]
    for path in paths:
        path.write_text(post("From", body="Before [it](linked.md) and {% post_link linked %}.\n"), "utf-8")
    names = [f"source/_posts/{path.name}" for path in (*paths, posts / "linked.md")]
    wait_until(lambda: set(names) <= indexed(window).keys(), "the rows")
    return paths


def rename(window: MainWindow, path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> LinksDialog:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (name, True))
    window.workspace.open_post(path)
    window.actions_table["rename"].trigger()
    wait_until(lambda: window.findChildren(LinksDialog), "the question")
    (dialog,) = window.findChildren(LinksDialog)
    return dialog


def test_links_are_shown_followed_and_taken_back_with_the_rename(
    window: MainWindow, posts: Path, linking: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(posts)
    editing = window.workspace.open_post(linking[0])
    assert editing is not None
    window.editor_pane.editor.insertPlainText("unsaved [again](linked.md) ")
    dialog = rename(window, posts / "linked.md", "renamed", monkeypatch)
    assert dialog.review.model.counts() == (7, 3)
    assert "+unsaved [again](renamed.md) Before [it](renamed.md)" in dialog.review.diff.toPlainText()
    assert (posts / "linked.md").exists()
    # One post is left out.
    assert dialog.review.model.setData(dialog.review.model.index(2, 0), Qt.CheckState.Unchecked, CHECK)
    dialog.update_button.click()
    wait_until(lambda: (posts / "renamed.md").exists() and not window.workspace.changes.busy, "the rename")
    assert "unsaved [again](renamed.md)" in editing.text
    assert "{% post_link renamed %}" in linking[1].read_text("utf-8")
    assert "linked" in linking[2].read_text("utf-8")
    saved = {**before, "from-0.md": editing.text.replace("renamed", "linked").encode()}
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window.actions_table["undo_many"].trigger()
    wait_until(lambda: tree(posts) == saved and not window.workspace.changes.busy, "the undo")
    wait_until(lambda: "linked.md" in editing.text, "the editor")


def test_links_may_be_left_and_a_cancel_leaves_all(
    window: MainWindow, posts: Path, linking: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(posts)
    rename(window, posts / "linked.md", "renamed", monkeypatch).reject()
    wait_until(lambda: not window.findChildren(LinksDialog), "the end")
    assert tree(posts) == before
    rename(window, posts / "linked.md", "renamed", monkeypatch).leave_button.click()
    wait_until(lambda: (posts / "renamed.md").exists() and not window.workspace.changes.busy, "the rename")
    assert [path.read_bytes() for path in linking] == [before[path.name] for path in linking]


def test_a_link_that_is_only_in_unsaved_text_follows_too(
    window: MainWindow, posts: Path, linking: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    editing = window.workspace.open_post(posts / "a-first-proof.md")
    assert editing is not None
    window.editor_pane.editor.insertPlainText("[new](linked.md) ")
    dialog = rename(window, posts / "linked.md", "renamed", monkeypatch)
    assert dialog.review.model.counts() == (7, 4)
    dialog.update_button.click()
    wait_until(lambda: "[new](renamed.md) " in editing.text, "the link")
    wait_until(lambda: not window.workspace.changes.busy, "the rename")
    assert "[new](renamed.md) " in editing.path.read_text("utf-8")


def test_links_follow_a_move(window: MainWindow, posts: Path, linking: list[Path]) -> None:
    window.moving.move(["source/_posts/linked.md"], "source/_posts/sub")
    wait_until(lambda: window.findChildren(LinksDialog), "the question")
    window.findChildren(LinksDialog)[0].update_button.click()
    wait_until(lambda: (posts / "sub/linked.md").exists() and not window.workspace.changes.busy, "the move")
    for path in linking:
        assert "[it](sub/linked.md) and {% post_link sub/linked %}" in path.read_text("utf-8")


def test_links_follow_a_draft_that_is_published_and_one_undo_takes_both_back(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = posts.parent / "_drafts"
    (drafts / "coming.md").write_text(
        "---\ntitle: Coming\n---\n[first](../_posts/a-first-proof.md)\n", "utf-8"
    )
    (posts / "from.md").write_text(post("From", body="[soon](../_drafts/coming.md)\n"), "utf-8")
    names = {"source/_drafts/coming.md", "source/_posts/from.md"}
    wait_until(lambda: names <= indexed(window).keys(), "the rows")
    before = tree(posts.parent)
    window.workspace.open_post(drafts / "coming.md")
    window.actions_table["publish"].trigger()
    wait_until(lambda: window.findChildren(LinksDialog), "the question")
    (dialog,) = window.findChildren(LinksDialog)
    assert dialog.review.model.counts() == (1, 1)
    dialog.update_button.click()
    wait_until(lambda: (posts / "coming.md").exists() and not window.workspace.changes.busy, "the post")
    assert "[soon](coming.md)" in (posts / "from.md").read_text("utf-8")
    assert "[first](../_posts/a-first-proof.md)" in (posts / "coming.md").read_text("utf-8")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window.actions_table["undo_many"].trigger()
    wait_until(lambda: tree(posts.parent) == before and not window.workspace.changes.busy, "the undo")


def test_links_that_two_posts_may_be_meant_by_stay_and_their_author_is_told(
    new_window: Callable[[], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "_config.yml": "url: https://a.example\npermalink: :name/\n",
        "source/_posts/a/same.md": post("One"),
        "source/_posts/b/same.md": post("Other"),
        "source/_posts/from.md": post("From", body="[x](/same/)\n"),
    }
    root = make_files(tmp_path / "site", files)
    window = new_window()
    window.open_site(root)
    wait_until(lambda: len(indexed(window)) == 3, "the rows")
    before = tree(root / "source")
    dialog = rename(window, root / "source/_posts/a/same.md", "new", monkeypatch)
    assert dialog.review.message.text() == "1 link stays as it is: it is not certain where it leads."
    row = dialog.review.model.index(0, 0)
    assert row.data() == "source/_posts/from.md"
    assert (
        row.data(Qt.ItemDataRole.ToolTipRole)
        == "Line 5: “/same/” stays as it is: it is the address of “b/same.md”, too"
    )
    assert dialog.review.diff.toPlainText() == row.data(Qt.ItemDataRole.ToolTipRole)
    assert not dialog.update_button.isVisible()
    assert dialog.leave_button.isDefault()
    dialog.leave_button.click()
    moved = root / "source/_posts/a/new.md"
    wait_until(lambda: moved.exists() and not window.workspace.changes.busy, "the rename")
    after = tree(root / "source")
    assert after.pop("_posts/a/new.md") == before.pop("_posts/a/same.md")
    assert after == before


@pytest.mark.parametrize(
    ("files", "old", "name", "linking", "become"),
    [
        (
            {"hugo.toml": "baseURL = 'https://a.example/'\n[permalinks]\nposts = '/p/:filename/'\n"},
            "content/posts/old.md",
            "fresh",
            '[a](/p/old/) [b]({{< ref "old" >}}) [c](https://a.example/p/old/#x) [d](/p/other/)\n',
            '[a](/p/fresh/) [b]({{< ref "fresh" >}}) [c](https://a.example/p/fresh/#x) [d](/p/other/)\n',
        ),
        (
            {"_config.yml": "baseurl: /b\npermalink: pretty\n", "_layouts/post.html": ""},
            "_posts/2024-05-01-old.md",
            "fresh",
            "[a]({{ site.baseurl }}/2024/05/01/old/) {% post_url 2024-05-01-old %} /b/2024/05/older/\n",
            "[a]({{ site.baseurl }}/2024/05/01/fresh/) {% post_url 2024-05-01-fresh %} /b/2024/05/older/\n",
        ),
    ],
    ids=["hugo", "jekyll"],
)  # fmt: skip
def test_published_addresses_follow_on_other_sites(
    new_window: Callable[[], MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, str],
    old: str,
    name: str,
    linking: str,
    become: str,
) -> None:
    source = old.replace("old", "source")
    root = make_files(tmp_path / "site", {**files, old: post("Old"), source: post("Source", body=linking)})
    window = new_window()
    window.open_site(root)
    wait_until(lambda: {old, source} <= indexed(window).keys(), "the rows")
    before = tree(root)
    dialog = rename(window, root / old, name, monkeypatch)
    assert dialog.review.model.counts() == (linking.count("/old/") + 1, 1)
    dialog.update_button.click()
    wait_until(lambda: (root / old.replace("old", name)).exists() and not window.workspace.changes.busy, "it")
    assert (root / source).read_text("utf-8") == post("Source", body=become)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window.actions_table["undo_many"].trigger()
    wait_until(lambda: tree(root) == before and not window.workspace.changes.busy, "the undo")
