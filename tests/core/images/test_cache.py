"""The offline cache: every address once, in the background, within its bounds, whatever servers do."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from galley.core.images import FetchError, ImageCache, State

PNG = b"\x89PNG\r\n\x1a\n" + b"." * 92


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., ImageCache]]:
    made: list[ImageCache] = []

    def make(fetcher: Callable[[str], bytes] = lambda _: PNG, **options: object) -> ImageCache:
        made.append(ImageCache(tmp_path / "cache", fetcher=fetcher, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for cache in made:
        cache.close()


def wait(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.005)


def bring(cache: ImageCache, address: str) -> State:
    done = threading.Event()
    state = cache.request(address, lambda _: done.set())
    if state is State.UNDER_WAY:
        assert done.wait(10)
    return state


def test_an_image_is_fetched_once_and_stays(make: Callable[..., ImageCache]) -> None:
    asked: list[str] = []
    cache = make(lambda address: (asked.append(address), PNG)[1])
    assert cache.path("https://a/1") is None
    assert bring(cache, "https://a/1") is State.UNDER_WAY
    path = cache.path("https://a/1")
    assert path is not None
    assert path.read_bytes() == PNG
    assert bring(cache, "https://a/1") is State.HERE
    again = make(lambda address: (asked.append(address), PNG)[1])
    assert again.path("https://a/1") == path
    assert asked == ["https://a/1"]


def test_many_requests_for_one_image_are_one_fetch_and_all_are_told(make: Callable[..., ImageCache]) -> None:
    gate, asked, told = threading.Event(), [], []
    cache = make(lambda address: (asked.append(address), gate.wait(5), PNG)[2])
    for i in range(20):
        cache.request("https://a/1", lambda _, i=i: told.append(i))
    assert cache.state("https://a/1") is State.UNDER_WAY
    assert cache.pending == 1
    gate.set()
    wait(lambda: len(told) == 20)
    assert asked == ["https://a/1"]
    assert cache.pending == 0


def test_what_failed_is_not_asked_for_again_until_later(make: Callable[..., ImageCache]) -> None:
    clock, asked = Clock(), []

    def gone(address: str) -> bytes:
        asked.append(address)
        raise FetchError("The server answered 404")

    cache = make(gone, clock=clock)
    bring(cache, "https://a/1")
    assert cache.state("https://a/1") is State.FAILED
    assert cache.reason("https://a/1") == "The server answered 404"
    assert bring(cache, "https://a/1") is State.FAILED
    clock.now += 601
    assert bring(cache, "https://a/1") is State.UNDER_WAY
    assert len(asked) == 2


def test_a_silent_server_is_asked_once_for_all_its_images(make: Callable[..., ImageCache]) -> None:
    asked: list[str] = []

    def silent(address: str) -> bytes:
        asked.append(address)
        raise FetchError("The server can't be reached", host_down=True)

    cache = make(silent)
    bring(cache, "https://a/0")
    assert {cache.request(f"https://a/{i}", lambda _: None) for i in range(1, 60)} == {State.FAILED}
    assert len(asked) == 1
    assert bring(cache, "https://b/0") is State.UNDER_WAY


def test_asking_never_waits_for_the_network(make: Callable[..., ImageCache]) -> None:
    gate = threading.Event()
    cache = make(lambda _: (gate.wait(10), PNG)[1])
    began = time.monotonic()
    for i in range(60):
        cache.request(f"https://h{i}/a", lambda _: None)
    assert time.monotonic() - began < 1
    gate.set()
    wait(lambda: cache.pending == 0)


@pytest.mark.parametrize("error", [OSError("odd"), ValueError("odd"), RuntimeError("odd"), MemoryError()])
def test_one_odd_answer_ends_no_worker(make: Callable[..., ImageCache], error: Exception) -> None:
    def odd(address: str) -> bytes:
        if "odd" in address:
            raise error
        return PNG

    cache = make(odd)
    for i in range(10):
        bring(cache, f"https://odd{i}/a")
    bring(cache, "https://fine/a")
    assert cache.path("https://fine/a") is not None


def test_the_folder_stays_within_its_bound_and_keeps_what_was_used_last(
    make: Callable[..., ImageCache],
) -> None:
    cache = make(limit=1000)
    for i in range(8):
        path = cache.store(f"https://a/{i}", PNG)
        os.utime(path, (i, i))
    assert cache.path("https://a/0") is not None  # looked at: the newest now
    for i in range(8, 14):
        cache.store(f"https://a/{i}", PNG)
    here = [i for i in range(14) if cache.path(f"https://a/{i}") is not None]
    assert len(here) <= 10
    assert 0 in here
    assert 13 in here
    assert 1 not in here


def test_a_folder_that_cannot_be_written_is_a_reason_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    cache = ImageCache(tmp_path / "cache", fetcher=lambda _: PNG)
    bring(cache, "https://a/1")
    assert cache.state("https://a/1") is State.FAILED
    assert "can't be kept" in cache.reason("https://a/1")
    cache.close()


def test_a_deleted_folder_is_filled_again(make: Callable[..., ImageCache]) -> None:
    import shutil

    cache = make()
    bring(cache, "https://a/1")
    shutil.rmtree(cache.folder)
    assert cache.path("https://a/1") is None
    bring(cache, "https://a/1")
    assert cache.path("https://a/1") is not None


def test_a_closed_cache_fetches_nothing_and_tells_nobody(make: Callable[..., ImageCache]) -> None:
    gate, told = threading.Event(), []
    cache = make(lambda _: (gate.wait(5), PNG)[1])
    cache.request("https://a/1", told.append)
    cache.close()
    gate.set()
    assert cache.request("https://a/2", told.append) is State.FAILED
    time.sleep(0.1)
    assert told == []


@pytest.mark.parametrize(
    "address", ["", "https://", "http://[", "ftp://a/b", "https://a/\ud800", "x" * 100_000]
)
def test_any_address_can_be_asked_about(make: Callable[..., ImageCache], address: str) -> None:
    cache = make()
    assert cache.path(address) is None
    bring(cache, address)
    assert cache.state(address) in (State.HERE, State.FAILED)
