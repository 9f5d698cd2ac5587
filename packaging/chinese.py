"""Bring the tables of Chinese characters up to date with pypinyin and OpenCC: ``make chinese``.

The program reads these instead of the libraries, which take 0.3 s to load what it needs of them, in every
process that reads posts.
"""

import sys
import unicodedata
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "chinese"
CHARACTERS = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
_OPENCC_TERMS = "Licensed under the Apache License, Version 2.0: see licences/OpenCC.txt."


def plain(reading: str) -> str:
    """Return a reading without its tone; ü is typed v."""
    letters = unicodedata.normalize("NFD", reading)
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter) or letter == "\u0308")
    return unicodedata.normalize("NFC", kept).replace("ü", "v").replace("ê", "e")


def readings() -> str:
    """Return two parts: a syllable and who is first read so; a character and the phrases that it begins.

    Phrases stand by their second characters, with what follows these, the longest first. One that is not read
    as its characters are has its syllables.
    """
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    single = {each: plain(PINYIN_DICT.get(ord(each), "").partition(",")[0]) for each in CHARACTERS}
    by_syllable: dict[str, str] = {}
    for each, syllable in single.items():
        if syllable:
            by_syllable[syllable] = by_syllable.get(syllable, "") + each
    phrases: dict[str, dict[str, list[str]]] = {}
    for phrase, syllables in sorted(PHRASES_DICT.items(), key=lambda each: (-len(each[0]), each[0])):
        if len(phrase) < 2 or not single.keys() >= set(phrase):
            continue
        spelled = [plain(each[0]) for each in syllables]
        is_usual = spelled == [single[each] for each in phrase]
        rest = phrase[2:] if is_usual else f"{phrase[2:]}={'+'.join(spelled)}"
        phrases.setdefault(phrase[0], {}).setdefault(phrase[1], []).append(rest)
    singles = [f"{syllable} {characters}" for syllable, characters in sorted(by_syllable.items())]
    begun = [
        " ".join([first, *(second + ",".join(rests) for second, rests in sorted(by_second.items()))])
        for first, by_second in sorted(phrases.items())
    ]
    return "\n\n".join("\n".join(part) for part in (singles, begun))


def simplified() -> str:
    """Return the characters that have another simplified form, and below these forms."""
    from opencc import OpenCC

    converted = str(OpenCC("t2s").convert("\n".join(CHARACTERS))).split("\n")
    pairs = [
        (one, other)
        for one, other in zip(CHARACTERS, converted, strict=True)
        if len(other) == 1 and one != other
    ]
    return "\n".join("".join(each) for each in zip(*pairs, strict=True))


def main() -> None:
    """Write both tables, each with where it comes from above it."""
    FOLDER.mkdir(exist_ok=True)
    licence = next(
        file.read_text("utf-8")
        for file in metadata.files("pypinyin") or ()
        if file.name.startswith("LICENSE")
    )
    for name, made, source, terms in (
        ("readings.txt", readings(), "pypinyin", licence),
        ("simplified.txt", simplified(), "OpenCC", _OPENCC_TERMS),
    ):
        head = f"Made by packaging/chinese.py of {source} {metadata.version(source)}.\n\n{terms}".strip()
        lines = [f"# {line}".rstrip() for line in head.split("\n")]
        (FOLDER / name).write_text("\n".join((*lines, made, "")), "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
