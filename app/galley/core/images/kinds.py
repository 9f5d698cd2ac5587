"""What kind of picture (or sound, or film) a file is, by its first bytes and not by its name alone."""

from pathlib import Path

# Media types by suffix where the first bytes say too little; all can be shown, none can run.
_BY_SUFFIX = {
    ".svg": "image/svg+xml",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".ogv": "video/ogg",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".vtt": "text/vtt",
}
_SNIFFED = 512


def kind_of_bytes(head: bytes) -> str | None:
    """The media type of an image that begins with ``head`` (512 bytes are enough), or None."""
    for magic, kind in (
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"BM", "image/bmp"),
        (b"\0\0\1\0", "image/x-icon"),
    ):
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and any(brand in head[8:32] for brand in (b"avif", b"avis")):
        return "image/avif"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<svg") or (
        text.startswith((b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in text
    ):
        return "image/svg+xml"
    return None


def kind_of_file(path: Path) -> str | None:
    """The media type of an image, sound or film that a page may show, or None for any other file."""
    try:
        with path.open("rb") as file:
            kind = kind_of_bytes(file.read(_SNIFFED))
    except OSError:
        return None
    return kind or _BY_SUFFIX.get(path.suffix.lower())
