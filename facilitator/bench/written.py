"""A child that writes one format as the house's own does, and then says on stderr how many
megabytes it had at most:

    python -m facilitator.bench.written docx en
"""

import os
import sys

from facilitator.bench.server import peak_megabytes
from facilitator.exports.child import write

if __name__ == "__main__":
    write(*sys.argv[1:])
    print(peak_megabytes(os.getpid()), file=sys.stderr)
