"""Why PySide6 is pinned below 6.12."""

import sys

from PySide6.QtCore import QObject


def test_a_void_qt_call_keeps_the_reference_count_of_none() -> None:
    """6.12.0 loses one reference to None in each such call, until the interpreter aborts."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("name")
    after = sys.getrefcount(None)
    assert abs(after - before) < 100
