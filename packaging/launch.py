"""What the packaged program does around Galley's own ``main``: tidy up after the loader, say why not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Where the system's certificates are; the bundled OpenSSL knows only the place of the system it was built on.
CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # Alpine, macOS
)


def tidy_environment() -> None:
    """Leave the programs that Galley starts (a browser, a file manager) with the author's own environment.

    The loader and PySide6's start-up hook point these variables into the bundle. Both have been read by
    now: the system's loader reads its own at the start of a process, and Qt finds its plug-ins beside itself.
    """
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before:
            os.environ[name] = before
        else:
            os.environ.pop(name, None)
    for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        os.environ.pop(name, None)


def find_certificates() -> None:
    """Point OpenSSL to the system's certificates where they are not where it looks."""
    if os.name != "posix" or "SSL_CERT_FILE" in os.environ or "SSL_CERT_DIR" in os.environ:
        return
    found = next((path for path in CERTIFICATES if Path(path).is_file()), None)
    if found is not None:
        os.environ["SSL_CERT_FILE"] = found


def complain(reason: str) -> None:
    """Say it on the terminal and, as there may be none, in a box of the system."""
    if sys.stderr is not None:
        print(f"galley: {reason}", file=sys.stderr)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, reason, "Galley", 0x10)
        return
    boxes = (
        ["zenity", "--error", "--no-markup", "--title=Galley", f"--text={reason}"],
        ["kdialog", "--title", "Galley", "--error", reason],
        ["xmessage", "-center", reason],
    )
    if sys.platform == "darwin":
        words = reason.replace("\\", "\\\\").replace('"', '\\"')
        boxes = (["osascript", "-e", f'display alert "Galley" message "{words}" as critical'],)
    elif not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    for box in boxes:
        if shutil.which(box[0]) is not None:
            subprocess.run(box, check=False, stderr=subprocess.DEVNULL)
            return


def main() -> int:
    if sys.argv[1:] in (["--read-posts"], ["--index-posts"]):
        # This program, started again beside itself to bring the list of posts up to date.
        from galley.core.processes import serve

        serve(sys.argv[1])
        return 0
    tidy_environment()
    find_certificates()
    from galley.cli import main as galley

    try:
        return galley()
    except ImportError as error:
        # On Linux some libraries are the system's own: the message names the one that is not there.
        complain(
            f"Galley cannot start: {error}. A library of the system is missing; "
            "the README of the package lists those that Galley needs."
        )
        return 1


if __name__ == "__main__":
    sys.exit(main())
