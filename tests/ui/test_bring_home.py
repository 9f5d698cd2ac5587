"""Remote images brought home in the window: one post by one undo, the site by the change of many."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from galley.ui.images.bring import BringHomeDialog
from galley.ui.window import MainWindow
from support.imagehost import ImageHost, image_host
from support.pictures import picture
from support.sites import make_files, tree
from support.sites import post as text_of
from support.waiting import wait_until


@pytest.fixture
def host() -> Iterator[ImageHost]:
    pages: dict[str, bytes | int] = {
        "/1.png": picture(),
        "/图 #2.png": picture(color="blue"),
        "/640": picture("WEBP"),
        "/forbidden.png": 403,
    }
    with image_host(pages) as host:
        yield host


@pytest.fixture
def blog(tmp_path: Path, host: ImageHost) -> Path:
    body = (
        f"![一]({host.url}/1.png)\n\n![]({host.url}/图%20%232.png)\n\n![]({host.url}/640?x=1)\n\n"
        f"![]({host.url}/1.png)\n\n![]({host.url}/gone.png)\n\n![]({host.url}/forbidden.png)\n"
    )
    return make_files(
        tmp_path / "blog",
        {
            "_config.yml": "title: A\n",
            "source/_posts/a.md": text_of(body=body),
            "source/_posts/b.md": text_of(body=f"![]({host.url}/1.png)\n"),
            "source/_posts/c.md": text_of(body="没有图\n"),
        },
    )


@pytest.fixture
def shown(new_window: Callable[..., MainWindow], blog: Path) -> MainWindow:
    window = new_window()
    window.open_site(blog)
    wait_until(lambda: not window.workspace.sites.scanning, "the scan")
    window.workspace.open_post(blog / "source/_posts/a.md")
    return window


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BringHomeDialog]]:
    """Dialogs are shown and not waited for; they are closed at the end."""
    made: list[BringHomeDialog] = []

    def show(dialog: BringHomeDialog) -> int:
        made.append(dialog)
        dialog.show()
        return 0

    monkeypatch.setattr(BringHomeDialog, "exec", show)
    monkeypatch.setattr(BringHomeDialog, "deleteLater", lambda _dialog: None)
    yield made
    for dialog in made:
        dialog.done(0)
    QApplication.processEvents()


def fetched(window: MainWindow, dialogs: list[BringHomeDialog], command: str) -> BringHomeDialog:
    window.actions_table[command].trigger()
    dialog = dialogs[-1]
    wait_until(dialog.fetch_button.isEnabled, "the look")
    dialog.fetch_button.click()
    wait_until(dialog.apply_button.isEnabled, "the fetching")
    return dialog


def test_a_posts_images_come_home_by_one_undo_and_failures_are_listed(
    shown: MainWindow, dialogs: list[BringHomeDialog], blog: Path, host: ImageHost
) -> None:
    post = shown.workspace.desk.current
    assert post is not None
    before, files = post.text, tree(blog)
    dialog = fetched(shown, dialogs, "bring_home")
    assert tree(blog) == files
    stays = [dialog.stays.topLevelItem(row) for row in range(dialog.stays.topLevelItemCount())]
    assert [(item.text(0).rpartition("/")[2], item.text(1)) for item in stays if item is not None] == [
        ("gone.png", "The server answered 404"),
        ("forbidden.png", "The server answered 403"),
    ]
    dialog.apply_button.click()
    wait_until(lambda: not dialog.isVisible(), "the end")
    assert sorted(path.name for path in (blog / "source/images").iterdir()) == [
        "1.png",
        "640.webp",
        "图-2.png",
    ]
    assert post.text.count("](/images/1.png)") == 2
    assert "](/images/图-2.png)" in post.text
    assert post.text.count(host.url) == 2
    assert "3 images" in shown.status.currentMessage()
    assert (blog / "source/_posts/b.md").read_bytes() == files["source/_posts/b.md"]
    shown.editor_pane.editor.undo()
    assert post.text == before


def test_the_sites_images_come_home_and_the_undo_of_many_takes_them_back(
    shown: MainWindow, dialogs: list[BringHomeDialog], blog: Path
) -> None:
    files = tree(blog)
    dialog = fetched(shown, dialogs, "bring_home_site")
    assert "2 posts" in dialog.review.message.text()
    dialog.apply_button.click()
    wait_until(lambda: not dialog.isVisible(), "the writing")
    wait_until(lambda: not shown.workspace.changes.busy, "its end")
    now = tree(blog)
    changed = {name for name in files if now[name] != files[name]}
    assert changed == {"source/_posts/a.md", "source/_posts/b.md"}
    assert b"](/images/1.png)" in now["source/_posts/b.md"]
    assert shown.workspace.changes.past
    run = shown.workspace.changes.undo()
    assert run is not None
    wait_until(lambda: not shown.workspace.changes.busy, "the undo")
    now = tree(blog)
    assert {name for name in files if now[name] != files[name]} == set()


def test_cancelling_after_the_fetching_leaves_the_site_as_it_is(
    shown: MainWindow, dialogs: list[BringHomeDialog], blog: Path
) -> None:
    files = tree(blog)
    dialog = fetched(shown, dialogs, "bring_home_site")
    waiting = Path(dialog._waiting.name)
    assert waiting.is_dir()
    dialog.close_button.click()
    assert tree(blog) == files
    assert not waiting.exists()


def test_a_name_taken_meanwhile_is_left_alone_and_so_is_the_post(
    shown: MainWindow, dialogs: list[BringHomeDialog], blog: Path
) -> None:
    dialog = fetched(shown, dialogs, "bring_home")
    make_files(blog, {"source/images/1.png": b"mine"})
    before = tree(blog)["source/_posts/a.md"]
    dialog.apply_button.click()
    wait_until(lambda: dialog._run is None, "the keeping")
    assert dialog.isVisible()
    assert (blog / "source/images/1.png").read_bytes() == b"mine"
    assert tree(blog)["source/_posts/a.md"] == before
    post = shown.workspace.desk.current
    assert post is not None
    assert not post.dirty


def test_unsaved_text_is_brought_home_too(
    shown: MainWindow, dialogs: list[BringHomeDialog], host: ImageHost
) -> None:
    post = shown.workspace.desk.current
    assert post is not None
    editor = shown.editor_pane.editor
    editor.selectAll()
    editor.insertPlainText(text_of(body=f"未存 ![]({host.url}/1.png)\n"))
    dialog = fetched(shown, dialogs, "bring_home")
    dialog.apply_button.click()
    wait_until(lambda: not dialog.isVisible(), "the end")
    assert "未存 ![](/images/1.png)" in post.text
    assert post.dirty


def test_a_server_that_never_answers_holds_up_nothing(
    shown: MainWindow, dialogs: list[BringHomeDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from galley.core.images import bring as core

    never = threading.Event()
    asked = threading.Event()

    def hang(_address: str) -> bytes:
        asked.set()
        never.wait(60)
        return b""

    monkeypatch.setattr(core, "_fetch", hang)
    shown.actions_table["bring_home"].trigger()
    dialog = dialogs[-1]
    wait_until(dialog.fetch_button.isEnabled, "the look")
    dialog.fetch_button.click()
    wait_until(asked.is_set, "the question")
    dialog.close_button.click()
    assert not dialog.isVisible()
    never.set()


def test_a_post_without_remote_images_says_so(
    shown: MainWindow, dialogs: list[BringHomeDialog], blog: Path
) -> None:
    shown.workspace.open_post(blog / "source/_posts/c.md")
    shown.actions_table["bring_home"].trigger()
    dialog = dialogs[-1]
    wait_until(lambda: dialog._run is None, "the look")
    assert not dialog.fetch_button.isEnabled()
    assert "no remote images" in dialog.review.message.text()
