"""Damaged files of every format, 500 of each: a wave, or an error in words. Never anything else.

Ten thousand of each: python3 build/dev.py mutations
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from omnibus_desktop.errors import OmnibusError
from tests.readers.mutations import trial
from tests.readers.mutations.campaign import verdicts
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


def fewer(path: Path, form: str) -> dict[str, Any]:
    """A reader that shows half of a damaged file as if it were all."""
    return {"kind": "opened", "respondents": 20, "remarks": [], "digest": path.read_bytes().hex()}


def killed(path: Path, form: str) -> dict[str, Any]:
    """A reader that dies of a damaged file."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def unnamed(path: Path, form: str) -> dict[str, Any]:
    """A reader that says that something is wrong, but not with what."""
    said = OmnibusError("it is damaged", "do something")
    return {"kind": "told", "wrong": trial.wrong_with(said, path.parent), "said": str(said)}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each file is opened in a forked process")
@pytest.mark.parametrize(
    ("reader", "kind"), [(fewer, "silent"), (killed, "crash"), (unnamed, "badly told")]
)
def test_a_reader_that_does_not_bear_damage_is_found(
    monkeypatch: pytest.MonkeyPatch, reader: Callable[..., dict[str, Any]], kind: str
) -> None:
    whole = {"kind": "opened", "respondents": 40, "remarks": [], "digest": ""}
    monkeypatch.delenv("OMNIBUS_SURVEYS", raising=False)
    seeds_of.cache_clear()
    intact = [seed.files[seed.opened] for seed in seeds_of("zsav")]
    monkeypatch.setattr(
        trial,
        "tried",
        lambda path, form: whole if path.read_bytes() in intact else reader(path, form),
    )
    found = [verdict.kind for verdict in verdicts("zsav", 1, range(6))]
    seeds_of.cache_clear()
    assert kind in found
