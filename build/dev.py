"""What a checkout can do; each first makes ready what it needs.

    python3 build/dev.py COMMAND [ARGUMENTS]

Needs only Python 3.11 or newer. The packages come into .venv, beside this folder, from the lists
in build/lock.
"""

from __future__ import annotations

import subprocess
import sys

from interpreter import OLDEST, suitable


def main() -> int | str:
    """The exit status of the command, which runs under a Python that is new enough."""
    python = suitable()
    if python is None:
        return (
            "Omnibus Desktop needs Python {0}.{1} or newer and this is {2}.{3}: install it, from "
            "python.org or on Debian and Ubuntu with: sudo apt-get install python{0}.{1} "
            "python{0}.{1}-venv".format(*OLDEST, *sys.version_info)
        )
    if python != sys.executable:
        return subprocess.call([python, *sys.argv])
    import commands  # written for the new Python: an old one could not even read it

    return commands.obey(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
