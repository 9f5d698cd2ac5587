"""``python -m galley`` is the ``galley`` command."""

import sys

from galley.cli import main

if __name__ == "__main__":
    sys.exit(main())
