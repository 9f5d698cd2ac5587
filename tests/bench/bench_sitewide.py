"""What a change of a whole site costs: hosts counted, a host planned, written, taken back.

    python tests/bench/bench_sitewide.py SITE [HOST]

works on a copy. Prints seconds of this process and of the clock; the bytes are compared after the undo.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from galley.core import bulk
from galley.core.bulk import UndoLog
from galley.core.bulk.search import Search, Where, header_stays_readable, replacing
from galley.core.bulk.taxonomy import tag_uses
from galley.core.library import Library
from galley.core.site import open_site, walk_posts
from galley.core.site.hosts import count_hosts, located
from galley.core.storage import History, Writer
from galley.core.textfile import decode

T = TypeVar("T")


def timed(name: str, work: Callable[[], T]) -> T:
    process, clock = time.process_time(), time.monotonic()
    result = work()
    print(f"{name:24} {time.process_time() - process:7.2f} s CPU {time.monotonic() - clock:7.2f} s")
    return result


def main(source: Path, host: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, state = Path(folder) / "site", Path(folder) / "state"
        shutil.copytree(source, root)
        site = open_site(root)
        rules = site.header_rules
        paths = [file.path for file in walk_posts(site)]
        before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}
        print(f"{len(paths)} posts, {sum(len(data) for data, _ in before.values()) / 1e6:.1f} MB")
        uses = timed(
            "count hosts",
            lambda: count_hosts(
                (str(path), located(decode(path.read_bytes()).text, rules)) for path in paths
            ),
        )
        host = host or max(uses, key=lambda use: use.images).host
        check = header_stays_readable(rules)
        for where in (Where.ALL, Where.ADDRESSES, Where.HOSTS):
            change = replacing(Search(host, "new.example", where=where), rules)
            plan = timed(f"plan, {where}", lambda change=change: bulk.plan(paths, change, check=check))
            print(f"{'':24} {sum(len(file.edits) for file in plan.files)} hits in {len(plan.files)} posts")
        writer, log = Writer(History(state=state), state=state), UndoLog(root, state=state)
        timed("write", lambda: bulk.carry_out(plan.files, writer, log, check=check))
        timed("undo", lambda: bulk.undo(log, writer))
        after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}
        print(f"{sum(after[path] != before[path] for path in paths)} posts differ after the undo")
        library = Library(site, state)
        library.scan(lambda *_: None)
        timed("tags counted", lambda: tag_uses(library.counts()))
        library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
