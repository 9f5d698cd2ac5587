"""Guess the encoding of a Chinese text that is not Unicode, and say so when the guess is not safe."""

import re
from typing import Final

BINARY: Final = "binary"

# What charset-normalizer may call the two families; each is tried narrowest first, so that a file
# in GBK is not given characters that only GB18030 has.
_SIMPLIFIED = ("gbk", "gb18030")
_TRADITIONAL = ("big5", "cp950", "big5hkscs")
_FAMILIES = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "cp936", "hz"), _SIMPLIFIED),
    **dict.fromkeys(("big5", "cp950", "big5hkscs"), _TRADITIONAL),
}
# What an author may know a file to be written in, the likelier ones first; the last fits any bytes.
CHOICES = (
    "gb18030", "big5hkscs", "shift_jis", "euc_jp", "euc_kr", "utf-16-le", "utf-16-be", "cp1252", "latin-1",
)  # fmt: skip
_SAMPLE_BYTES = 64 * 1024
_BINARY_BYTES = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")

# A text of either family is made of that family's frequent characters: GB 2312 level 1 (rows B0 to D7),
# Big5 level 1 (A4 to C6). Bytes of the other family, read wrongly, fall outside much more often.
_SURE_SHARE = 0.9
_MIN_CHARACTERS = 4


def guess_encoding(data: bytes) -> str | None:
    """Return the encoding of ``data``, which is not UTF-8; BINARY if it is no text; None if unsure."""
    if len(_BINARY_BYTES.findall(data, 0, _SAMPLE_BYTES)) * 100 > min(len(data), _SAMPLE_BYTES):
        return BINARY
    # Nearly every post is UTF-8: what guesses the others is loaded when one of them comes.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    sample = data[:_SAMPLE_BYTES]
    if len(data) > _SAMPLE_BYTES:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    shares = {family: _frequent_share(sample, family) for family in (_SIMPLIFIED, _TRADITIONAL)}
    best = from_bytes(sample, cp_isolation=[name for name in _FAMILIES if name != "hz"]).best()
    family = _FAMILIES.get(best.encoding) if best is not None else None
    if family is None:
        return None
    other = _TRADITIONAL if family is _SIMPLIFIED else _SIMPLIFIED
    if shares[family] < _SURE_SHARE or shares[other] >= shares[family]:
        return None
    return next((encoding for encoding in family if _fits(data, encoding)), None)


def possible_encodings(data: bytes) -> tuple[str, ...]:
    """Return those of CHOICES in which ``data`` is a text that gives the same bytes back."""
    return tuple(encoding for encoding in CHOICES if _fits(data, encoding))


def _fits(data: bytes, encoding: str) -> bool:
    try:
        return data.decode(encoding).encode(encoding) == data
    except UnicodeError:
        return False


def _frequent_share(sample: bytes, family: tuple[str, ...]) -> float:
    """Return the share of letters that are frequent in ``family``, 0 if the bytes do not fit it."""
    first, last = (0xB0, 0xD7) if family is _SIMPLIFIED else (0xA4, 0xC6)
    symbols = (0xA1, 0xA3)
    for encoding in family:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        leads = [character.encode(encoding)[0] for character in text if character > "\x7f"]
        letters = [lead for lead in leads if not symbols[0] <= lead <= symbols[1]]
        if len(letters) < _MIN_CHARACTERS:
            return 0.0
        return sum(first <= lead <= last for lead in letters) / len(letters)
    return 0.0
