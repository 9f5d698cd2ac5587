"""Bring the translations up to date with the source: ``make i18n``.

Texts are collected by Qt's lupdate. Those it cannot see are handed to it in a file made for the purpose: the
table of commands with its menus, and what core says, whose values lupdate would take for comments. What one
class has translated, another that says the same gets as well. The traditional Chinese file is made from the
simplified one by OpenCC, and never edited.
"""

import ast
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "app"))  # this checkout, whatever the environment was made for
FOLDER = ROOT / "resources" / "translations"
CHINESE, TAIWANESE = FOLDER / "galley_zh_CN.ts", FOLDER / "galley_zh_TW.ts"


def collect(into: Path) -> None:
    """Merge every text of the program into a .ts file; texts that are gone leave it."""
    from galley.ui.actions import COMMANDS
    from galley.ui.window import MENUS

    texts = {text for command in COMMANDS for text in (command.text, command.short) if text}
    inner = {command.menu.partition("/")[2] for command in COMMANDS} - {""}
    with tempfile.TemporaryDirectory() as made:
        table = Path(made) / "table.py"
        lines = [("Actions", text) for text in sorted(texts)]
        lines += [("MainWindow", text) for text in (*MENUS, *sorted(inner))]
        lines += [("core", text) for text in said()]
        table.write_text(
            "".join(f"QT_TRANSLATE_NOOP({context!r}, {text!r})\n" for context, text in lines), "utf-8"
        )
        files = [*sorted((ROOT / "app" / "galley").rglob("*.py")), table]
        (Path(made) / "files.lst").write_text("\n".join(map(str, files)), "utf-8")
        command = [
            str(Path(sys.executable).with_name("pyside6-lupdate")),
            f"@{made}/files.lst",
            *("-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", "zh_CN"),
            *("-disable-heuristic", "similartext", "-disable-heuristic", "sametext"),
            *("-ts", str(into)),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def said() -> list[str]:
    """Every text that ``say`` or ``later`` of galley.core.messages is given."""
    found = set()
    for path in (ROOT / "app" / "galley").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                text = node.args[0]
                if node.func.id in ("say", "later") and isinstance(text, ast.Constant):
                    found.add(str(text.value))
    return sorted(found)


def unfinished(path: Path) -> list[tuple[str, str]]:
    """Context and text of each entry without a translation."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished" or not translation.text:
                found.append((context.findtext("name") or "", message.findtext("source") or ""))
    return found


def share(path: Path) -> None:
    """Give entries without a translation the one that the same text has elsewhere."""
    tree = ET.parse(path)
    known: dict[str, str] = {}
    entries = [(message, message.find("translation")) for message in tree.getroot().iter("message")]
    for message, translation in entries:
        if translation is not None and translation.text and not translation.get("type"):
            known.setdefault(message.findtext("source") or "", translation.text)
    for message, translation in entries:
        source = message.findtext("source") or ""
        if translation is not None and not translation.text and source in known:
            translation.text = known[source]
            translation.attrib.pop("type", None)
    write(tree, path)


def convert(source: Path, target: Path) -> None:
    """Write the traditional Chinese file from the simplified one."""
    from opencc import OpenCC

    tree, traditional = ET.parse(source), OpenCC("s2twp")
    tree.getroot().set("language", "zh_TW")
    for translation in tree.getroot().iter("translation"):
        if translation.text:
            translation.text = traditional.convert(translation.text)
    write(tree, target)


def write(tree: "ET.ElementTree[ET.Element]", path: Path) -> None:
    """In the layout of lupdate, so that two runs make one file."""
    ET.indent(tree, "    ")
    body = ET.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{body}\n", "utf-8", newline="\n")


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    collect(CHINESE)
    share(CHINESE)
    convert(CHINESE, TAIWANESE)
    missing = unfinished(CHINESE)
    for context, text in missing:
        print(f"not translated: {context}: {text!r}")
    print(f"{len(missing)} texts are not translated" if missing else "Every text is translated.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
