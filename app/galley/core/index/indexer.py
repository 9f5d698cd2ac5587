"""The process that takes many posts into the index, so that the window need not share its time with it."""

import os
import pickle
import subprocess
import threading
from pathlib import Path
from typing import BinaryIO, NamedTuple

from galley.core.index.intake import Intake, Taken
from galley.core.index.readers import Part, Readers
from galley.core.index.reading import Batch
from galley.core.index.store import Store
from galley.core.index.worker import Packed
from galley.core.processes import send
from galley.core.site import Site

PUT_IN_ORDER = -1
"""The last task, and the number of its answer."""


class Beginning(NamedTuple):
    """Which site's posts are read, where its index is, and when the reading began (`Intake`)."""

    site: Site
    folder: Path
    since_ns: int


class Answer(NamedTuple):
    """What came of the files that were sent at a place, from 0."""

    number: int
    taken: Taken


def index_posts(asked: BinaryIO, answers: BinaryIO, processes: list["subprocess.Popen[bytes]"]) -> None:
    """First comes the Beginning, then lists of files; None ends these.

    Each has its Answer, in no order. Then PUT_IN_ORDER may come. ``processes`` read for this one.
    """
    begin: Beginning = pickle.load(asked)  # noqa: S301  from the process that started this one
    store = Store(begin.site, begin.folder)
    intake = Intake(store, begin.since_ns)
    with store.database.much(), Readers(begin.site, processes) as readers:
        threading.Thread(target=_listen, args=(asked, readers), daemon=True).start()
        while (read := readers.answer()) is not None:
            number, batch = read
            assert isinstance(batch, Batch)
            taken = intake.take(batch)
            if store.database.in_memory:  # here nobody would find it
                return
            send(Answer(number, taken), answers)
        if pickle.load(asked) == PUT_IN_ORDER:  # noqa: S301
            intake.put_in_order(_never, readers)
            send(Answer(PUT_IN_ORDER, Taken([], [])), answers)


def _listen(asked: BinaryIO, readers: Readers) -> None:
    number = 0
    try:
        while (files := _next_files(asked)) is not None:
            readers.ask(Part(number, files))
            number += 1
    except (EOFError, OSError):  # the program has ended: nobody waits for what is still to be read
        os._exit(0)
    readers.close()


def _next_files(asked: BinaryIO) -> list[Packed] | None:
    return pickle.load(asked)  # noqa: S301


def _never() -> bool:
    return False
