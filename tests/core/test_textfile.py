"""Bytes to text to bytes: the promise that opening and saving changes nothing."""

import pytest

from galley.core.textfile import EncodeError, NotTextError, content_hash, decode

CHINESE = "标题：我的第一篇文章\n这是一个关于编程的博客，记录学习心得，也写生活。\n"
TRADITIONAL = "標題：我的第一篇文章\n這是一個關於程式設計的部落格，記錄學習心得，也寫生活。\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\r",
        b"a",
        b"a\n\n\n",
        b"a\r\nb\r\n",
        b"a\rb\r",
        b"a\r\nb\nc\rd",
        b"\r\n\n\r",
        b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n",
        b"\xef\xbb\xbf\xef\xbb\xbftwo marks",
        "a\u00a0b\u2028c\u2029d\u0085e\x0bf\x0cg".encode(),
        "\u2029".encode(),
        b"nul\0here and text enough around it to be a text",
        "𠮷野家 👨‍💻".encode(),
        b"trailing  \n\ttabs\t\n",
        "\ufeff标题\r\n正文".encode("utf-16-le"),
        "\ufeff标题\n正文\n".encode("utf-16-be"),
        "\ufeffabc\n".encode("utf-32-le"),
        CHINESE.encode("gbk"),
        CHINESE.replace("\n", "\r\n").encode("gb18030"),
        TRADITIONAL.encode("big5"),
    ],
)
def test_every_text_file_comes_back_with_the_same_bytes(data: bytes) -> None:
    file = decode(data)
    assert file.read_only_reason is None
    assert file.encode() == data
    assert file.encode(file.text) == data
    assert "\r" not in file.text
    assert "\u2029" not in file.text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("标题".encode(), "标题"),
        (CHINESE.encode("gbk"), CHINESE),
        (TRADITIONAL.encode("big5"), TRADITIONAL),
        ("\ufeff标题\r\n正文".encode("utf-16-le"), "标题\n正文"),
        (b"\xef\xbb\xbfx\ry", "x\ny"),
    ],
)
def test_text_is_what_the_author_wrote_with_plain_line_ends(data: bytes, text: str) -> None:
    assert decode(data).text == text


@pytest.mark.parametrize(
    "data",
    [
        "título é à ñ\n".encode("latin-1"),
        "日本語のテキストです。これはブログの記事です".encode("shift_jis"),
        "日本語のテキストです。これはブログの記事です".encode("euc_jp"),
        "한국어 텍스트입니다. 블로그 글을 씁니다".encode("euc_kr"),
        "短".encode("gbk"),
        b"\xff\xfea",
        b"\xff\xfe\x00\xd8a\x00",
        "标题".encode() + b"\xff" + b" and more text follows here",
    ],
)
def test_an_uncertain_encoding_is_shown_but_never_written(data: bytes) -> None:
    file = decode(data)
    assert file.read_only_reason
    with pytest.raises(NotTextError):
        file.encode()
    with pytest.raises(NotTextError):
        file.encode("anything")


def test_bytes_that_are_no_text_are_refused_in_the_authors_words() -> None:
    with pytest.raises(NotTextError, match="not text"):
        decode(bytes(range(256)) * 50)


def test_a_utf16_file_without_a_mark_is_not_taken_for_a_text_with_nuls() -> None:
    assert decode("title: x\n".encode("utf-16-le")).read_only_reason


def test_gbk_is_not_widened_to_gb18030_behind_the_authors_back() -> None:
    file = decode(CHINESE.encode("gbk"))
    with pytest.raises(EncodeError, match="U\\+1F600") as caught:
        file.encode(CHINESE + "😀\n")
    assert "line 3" in str(caught.value)


def test_gb18030_holds_every_character() -> None:
    file = decode((CHINESE + "𠮷\n").encode("gb18030"))
    assert file.encode(file.text + "😀").decode("gb18030") == file.text + "😀"


def test_an_edited_line_of_a_crlf_file_keeps_crlf_everywhere() -> None:
    file = decode(b"a\r\nb\r\nc")
    assert file.encode("a\nB\nnew\nc") == b"a\r\nB\r\nnew\r\nc"


def test_mixed_line_ends_stay_on_their_lines_and_new_lines_take_the_usual_one() -> None:
    file = decode(b"one\r\ntwo\nthree\r\nfour\rfive")
    assert file.form.newline == "\r\n"
    assert file.encode("one\ntwo\nnew\nthree\nfour\nfive") == b"one\r\ntwo\nnew\r\nthree\r\nfour\rfive"
    assert file.encode("two\nthree\nfour\nfive") == b"two\nthree\r\nfour\rfive"
    assert file.encode("one\nTWO\nthree\nfour\nfive") == b"one\r\nTWO\nthree\r\nfour\rfive"
    assert file.encode("one\ntwo\nthree\nfour\nfive\nsix") == b"one\r\ntwo\nthree\r\nfour\rfive\r\nsix"
    assert file.encode("") == b""


def test_a_paragraph_separator_survives_an_edit_elsewhere() -> None:
    data = "a\u2029b\nc\nd\n".encode()
    file = decode(data)
    assert file.encode("a\nb\nc\nD\n") == "a\u2029b\nc\nD\n".encode()


def test_line_ends_of_another_system_in_new_text_are_made_the_files_own() -> None:
    assert decode(b"a\n").encode("a\r\nb\r") == b"a\nb\n"


def test_a_long_mixed_file_is_written_in_time_though_all_its_lines_changed() -> None:
    file = decode(b"".join(b"line %d\r\n" % n if n % 2 else b"line %d\n" % n for n in range(20_000)))
    new = "".join(f"other {n}\n" for n in range(20_001))
    assert decode(file.encode(new)).text == new


def test_the_same_content_has_the_same_hash() -> None:
    assert content_hash(b"x") == content_hash(b"x") != content_hash(b"x\n")
