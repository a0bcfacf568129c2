"""``python -m intelnews`` is the command line."""

import sys

from intelnews.cli import main

if __name__ == "__main__":
    sys.exit(main())
