"""Every text has a Chinese translation: a new one in the source fails here until it has."""

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from support.scripts import packaging_script


@pytest.fixture(scope="module")
def i18n() -> ModuleType:
    return packaging_script("i18n")


def pairs(path: Path) -> dict[tuple[str, str], str]:
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message.findtext("translation")
        or ""
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def test_every_text_of_the_source_has_a_chinese_translation(i18n: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / "galley_zh_CN.ts"
    shutil.copy(i18n.CHINESE, fresh)
    i18n.collect(fresh)
    assert i18n.unfinished(fresh) == [], "run make i18n, and translate what it names"
    assert set(pairs(fresh)) == set(pairs(i18n.CHINESE)), "run make i18n: texts have gone or moved"


def test_collecting_sees_each_way_a_text_is_declared(i18n: ModuleType) -> None:
    sources = {source for _context, source in pairs(i18n.CHINESE)}
    assert "&Open Site…" in sources  # the table of commands
    assert "Help" in sources  # its menus
    assert "A colon is missing here." in sources  # said by core
    assert "the disk is full" in sources  # declared in core, said later
    assert "No site is open." in sources  # tr of a widget


def test_a_translation_has_the_placeholders_of_its_source(i18n: ModuleType) -> None:
    def holes(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^{}]*\}", text))

    wrong = [
        source
        for path in (i18n.CHINESE, i18n.TAIWANESE)
        for (_context, source), translation in pairs(path).items()
        if holes(source) != holes(translation)
    ]
    assert wrong == []


def test_the_traditional_file_is_made_from_the_simplified_one(i18n: ModuleType, tmp_path: Path) -> None:
    made = tmp_path / "made.ts"
    i18n.convert(i18n.CHINESE, made)
    assert made.read_bytes() == i18n.TAIWANESE.read_bytes(), "run make i18n"
