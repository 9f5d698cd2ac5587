"""Images in the window: pasted, dropped, chosen."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDropEvent, QGuiApplication, QImage, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog

from galley.services.document import PostDocument
from galley.services.images import ImageKeeper
from galley.services.options import IMAGE_FOLDER, IMAGE_WEBP
from galley.ui.window import MainWindow
from support.pictures import picture
from support.sites import hexo, make_files
from support.sites import post as text_of
from support.waiting import wait_until

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A Hexo site without asset folders."""
    root = tmp_path / "blog"
    make_files(root, {"_config.yml": "root: /b/\n", "source/_posts/题.md": text_of(body="正文\n")})
    return root


@pytest.fixture
def shown(new_window: MakeWindow, blog: Path) -> tuple[MainWindow, PostDocument]:
    return opened(new_window, blog)


def opened(new_window: MakeWindow, root: Path) -> tuple[MainWindow, PostDocument]:
    window = new_window()
    window.open_site(root)
    wait_until(lambda: not window.workspace.sites.scanning, "the scan")
    post = window.workspace.open_post(root / "source/_posts/题.md")
    assert post is not None
    to_end(window)
    return window, post


def to_end(window: MainWindow) -> None:
    editor = window.editor_pane.editor
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)


def screenshot(color: str) -> QMimeData:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(color)
    data = QMimeData()
    data.setImageData(image)
    return data


def raw(kind: str, data: bytes) -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, data)
    mime.setImageData(QImage.fromData(data))
    return mime


def settle(window: MainWindow) -> None:
    """Wait until what was put in is a file and in the text."""
    keeper = window.findChildren(ImageKeeper)[0]
    wait_until(lambda: not keeper.busy, "the image in the text")


def files_of(blog: Path) -> list[str]:
    folder = blog / "source/images"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_two_screenshots_become_two_files_and_undo_takes_back_the_text_only(
    shown: tuple[MainWindow, PostDocument], blog: Path
) -> None:
    window, post = shown
    before = post.text
    editor = window.editor_pane.editor
    for color in ("red", "red"):
        QGuiApplication.clipboard().setMimeData(screenshot(color), QClipboard.Mode.Clipboard)
        editor.paste()
        settle(window)
    first, second = files_of(blog)
    assert first != second
    assert first.endswith(".png")
    assert post.text.count("![](/images/") == 2
    assert all(name in post.text for name in (first, second))
    assert "images/" in window.status.currentMessage()
    editor.undo()
    assert post.text.count("![](") == 1
    editor.undo()
    assert post.text == before
    assert files_of(blog) == [first, second]


@pytest.mark.parametrize(("kind", "suffix"), [("jpeg", ".jpg"), ("gif", ".gif")])
def test_a_pasted_picture_stays_what_it_is(
    shown: tuple[MainWindow, PostDocument], blog: Path, kind: str, suffix: str
) -> None:
    data = picture(kind.upper())
    shown[0].editor_pane.editor.insertFromMimeData(raw(f"image/{kind}", data))
    settle(shown[0])
    (name,) = files_of(blog)
    assert name.endswith(suffix)
    assert (blog / "source/images" / name).read_bytes() == data


def test_words_with_a_picture_of_them_are_pasted_as_words(
    shown: tuple[MainWindow, PostDocument], blog: Path
) -> None:
    window, post = shown
    data = screenshot("red")
    data.setText("字")
    data.setHtml("<p><b>字</b></p>")
    window.editor_pane.editor.insertFromMimeData(data)
    assert post.text.endswith("**字**")
    assert files_of(blog) == []


def test_dropped_files_stand_where_they_were_let_go(
    shown: tuple[MainWindow, PostDocument], blog: Path, tmp_path: Path
) -> None:
    window, post = shown
    editor = window.editor_pane.editor
    data = QMimeData()
    for name in ("图 #1.png", "b.png"):
        (tmp_path / name).write_bytes(picture("JPEG"))
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("图 #1.png", "b.png")])
    at = QPointF(editor.cursorRect().center())
    event = QDropEvent(
        at,
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    editor.dropEvent(event)
    assert event.dropAction() == Qt.DropAction.CopyAction  # a file manager deletes what was moved
    settle(window)
    assert files_of(blog) == ["b.jpg", "图-1.jpg"]
    assert "![](/images/图-1.jpg)\n\n![](/images/b.jpg)" in post.text
    editor.undo()
    assert "![](" not in post.text


def test_dropped_text_is_text_and_other_files_are_their_addresses(
    shown: tuple[MainWindow, PostDocument], blog: Path, tmp_path: Path
) -> None:
    window, post = shown
    (tmp_path / "a.zip").write_bytes(b"PK")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.zip"))])
    window.editor_pane.editor.insertFromMimeData(data)
    assert "a.zip" in post.text
    assert files_of(blog) == []


def test_a_chosen_file_that_is_no_image_is_told_and_the_others_are_kept(
    shown: tuple[MainWindow, PostDocument], blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, post = shown
    (tmp_path / "good.png").write_bytes(picture())
    (tmp_path / "bad.png").write_text("words")
    told: list[str] = []
    window.workspace.failed.connect(told.append)
    names = [str(tmp_path / "bad.png"), str(tmp_path / "good.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    window.actions_table["insert_image"].trigger()
    settle(window)
    assert "![](/images/good.png)" in post.text
    assert len(told) == 1
    assert "bad.png" in told[0]


def test_in_the_header_the_address_alone_is_written(
    new_window: MakeWindow, blog: Path, tmp_path: Path
) -> None:
    (blog / "source/_posts/题.md").write_text(text_of(extra="cover: \n"), encoding="utf-8")
    window, post = opened(new_window, blog)
    editor = window.editor_pane.editor
    editor.fold.set_folded(False)
    cursor = editor.textCursor()
    cursor.setPosition(post.text.index("cover: ") + len("cover: "))
    editor.setTextCursor(cursor)
    editor.insertFromMimeData(raw("image/png", picture()))
    settle(window)
    (name,) = files_of(blog)
    assert post.header.values["cover"] == f"/images/{name}"


def test_the_authors_wishes_are_kept_to(shown: tuple[MainWindow, PostDocument], blog: Path) -> None:
    window, post = shown
    window.settings.site_set(blog, IMAGE_FOLDER, "source/pics/{post}")
    window.settings.site_set(blog, IMAGE_WEBP, True)
    out = io.BytesIO()
    Image.effect_noise((100, 100), 50).save(out, "PNG")
    window.editor_pane.editor.insertFromMimeData(raw("image/png", out.getvalue()))
    settle(window)
    (file,) = (blog / "source/pics/题").iterdir()
    assert file.suffix == ".webp"
    assert f"![](/pics/题/{file.name})" in post.text


def test_with_asset_folders_the_tag_is_written(new_window: MakeWindow, tmp_path: Path) -> None:
    site = hexo(tmp_path / "blog", {"source/_posts/题.md": text_of()})
    window, post = opened(new_window, site.root)
    window.editor_pane.editor.insertFromMimeData(raw("image/gif", picture("GIF")))
    settle(window)
    (file,) = (site.posts_dirs[0] / "题").iterdir()
    assert f"{{% asset_img {file.name} %}}" in post.text


def test_a_full_place_is_told_and_nothing_is_written_into_the_text(
    shown: tuple[MainWindow, PostDocument], blog: Path
) -> None:
    window, post = shown
    (blog / "source/images").write_text("a file in the way")
    before, told = post.text, []
    window.workspace.failed.connect(told.append)
    window.editor_pane.editor.insertFromMimeData(raw("image/png", picture()))
    settle(window)
    assert post.text == before
    assert len(told) == 1


def noisy() -> QMimeData:
    """A picture that takes its time to become WebP."""
    out = io.BytesIO()
    Image.effect_noise((700, 700), 50).save(out, "PNG")
    return raw("image/png", out.getvalue())


def test_who_types_on_finds_the_image_where_it_was_pasted(
    shown: tuple[MainWindow, PostDocument], blog: Path
) -> None:
    window, post = shown
    window.settings.site_set(blog, IMAGE_WEBP, True)
    editor = window.editor_pane.editor
    editor.insertPlainText("前")
    editor.insertFromMimeData(noisy())
    assert "![](" not in post.text
    cursor = editor.textCursor()
    cursor.setPosition(post.text.index("正文"))
    cursor.insertText("先写的")
    settle(window)
    (name,) = files_of(blog)
    assert name.endswith(".webp")
    assert post.text.endswith(f"先写的正文\n前![](/images/{name})")
    editor.undo()
    assert post.text.endswith("先写的正文\n前")


def test_an_image_is_not_lost_when_another_post_is_shown_meanwhile(
    shown: tuple[MainWindow, PostDocument], blog: Path
) -> None:
    window, post = shown
    (blog / "source/_posts/二.md").write_text(text_of(title="二"), encoding="utf-8")
    (blog / "source/_posts/三.md").write_text(text_of(title="三"), encoding="utf-8")
    window.settings.site_set(blog, IMAGE_WEBP, True)
    glanced = window.workspace.open_post(blog / "source/_posts/二.md", glance=True)
    assert glanced is not None
    window.editor_pane.editor.insertFromMimeData(noisy())
    window.workspace.open_post(blog / "source/_posts/三.md", glance=True)
    assert glanced in window.workspace.desk.documents
    settle(window)
    (name,) = files_of(blog)
    assert name in glanced.text
    assert glanced.dirty
    assert name not in post.text


def test_a_save_waits_for_the_image(shown: tuple[MainWindow, PostDocument], blog: Path) -> None:
    window, post = shown
    window.settings.site_set(blog, IMAGE_WEBP, True)
    window.editor_pane.editor.insertFromMimeData(noisy())
    window.actions_table["save"].trigger()
    wait_until(lambda: not post.saving and not post.dirty, "the save")
    (name,) = files_of(blog)
    assert name in post.path.read_text("utf-8")


def test_a_composition_is_not_disturbed_by_an_image_that_comes(
    shown: tuple[MainWindow, PostDocument], blog: Path
) -> None:
    window, post = shown
    editor = window.editor_pane.editor
    editor.insertFromMimeData(raw("image/png", picture()))
    QApplication.sendEvent(editor, QInputMethodEvent("nihao", []))
    settle(window)
    assert editor.composing
    assert "![](" not in post.text
    done = QInputMethodEvent()
    done.setCommitString("你好")
    QApplication.sendEvent(editor, done)
    wait_until(lambda: "![](" in post.text, "the image")
    assert "你好" in post.text
    assert "nihao" not in post.text


def test_over_a_selection_the_image_takes_its_place_in_one_step(
    shown: tuple[MainWindow, PostDocument], blog: Path
) -> None:
    window, post = shown
    before, editor = post.text, window.editor_pane.editor
    cursor = editor.textCursor()
    cursor.setPosition(post.text.index("正文"))
    cursor.setPosition(post.text.index("正文") + 2, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.insertFromMimeData(raw("image/png", picture()))
    settle(window)
    assert "正文" not in post.text
    editor.undo()
    assert post.text == before
