"""Damaged files of every format, 500 of each: a wave, or an error in words. Never anything else.

Ten thousand of each: python3 build/dev.py mutations
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readers.mutations.cases import made
from tests.readers.mutations.seeds import FORMATS, seeds_of

ROOT = Path(__file__).resolve().parents[2]
CASES = 500
SECONDS = 280  # on a machine however busy; some twenty on a quiet one


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="each file is opened in a forked process")
@pytest.mark.parametrize("form", FORMATS)
def test_damage_is_told_or_survived(form: str) -> None:
    command = [sys.executable, "-m", "tests.readers.mutations", "--format", form]
    done = subprocess.run(
        [*command, "--cases", str(CASES)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_a_number_gives_the_same_damage_again(form: str) -> None:
    first = [made(form, 1, number).files for number in range(20)]
    seeds_of.cache_clear()
    assert [made(form, 1, number).files for number in range(20)] == first
    assert [made(form, 2, number).files for number in range(20)] != first
