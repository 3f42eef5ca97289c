"""`python -m conflictmap COMMAND`."""

import sys

from conflictmap.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
