"""The same jobs without a window: a command line that needs no display and asks no question."""

from __future__ import annotations

from omnibus_desktop.cli.run import run

__all__ = ["run"]
