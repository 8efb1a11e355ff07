"""Where the packaged program begins."""

import sys

from omnibus_desktop.__main__ import main

sys.exit(main())
