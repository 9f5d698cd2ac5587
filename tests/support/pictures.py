"""Small real images."""

import io

from PIL import Image


def picture(kind: str = "PNG", color: str = "red", size: tuple[int, int] = (8, 6)) -> bytes:
    """The bytes of an image of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return out.getvalue()
