"""Where real survey files for the tests are: in the folder that OMNIBUS_SURVEYS names.

The project carries none of them. A test that wants one is skipped, with the reason, where they
are not to be had.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def survey_file(name: str) -> Path:
    """The real survey file `name`; skips the test where it is not to be had."""
    return _found("surveys", name)


def malformed_file(name: str) -> Path:
    """The damaged or hostile file `name`; skips the test where it is not to be had."""
    return _found("malformed", name)


def _found(folder: str, name: str) -> Path:
    path = Path(os.environ.get("OMNIBUS_SURVEYS", "")) / folder / name
    if "OMNIBUS_SURVEYS" not in os.environ or not path.exists():
        pytest.skip(f"needs the survey file {folder}/{name}: set OMNIBUS_SURVEYS to its folder")
    return path
