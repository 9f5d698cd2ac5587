"""Make a new image smaller before it is kept: scaled to a width, or as WebP."""

import io
from dataclasses import dataclass

from galley.core.images.kinds import kind_of_bytes

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
_QUALITY = 85
# What a camera makes is far below; more would fill the memory.
_MOST_PIXELS = 200_000_000


@dataclass(frozen=True, slots=True)
class Treatment:
    """``width`` is the most pixels across, 0 for any; ``webp`` turns PNG and JPEG into WebP."""

    width: int = 0
    webp: bool = False

    @property
    def idle(self) -> bool:
        return self.width <= 0 and not self.webp


def treated(data: bytes, treatment: Treatment) -> bytes:
    """Return the image as the treatment makes it, upright and with its colour profile.

    The bytes come back as they are where there is nothing to gain: an image that is small enough, moves, is
    drawn (SVG) or cannot be read, and one that would grow.
    """
    kind = kind_of_bytes(data[:512])
    if treatment.idle or kind not in _FORMATS:
        return data
    # Only who wants it pays for the import.
    from PIL import Image, ImageOps  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(data), formats=tuple(_FORMATS.values())) as image:
            if getattr(image, "n_frames", 1) > 1 or image.width * image.height > _MOST_PIXELS:
                return data
            profile = image.info.get("icc_profile")
            upright = ImageOps.exif_transpose(image)
            wide = 0 < treatment.width < upright.width
            to_webp = treatment.webp and kind != "image/webp"
            if not wide and not to_webp:
                return data
            if wide:
                height = max(1, round(upright.height * treatment.width / upright.width))
                if upright.mode not in ("L", "LA", "RGB", "RGBA"):
                    upright = upright.convert("RGBA" if "transparency" in upright.info else "RGB")
                upright = upright.resize((treatment.width, height), Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType]  Pillow names numpy, which is not needed
            out = io.BytesIO()
            options: dict[str, object] = {"icc_profile": profile} if profile else {}
            if to_webp:
                # What was without loss stays sharp: a screenshot's letters.
                options |= {"lossless": True} if kind == "image/png" else {"quality": _QUALITY, "method": 4}
                upright.save(out, "WEBP", **options)
            else:
                options |= {"optimize": True} if kind == "image/png" else {"quality": _QUALITY}
                upright.save(out, _FORMATS[kind], **options)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data
    made = out.getvalue()
    return made if len(made) < len(data) else data
