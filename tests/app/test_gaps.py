"""The event loop turns while a person works: watched through the five jobs, with real events, in a
program of its own in which nothing has been imported by another test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.loop_watch import Gap
from tests.later_waves import write_later_wave

ROOT = Path(__file__).parents[2]
SHORT = 50  # milliseconds of processor time that nobody feels
BUSY = 2.5  # times as much as on a machine where the caches are one's own


@pytest.mark.slow
def test_the_event_loop_turns_through_the_five_jobs(tmp_path: Path) -> None:
    wave = write_later_wave(tmp_path / "wave2_synthetic.sav", 2, ("judiciary",))
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.walked_jobs", str(wave), str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    gaps = [Gap(*json.loads(line)) for line in done.stdout.splitlines()]
    assert len(gaps) > 15
    felt = [gap for gap in gaps if gap.ms > BUSY * SHORT]
    assert [str(gap) for gap in felt] == []
