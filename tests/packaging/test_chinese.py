"""The tables of Chinese characters say what the libraries say that they are made of."""

import re
from importlib import metadata
from types import ModuleType

import pytest

from galley.core.index.chinese import table
from galley.resources import resources
from support.scripts import packaging_script


@pytest.fixture(scope="module")
def chinese() -> ModuleType:
    return packaging_script("chinese")


@pytest.mark.parametrize(
    ("name", "source", "made"),
    [("readings.txt", "pypinyin", "readings"), ("simplified.txt", "OpenCC", "simplified")],
)
def test_a_table_is_as_its_library_has_it(chinese: ModuleType, name: str, source: str, made: str) -> None:
    head = (resources() / "chinese" / name).read_text("utf-8").split("\n", 1)[0]
    found = re.search(rf"of {source} (\S+)\.$", head)
    assert found is not None
    if found[1] != metadata.version(source):
        pytest.skip(f"the table is of {source} {found[1]}; `make chinese` makes it anew")
    assert table(name) == getattr(chinese, made)()
