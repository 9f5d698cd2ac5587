"""The icon in every size a system asks for, drawn from resources/icons/galley.svg."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
# The kinds of picture in an .icns file, by their size in pixels.
ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def draw(svg: Path, small: Path, target: Path) -> None:
    """Write galley-N.png for all sizes, galley.ico and galley.icns. ``small`` is drawn up to 24 pixels."""
    target.mkdir(parents=True, exist_ok=True)
    pictures = {size: _png(small if size <= 24 else svg, size) for size in SIZES}
    for size, data in pictures.items():
        (target / f"galley-{size}.png").write_bytes(data)
    (target / "galley.ico").write_bytes(_ico({s: d for s, d in pictures.items() if s <= 256}))
    (target / "galley.icns").write_bytes(_icns(pictures))


def _png(svg: Path, size: int) -> bytes:
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} is not an SVG picture")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


def _ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' icon file: a table of sizes (0 means 256), then the PNG files."""
    place = 6 + 16 * len(pictures)
    table, bodies = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, data in pictures.items():
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place + len(bodies))
        bodies += data
    return table + bodies


def _icns(pictures: dict[int, bytes]) -> bytes:
    """macOS' icon file: pieces of kind, length and PNG file."""
    pieces = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for size, kind in ICNS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(pieces)) + pieces
