"""The log: what went wrong and when, for a bug report. It never holds the author's text.

An exception's own message may quote what it failed on (a line, a title, a character), so only its kind and
the places in the program are written. What the system says of a file names no content and is kept.
"""

import logging
import platform
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from galley import __version__
from galley.core.storage.places import private_folder

LARGEST, OLD_ONES = 512 * 1024, 2
_log = logging.getLogger("galley")


def log_file() -> Path:
    """Where the log is, if anything was logged yet. Raises OSError where no folder can be made."""
    return private_folder("log") / "galley.log"


class Discreet(logging.Formatter):
    """Lays out a record without any exception's words."""

    def formatException(self, ei: Any) -> str:
        kind, error, trace = ei
        return "\n".join(_places(kind, error, trace))

    def format(self, record: logging.LogRecord) -> str:
        # An exception that is logged as a value would bring its words in by the message.
        if isinstance(record.args, tuple):
            record = logging.makeLogRecord(record.__dict__)
            record.args = tuple(_said(value) for value in record.args or ())
            record.exc_text = None
        return super().format(record)


def _said(value: object) -> object:
    if isinstance(value, OSError):
        return f"{type(value).__name__} {value.errno}: {value.strerror}"
    if isinstance(value, BaseException):
        return type(value).__name__
    # A post's name may be its title: the folder says enough.
    return f"{value.parent}/…{value.suffix}" if isinstance(value, Path) else value


def _places(kind: Any, error: BaseException | None, trace: TracebackType | None) -> list[str]:
    lines = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    said = str(_said(error)) if error is not None else getattr(kind, "__name__", "?")
    cause = error.__cause__ or error.__context__ if error is not None else None
    before = _places(type(cause), cause, cause.__traceback__) if cause is not None else []
    return [*before, *lines, f"  {said}"]


def start_log() -> None:
    """Log warnings, and every exception that nobody caught, from now on; without a folder, nothing."""
    try:
        handler = RotatingFileHandler(
            log_file(), maxBytes=LARGEST, backupCount=OLD_ONES, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.WARNING, logging.WARNING))
    _log.setLevel(logging.INFO)
    _log.info("Galley %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    before = sys.excepthook

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            _log.error("Nobody caught this:", exc_info=(kind, error, trace))
        before(kind, error, trace)

    sys.excepthook = uncaught
    threading.excepthook = lambda args: uncaught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's warnings go to the terminal as ever, and to the log, but for a page's: those may quote a post."""
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        return
    print(text, file=sys.stderr)
    if context.category != "js":
        _log.warning("Qt, %s: %s", context.category, text)
