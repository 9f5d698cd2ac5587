"""A virtual X screen whose pixels can be read and kept as a picture."""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path


class Screen:
    """Xvfb with its picture in a file; use it as a context."""

    def __init__(self, width: int = 1400, height: int = 900) -> None:
        self.width, self.height = width, height
        self.display = ""
        self._folder = tempfile.TemporaryDirectory(prefix="galley-screen-")
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Screen":
        if shutil.which("Xvfb") is None:
            sys.exit("Xvfb is needed: apt-get install xvfb")
        reading, writing = os.pipe()
        # No access control: the program's user inside a root is not the server's user outside.
        self._server = subprocess.Popen(
            [
                "Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.width}x{self.height}x24",
                "-fbdir", self._folder.name, "-nolisten", "tcp", "-ac",
            ],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.display = f":{pipe.readline().strip()}"
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait()
        self._folder.cleanup()

    def pixels(self) -> bytes:
        """The screen as rows of blue, green, red and a byte that means nothing."""
        data = (Path(self._folder.name) / "Xvfb_screen0").read_bytes()
        # The XWD format: the header's length comes first, the row's length is the thirteenth number.
        header, row, colours = (struct.unpack_from(">I", data, place)[0] for place in (0, 48, 76))
        start = header + 12 * colours
        assert row == self.width * 4, "the screen has 32 bits a pixel"
        return data[start : start + row * self.height]

    def count(self, colour: tuple[int, int, int]) -> int:
        """How many pixels have exactly this colour (red, green, blue)."""
        red, green, blue = colour
        data = self.pixels()
        wanted = bytes((blue, green, red))
        found, at = 0, data.find(wanted)
        while at >= 0:
            found += at % 4 == 0
            at = data.find(wanted, at + 1)
        return found

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = self.pixels()
        rgb = bytearray(self.width * self.height * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = data[2::4], data[1::4], data[0::4]
        length = self.width * 3
        rows = [bytes(rgb[start : start + length]) for start in range(0, len(rgb), length)]
        path.write_bytes(_png(self.width, rows))

    def key(self, *words: str) -> None:
        """Run xdotool on this screen."""
        subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": self.display}, check=True)

    def window(self, seconds: float = 60) -> str:
        """Wait for a visible window of Galley, give it the keyboard, and return its id."""

        def look() -> str:
            done = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--class", "galley"],
                env={**os.environ, "DISPLAY": self.display},
                capture_output=True,
                text=True,
                check=False,
            )
            return done.stdout.split("\n", 1)[0]

        found = wait_for(look, "Galley's window", seconds)
        self.key("windowfocus", "--sync", found)
        return found


def wait_for(done: Callable[[], object], what: str, seconds: float = 60) -> str:
    """Ask until the answer counts as true, and return it as text. Raises TimeoutError after ``seconds``."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = done()
        if answer:
            return str(answer)
        time.sleep(0.1)
    raise TimeoutError(f"{what} did not come within {seconds:.0f} seconds")


def coloured_png(colour: tuple[int, int, int], width: int = 240, height: int = 60) -> bytes:
    """A picture of one colour, to be looked for on the screen."""
    return _png(width, [bytes(colour) * width] * height)


def _png(width: int, rows: list[bytes]) -> bytes:
    """A PNG file of rows of red, green and blue bytes."""

    def piece(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", head) + piece(b"IDAT", packed) + piece(b"IEND", b"")
