"""A file is an image by its bytes; nothing else is handed to the page as one."""

from pathlib import Path

import pytest

from galley.core.images import kind_of_bytes, kind_of_file


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"GIF89a...", "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "image/avif"),
        (b"\xef\xbb\xbf\n<svg xmlns='x'>", "image/svg+xml"),
        (b'<?xml version="1.0"?>\n<!-- made by hand -->\n<svg>', "image/svg+xml"),
        (b"<!DOCTYPE html><svg>", None),
        (b"<html><svg></svg>", None),
        (b'<?xml version="1.0"?><rss>', None),
        (b"", None),
        (b"title: secret", None),
        (b"RIFF\x10\0\0\0WAVE", None),
    ],
)
def test_the_first_bytes_say_what_an_image_is(head: bytes, kind: str | None) -> None:
    assert kind_of_bytes(head) == kind


def test_a_wrong_suffix_does_not_matter_and_a_text_is_no_image(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "no-suffix").write_bytes(b"GIF87a")
    (tmp_path / "secret.png").write_text("password")
    (tmp_path / "a.mp4").write_bytes(b"\0\0\0\x20ftypisom")
    assert kind_of_file(tmp_path / "a.jpg") == "image/png"
    assert kind_of_file(tmp_path / "no-suffix") == "image/gif"
    assert kind_of_file(tmp_path / "secret.png") is None
    assert kind_of_file(tmp_path / "a.mp4") == "video/mp4"
    assert kind_of_file(tmp_path / "absent.png") is None
    assert kind_of_file(tmp_path) is None
