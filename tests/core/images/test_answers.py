"""Whether there is anything at an address."""

import threading
from pathlib import Path

from galley.core.edits import Edit
from galley.core.frontmatter import HeaderRules
from galley.core.images.answers import missing_among, missing_of
from galley.core.images.parallel import ask_all
from galley.core.site.hosts import changed_addresses, host_spans
from support.imagehost import image_host
from support.sites import post


def test_what_a_server_has_is_not_missing() -> None:
    with image_host({"/图 片#1.png": b"x", "/forbidden": 403, "/broken": 500}) as host:
        assert missing_of(f"{host.url}/图%20片%231.png") == ""
        assert missing_of(f"{host.url}/gone.png") == "The server answered 404"
        assert missing_of(f"{host.url}/forbidden") == "The server answered 403"
        assert missing_of(f"{host.url}/broken") == "The server answered 500"
        assert host.methods == ["HEAD", "HEAD", "HEAD", "GET", "HEAD"]


def test_what_is_no_web_address_or_leads_to_no_server_is_missing() -> None:
    assert missing_of("ftp://a/b") == "The address is not valid"
    assert missing_of("http://127.0.0.1:9/a.png") == "The server can't be reached"


def test_a_silent_server_is_not_asked_for_everything(tmp_path: Path) -> None:
    asked: list[str] = []
    lock = threading.Lock()

    def ask(address: str) -> str:
        with lock:
            asked.append(address)
        return "The server can't be reached"

    addresses = [f"https://new.example/{number}.png" for number in range(60)]
    assert set(missing_among([*addresses, *addresses], ask=ask)) == set(addresses)
    assert len(asked) <= 12


def test_asking_ends_with_a_cancel_though_a_server_hangs() -> None:
    never, stop = threading.Event(), threading.Event()

    def ask(address: str) -> str:
        stop.set()
        never.wait(60)
        return address

    assert ask_all(["a", "b"], ask, cancelled=stop.is_set) == {}
    never.set()


def test_an_edit_is_told_the_address_it_makes() -> None:
    text = post(
        extra="cover: https://old.example/封面.jpg\n",
        body="![a](http://old.example/a%20b.png) https://old.example 和 [x](//old.example:80/y?z#t)\n",
    )
    edits = [Edit(start, end, "new.example") for start, end in host_spans(text, HeaderRules.HEXO)]
    assert changed_addresses(text, edits, HeaderRules.HEXO) == [
        "https://new.example/封面.jpg",
        "http://new.example/a%20b.png",
        "https://new.example",
        "//new.example/y?z#t",
    ]
    assert changed_addresses("words", [Edit(0, 1, "x")], HeaderRules.HEXO) == [""]
