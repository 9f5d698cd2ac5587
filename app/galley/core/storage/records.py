"""A file of checksummed records that can be cut off or damaged anywhere and still be read."""

import hashlib
import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_MAGIC = b"\x89GJ\x01"
_HEAD = struct.Struct(">4sI12s")
_MOST = 1 << 31


@dataclass(frozen=True, slots=True)
class Record:
    """What one record says (``meta``, plain JSON) and holds (``body``)."""

    meta: Mapping[str, object]
    body: bytes


def pack(meta: Mapping[str, object], body: bytes) -> bytes:
    """Return the bytes of a record: mark, length, checksum, content."""
    content = json.dumps(meta, separators=(",", ":")).encode() + b"\n" + body
    return _HEAD.pack(_MAGIC, len(content), _checksum(content)) + content


def unpack(data: bytes) -> Iterator[Record | None]:
    """Yield the records of ``data`` in order, and None for each stretch that is damaged or cut off."""
    at = 0
    while at < len(data):
        record, end = _record_at(data, at)
        yield record
        if record is None:
            # A length may be what is damaged: look for the next mark instead of trusting it.
            end = data.find(_MAGIC, at + 1)
            while end >= 0 and _record_at(data, end)[0] is None:
                end = data.find(_MAGIC, end + 1)
            if end < 0:
                return
        at = end


def _record_at(data: bytes, at: int) -> tuple[Record | None, int]:
    if len(data) - at < _HEAD.size:
        return None, at
    magic, length, checksum = _HEAD.unpack_from(data, at)
    start = at + _HEAD.size
    content = data[start : start + length]
    if magic != _MAGIC or length > _MOST or len(content) != length or _checksum(content) != checksum:
        return None, at
    meta, _, body = content.partition(b"\n")
    return Record(json.loads(meta), body), start + length


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=12).digest()
