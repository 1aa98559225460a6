"""`python -m analysis`: see analysis/cli.py."""

import os
import sys

from analysis.cli import main

if __name__ == "__main__":
    # Arrow is asked when it is imported: its own allocators take room ahead and keep what they had.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    sys.exit(main())
