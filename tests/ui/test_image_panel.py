"""The list of a post's images, and the settings for new ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QDialogButtonBox

from galley.services.document import PostDocument
from galley.services.options import IMAGE_FOLDER, IMAGE_WEBP
from galley.ui.images.panel import ImagePanel
from galley.ui.images.wishes import WishesDialog
from galley.ui.window import MainWindow
from support.pictures import picture
from support.sites import hexo
from support.sites import post as text_of
from support.waiting import wait_until

BODY = "![甲](https://a.example/r.png)\n\n{% asset_img a.png %}\n\n![](gone.png)\n"


@pytest.fixture
def shown(new_window: Callable[..., MainWindow], tmp_path: Path) -> tuple[MainWindow, PostDocument]:
    site = hexo(
        tmp_path / "blog",
        {
            "source/_posts/题.md": text_of(body=BODY),
            "source/_posts/题/a.png": picture(),
            "source/_posts/题/未用.jpg": picture("JPEG", size=(400, 300)),
        },
    )
    window = new_window()
    window.open_site(site.root)
    wait_until(lambda: not window.workspace.sites.scanning, "the scan")
    post = window.workspace.open_post(site.posts_dirs[0] / "题.md")
    assert post is not None
    return window, post


@pytest.fixture
def panel(shown: tuple[MainWindow, PostDocument]) -> ImagePanel:
    shown[0].actions_table["images"].trigger()
    (panel,) = shown[0].findChildren(ImagePanel)
    settled(panel)
    return panel


def settled(panel: ImagePanel) -> None:
    if panel._post is not None:
        panel._post.sync()
    wait_until(
        lambda: not panel._pause.isActive() and panel._looking is None and panel._run is None, "the list"
    )


def column(panel: ImagePanel, number: int) -> list[str]:
    return [panel.model.item(row, number).text() for row in range(panel.model.rowCount())]


def test_every_image_is_listed_with_its_state(panel: ImagePanel) -> None:
    assert column(panel, 0) == ["https://a.example/r.png", "a.png", "gone.png", "未用.jpg"]
    assert column(panel, 1) == ["甲", "", "", ""]
    assert column(panel, 3) == ["remote", "in the site", "missing", "not used"]
    assert panel.message.text() == "4 images, 1 remote, 1 missing, 1 not used"
    assert panel.home_button.isEnabled()
    wait_until(lambda: len(panel._pictures) == 2, "the small pictures")
    assert all(not image.isNull() for image in panel._pictures.values())


def test_words_typed_into_the_list_are_in_the_text_by_one_undo(
    shown: tuple[MainWindow, PostDocument], panel: ImagePanel
) -> None:
    window, post = shown
    panel.model.item(1, 1).setText("一只猫")
    assert """{% asset_img a.png '"" "一只猫"' %}""" in post.text
    settled(panel)
    assert column(panel, 1)[1] == "一只猫"
    window.editor_pane.editor.undo()
    assert post.text == text_of(body=BODY)
    settled(panel)
    assert column(panel, 1)[1] == ""


def test_words_for_an_image_that_has_gone_change_nothing(
    shown: tuple[MainWindow, PostDocument], panel: ImagePanel
) -> None:
    _, post = shown
    post.replace_text(text_of(body="另一篇\n"))
    panel.model.item(1, 1).setText("一只猫")
    assert post.text == text_of(body="另一篇\n")
    settled(panel)
    assert column(panel, 3) == ["not used", "not used"]


def test_an_unused_image_is_put_at_the_cursor_and_is_used_then(
    shown: tuple[MainWindow, PostDocument], panel: ImagePanel
) -> None:
    window, post = shown
    editor = window.editor_pane.editor
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    panel.view.setCurrentIndex(panel.model.index(3, 0))
    panel.insert_button.click()
    assert post.text.endswith("{% asset_img 未用.jpg %}")
    settled(panel)
    assert column(panel, 3)[-1] == "in the site"


def test_what_is_dragged_is_what_shows_the_image(
    shown: tuple[MainWindow, PostDocument], panel: ImagePanel
) -> None:
    window, post = shown
    data = panel.model.mimeData([panel.model.index(row, col) for row in (0, 3) for col in range(4)])
    assert data.text() == "![甲](https://a.example/r.png)\n\n{% asset_img 未用.jpg %}"
    window.editor_pane.editor.insertFromMimeData(panel.model.mimeData([panel.model.index(3, 0)]))
    assert "{% asset_img 未用.jpg %}" in post.text


def test_a_double_click_leads_to_the_place(shown: tuple[MainWindow, PostDocument], panel: ImagePanel) -> None:
    window, _ = shown
    panel.view.doubleClicked.emit(panel.model.index(2, 3))
    line = window.editor_pane.editor.textCursor().block().text()
    assert line == "![](gone.png)"


def test_the_list_opens_beside_the_text_it_is_dragged_into(
    shown: tuple[MainWindow, PostDocument], panel: ImagePanel
) -> None:
    window, _ = shown
    editor = window.editor_pane.editor
    panel.hide()
    window.actions_table["images"].trigger()
    screen = editor.screen().availableGeometry()
    beside = editor.mapToGlobal(editor.rect().topRight()).x() + 1
    assert panel.x() == min(beside, screen.right() + 1 - panel.width())


def test_the_list_follows_the_post_in_front(
    shown: tuple[MainWindow, PostDocument], panel: ImagePanel
) -> None:
    window, post = shown
    window.workspace.desk.close(post)
    settled(panel)
    assert column(panel, 0) == []
    assert not panel.insert_button.isEnabled()


def test_a_window_that_goes_while_the_list_is_made_waits_for_it(
    shown: tuple[MainWindow, PostDocument], panel: ImagePanel
) -> None:
    panel.refresh()
    assert panel._looking is not None
    run = panel._looking
    panel.setParent(None)
    shiboken6.delete(panel)
    assert not run._thread.is_alive()


def test_the_settings_show_where_an_image_would_go(shown: tuple[MainWindow, PostDocument]) -> None:
    window, post = shown
    site = window.workspace.site
    assert site is not None
    dialog = WishesDialog(site, post.path, window.settings)
    assert "source/_posts/题/picture.png" in dialog.form.example.text()
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    dialog.form.folder.setText("../elsewhere")
    assert not ok.isEnabled()
    dialog.form.folder.setText("source/img/{post}")
    dialog.form.name.setText("{nothing}")
    assert not ok.isEnabled()
    dialog.form.name.setText("{post}-{name}")
    assert "source/img/题/题-picture.png" in dialog.form.example.text()
    dialog.form.webp.setChecked(True)
    dialog.form.width_box.setValue(1200)
    ok.click()
    assert window.settings.site_get(site.root, IMAGE_FOLDER) == "source/img/{post}"
    assert window.settings.site_get(site.root, IMAGE_WEBP)
    again = WishesDialog(site, post.path, window.settings)
    assert again.form.width_box.value() == 1200
    again.form.name.setText("{post}-" * 20 + "{name}")
    again.show()
    example = again.form.example
    wait_until(lambda: example.height() >= example.heightForWidth(example.width()), "room for the example")
    again.form.name.setText("{post}-" * 40 + "{name}")
    wait_until(lambda: example.height() >= example.heightForWidth(example.width()), "room for a longer one")
    again.reject()
