"""`python -m facilitator`: the same as the command `facilitator`."""

import os
import sys

from facilitator.cli import main

os.umask(0o077)  # database, backups and records are for this user alone
sys.exit(main())
