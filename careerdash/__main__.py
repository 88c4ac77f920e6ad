"""``python -m careerdash``: the command line."""

import sys

from careerdash.cli import main

sys.exit(main())
