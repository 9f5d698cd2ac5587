"""Every text has a Chinese translation: a new one in the source fails here until it has."""

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from support.scripts import packaging_script

CHOICE = re.compile(r"\{\d:[^{}|]*\|[^{}|]*\}")
# One of these has a text of its own, or cannot be.
ALWAYS_SEVERAL = {
    "{0} posts could not be saved. The last: {1}",
    (
        "{0} open posts are no longer on the disk, “{1}” among them: what you see here are the only copies. "
        "Saving writes the files again."
    ),
    "{0} tags become one:",
    "Another code block begins {0} lines below, before this one is closed.",
    "Move {0} Posts to Trash…",
    "Move {0} posts and the images of their asset folders to the trash?",
    "Save the changes of {0} posts?",
    "Spell {0} tags as suggested",
}


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
    # Under another name than translate or tr, a class is taken for the text.
    assert "" not in {context for context, _source in pairs(i18n.CHINESE)}


def test_a_translation_has_the_placeholders_of_its_source(i18n: ModuleType) -> None:
    def holes(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^{}|]*\}", text))  # Chinese has one form, and no choice of two

    wrong = [
        source
        for path in (i18n.CHINESE, i18n.TAIWANESE)
        for (_context, source), translation in pairs(path).items()
        if holes(source) != holes(translation) or CHOICE.search(translation)
    ]
    assert wrong == []


def test_a_counted_thing_has_a_singular_unless_it_is_never_counted_below_two(i18n: ModuleType) -> None:
    things = "posts|tags|images|links|places|words|hosts|problems|characters|differences|addresses|lines"
    counted = re.compile(rf"\{{\d\}} (\w+ )?({things})\b", re.IGNORECASE)
    sources = {source for _context, source in pairs(i18n.CHINESE)}
    assert {source for source in sources if counted.search(CHOICE.sub("", source))} == ALWAYS_SEVERAL


def test_the_traditional_file_is_made_from_the_simplified_one(i18n: ModuleType, tmp_path: Path) -> None:
    made = tmp_path / "made.ts"
    i18n.convert(i18n.CHINESE, made)
    assert made.read_bytes() == i18n.TAIWANESE.read_bytes(), "run make i18n"
